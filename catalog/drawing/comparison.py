"""Several bags and everyday objects side by side at one scale, wrapped into rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .board import LAYOUTS, Board, Layout
from .essentials import LINE, EssentialDrawing, drawn
from .forms import form_of, scale_of
from .illustration import painted, plain_name, scale_text
from .linework import INK, LACQUER, PAPER, lines
from .spec import BagDrawing, Length
from .svg import Sheet, group, num, picture, tag
from .wording import capital, face, metric

_GAP_PX = 22
_EDGE_PX = 10
_LEAST_COLUMN_PX = 84
Item = BagDrawing | EssentialDrawing


@dataclass(frozen=True, slots=True)
class _Placed:
    item: Item
    width: float
    height: float


def size_comparison(
    *items: Item,
    layout: str = "wide",
    columns: int | None = None,
    style: str = "illustrated",
    prefix: str = "comparison",
) -> str:
    """Bags and objects at one scale, each on its row's ground line with its name and size.

    `layout` as in `size_drawing`; `columns` is how many stand in a row at most, by default
    three on a narrow drawing and six on a wide one, fewer where labels would touch.
    Raises ValueError when there is nothing to compare.
    """
    if not items:
        raise ValueError("a comparison needs at least one bag or object")
    sheet = Sheet(prefix)
    plan = LAYOUTS[layout]
    most = columns or (3 if plan.css_width < 500 else 6)
    placed = [_placed(item) for item in items]
    rows = _rows(placed, most)
    px = max(_scale(row, plan) for row in rows)
    board = Board(plan, max(px, 0.11))
    px = board.px
    width = plan.css_width * px
    parts: list[str] = []
    floor = 0.0
    for i, row in enumerate(rows):
        tall = max(p.height for p in row)
        floor += tall + (14 if i else 12) * px
        markup, depth = _row(board, sheet, row, width, style)
        grid = board.grid(0, -tall - 8 * px, width, 0)
        parts.append(
            group(grid, board.ruler(0, width), markup, transform=f"translate(0 {num(floor, 3)})")
        )
        floor += depth
    height = floor + 4 * px
    return picture(
        (0, 0, width, height),
        sheet.markup(),
        board.ground(0, 0, width, height),
        *parts,
        title="Sizes compared",
        desc=comparison_description(*items),
        prefix=sheet.prefix,
        css_class=f"size-comparison size-comparison--{layout}",
    )


def comparison_description(*items: Item) -> str:
    """The compared things and their sizes in one sentence, in the order they stand in."""
    said = [f"{_name(item)} ({', '.join(_measures(item)) or 'size not known'})" for item in items]
    return f"Drawn to one scale, from left to right: {'; '.join(said)}."


def _name(item: Item) -> str:
    return plain_name(item) if isinstance(item, BagDrawing) else item.name


def _measures(item: Item) -> list[str]:
    if isinstance(item, EssentialDrawing):
        return [face(*_as_drawn(item))]
    if item.width_mm is not None and item.height_mm is not None:
        return [face(item.width_mm, item.height_mm)]
    known = ((item.width_mm, "wide"), (item.height_mm, "high"))
    return [f"{metric(value)} {word}" for value, word in known if value is not None]


def _as_drawn(item: EssentialDrawing) -> tuple[Length, Length]:
    short, long = sorted((item.length_mm, item.width_mm))
    width, height = item.size()
    return (long, short) if width > height else (short, long)


def _placed(item: Item) -> _Placed:
    if isinstance(item, EssentialDrawing):
        return _Placed(item, *item.size())
    form, scale = form_of(item, strap=False), scale_of(item)
    top = -min([form.body.box().y, *(t.path.box().y - t.width / 2 for t in form.tubes)])
    wide = max(
        abs(v)
        for t in (form.body, *(t.path for t in form.tubes))
        for v in (t.box().x, t.box().right)
    )
    return _Placed(item, 2 * wide * scale, top * scale)


def _rows(placed: Sequence[_Placed], most: int) -> list[list[_Placed]]:
    """Rows as even as the most per row allows."""
    count = -(-len(placed) // most)
    base, extra = divmod(len(placed), count)
    rows, at = [], 0
    for i in range(count):
        size = base + (i < extra)
        rows.append(list(placed[at : at + size]))
        at += size
    return rows


def _scale(row: Sequence[_Placed], plan: Layout) -> float:
    """Millimetres in a CSS pixel at which the row fits, labels of small things included."""
    free = plan.css_width - 2 * _EDGE_PX - _GAP_PX * (len(row) - 1)
    least = min(_LEAST_COLUMN_PX, free / len(row))
    px = sum(p.width for p in row) / free
    for _ in range(12):
        small = sum(1 for p in row if p.width < least * px)
        room = free - small * least
        wide = sum(p.width for p in row if p.width >= least * px)
        if room <= 0 or not wide:
            break
        px = wide / room
    return px


def _row(
    board: Board, sheet: Sheet, row: Sequence[_Placed], width: float, style: str
) -> tuple[str, float]:
    px = board.px
    least = min(
        _LEAST_COLUMN_PX,
        (board.layout.css_width - 2 * _EDGE_PX - _GAP_PX * (len(row) - 1)) / len(row),
    )
    rooms = [max(p.width, least * px) for p in row]
    spare = width - 2 * _EDGE_PX * px - sum(rooms)
    gap = spare / max(1, len(row) - 1) if len(row) > 1 else 0.0
    gap = min(gap, _GAP_PX * px * 3)
    x = (width - sum(rooms) - gap * (len(row) - 1)) / 2
    parts, deepest = [], 0.0
    for p, room in zip(row, rooms, strict=True):
        middle = x + room / 2
        parts.append(_art(board, sheet, p, middle, style))
        words = board.wrapped(capital(_name(p.item)), room + gap * 0.7)
        y = (7 + 6) * px
        for line in words:
            y += board.line_height
            parts.append(board.text(middle, y, line, strong=isinstance(p.item, BagDrawing)))
        for line in _measures(p.item):
            y += board.line_height
            parts.append(board.text(middle, y, line, ink=LACQUER))
        deepest = max(deepest, y)
        x += room + gap
    return "".join(parts), deepest + board.line_height * 0.6


def _art(board: Board, sheet: Sheet, p: _Placed, middle: float, style: str) -> str:
    if isinstance(p.item, EssentialDrawing):
        return group(
            drawn(
                p.item,
                sheet,
                style if style == LINE else "illustrated",
                fill=PAPER,
                weight=1.1 * board.px,
            ),
            transform=f"translate({num(middle, 3)} 0)",
            stroke=INK if style == LINE else None,
            fill="none" if style == LINE else None,
            class_="size-thing",
        )
    if max(p.width, p.height) < 4 * board.px:
        # Too small to be seen at this scale: a ring shows where it stands.
        return tag(
            "circle",
            cx=num(middle, 3),
            cy=num(-5 * board.px, 3),
            r=num(5 * board.px, 4),
            fill="none",
            stroke=LACQUER,
            stroke_width=num(board.px, 4),
        ) + tag(
            "rect",
            x=num(middle - p.width / 2, 4),
            y=num(-p.height, 4),
            width=num(p.width, 4),
            height=num(p.height, 4),
            fill=INK,
        )
    form, scale = form_of(p.item, strap=False), scale_of(p.item)
    where = f"translate({num(middle, 3)} 0)scale({scale_text(scale)})"
    if style == LINE:
        tint = tag("path", d=form.body.d(), fill=LACQUER, fill_opacity=0.05)
        return group(
            lines(form, 1.5 * board.px / scale, p.item, PAPER),
            tint,
            transform=where,
            stroke=INK,
            fill="none",
            class_="size-bag",
        )
    return group(painted(p.item, form, sheet, shadow=False), transform=where, class_="size-bag")
