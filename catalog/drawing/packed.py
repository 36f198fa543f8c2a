"""A kit as it lies in a bag, drawn to scale from its placements, and told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians, sin

from catalog.fit.packing import Placement
from catalog.fit.shapes import AXES, CYLINDER, Box, Item
from catalog.fit.single import Oblique

from .board import LAYOUTS, Board
from .linework import LACQUER
from .packed_marks import RING_PX, paints, ring
from .packed_views import (
    ABOVE,
    FRONT,
    NUMBERS_ABOVE_PX,
    SIDE,
    Lying,
    View,
    drawn_numbers,
    drawn_things,
    room,
    spots,
)
from .svg import Sheet, group, num, picture, tag
from .wording import capital, listed, trimmed

_EDGE_PX = 10
_GAP_PX = 26
_DIMENSION_PX = 84
_HIGHEST_PX = 330
# A bag of thumbnail size is not blown up beyond this many CSS pixels a millimetre.
_LARGEST_SCALE = 5
_SWATCH_PX = 26
# What is left along an axis, said where it is left.
_FREE = ("at the side", "above", "behind")


class PackingError(ValueError):
    """What cannot be drawn; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Packing:
    """What a packed drawing shows.

    `items` are numbered in their order; `placements` are the certificate of the same kit. One
    thing that lies at a slant has `slant` instead. `assumed` names the axes whose length is not
    known and was taken to be what the kit needs. Raises PackingError for a side that is not
    given, or things without a place.
    """

    bag: str
    room: Box
    items: tuple[Item, ...]
    placements: tuple[Placement, ...] = ()
    slant: Oblique | None = None
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if None in self.sides_mm:
            raise PackingError("A bag with a side that is not known cannot be drawn packed.")
        if self.slant and len(self.items) != 1:
            raise PackingError("One thing alone lies at a slant.")
        if not self.slant and len(self.placements) != len(self.items):
            raise PackingError("Every thing needs its placement to be drawn.")

    @property
    def sides_mm(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        return self.room.width_mm, self.room.height_mm, self.room.depth_mm

    @property
    def free_mm(self) -> tuple[Decimal, ...]:
        """What is left beyond all things along width, height and depth."""
        if self.slant:
            thickness = _thickness(self.items[0], self.slant)
            across = AXES.index(self.slant.across)
            return tuple(
                side - thickness if axis == across else self.slant.clearance_mm
                for axis, side in enumerate(self.sides_mm)
            )
        return tuple(
            side - max(lies.corner_mm[axis] + lies.extent_mm[axis] for lies in self.placements)
            for axis, side in enumerate(self.sides_mm)
        )

    def lying(self) -> list[Lying]:
        """The things as they lie, numbered from one."""
        if self.slant:
            return [_slanted(self.items[0], self.slant, self.sides_mm)]
        return [
            Lying(
                number,
                tuple(map(float, lies.corner_mm)),
                tuple(map(float, lies.extent_mm)),
                lies.turned.index(0) if item.shape == CYLINDER else None,
            )
            for number, (item, lies) in enumerate(
                zip(self.items, self.placements, strict=True), start=1
            )
        ]


def packed_drawing(packing: Packing, layout: str = "wide", prefix: str = "packed") -> str:
    """The kit in the bag as one SVG in mm: two views at one scale, and what the numbers mean.

    `layout` as in `size_drawing`: side by side on a wide sheet, one above the other on a narrow
    one. A thing hidden behind others is dashed; so is a room that nobody has measured.
    """
    sheet = Sheet(prefix)
    plan = LAYOUTS[layout]
    views = [FRONT, SIDE if packing.slant and packing.slant.across == AXES[0] else ABOVE]
    sides = [_sides(view, packing) for view in views]
    beside = plan.css_width > 500
    each = plan.css_width - 2 * _EDGE_PX
    if beside:
        each = (each - _GAP_PX) / 2
    board = Board(
        plan,
        max(
            1 / _LARGEST_SCALE,
            *(max(w / (each - _DIMENSION_PX), h / _HIGHEST_PX) for w, h in sides),
        ),
    )
    px = board.px
    parts, bottoms = [], [0.0]
    x, y = _EDGE_PX * px, 8 * px
    for view, (w, h) in zip(views, sides, strict=True):
        drawn, above, below = _view(view, packing, (w, h), sheet, board)
        parts.append(group(drawn, transform=f"translate({num(x, 3)} {num(y + above + h, 3)})"))
        bottom = y + above + h + below
        if beside:
            x += (each + _GAP_PX) * px
        else:
            y = bottom + 16 * px
        bottoms.append(bottom)
    legend, depth = _legend(packing, sheet, board, max(bottoms) + 14 * px)
    parts.append(legend)
    width = plan.css_width * px
    return picture(
        (0, 0, width, depth + 4 * px),
        sheet.markup(),
        board.ground(0, 0, width, depth + 4 * px),
        *parts,
        title=f"{listed([item.name for item in packing.items])} in the {packing.bag}",
        desc=packed_description(packing),
        prefix=sheet.prefix,
        css_class=f"packed-drawing packed-drawing--{layout}",
    )


def packed_description(packing: Packing) -> str:
    """All that the drawing shows, in sentences."""
    width, height, depth = (_mm(side) for side in packing.sides_mm)
    told = "as estimated from its outside" if packing.room.estimated else "as measured"
    said = [f"The room inside is {width} wide, {height} high and {depth} deep, {told}."]
    said += [
        f"Its {axis} is not known and is drawn as long as the things need it."
        for axis in packing.assumed
    ]
    if packing.slant:
        item, slant = packing.items[0], packing.slant
        said.append(
            f"{capital(item.name)} ({size_of(item)}) lies at a slant of "
            f"{trimmed(Decimal(str(slant.degrees)), 0)} degrees to the {slant.long_axis}, with "
            f"{_mm(slant.clearance_mm)} to spare."
        )
        return " ".join(said)
    for number, (item, lies) in enumerate(
        zip(packing.items, packing.placements, strict=True), start=1
    ):
        left, bottom, front = (_mm(mm) for mm in lies.corner_mm)
        along = " × ".join(_plain(mm) for mm in lies.extent_mm)
        said.append(
            f"{number}: {item.name}, {size_of(item)}, takes {along} mm (width × height × depth), "
            f"{left} from the left, {bottom} above the bottom and {front} from the front."
        )
    said.append(f"Left over: {listed(_left_over(packing, (0, 1, 2)))}.")
    return " ".join(said)


def size_of(item: Item) -> str:
    """“85.6 × 54 × 0.76 mm”, or for a cylinder “⌀ 23.3 × 2.3 mm”."""
    if item.shape == CYLINDER:
        return f"⌀ {_plain(item.width_mm)} × {_plain(item.length_mm)} mm"
    sides = (item.length_mm, item.width_mm, item.thickness_mm)
    return f"{' × '.join(map(_plain, sides))} mm"


def _plain(mm: Decimal) -> str:
    return trimmed(mm, 1 if mm >= 1 else 2)


def _mm(mm: Decimal) -> str:
    return f"{_plain(mm)} mm"


def _left_over(packing: Packing, axes: Sequence[int]) -> list[str]:
    free = packing.free_mm
    return [
        f"{_mm(free[axis])} {_FREE[axis]}" for axis in axes if AXES[axis] not in packing.assumed
    ]


def _sides(view: View, packing: Packing) -> tuple[float, float]:
    sides = packing.sides_mm
    return float(sides[view.across]), float(sides[view.up])


def _view(
    view: View, packing: Packing, sides: tuple[float, float], sheet: Sheet, board: Board
) -> tuple[str, float, float]:
    """(markup from the lower left corner, mm taken above the room, mm taken below it)."""
    px, line = board.px, board.line_height
    w, h = sides
    things = packing.lying()
    found = spots(view, things, px)
    numbers_above = 0.0 if all(spot.roomy for spot in found) else NUMBERS_ABOVE_PX * px
    dashed = packing.room.estimated or bool(
        {AXES[view.across], AXES[view.up]} & set(packing.assumed)
    )
    below = (8 + 6) * px
    parts = [
        room(sides, dashed, board),
        board.grid(0, -h, w, 0),
        drawn_things(view, things, sheet, board),
        drawn_numbers(found, sides, board),
        board.across(0, w, below),
        board.upright(-h, 0, w + 12 * px),
        board.text(w + 20 * px, -h / 2 + line * 0.3, _axis(packing, view.up), "start", ink=LACQUER),
        board.text(0, -h - numbers_above - 8 * px, view.caption, "start", strong=True),
    ]
    below += 6 * px + line
    parts.append(board.text(0, below, _axis(packing, view.across), "start", ink=LACQUER))
    free = [] if packing.slant else _left_over(packing, (view.across, view.up))
    if packing.slant and packing.slant.across == AXES[view.towards]:
        free = [f"{_mm(packing.slant.clearance_mm)} to spare at a slant"]
    for words in free:
        below += line
        parts.append(board.text(0, below, _freely(words), "start"))
    return "".join(parts), numbers_above + 8 * px + line, below


def _freely(words: str) -> str:
    return words if "spare" in words else words.replace(" mm ", " mm free ", 1)


def _axis(packing: Packing, axis: int) -> str:
    mark = "≥ " if AXES[axis] in packing.assumed else "≈ " if packing.room.estimated else ""
    return f"{mark}{_mm(packing.sides_mm[axis])}"


def _legend(packing: Packing, sheet: Sheet, board: Board, top: float) -> tuple[str, float]:
    """What the numbers mean, in one column or two, and how far down it reaches."""
    px, line = board.px, board.line_height
    columns = 2 if board.layout.css_width > 500 else 1
    each = (board.layout.css_width - 2 * _EDGE_PX) / columns * px
    indent = (_SWATCH_PX + 2 * RING_PX + 14) * px
    deepest = [top] * columns
    parts = []
    for place, item in enumerate(packing.items):
        column = place % columns
        x, y = _EDGE_PX * px + column * each, deepest[column]
        parts.append(_swatch(sheet, board, x, y, place + 1))
        size = size_of(item) + (", gives way" if item.compressible_percent else "")
        lines = board.wrapped(capital(item.name), each - indent - 12 * px)
        for strong, words in [*((True, said) for said in lines), (False, size)]:
            y += line
            parts.append(board.text(x + indent, y, words, "start", strong=strong))
        deepest[column] = y + 10 * px
    return group(*parts, class_="packed-legend"), max(deepest)


def _swatch(sheet: Sheet, board: Board, x: float, y: float, number: int) -> str:
    px = board.px
    size = {"width": num(_SWATCH_PX * px, 3), "height": num(16 * px, 3)}
    top = y + 5 * px
    parts = [
        tag("rect", x=num(x, 3), y=num(top, 3), **size, fill=paint, fill_opacity=opacity)
        for paint, opacity in paints(sheet, board, number)
    ]
    frame = tag(
        "rect",
        x=num(x, 3),
        y=num(top, 3),
        **size,
        fill="none",
        stroke="currentColor",
        stroke_width=num(px, 4),
    )
    middle = x + (_SWATCH_PX + RING_PX + 6) * px
    return "".join(parts) + frame + ring(board, middle, top + 8 * px, number)


def _thickness(item: Item, slant: Oblique) -> Decimal:
    """What of the thing lies along the axis that its face is square to."""
    taken = [slant.item_long_mm, slant.item_short_mm]
    rest = [Decimal(extent) / 10_000 for extent in item.extents]
    for side in taken:
        rest.remove(side)
    return rest[0]


def _slanted(item: Item, slant: Oblique, sides: Sequence[Decimal]) -> Lying:
    across = AXES.index(slant.across)
    long_axis = AXES.index(slant.long_axis)
    c, s = cos(radians(slant.degrees)), sin(radians(slant.degrees))
    long, short = float(slant.item_long_mm), float(slant.item_short_mm)
    extent = [0.0, 0.0, 0.0]
    for axis in range(3):
        if axis == across:
            extent[axis] = float(_thickness(item, slant))
        else:
            extent[axis] = long * c + short * s if axis == long_axis else long * s + short * c
    corner = [
        0.0 if axis == across else (float(side) - extent[axis]) / 2
        for axis, side in enumerate(sides)
    ]
    return Lying(
        1,
        (corner[0], corner[1], corner[2]),
        (extent[0], extent[1], extent[2]),
        slanted_across=across,
        long_axis=long_axis,
        degrees=slant.degrees,
        face=(long, short),
    )
