"""Laying a drawing out on sheets of paper at 100 %. Lengths are millimetres on the paper."""

import math
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

# ISO 216 and ANSI/ASME Y14.1; what is printed fits on either, whichever is in the printer.
A4_MM = (210.0, 297.0)
LETTER_MM = (215.9, 279.4)
# The page margins of the site's print stylesheet: sides, then head and foot.
MARGINS_MM = (16.0, 18.0)
# The line over a drawing that says which sheet it is, with the distance below it.
LINE_MM = 12.0
# What the first sheet says and shows above a drawing: heading, advice, ruler and card.
CHECK_MM = 112.0
# A hair's breadth that keeps rounding from pushing a drawing to the next sheet.
SPARE_MM = 2.0
# Neighbouring sheets share a strip of this width to be glued along.
OVERLAP_MM = 10.0
# A dozen sheets are a poster; nobody glues more to see a bag.
MOST_SHEETS = 12


class Room(NamedTuple):
    """The part of a sheet that a drawing may take."""

    width: float
    height: float


_PRINTABLE = Room(
    min(A4_MM[0], LETTER_MM[0]) - 2 * MARGINS_MM[0] - SPARE_MM,
    min(A4_MM[1], LETTER_MM[1]) - 2 * MARGINS_MM[1] - SPARE_MM,
)
FIRST_SHEET = Room(_PRINTABLE.width, _PRINTABLE.height - CHECK_MM)
FURTHER_SHEET = Room(_PRINTABLE.width, _PRINTABLE.height - LINE_MM)


class Tile(NamedTuple):
    """The window of the drawing that one sheet shows, from the drawing's upper left corner."""

    x: float
    y: float
    width: float
    height: float
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a drawing is printed.

    `turned` is by a quarter; then the tiles are windows of the turned drawing. No tiles: it
    would take more than MOST_SHEETS, `sheets` of them.
    """

    tiles: tuple[Tile, ...]
    turned: bool
    on_first_sheet: bool
    sheets: int


def lay_out(width_mm: float, height_mm: float) -> Layout:
    """Where a drawing goes: under the check on the first sheet, or on as few others as can be.

    Raises ValueError for a size that is not above zero.
    """
    if not (width_mm > 0 and height_mm > 0):
        raise ValueError(f"a drawing of {width_mm} × {height_mm} mm cannot be printed")
    if width_mm <= FIRST_SHEET.width and height_mm <= FIRST_SHEET.height:
        tile = Tile(0, 0, width_mm, height_mm, 0, 0)
        return Layout((tile,), turned=False, on_first_sheet=True, sheets=1)
    upright = _tiles(width_mm, height_mm)
    across = _tiles(height_mm, width_mm)
    turned = len(across) < len(upright)
    tiles = across if turned else upright
    shown = tiles if len(tiles) <= MOST_SHEETS else ()
    return Layout(shown, turned, on_first_sheet=False, sheets=len(tiles))


def _tiles(width: float, height: float) -> tuple[Tile, ...]:
    columns = _windows(width, FURTHER_SHEET.width)
    rows = _windows(height, FURTHER_SHEET.height)
    return tuple(
        Tile(x, y, wide, high, column, row)
        for (row, (y, high)), (column, (x, wide)) in product(enumerate(rows), enumerate(columns))
    )


def _windows(length: float, room: float) -> list[tuple[float, float]]:
    """(start, length) of the fewest equal windows of at most `room` that overlap."""
    if length <= room:
        return [(0.0, length)]
    count = math.ceil((length - OVERLAP_MM) / (room - OVERLAP_MM))
    step = (length - OVERLAP_MM) / count
    return [(i * step, step + OVERLAP_MM) for i in range(count)]
