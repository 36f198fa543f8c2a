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
from .svg import Sheet, group, num, picture, safe_id, tag
from .wording import imperial, metric, size_description

ILLUSTRATED = "illustrated"
# A bag smaller than this on the screen is shown again in a magnifying lens.
_LEAST_PX = 26
_LENS_PX = 104
_GAP_PX = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One thing on the ground line: its width and height in mm, its markup, its labels."""

    width: float
    height: float
    markup: str
    labels: tuple[str, ...] = ()
    measured: tuple[Length, ...] = ()


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
    sheet = Sheet(prefix or f"size-{bag.seed}-{layout}")
    plan = LAYOUTS[layout]
    form = form_of(bag, strap=False)
    scale = scale_of(bag)
    size = bag.proportions
    things = [t for t in (card, phone) if t is not None]
    # On a narrow drawing the card stands on its short edge to leave the bag more room.
    sizes = [t.size(upright=True) if layout == "narrow" else t.size() for t in things]
    side = size.depth if bag.depth_mm is not None else 0.0
    reach = max(_above(form) * scale, size.height)
    content = size.width + side + sum(w for w, _ in sizes)
    board, lens = _board(plan, content, size.width, max(size.width, size.height),
                         1 + bool(side) + len(sizes))
    px = board.px
    place = 0.0
    parts: list[str] = []
    gap = _GAP_PX * px
    start = -_left_px(plan) * px
    bag_room = max(size.width, _LENS_PX * px if lens else 0)
    middle = place + bag_room / 2
    if lens:
        parts.append(_lens(board, sheet, bag, form, scale, middle, style))
        reach = max(reach, (_LENS_PX + 60) * px)
    parts.append(_bag(board, sheet, bag, form, scale, middle, style))
    parts.append(_height(board, bag, middle - size.width / 2, units))
    level = (12 + 8) * px
    low = level + _labels_across(parts, board, middle - size.width / 2, size.width, level,
                                 _units(bag.width_mm, units))
    place += bag_room + gap
    if side:
        # A side narrower than its label still keeps the label's room to itself.
        room = max(side, 44 * px)
        x = place + (room - side) / 2
        parts.append(_side(board, x, side, size.height))
        low = max(low, level + _labels_across(parts, board, x, side, level,
                                              _units(bag.depth_mm, units)))
        place += room + gap
    top_of_things = 0.0
    for thing, (w, h) in zip(things, sizes, strict=True):
        room = max(w, 52 * px)
        parts.append(
            group(
                drawn(thing, sheet, LINE, upright=h >= w, fill=PAPER, weight=1.1 * px),
                transform=f"translate({num(place + room / 2, 3)} 0)",
                stroke=INK, fill="none", class_="size-thing",
            )
        )
        for i, line in enumerate(board.wrapped(_capital(thing.name), room + gap * 0.6)):
            y = level + (i + 0.35) * board.line_height
            parts.append(board.text(place + room / 2, y, line))
            low = max(low, y + board.line_height * 0.5)
        place += room + gap
        top_of_things = max(top_of_things, h)
    end = place - gap + 10 * px
    top = -max(reach, top_of_things, 90 * px) - 16 * px
    bottom = low + 8 * px
    return picture(
        (start, top, end - start, bottom - top),
        sheet.markup(),
        board.ground(start, top, end - start, bottom - top),
        group(board.grid(start - middle + size.width / 2, top, end - middle + size.width / 2, 0),
              transform=f"translate({num(middle - size.width / 2, 3)} 0)"),
        board.ruler(start, end),
        *parts,
        title=f"{plain_name(bag)}, to scale",
        desc=size_description(bag, card, phone),
        prefix=sheet.prefix,
        css_class=f"size-drawing size-drawing--{layout}",
    )


def _left_px(plan: Layout) -> float:
    return 66 if plan.css_width > 500 else 60


def _board(plan: Layout, content: float, width: float, longest: float, count: int
           ) -> tuple[Board, bool]:
    """The scale that fits content, gaps and margins into the layout, and whether a lens is due."""
    fixed = _left_px(plan) + 10 + _GAP_PX * (count - 1)
    # Labels need a least width a column; 24 px a column pays for the narrowest of them.
    free = plan.css_width - fixed - 18 * (count - 1)
    px = content / free
    lens = longest / px < _LEAST_PX
    if lens:
        px = (content - width) / (free - _LENS_PX)
    # Small things are not blown up beyond four times their size.
    return Board(plan, max(px, 0.11)), lens


def _above(form: Form) -> float:
    """How far the drawing rises above the ground, in form units."""
    return -min([form.body.box().y, *(t.path.box().y - t.width / 2 for t in form.tubes)])


def _bag(board: Board, sheet: Sheet, bag: BagDrawing, form: Form, scale: float, middle: float,
         style: str) -> str:
    where = f"translate({num(middle, 3)} 0)scale({scale_text(scale)})"
    if style == ILLUSTRATED:
        return group(painted(bag, form, sheet, shadow=False), transform=where, class_="size-bag")
    weight = 1.5 * board.px / scale
    return group(
        lines(form, weight, bag, PAPER),
        tag("path", d=form.body.d(), fill=LACQUER, fill_opacity=0.05, class_="size-tint"),
        transform=where, stroke=INK, fill="none", class_="size-bag",
    )


def _lens(board: Board, sheet: Sheet, bag: BagDrawing, form: Form, scale: float, middle: float,
          style: str) -> str:
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
        tag("path", d=f"M{num(middle - radius * 0.5, 3)} {num(cy + radius * 0.86, 3)}"
            f"L{num(middle, 3)} {num(-tip, 3)}L{num(middle + radius * 0.5, 3)} "
            f"{num(cy + radius * 0.86, 3)}", stroke=LACQUER, stroke_width=num(0.7 * px, 4),
            fill="none", stroke_opacity=0.7),
        tag("circle", cx=num(middle, 3), cy=num(cy, 3), r=num(radius, 3), fill=PAPER,
            stroke=INK, stroke_width=num(1.2 * px, 4)),
        group(art, transform=f"translate({num(middle, 3)} {num(foot, 3)})"
              f"scale({scale_text(scale * times)})", stroke=INK, fill="none"),
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
        out.append(board.text(x - 6 * board.px, first + i * board.line_height, line, "end",
                              strong=i == 0))
    return "".join(out)


def _units(length: Length | None, units: tuple[str, ...]) -> list[str]:
    if length is None:
        return []
    said = {"cm": metric, "in": imperial}
    return [said[unit](length) for unit in units]


def _labels_across(parts: list[str], board: Board, left: float, width: float, level: float,
                   words: list[str]) -> float:
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
        tag("path", d=fold, stroke_width=num(0.6 * px, 4),
            stroke_dasharray=f"{num(4 * px, 3)} {num(3 * px, 3)}"),
        stroke=INK, fill="none", class_="size-side",
    )


def _capital(words: str) -> str:
    return words if not words[:1].islower() or words[1:2].isupper() else words[0].upper() + words[1:]


__all__ = ["safe_id", "size_drawing"]
