"""Materials as the eye sees them: a repeating grain and the way each one takes the light.

Grains are tiles of translucent light and dark, so that one tile serves every tone of a bag.
Lengths are form units; `m` is the shorter side of the bag's front, which the grain is sized by.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .colour import Tones, mix
from .paths import rectangle, smooth
from .svg import Sheet, num, tag


@dataclass(frozen=True, slots=True)
class Finish:
    """How a material answers light: gloss 0…1, depth of shading, rim light, stitches or none."""

    gloss: float
    shading: float = 1.0
    rim: float = 0.5
    stitched: bool = True
    crisp: bool = False


FINISHES: dict[str, Finish] = {
    "smooth_leather": Finish(0.50),
    "grained_leather": Finish(0.30),
    "quilted_leather": Finish(0.34),
    "woven_leather": Finish(0.24, stitched=False),
    "patent": Finish(1.00, 1.15, 0.8, crisp=True),
    "suede": Finish(0.0, 1.1, 0.9),
    "exotic": Finish(0.62),
    "canvas": Finish(0.08, 0.8, 0.35),
    "nylon": Finish(0.34, 0.95, 0.4),
    "silk": Finish(0.70, 1.0, 0.6, stitched=False),
    "knit": Finish(0.0, 0.9, 0.3, stitched=False),
    "beaded": Finish(0.22, 1.0, 0.3, stitched=False),
    "straw": Finish(0.06, 0.9, 0.3, stitched=False),
    "metal": Finish(0.95, 0.7, 0.9, stitched=False, crisp=True),
    "resin": Finish(0.95, 0.8, 0.9, stitched=False, crisp=True),
    "fur": Finish(0.0, 1.0, 0.4, stitched=False),
}


def grain(sheet: Sheet, material: str, t: Tones, m: float, rng: Random) -> str | None:
    """The paint of the material's tile, or None for one without any."""
    draw = _TILES.get(material)
    return draw(sheet, t, m, rng) if draw else None


def _wrapped(x: float, y: float, reach: float, width: float, height: float):
    """The places a mark must be repeated at so that the tile joins without a seam."""
    for dx in (-width, 0, width):
        for dy in (-height, 0, height):
            if -reach < x + dx < width + reach and -reach < y + dy < height + reach:
                yield x + dx, y + dy


def _put(markup: str, x: float, y: float, sx: float = 1, sy: float = 1) -> str:
    """A cell of a tile at its place; gradients in cells are in user space, as a renderer may
    mix up the boxes of several cells that share one gradient."""
    size = f"scale({num(sx)} {num(sy)})" if (sx, sy) != (1, 1) else ""
    return tag("g", markup, transform=f"translate({num(x)} {num(y)}){size}")


def _pebbles(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    count = 11
    side = m * 0.21
    cell = side / count
    lit, sunk = [], []
    for row in range(count):
        for column in range(count):
            cx = (column + 0.5 + rng.uniform(-0.34, 0.34)) * cell
            cy = (row + 0.5 + rng.uniform(-0.34, 0.34)) * cell
            turn = rng.uniform(0, math.tau)
            radii = [rng.uniform(0.36, 0.60) * cell for _ in range(5)]
            for px, py in _wrapped(cx, cy, cell * 0.8, side, side):
                blob = smooth(
                    [
                        (px + math.cos(turn + i * math.tau / 5) * r,
                         py + math.sin(turn + i * math.tau / 5) * r)
                        for i, r in enumerate(radii)
                    ]
                )
                sunk.append(blob.d(1))
                lit.append(blob.scaled_about(px - cell * 0.12, py - cell * 0.14, 0.62, 0.58).d(1))
    return sheet.pattern(
        side, side,
        tag("path", d="".join(sunk), fill="none", stroke=t.deep, stroke_width=cell * 0.16,
            stroke_opacity=0.26),
        tag("path", d="".join(lit), fill=t.light, fill_opacity=0.30),
    )


def _quilt(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    a, b = m * 0.098, m * 0.112
    puff = sheet.radial(
        [(0, t.gleam, 0.50), (0.30, t.light, 0.40), (0.58, t.base, 0.05), (0.80, t.shade, 0.55),
         (1, t.deep, 0.90)],
        -a * 0.07, -b * 0.09, a * 0.80, user_space=True,
    )
    d = (f"M{num(-a)} 0L0 {num(-b)}L{num(a)} 0L0 {num(b)}Z")
    cell = tag("path", d=d, fill=puff)
    marks = [
        _put(cell, x, y)
        for x, y in ((a, b), (0, 0), (2 * a, 0), (0, 2 * b), (2 * a, 2 * b))
    ]
    cross = (f"M{num(-a)} {num(-b)}L{num(3 * a)} {num(3 * b)}"
             f"M{num(3 * a)} {num(-b)}L{num(-a)} {num(3 * b)}")
    seam = tag("path", d=cross, stroke=t.line, stroke_width=m * 0.0075, stroke_opacity=0.85,
               fill="none")
    thread = tag("path", d=cross, stroke=t.light, stroke_width=m * 0.0042, fill="none",
                 stroke_dasharray=f"{num(m * 0.012)} {num(m * 0.0075)}", stroke_opacity=0.9)
    marks += [_put(seam + thread, a, 0), _put(seam + thread, -a, 0)]
    return sheet.pattern(2 * a, 2 * b, *marks)


def _weave(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    s = m * 0.060
    over = sheet.linear([(0, t.line, 0.50), (0.16, t.shade, 0.55), (0.34, t.light, 0.55),
                         (0.50, t.light, 0.75), (0.72, t.base, 0.2), (0.88, t.shade, 0.6),
                         (1, t.line, 0.55)], 0, 0, s, 0, user_space=True)
    under = sheet.linear([(0, t.line, 0.60), (0.18, t.shade, 0.65), (0.5, t.lift, 0.55),
                          (0.82, t.shade, 0.75), (1, t.line, 0.65)], 0, 0, 0, s, user_space=True)
    gap = s * 0.03
    shape = rectangle(gap, gap, s - 2 * gap, s - 2 * gap, s * 0.10).d()
    cells = [
        tag("path", d=shape, fill=t.base) + tag("path", d=shape, fill=paint)
        for paint in (over, under)
    ]
    # The slanting weave repeats upright too: a renderer is ten times slower on a turned tile.
    side = s * math.sqrt(2)
    marks = [tag("rect", width=side, height=side, fill=t.line)]
    for row in range(-2, 4):
        for column in range(-2, 4):
            x, y = (column - row) * side / 2, (column + row) * side / 2
            if -side < x < 2 * side and -side * 1.5 < y < 1.5 * side:
                cell = cells[(column + row) % 2]
                marks.append(tag("g", cell, transform=f"translate({num(x)} {num(y)})rotate(45)"))
    return sheet.pattern(side, side, *marks)


def _scales(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Rows of square scales, no two of a width, as on a crocodile's belly."""
    whole_w = m * 0.62
    heights = [m * rng.uniform(0.052, 0.088) for _ in range(7)]
    whole_h = sum(heights)
    unit = m * 0.04
    glow = sheet.radial([(0, t.gleam, 0.55), (0.25, t.light, 0.45), (0.60, t.base, 0.0),
                         (0.88, t.shade, 0.5), (1, t.deep, 0.7)],
                        -unit * 0.22, -unit * 0.30, unit * 1.35, user_space=True)
    shape = rectangle(-unit, -unit, unit * 2, unit * 2, unit * 0.42).d(1)
    cell = tag("path", d=shape, fill=t.base) + tag("path", d=shape, fill=glow)
    marks = [tag("rect", width=whole_w, height=whole_h, fill=mix(t.line, t.deep, 0.3))]
    y = 0.0
    gap = m * 0.0062
    for height in heights:
        count = rng.choice((5, 6, 7))
        shares = [rng.uniform(0.75, 1.3) for _ in range(count)]
        x = rng.uniform(0, whole_w)
        for share in shares:
            width = whole_w * share / sum(shares)
            cx, cy = (x + width / 2) % whole_w, y + height / 2
            marks += [_put(cell, px, py, (width - gap) / unit / 2, (height - gap) / unit / 2)
                      for px, py in _wrapped(cx, cy, width * 0.5, whole_w, whole_h) if py == cy]
            x += width
        y += height
    return sheet.pattern(whole_w, whole_h, *marks)


def _canvas(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Plain weave: threads over and under, a few of them slubby."""
    u, count = m * 0.0115, 8
    side = u * count
    light, dark = [], []
    for row in range(count):
        for column in range(count):
            over = (row + column) % 2 == 0
            thick = rng.uniform(0.60, 0.78)
            w, h = (u * 0.96, u * thick) if over else (u * thick, u * 0.96)
            x, y = column * u + (u - w) / 2, row * u + (u - h) / 2
            (light if over else dark).append(
                f"M{num(x)} {num(y)}h{num(w)}v{num(h)}h{num(-w)}Z")
    return sheet.pattern(
        side, side,
        tag("rect", width=side, height=side, fill=t.deep, fill_opacity=0.16),
        tag("path", d="".join(light), fill=t.light, fill_opacity=0.62),
        tag("path", d="".join(dark), fill=t.lift, fill_opacity=0.30),
    )


def _twill(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u, v = m * 0.015, m * 0.026
    ribs = f"M{num(-u)} {num(v)}L{num(u)} {num(-v)}M0 {num(v)}L{num(u)} 0M0 {num(2 * v)}" \
           f"L{num(2 * u)} 0"
    lit = f"M{num(-u * 0.5)} {num(v)}L{num(u * 0.5)} 0M{num(u * 0.5)} {num(v)}L{num(u * 1.5)} 0"
    return sheet.pattern(
        u, v,
        tag("path", d=ribs, stroke=t.line, stroke_width=m * 0.0055, stroke_opacity=0.32),
        tag("path", d=lit, stroke=t.gleam, stroke_width=m * 0.003, stroke_opacity=0.32),
    )


def _satin(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u = m * 0.05
    marks = []
    for _ in range(14):
        x = rng.uniform(0, u)
        marks.append(tag("rect", x=x, width=rng.uniform(0.02, 0.05) * u, height=u,
                         fill=t.gleam if rng.random() > 0.5 else t.deep, fill_opacity=0.13))
    return sheet.pattern(u, u, *marks)


def _stitches(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u, v = m * 0.058, m * 0.045
    marks = [tag("rect", width=u, height=v, fill=t.line, fill_opacity=0.55)]
    for s in (-1, 1):
        for shift in (-v, 0, v):
            x0, x1 = u / 2 + s * u * 0.03, u / 2 + s * u * 0.47
            y0, y1 = v * 1.05 + shift, v * 0.05 + shift
            d = (
                f"M{num(x0)} {num(y0)}"
                f"C{num(x0 + s * u * 0.02)} {num(y0 - v * 0.75)} {num(x1 - s * u * 0.14)} "
                f"{num(y1 - v * 0.12)} {num(x1)} {num(y1)}"
                f"C{num(x1 + s * u * 0.02)} {num(y1 + v * 0.65)} {num(x0 + s * u * 0.16)} "
                f"{num(y0 - v * 0.05)} {num(x0)} {num(y0)}Z"
            )
            marks.append(tag("path", d=d, fill=t.base))
            marks.append(tag("path", d=d, fill=t.light, fill_opacity=0.5 if s < 0 else 0.22))
    return sheet.pattern(u, v, *marks)


def _beads(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    count, u = 7, m * 0.034
    r = u * 0.485
    paints = [
        sheet.radial(stops, -r * 0.3, -r * 0.35, r * 1.3, user_space=True)
        for stops in (
            [(0, t.gleam), (0.22, t.light), (0.6, t.base), (1, t.deep)],
            [(0, t.light), (0.3, t.base), (1, t.line)],
        )
    ]
    glow, dim = (tag("circle", r=r, fill=paint) for paint in paints)
    star = tag("circle", cx=-r * 0.3, cy=-r * 0.34, r=r * 0.30, fill="#ffffff")
    side, tall = count * u, (count + 1) * u * 0.88
    marks = [tag("rect", width=side, height=tall, fill=t.line)]
    for row in range(count + 1):
        for column in range(count):
            x, y = (column + 0.5 + (row % 2) * 0.5) * u, (row + 0.5) * u * 0.88
            bead = dim if rng.random() < 0.20 else glow
            if rng.random() < 0.16:
                bead = glow + star
            marks += [_put(bead, px, py) for px, py in _wrapped(x, y, u * 0.5, side, tall)]
    return sheet.pattern(side, tall, *marks)


def _plait(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Rows of plaited raffia, leaning to and fro."""
    u, v, count = m * 0.032, m * 0.046, 18
    width = u * count
    marks = [tag("rect", width=width, height=2 * v, fill=t.line, fill_opacity=0.9)]
    for row in range(2):
        s = 1 if row == 0 else -1
        for i in range(count):
            x, y = (i + 0.5) * u, (row + 0.5) * v
            fill = rng.choice((t.base, t.base, t.lift, t.lift, t.light))
            blade = smooth([(-s * u * 0.72, v * 0.46), (-s * u * 0.50, v * 0.02),
                            (s * u * 0.10, -v * 0.40), (s * u * 0.72, -v * 0.46),
                            (s * u * 0.50, -v * 0.02), (-s * u * 0.10, v * 0.40)])
            cell = (
                tag("path", d=blade.d(), fill=fill, stroke=t.line, stroke_width=u * 0.07,
                    stroke_opacity=0.7)
                + tag("path", d=f"M{num(-s * u * 0.44)} {num(v * 0.22)}L{num(s * u * 0.44)} "
                      f"{num(-v * 0.30)}", fill="none", stroke=t.gleam, stroke_width=u * 0.10,
                      stroke_opacity=0.55)
                + tag("path", d=f"M{num(-s * u * 0.30)} {num(v * 0.34)}L{num(s * u * 0.52)} "
                      f"{num(-v * 0.16)}", fill="none", stroke=t.deep, stroke_width=u * 0.07,
                      stroke_opacity=0.6)
            )
            marks += [_put(cell, px, y) for px, py in _wrapped(x, y, u, width, 2 * v) if py == y]
    return sheet.pattern(width, 2 * v, *marks)


def _brushed(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    w, h = m * 0.5, m * 0.06
    marks = []
    for _ in range(46):
        x, y = rng.uniform(-0.3, 0.9) * w, rng.uniform(0, 1) * h
        length = rng.uniform(0.2, 0.7) * w
        for px, py in _wrapped(x, y, w, w, h):
            marks.append(tag("rect", x=px, y=py, width=length, height=h * 0.022,
                             fill=t.gleam if rng.random() > 0.5 else t.line, fill_opacity=0.10))
    return sheet.pattern(w, h, *marks)


def _marble(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Clouds and long veins of mother-of-pearl."""
    side = m * 1.6
    marks = []
    for i in range(26):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        reach = side * rng.uniform(0.14, 0.30)
        bend, lean = rng.uniform(-0.35, 0.35) * reach, rng.gauss(0.55, 0.18)
        dx, dy = math.cos(lean) * reach, math.sin(lean) * reach
        colour = (t.gleam, t.gleam, t.light, t.shade)[i % 4]
        for px, py in _wrapped(x, y, reach, side, side):
            vein = smooth([(px - dx, py - dy), (px - dx * 0.3 + bend, py - dy * 0.3 - bend),
                           (px + dx * 0.3 + bend * 0.4, py + dy * 0.3), (px + dx, py + dy)], False)
            for width, opacity in ((0.34, 0.05), (0.24, 0.05), (0.15, 0.06), (0.08, 0.07), (0.02, 0.12)):
                band = vein.ribbon(
                    lambda u, w=width * reach: w * math.sin(math.pi * u) ** 0.8, 16
                )
                marks.append(tag("path", d=band.d(1), fill=colour, fill_opacity=opacity))
    return sheet.pattern(side, side, *marks)


def _nap(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Brushed nap: clouds where a hand has passed, and countless short hairs."""
    side = m * 0.9
    clouds = []
    for i in range(16):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        r = side * rng.uniform(0.10, 0.20)
        dots = [(math.cos(k * math.tau / 7) * r * rng.uniform(0.6, 1.2),
                 math.sin(k * math.tau / 7) * r * rng.uniform(0.35, 0.7)) for k in range(7)]
        colour = t.light if i % 2 else t.deep
        for px, py in _wrapped(x, y, r * 1.2, side, side):
            for grow, opacity in ((1.0, 0.026), (0.75, 0.026), (0.5, 0.026)):
                blob = smooth([(px + dx * grow, py + dy * grow) for dx, dy in dots])
                clouds.append(tag("path", d=blob.d(1), fill=colour, fill_opacity=opacity))
    light, dark = [], []
    for i in range(1500):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        angle = rng.gauss(1.25, 0.6)
        length = m * rng.uniform(0.007, 0.015)
        (light if i % 2 else dark).append(
            f"M{num(x, 1)} {num(y, 1)}l{num(math.cos(angle) * length, 1)} "
            f"{num(math.sin(angle) * length, 1)}")
    hair = m * 0.0026
    return sheet.pattern(
        side, side,
        *clouds,
        tag("path", d="".join(dark), stroke=t.deep, stroke_width=hair, stroke_opacity=0.42,
            fill="none"),
        tag("path", d="".join(light), stroke=t.light, stroke_width=hair, stroke_opacity=0.5,
            fill="none"),
    )


def _fur(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Hair in layers from the dark underneath to the lit tips."""
    side = m * 0.46
    marks = [tag("rect", width=side, height=side, fill=t.base)]
    layers = ((t.deep, 150, 0.55), (t.shade, 190, 0.75), (t.lift, 210, 0.75), (t.light, 190, 0.75),
              (t.gleam, 120, 0.75))
    for colour, count, opacity in layers:
        hairs = []
        for _ in range(count):
            x, y = rng.uniform(0, side), rng.uniform(0, side)
            length = m * rng.uniform(0.045, 0.095)
            lean = (math.sin(x / side * math.tau) * 0.35 + rng.gauss(0, 0.28)) * length
            curl = rng.uniform(-0.25, 0.25) * length
            for px, py in _wrapped(x, y, length * 1.3, side, side):
                hairs.append(f"M{num(px, 1)} {num(py, 1)}q{num(curl, 1)} {num(length * 0.6, 1)} "
                             f"{num(lean, 1)} {num(length, 1)}")
        marks.append(tag("path", d="".join(hairs), stroke=colour, stroke_width=m * 0.0062,
                         fill="none", stroke_linecap="round", stroke_opacity=opacity))
    return sheet.pattern(side, side, *marks)


_TILES: dict[str, Callable[[Sheet, Tones, float, Random], str]] = {
    "grained_leather": _pebbles,
    "quilted_leather": _quilt,
    "woven_leather": _weave,
    "suede": _nap,
    "exotic": _scales,
    "canvas": _canvas,
    "nylon": _twill,
    "silk": _satin,
    "knit": _stitches,
    "beaded": _beads,
    "straw": _plait,
    "metal": _brushed,
    "resin": _marble,
    "fur": _fur,
}


