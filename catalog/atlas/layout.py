"""Outlines nested in one corner, on a grid in millimetres. Plain geometry, exact decimals.

A plate's corner is (0, 0), x runs to the right and y downwards: an outline of w × h mm is the
rectangle from (0, -h) to (w, 0). What is written into SVG is in millimetres too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from catalog.drawing.svg import num
from catalog.sizes import ID1_MM, SizeClass

# All the tints of a plate laid over each other: dark enough to see where bags gather, light
# enough to see the grid through it.
_TINT_OF_ALL = Decimal("0.38")
# Screens know 255 steps: a fainter tint is none, or laid four hundred times a black square.
_LIGHTEST_TINT = Decimal(1) / 255
_DARKEST_TINT = Decimal("0.06")
# As wide or high as the widest or highest thing, and a little air.
_AIR = Decimal("1.05")
# Margins and lettering are counted in thousandths of the plate.
_MARGIN = 62
_EDGE = 16
# The widest plate of a page of several, in em: what fits a phone at its type size.
WIDEST_EM = Decimal(24)
_CURVE_POINTS = 32
# In thousandths of the plate too: about 8 px on a desk, 3 on a phone.
_SMALLEST_SEEN = 9


@dataclass(frozen=True, slots=True)
class Outline:
    """A bag's front: its sides in mm, what it is called in full, and where it leads."""

    key: str
    title: str
    url: str
    width_mm: Decimal
    height_mm: Decimal

    @property
    def area_mm2(self) -> Decimal:
        return self.width_mm * self.height_mm

    @property
    def width(self) -> str:
        return num(self.width_mm, 4)

    @property
    def height(self) -> str:
        return num(self.height_mm, 4)

    @property
    def top(self) -> str:
        return num(-self.height_mm, 4)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A thing everybody has held, drawn as it stands (`radius_mm`: its rounded corners)."""

    name: str
    width_mm: Decimal
    height_mm: Decimal
    radius_mm: Decimal

    @property
    def width(self) -> str:
        return num(self.width_mm, 4)

    @property
    def height(self) -> str:
        return num(self.height_mm, 4)

    @property
    def top(self) -> str:
        return num(-self.height_mm, 4)


# ISO/IEC 7810:2019, 5.1: corners are rounded with a radius of 2.88 to 3.48 mm.
BANK_CARD = Yardstick("bank card", *ID1_MM, Decimal("3.18"))


def phone(long_mm: Decimal, short_mm: Decimal) -> Yardstick:
    """A phone, upright; its corners are a convention of the drawing."""
    return Yardstick("phone", min(long_mm, short_mm), max(long_mm, short_mm), Decimal(9))


class Mark(NamedTuple):
    """Lettering: where it stands in mm, and what it says."""

    x: str
    y: str
    text: str


class Curve(NamedTuple):
    """All corners of one area: below it lie the fronts of a size class, for `reason`."""

    d: str
    mark: Mark
    reason: str


class Ring(NamedTuple):
    """Shows where an outline stands that is too small to be seen."""

    x: str
    y: str
    radius: str


class View(NamedTuple):
    """The frame of one or more plates: from the corner to `right` and up to `top`, in mm."""

    right: Decimal
    top: Decimal

    @property
    def unit(self) -> Decimal:
        """A thousandth of the larger extent: what margins and lettering are counted in."""
        return max(self.right, self.top) / 1000


@dataclass(frozen=True, slots=True)
class Plate:
    """Outlines in one corner: the largest first, so that every corner can be pointed at."""

    outlines: tuple[Outline, ...]
    yardsticks: tuple[Yardstick, ...]
    view: View

    @property
    def view_box(self) -> str:
        unit = self.view.unit
        left, below, edge = _MARGIN * unit, _MARGIN * unit, _EDGE * unit
        sides = (
            -left,
            -self.view.top - edge,
            self.view.right + left + edge,
            self.view.top + below + edge,
        )
        return " ".join(num(side, 4) for side in sides)

    @property
    def tint(self) -> str:
        """How opaque one outline is filled."""
        share = _TINT_OF_ALL / max(len(self.outlines), 1)
        return num(min(share, _DARKEST_TINT), 4) if share >= _LIGHTEST_TINT else "0"

    @property
    def placed(self) -> list[tuple[Outline, Ring | None]]:
        """The outlines, each with a ring around its corner where it needs one."""
        least = _SMALLEST_SEEN * self.view.unit
        return [
            (one, self._ring(one) if max(one.width_mm, one.height_mm) < least else None)
            for one in self.outlines
        ]

    def _ring(self, one: Outline) -> Ring:
        radius = num(_SMALLEST_SEEN * self.view.unit, 4)
        return Ring(num(one.width_mm / 2, 4), num(-one.height_mm / 2, 4), radius)

    @property
    def lettering(self) -> str:
        """One unit of lettering in mm; the stylesheet says how many make a letter."""
        return num(self.view.unit, 4)

    @property
    def right(self) -> str:
        return num(self.view.right, 4)

    @property
    def top(self) -> str:
        return num(-self.view.top, 4)

    @property
    def fine_grid(self) -> str:
        return _grid(self.view, _steps(self.view).half, _steps(self.view).whole)

    @property
    def grid(self) -> str:
        return _grid(self.view, _steps(self.view).whole)

    @property
    def fine_ticks(self) -> str:
        return _ticks(self.view, _steps(self.view).fine, 8)

    @property
    def ticks(self) -> str:
        steps = _steps(self.view)
        return _ticks(self.view, steps.half, 11) + _ticks(self.view, steps.whole, 16)

    @property
    def marks_across(self) -> list[Mark]:
        unit = self.view.unit
        return [
            Mark(num(at, 2), num(44 * unit, 4), num(Decimal(at) / 10, 1))
            for at in _positions(self.view.right, _steps(self.view).lettered)
        ]

    @property
    def marks_up(self) -> list[Mark]:
        unit = self.view.unit
        return [
            Mark(num(-24 * unit, 4), num(-at, 2), num(Decimal(at) / 10, 1))
            for at in _positions(self.view.top, _steps(self.view).lettered)
        ]

    @property
    def yardstick_marks(self) -> list[Mark]:
        """Each yardstick's name, inside its upper right corner."""
        unit = self.view.unit
        return [
            Mark(num(one.width_mm - 8 * unit, 4), num(-one.height_mm, 4), one.name)
            for one in self.yardsticks
        ]

    @property
    def curves(self) -> list[Curve]:
        """The limits of the size classes that cross the plate."""
        drawn = [_curve(size, self.view) for size in SizeClass if size.limit_mm2 is not None]
        return [curve for curve in drawn if curve is not None]


class Steps(NamedTuple):
    """Distances in mm: of fine ticks, half steps, whole steps, and of lettering."""

    fine: int
    half: int
    whole: int
    lettered: int


def nest(
    outlines: Iterable[Outline], yardsticks: Sequence[Yardstick], view: View | None = None
) -> Plate:
    """Outlines in one corner, none left out; `view` is their own frame if none is given."""
    ordered = sorted(outlines, key=lambda one: (-one.area_mm2, -one.width_mm, one.key))
    frame = view or frame_of([*ordered, *yardsticks])
    return Plate(tuple(ordered), tuple(yardsticks), frame)


def frame_of(things: Iterable[Outline | Yardstick]) -> View:
    """The frame that holds them all; that of a bank card where there is nothing."""
    wide = [ID1_MM[0]]
    high = [ID1_MM[1]]
    for thing in things:
        wide.append(thing.width_mm)
        high.append(thing.height_mm)
    return View(max(wide) * _AIR, max(high) * _AIR)


def em_wide(view: View, widest: View) -> str:
    """The width in em of a small plate drawn to the scale at which `widest` is WIDEST_EM."""
    return num(_whole_width(view) * WIDEST_EM / _whole_width(widest), 4)


def small_view_box(view: View) -> str:
    """The box of a plate without lettering: the frame and a hair's breadth around it."""
    edge = view.right * Decimal("0.01")
    sides = (-edge, -view.top - edge, view.right + 2 * edge, view.top + 2 * edge)
    return " ".join(num(side, 4) for side in sides)


def _whole_width(view: View) -> Decimal:
    return view.right * Decimal("1.02")


def _steps(view: View) -> Steps:
    longest = max(view.right, view.top)
    if longest <= 130:
        return Steps(1, 5, 10, 10)
    if longest <= 340:
        return Steps(1, 5, 10, 50)
    if longest <= 900:
        return Steps(5, 10, 50, 100)
    return Steps(10, 50, 100, 500)


def _positions(end: Decimal, step: int) -> range:
    return range(0, int(end) + 1, step)


def _grid(view: View, step: int, skip: int | None = None) -> str:
    """Lines every `step` mm, less those that stand on a multiple of `skip`."""
    right, top = num(view.right, 4), num(-view.top, 4)
    upright = [f"M{x} 0V{top}" for x in _positions(view.right, step) if not skip or x % skip]
    level = [f"M0 {-y}H{right}" for y in _positions(view.top, step) if not skip or y % skip]
    return "".join(upright + level)


def _ticks(view: View, step: int, units: int) -> str:
    """Ticks of both rulers, outwards from the frame."""
    length = num(units * view.unit, 4)
    below = [f"M{x} 0v{length}" for x in _positions(view.right, step)]
    beside = [f"M0 {-y}h-{length}" for y in _positions(view.top, step)]
    return "".join(below + beside)


def _curve(size: SizeClass, view: View) -> Curve | None:
    """The corners (x, y) with x · y = the class's limit, where they lie in the frame."""
    area = size.limit_mm2
    first, last = area / view.top, view.right
    if first >= last:
        return None
    ratio = float(last / first)
    points = []
    for step in range(_CURVE_POINTS + 1):
        x = first * Decimal(ratio ** (step / _CURVE_POINTS))
        points.append(f"{num(x)} {num(-area / x)}")
    unit = view.unit
    mark = Mark(num(last - 6 * unit, 4), num(-area / last - 8 * unit, 4), size.label)
    return Curve("M" + "L".join(points), mark, size.reason)
