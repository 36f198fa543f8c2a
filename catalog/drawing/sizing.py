"""The size drawing of one bag: to scale beside a bank card and a phone, with its dimensions."""

from __future__ import annotations

from dataclasses import dataclass

from .board import LAYOUTS, Board, Layout
from .essentials import BANK_CARD, LINE, EssentialDrawing, drawn
from .forms import form_of, scale_of
from .forms.model import Form
from .illustration import painted, plain_name, scale_text
from .linework import INK, LACQUER, PAPER, lines
from .paths import rectangle
from .spec import BagDrawing, Length
from .svg import Sheet, group, num, picture, tag
from .wording import capital, imperial, metric, size_description

ILLUSTRATED = "illustrated"
# A bag smaller than this on the screen is shown again in a magnifying lens.
_LEAST_PX = 26
_LENS_PX = 104
_GAP_PX = 20
_RIGHT_PX = 10
_LEAST_MM_OF_PX = 0.11
# Where a narrow drawing would fall below this scale the card stands before the phone, peeping
# out by a share of its width.
_CROWDED_MM_OF_PX = 0.9
_PEEP = 0.5


@dataclass(frozen=True, slots=True)
class _Column:
    """One thing on the ground line: its width in mm and the room its lettering needs in px."""

    width: float
    least_px: float
    kind: str
    thing: EssentialDrawing | None = None
    front: _Column | None = None

    def room(self, px: float) -> float:
        return max(self.width, self.least_px * px)


def size_drawing(
    bag: BagDrawing,
    card: EssentialDrawing | None = BANK_CARD,
    phone: EssentialDrawing | None = None,
    layout: str = "wide",
    style: str = LINE,
    units: tuple[str, ...] = ("cm", "in"),
    prefix: str | None = None,
) -> str:
    """The bag, its side where the depth is known, a card and a phone at one scale.

    `layout` is “narrow” (made for 358 CSS px) or “wide” (720 CSS px); lettering is 12 or 13 CSS
    px at that width. `style` draws the bag in “line” or “illustrated”. `units` are the units of
    the dimension labels. The image's description is `size_description` of the same things.
    """
    plan = LAYOUTS[layout]
    sheet = Sheet(prefix or f"size-{bag.seed}-{layout}")
    form = form_of(bag, strap=False)
    columns, px = _columns(bag, (card, phone), plan)
    lens = columns[0].least_px == _LENS_PX
    drawing = _Drawing(Board(plan, px), sheet, bag, form, scale_of(bag), style, units)
    start, gap = -_left_px(plan) * px, _GAP_PX * px
    parts: list[str] = []
    place, low = 0.0, 0.0
    for column in columns:
        middle = place + column.room(px) / 2
        drawn_column, depth = drawing.column(column, middle, gap, lens)
        parts.append(drawn_column)
        low = max(low, depth)
        place += column.room(px) + gap
    end = max(place - gap + _RIGHT_PX * px, start + plan.css_width * px)
    heights = [t.size(_stands(t, plan))[1] for t in (card, phone) if t is not None]
    reach = max(_above(form) * drawing.scale, (_LENS_PX + 60) * px if lens else 0.0)
    top = -max(reach, *heights, 90 * px) - 16 * px if heights else -max(reach, 90 * px) - 16 * px
    bottom = low + 8 * px
    zero = columns[0].room(px) / 2 - bag.proportions.width / 2
    return picture(
        (start, top, end - start, bottom - top),
        sheet.markup(),
        drawing.board.ground(start, top, end - start, bottom - top),
        group(
            drawing.board.grid(start - zero, top, end - zero, 0),
            drawing.board.ruler(start - zero, end - zero),
            transform=f"translate({num(zero, 3)} 0)",
        ),
        *parts,
        title=f"{plain_name(bag)}, to scale",
        desc=size_description(bag, card, phone),
        prefix=sheet.prefix,
        css_class=f"size-drawing size-drawing--{layout}",
    )


def _stands(thing: EssentialDrawing, plan: Layout) -> bool | None:
    """On a narrow drawing the card stands on its short edge to leave the bag more room."""
    return True if plan.css_width < 500 else None


def _columns(
    bag: BagDrawing, beside: tuple[EssentialDrawing | None, ...], plan: Layout
) -> tuple[list[_Column], float]:
    """What stands on the ground line, and the millimetres of a CSS pixel at which it all fits."""
    size = bag.proportions
    first = _Column(size.width, 54, "bag")
    side = [_Column(size.depth, 46, "side")] if bag.depth_mm is not None else []
    things = [_Column(t.size(_stands(t, plan))[0], 54, "thing", t) for t in beside if t]
    columns = [first, *side, *things]
    px = _fitting_px(columns, plan)
    if px > _CROWDED_MM_OF_PX and plan.css_width < 500 and len(things) == 2:
        pair = _Column(
            things[1].width + things[0].width * _PEEP, 64, "pair", things[1].thing, things[0]
        )
        columns = [first, *side, pair]
        px = _fitting_px(columns, plan)
    if max(size.width, size.height) / px < _LEAST_PX:
        # In the narrow drawing a lens leaves no room for a side too small to be seen.
        narrow = plan.css_width < 500
        columns = [_Column(size.width, _LENS_PX, "bag"), *([] if narrow else side), *things]
        px = _fitting_px(columns, plan)
    return columns, px


def _fitting_px(columns: list[_Column], plan: Layout) -> float:
    fixed = _left_px(plan) + _RIGHT_PX + _GAP_PX * (len(columns) - 1)
    few, many = 1e-4, 100.0
    for _ in range(60):
        px = (few + many) / 2
        if sum(c.room(px) for c in columns) > (plan.css_width - fixed) * px:
            few = px
        else:
            many = px
    # Small things are not blown up without end where nothing bigger stands beside them.
    return max(many, _LEAST_MM_OF_PX)


def _left_px(plan: Layout) -> float:
    return 66 if plan.css_width > 500 else 60


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One size drawing in the making."""

    board: Board
    sheet: Sheet
    bag: BagDrawing
    form: Form
    scale: float
    style: str
    units: tuple[str, ...]

    def column(self, column: _Column, middle: float, gap: float, lens: bool) -> tuple[str, float]:
        """A column's markup about its middle, and how far its lettering reaches down."""
        px = self.board.px
        level = 20 * px
        parts: list[str] = []
        left = middle - column.width / 2
        if column.thing:
            return self._thing(column, middle, gap)
        if column.kind == "side":
            parts.append(_side(self.board, left, column.width, self.bag.proportions.height))
            length = self.bag.depth_mm
        else:
            if lens:
                parts.append(
                    _lens(
                        self.board, self.sheet, self.bag, self.form, self.scale, middle, self.style
                    )
                )
            parts.append(
                _bag(self.board, self.sheet, self.bag, self.form, self.scale, middle, self.style)
            )
            parts.append(_height(self.board, self.bag, left, self.units))
            length = self.bag.width_mm
        words = _units(length, self.units)
        low = level + _labels_across(parts, self.board, left, column.width, level, words)
        return "".join(parts), low

    def _thing(self, column: _Column, middle: float, gap: float) -> tuple[str, float]:
        right = middle + column.width / 2
        markup, names = "", []
        for each in (column, column.front):
            if each is None or each.thing is None:
                continue
            width = each.thing.size(_stands(each.thing, self.board.layout))[0]
            at = right - width / 2 if each is column else right - column.width + width / 2
            markup += self._object(each.thing, at)
            names.append(capital(each.thing.name))
        board = self.board
        y = 20 * board.px
        for name in reversed(names):
            for line in board.wrapped(name, column.room(board.px) + gap * 0.6):
                y += board.line_height
                markup += board.text(middle, y, line)
        return markup, y + board.line_height * 0.4

    def _object(self, thing: EssentialDrawing, at: float) -> str:
        return group(
            drawn(
                thing,
                self.sheet,
                LINE,
                upright=_stands(thing, self.board.layout),
                fill=PAPER,
                weight=1.1 * self.board.px,
            ),
            transform=f"translate({num(at, 3)} 0)",
            stroke=INK,
            fill="none",
            class_="size-thing",
        )


def _above(form: Form) -> float:
    """How far the drawing rises above the ground, in form units."""
    return -min([form.body.box().y, *(t.path.box().y - t.width / 2 for t in form.tubes)])


def _bag(
    board: Board, sheet: Sheet, bag: BagDrawing, form: Form, scale: float, middle: float, style: str
) -> str:
    where = f"translate({num(middle, 3)} 0)scale({scale_text(scale)})"
    if style == ILLUSTRATED:
        return group(painted(bag, form, sheet, shadow=False), transform=where, class_="size-bag")
    weight = 1.5 * board.px / scale
    return group(
        lines(form, weight, bag, PAPER),
        tag("path", d=form.body.d(), fill=LACQUER, fill_opacity=0.05, class_="size-tint"),
        transform=where,
        stroke=INK,
        fill="none",
        class_="size-bag",
    )


def _lens(
    board: Board, sheet: Sheet, bag: BagDrawing, form: Form, scale: float, middle: float, style: str
) -> str:
    """The same bag magnified in a circle above its true size."""
    px = board.px
    radius = _LENS_PX / 2 * px
    size = bag.proportions
    times = radius * 1.25 / max(size.width, size.height)
    cy = -(_LENS_PX / 2 + 56) * px
    foot = cy + size.height * times / 2
    art = lines(form, 1.5 * px / (scale * times), bag, PAPER)
    if style == ILLUSTRATED:
        art = painted(bag, form, sheet, shadow=False)
    tip = size.height
    return group(
        tag(
            "path",
            d=f"M{num(middle - radius * 0.5, 3)} {num(cy + radius * 0.86, 3)}"
            f"L{num(middle, 3)} {num(-tip, 3)}L{num(middle + radius * 0.5, 3)} "
            f"{num(cy + radius * 0.86, 3)}",
            stroke=LACQUER,
            stroke_width=num(0.7 * px, 4),
            fill="none",
            stroke_opacity=0.7,
        ),
        tag(
            "circle",
            cx=num(middle, 3),
            cy=num(cy, 3),
            r=num(radius, 3),
            fill=PAPER,
            stroke=INK,
            stroke_width=num(1.2 * px, 4),
        ),
        group(
            art,
            transform=f"translate({num(middle, 3)} {num(foot, 3)})"
            f"scale({scale_text(scale * times)})",
            stroke=INK,
            fill="none",
        ),
        board.text(middle + radius * 0.98, cy - radius * 0.78, f"× {round(times)}", "start", True),
        class_="size-lens",
    )


def _height(board: Board, bag: BagDrawing, left: float, units: tuple[str, ...]) -> str:
    if bag.height_mm is None:
        return ""
    x = left - 10 * board.px
    height = float(bag.height_mm)
    out = [board.upright(-height, 0, x)]
    words = _units(bag.height_mm, units)
    first = -height / 2 - board.line_height * (len(words) / 2 - 0.75)
    # A label centred on a short dimension must not sink below the ground line.
    first = min(first, -board.line_height * (len(words) - 1) - 3 * board.px)
    for i, line in enumerate(words):
        out.append(
            board.text(x - 6 * board.px, first + i * board.line_height, line, "end", strong=i == 0)
        )
    return "".join(out)


def _units(length: Length | None, units: tuple[str, ...]) -> list[str]:
    if length is None:
        return []
    said = {"cm": metric, "in": imperial}
    return [said[unit](length) for unit in units]


def _labels_across(
    parts: list[str], board: Board, left: float, width: float, level: float, words: list[str]
) -> float:
    """A dimension under a column with its label, on one line if it fits; returns its height."""
    if not words:
        return 0.0
    parts.append(board.across(left, left + width, level - 4 * board.px))
    joined = " · ".join(words)
    if board.measure(joined) <= width + 16 * board.px:
        words = [joined]
    for i, line in enumerate(words):
        y = level + (i + 1) * board.line_height
        parts.append(board.text(left + width / 2, y, line, strong=i == 0))
    return (len(words) + 0.4) * board.line_height


def _side(board: Board, left: float, depth: float, height: float) -> str:
    """The side of the bag as a plain profile: only its depth and height are known."""
    px = board.px
    r = min(depth, height) * 0.16
    body = rectangle(left, -height, depth, height, r)
    fold = f"M{num(left + depth / 2, 3)} {num(-height + r, 3)}V{num(-r * 0.6, 3)}"
    return group(
        tag("path", d=body.d(3), fill=PAPER, stroke_width=num(1.1 * px, 4)),
        tag(
            "path",
            d=fold,
            stroke_width=num(0.6 * px, 4),
            stroke_dasharray=f"{num(4 * px, 3)} {num(3 * px, 3)}",
        ),
        stroke=INK,
        fill="none",
        class_="size-side",
    )
