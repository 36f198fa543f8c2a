"""A kit as it lies in a bag, drawn to scale from its placements: two views and a legend."""

from __future__ import annotations

from catalog.fit.shapes import AXES

from .board import LAYOUTS, Board
from .linework import LACQUER
from .packed_kit import Packing, in_mm, left_over, packed_description, size_of
from .packed_marks import RING_PX, paints, ring
from .packed_views import (
    ABOVE,
    FRONT,
    NUMBERS_ABOVE_PX,
    SIDE,
    View,
    drawn_numbers,
    drawn_things,
    room,
    spots,
)
from .svg import Sheet, group, num, picture, tag
from .wording import capital, listed

_EDGE_PX = 10
_GAP_PX = 26
_DIMENSION_PX = 84
_HIGHEST_PX = 330
# A bag of thumbnail size is not blown up beyond this many CSS pixels a millimetre.
_LARGEST_SCALE = 5
_SWATCH_PX = 26


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
    free = [] if packing.slant else left_over(packing, (view.across, view.up))
    if packing.slant and packing.slant.across == AXES[view.towards]:
        free = [f"{in_mm(packing.slant.clearance_mm)} to spare at a slant"]
    for words in free:
        below += line
        parts.append(board.text(0, below, _freely(words), "start"))
    return "".join(parts), numbers_above + 8 * px + line, below


def _freely(words: str) -> str:
    return words if "spare" in words else words.replace(" mm ", " mm free ", 1)


def _axis(packing: Packing, axis: int) -> str:
    mark = "≥ " if AXES[axis] in packing.assumed else "≈ " if packing.room.estimated else ""
    return f"{mark}{in_mm(packing.sides_mm[axis])}"


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
