"""One view of a packed bag: what lies before what, and where there is room for its number.

A view is drawn from its lower left corner at (0, 0), upwards being negative, in millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import cos, hypot, radians, sin
from typing import NamedTuple

from .board import Board
from .linework import INK, PAPER
from .packed_marks import RING_PX, leader, paints, ring
from .svg import Sheet, group, num, tag

_RING_APART_PX = 2 * RING_PX + 4
# Above a view, where it has numbers that find no room in it.
NUMBERS_ABOVE_PX = 34


class Extent(NamedTuple):
    """An upright rectangle: left, bottom, right, top, with top above bottom."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Extent) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


@dataclass(frozen=True, slots=True)
class Lying:
    """A thing as it lies, by axis (0 width, 1 height, 2 depth), in mm.

    `round_about` is the axis that a cylinder's own lies along. A thing at a slant is turned by
    `degrees` about the middle of its extent, square to the axis `slanted_across`, and `face`
    are its own long and short side there; `long_axis` is the axis its long side leans to.
    """

    number: int
    corner: tuple[float, float, float]
    extent: tuple[float, float, float]
    round_about: int | None = None
    slanted_across: int | None = None
    long_axis: int = 0
    degrees: float = 0
    face: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class View:
    """Which axes lie across and up, and from which end of the third it is looked at."""

    caption: str
    across: int
    up: int
    towards: int
    from_the_far_end: bool

    def seen(self, lying: Lying) -> Extent:
        left, bottom = lying.corner[self.across], lying.corner[self.up]
        return Extent(
            left, bottom, left + lying.extent[self.across], bottom + lying.extent[self.up]
        )

    def distance(self, lying: Lying) -> float:
        """Less is nearer to who looks."""
        near = lying.corner[self.towards]
        return -near if self.from_the_far_end else near


FRONT = View("From the front", across=0, up=1, towards=2, from_the_far_end=False)
ABOVE = View("From above", across=0, up=2, towards=1, from_the_far_end=True)
SIDE = View("From the side", across=2, up=1, towards=0, from_the_far_end=True)


class Spot(NamedTuple):
    """Where a thing is numbered: a point of it, and whether a ring has room there."""

    lying: Lying
    x: float
    y: float
    roomy: bool


def spots(view: View, things: Sequence[Lying], px: float) -> list[Spot]:
    """Where each thing is numbered: on the largest part of it that is seen, if a ring has room
    there; else from outside, at a point of it that is away from the other numbers.
    """
    roomy: list[Spot] = []
    tight: list[tuple[Lying, Extent]] = []
    for thing in things:
        own = view.seen(thing)
        seen = _largest_free(own, _before(view, thing, things))
        part = seen or own
        if seen and min(seen.right - seen.left, seen.top - seen.bottom) >= 2 * (RING_PX + 1) * px:
            x, y = (seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2
            roomy.append(Spot(thing, x, y, roomy=True))
        else:
            tight.append((thing, part))
    found = list(roomy)
    for thing, part in tight:
        found.append(Spot(thing, *_apart(part, found), roomy=False))
    return found


def _apart(part: Extent, others: Sequence[Spot]) -> tuple[float, float]:
    """A point of the part, the middle if that is as good, far from the other numbers."""
    shares = (0.5, 0.3, 0.7, 0.1, 0.9)
    points = [
        (part.left + (part.right - part.left) * a, part.bottom + (part.top - part.bottom) * b)
        for a, b in product(shares, shares)
    ]
    return max(
        points,
        key=lambda point: min((hypot(point[0] - o.x, point[1] - o.y) for o in others), default=0),
    )


def drawn_things(view: View, things: Sequence[Lying], sheet: Sheet, board: Board) -> str:
    """The things, the farthest first, and dashed what lies hidden behind others."""
    parts, hidden = [], []
    for thing in sorted(things, key=view.distance, reverse=True):
        for paint, opacity in paints(sheet, board, thing.number):
            parts.append(_shape(view, thing, fill=paint, fill_opacity=opacity, stroke="none"))
        line = {"stroke": INK, "stroke_linejoin": "round"}
        parts.append(_shape(view, thing, fill="none", stroke_width=num(1.2 * board.px, 4), **line))
        if _before(view, thing, things):
            dash = f"{num(3 * board.px, 3)} {num(2.4 * board.px, 3)}"
            hidden.append(
                _shape(
                    view,
                    thing,
                    fill="none",
                    stroke_width=num(0.9 * board.px, 4),
                    stroke_dasharray=dash,
                    **line,
                )
            )
    return group(*parts, class_="packed-things") + group(*hidden, class_="packed-hidden")


def drawn_numbers(found: Sequence[Spot], sides: tuple[float, float], board: Board) -> str:
    """The number of every thing: on it where there is room, else above the bag with a line."""
    inside = [ring(board, spot.x, -spot.y, spot.lying.number) for spot in found if spot.roomy]
    outside = sorted((spot for spot in found if not spot.roomy), key=lambda spot: spot.x)
    level = -sides[1] - (NUMBERS_ABOVE_PX - RING_PX - 3) * board.px
    apart = _RING_APART_PX * board.px
    places = _spread([spot.x for spot in outside], apart, sides[0])
    lines, rings = [], []
    for spot, x in zip(outside, places, strict=True):
        lines.append(leader(board, (x, level), (spot.x, -spot.y)))
        rings.append(ring(board, x, level, spot.lying.number))
    return "".join([*inside, *lines, *rings])


def _spread(wanted: Sequence[float], apart: float, width: float) -> list[float]:
    """Places near those wanted, in their order, none nearer to the next than `apart`."""
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + apart) if places else place)
    if places:
        over = places[-1] - max(width, (len(places) - 1) * apart)
        if over > 0:
            places = [place - over for place in places]
            for i in range(len(places) - 2, -1, -1):
                places[i] = min(max(places[i], wanted[i] - over), places[i + 1] - apart)
    return places


def _before(view: View, thing: Lying, things: Sequence[Lying]) -> list[Extent]:
    """What covers a part of the thing."""
    own, distance = view.seen(thing), view.distance(thing)
    return [
        seen
        for other in things
        if view.distance(other) < distance and (seen := view.seen(other)).meets(own)
    ]


def _largest_free(own: Extent, covers: Sequence[Extent]) -> Extent | None:
    """The part of `own` that no cover meets, that with the longest shorter side; None if none."""
    if not covers:
        return own
    xs = sorted({own.left, own.right, *(x for c in covers for x in (c.left, c.right))})
    ys = sorted({own.bottom, own.top, *(y for c in covers for y in (c.bottom, c.top))})
    best, best_key = None, (0.0, 0.0)
    for left, right in combinations([x for x in xs if own.left <= x <= own.right], 2):
        for bottom, top in combinations([y for y in ys if own.bottom <= y <= own.top], 2):
            key = (min(right - left, top - bottom), max(right - left, top - bottom))
            if key <= best_key:
                continue
            part = Extent(left, bottom, right, top)
            if not any(part.meets(cover) for cover in covers):
                best, best_key = part, key
    return best


def _shape(view: View, thing: Lying, **attributes: str | float | None) -> str:
    seen = view.seen(thing)
    width, height = seen.right - seen.left, seen.top - seen.bottom
    x, y = (seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2
    if thing.slanted_across == view.towards:
        return tag("path", d=_slanted(view, thing, x, y), **attributes)
    if thing.round_about == view.towards:
        return tag(
            "ellipse",
            cx=num(x, 3),
            cy=num(-y, 3),
            rx=num(width / 2, 3),
            ry=num(height / 2, 3),
            **attributes,
        )
    return tag(
        "rect",
        x=num(seen.left, 3),
        y=num(-seen.top, 3),
        width=num(width, 3),
        height=num(height, 3),
        **attributes,
    )


def _slanted(view: View, thing: Lying, x: float, y: float) -> str:
    """The outline of a thing that lies at a slant in this view."""
    turned = thing.degrees if thing.long_axis == view.across else 90 - thing.degrees
    c, s = cos(radians(turned)), sin(radians(turned))
    long, short = thing.face
    corners = [
        (x + dx * long / 2 * c - dy * short / 2 * s, -(y + dx * long / 2 * s + dy * short / 2 * c))
        for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    return "M" + "L".join(f"{num(px, 3)} {num(py, 3)}" for px, py in corners) + "Z"


def room(sides: tuple[float, float], dashed: bool, board: Board) -> str:
    """The inside of the bag; dashed where it is not measured."""
    return tag(
        "rect",
        x=0,
        y=num(-sides[1], 3),
        width=num(sides[0], 3),
        height=num(sides[1], 3),
        fill=PAPER,
        stroke=INK,
        stroke_width=num(1.8 * board.px, 4),
        stroke_dasharray=f"{num(7 * board.px, 3)} {num(4 * board.px, 3)}" if dashed else None,
        class_="packed-room",
    )
