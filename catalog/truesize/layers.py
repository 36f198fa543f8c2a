"""The drawings of the true-size page, each an SVG whose `width` and `height` are millimetres.

Pure drawing: nothing here asks the database. What is drawn keeps its size in print by these
attributes alone; on a screen the page's script multiplies `data-width-mm` by the screen's own
pixels a millimetre.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from catalog.drawing.essentials import BANK_CARD, CARD_RADIUS_MM, LINE, EssentialDrawing, drawn
from catalog.drawing.forms import form_of, scale_of
from catalog.drawing.illustration import frame_of, painted, scale_text
from catalog.drawing.linework import INK, LACQUER, PAPER, lines
from catalog.drawing.spec import BagDrawing
from catalog.drawing.svg import Sheet, fine, group, num, picture, tag
from catalog.truesize.paper import Layout, lay_out

# Room for the dimension brackets round a bag, and for the crosshairs round a tiny one.
_EDGE_MM = 7.0
# A bag whose longest side is below this is shown again in a lens.
TINY_MM = 8.0
# What the lens makes of it, about.
_IN_LENS_MM = 34.0
# Below every layer, so that all stand on one ground line.
_BELOW_MM = 7.0
RULER_MM = 50


@dataclass(frozen=True, slots=True)
class Lens:
    """A tiny bag magnified; `times` is exact wherever the page is at true size."""

    svg: str
    times: int


@dataclass(frozen=True, slots=True)
class PrintedTile:
    """One sheet's part of the bag; `column` and `row` count from 1."""

    svg: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Print:
    """The bag in line for paper. No tiles: it is too large for a dozen sheets."""

    layout: Layout
    tiles: tuple[PrintedTile, ...]


def bag_layer(bag: BagDrawing) -> str:
    """The bag in colour between brackets that span its width and height exactly."""
    sheet = Sheet(f"true-{bag.seed}")
    size = bag.proportions
    view = _view(bag)
    art = _in_colour(bag, sheet)
    marks = (
        _crosshairs(size.width, size.height)
        if max(size.width, size.height) < TINY_MM
        else _brackets(size.width, size.height)
    )
    return _layer(
        picture(
            view,
            sheet.markup(),
            art,
            marks,
            # The size that all the rest is about, to be measured by whoever wants to know.
            tag("rect", x=num(-size.width / 2, 4), y=num(-size.height, 4), fill="none",
                width=num(size.width, 4), height=num(size.height, 4), class_="true-size__face"),
            title=bag.name,
            prefix=sheet.prefix,
            css_class="true-size__bag",
        ),
        view,
    )  # fmt: skip


def lens(bag: BagDrawing) -> Lens | None:
    """The bag under a magnifier, where it is too small to be made out."""
    longest = max(bag.proportions[:2])
    if longest >= TINY_MM:
        return None
    times = _round_down(_IN_LENS_MM / longest)
    sheet = Sheet(f"lens-{bag.seed}")
    art = _in_colour(bag, sheet, times)
    box = frame_of(form_of(bag, strap=False))
    one = scale_of(bag) * times
    radius = math.hypot(box.width, box.height) / 2 * one
    middle = box.cy * one
    view = (-radius - 1, middle - radius - 1, 2 * radius + 2, 2 * radius + 2)
    drawing = picture(
        view,
        sheet.markup(),
        tag("circle", cx=0, cy=num(middle, 4), r=num(radius, 4), fill="var(--tile)", stroke=INK,
            stroke_width=0.4),
        art,
        title=f"{bag.name}, {times} times as large",
        prefix=sheet.prefix,
        css_class="true-size__lens",
    )  # fmt: skip
    return Lens(_layer(drawing, view), times)


def thing_layer(thing: EssentialDrawing, css_class: str) -> str:
    """An everyday object in outline, to be laid over the bag."""
    width, height = thing.size()
    view = (-width / 2 - 1, -height - 1, width + 2, height + 1 + _BELOW_MM)
    sheet = Sheet(css_class)
    # A light line under the dark one keeps it legible on a bag of any colour.
    outline = "".join(
        group(drawn(thing, sheet, LINE, weight=weight), stroke=ink, fill="none")
        for ink, weight in (("#fff", 1.0), (LACQUER, 0.4))
    )
    drawing = picture(
        view, sheet.markup(), outline, title=thing.name, prefix=sheet.prefix, css_class=css_class
    )
    return _layer(drawing, view)


def card_to_match(upright: bool) -> str:
    """The ID-1 card (ISO/IEC 7810: 85.60 × 53.98 mm) that a real one is held against.

    The edge of the drawing is the edge of the card: no margin, the line lies inside.
    """
    width, height = BANK_CARD.size(upright=upright)
    name = "match-card-upright" if upright else "match-card-lying"
    sheet = Sheet(name)
    art = drawn(BANK_CARD, sheet, LINE, upright=upright, fill="none", weight=0.3)
    edge = tag("rect", x=num(-width / 2 + 0.2, 4), y=num(-height + 0.2, 4), fill="none",
               width=num(width - 0.4, 4), height=num(height - 0.4, 4), rx=CARD_RADIUS_MM - 0.2,
               stroke=LACQUER, stroke_width=0.4)  # fmt: skip
    view = (-width / 2, -height, width, height)
    drawing = picture(
        view,
        group(art, stroke=INK, fill="none", opacity=0.35),
        edge,
        title="The outline of a bank card",
        prefix=name,
        css_class=f"calibrator__card calibrator__card--{'upright' if upright else 'lying'}",
    )
    return _layer(drawing, view)


def ruler_layer(prefix: str = "check-ruler") -> str:
    """A line of exactly 50 mm with a tick every millimetre."""
    ticks = "".join(
        f"M{mm} 0v{4 if mm % 10 == 0 else 3 if mm % 5 == 0 else 2}" for mm in range(RULER_MM + 1)
    )
    view = (-1.0, -1.0, RULER_MM + 2.0, 6.0)
    drawing = picture(
        view,
        tag("path", d=ticks, stroke=INK, stroke_width=0.15, fill="none"),
        tag("path", d=f"M0 0H{RULER_MM}", stroke=INK, stroke_width=0.3, fill="none",
            class_="true-size__ruler-line"),
        title="A ruler of 5 centimetres",
        prefix=prefix,
        css_class="true-size__ruler",
    )  # fmt: skip
    return _layer(drawing, view)


def card_on_paper() -> str:
    """The outline of a bank card, to lay a real one on."""
    long, short = float(BANK_CARD.length_mm), float(BANK_CARD.width_mm)
    view = (-1.0, -1.0, long + 2, short + 2)
    drawing = picture(
        view,
        tag("rect", x=0, y=0, width=num(long), height=num(short), rx=CARD_RADIUS_MM, fill="none",
            stroke=INK, stroke_width=0.3),
        title="The outline of a bank card",
        prefix="printed-card",
        css_class="true-size__printed-card",
    )  # fmt: skip
    return _layer(drawing, view)


def print_of(bag: BagDrawing) -> Print:
    """The bag in line, cut into what sheets of paper hold."""
    x, y, width, height = _view(bag)
    layout = lay_out(width, height)
    art = group(
        lines(form_of(bag, strap=False), 0.35 / scale_of(bag), bag, PAPER),
        _brackets(bag.proportions.width, bag.proportions.height, scale_of(bag)),
        transform=f"scale({scale_text(scale_of(bag))})", stroke=INK, fill="none",
    )  # fmt: skip
    # A quarter turn takes (x, y) to (-y, x): the left edge of the bag comes out on top.
    left, top = (-(y + height), x) if layout.turned else (x, y)
    if layout.turned:
        art = group(art, transform="rotate(90)")
    several = len(layout.tiles) > 1
    tiles = []
    for tile in layout.tiles:
        view = (left + tile.x, top + tile.y, tile.width, tile.height)
        name = f"sheet-{tile.column + 1}-{tile.row + 1}"
        window = tag("rect", x=num(view[0] + 0.1, 4), y=num(view[1] + 0.1, 4), fill="none",
                     width=num(tile.width - 0.2, 4), height=num(tile.height - 0.2, 4), stroke=INK,
                     stroke_width=0.2, stroke_dasharray="2 2") if several else ""  # fmt: skip
        drawing = picture(
            view, art, window, title=f"{bag.name}, in outline", prefix=name,
            css_class="true-size__outline",
        )  # fmt: skip
        tiles.append(PrintedTile(_layer(drawing, view), tile.column + 1, tile.row + 1))
    return Print(layout, tuple(tiles))


def _in_colour(bag: BagDrawing, sheet: Sheet, times: int = 1) -> str:
    """The bag's paint in millimetres, its definitions left in `sheet`."""
    art = painted(bag, form_of(bag, strap=False), sheet, shadow=False)
    return group(art, transform=f"scale({scale_text(scale_of(bag) * times)})")


def _view(bag: BagDrawing) -> tuple[float, float, float, float]:
    """All that is drawn of the bag with its brackets, the same to the left and to the right."""
    scale = scale_of(bag)
    box = frame_of(form_of(bag, strap=False))
    reach = max(-box.x, box.right) * scale + _EDGE_MM
    top = -box.y * scale + (_EDGE_MM if max(bag.proportions[:2]) < TINY_MM else 0)
    return (-reach, -top, 2 * reach, top + _BELOW_MM)


def _brackets(width: float, height: float, scale: float = 1.0) -> str:
    """Marks below and to the left of the bag that span its size; `scale` mm a unit."""
    one = 1 / scale
    left, wide, high = -width / 2 * one, width * one, height * one
    away, tick = 3.0 * one, 1.5 * one
    return tag(
        "path",
        d=(
            f"M{num(left, 4)} {num(away - tick, 4)}v{num(2 * tick, 4)}"
            f"m0 {num(-tick, 4)}h{num(wide, 4)}m0 {num(-tick, 4)}v{num(2 * tick, 4)}"
            f"M{num(left - away - tick, 4)} {num(-high, 4)}h{num(2 * tick, 4)}"
            f"m{num(-tick, 4)} 0v{num(high, 4)}m{num(-tick, 4)} 0h{num(2 * tick, 4)}"
        ),
        fill="none", stroke=LACQUER, stroke_width=num(0.25 * one, 4),
        class_="true-size__brackets",
    )  # fmt: skip


def _crosshairs(width: float, height: float) -> str:
    """Four strokes that point at a bag too small to be bracketed."""
    x, y = width / 2 + 0.8, height / 2
    return tag(
        "path",
        d=(
            f"M{num(-x - 4, 4)} {num(-y, 4)}h4M{num(x, 4)} {num(-y, 4)}h4"
            f"M0 {num(-height - 4.8, 4)}v4M0 0.8v4"
        ),
        fill="none", stroke=LACQUER, stroke_width=0.2, class_="true-size__brackets",
    )  # fmt: skip


def _layer(svg: str, view: tuple[float, float, float, float]) -> str:
    """The drawing with its size in millimetres, for paper and for the page's script."""
    # As the viewBox has them, so that a unit is a millimetre exactly.
    width, height = fine(view[2]), fine(view[3])
    sized = (
        f'<svg width="{width}mm" height="{height}mm" '
        f'data-width-mm="{width}" data-height-mm="{height}"'
    )
    return svg.replace("<svg", sized, 1)


def _round_down(number: float) -> int:
    """To one significant digit: 48.6 → 40."""
    step = 10 ** math.floor(math.log10(number))
    return int(number // step * step)
