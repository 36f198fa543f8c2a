"""Materials as the eye sees them: a repeating grain and the way each one takes the light.

Grains are tiles of translucent light and dark, so that one tile serves every tone of a bag.
Lengths are form units; `m` is the shorter side of the bag's front, which the grain is sized by.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .colour import Tones
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


def _smooth(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    side = m * 0.09
    marks = []
    for _ in range(26):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        r = rng.uniform(0.03, 0.06) * side
        for px, py in _wrapped(x, y, r, side, side):
            marks.append(tag("circle", cx=px, cy=py, r=r, fill=t.deep, fill_opacity=0.05))
    return sheet.pattern(side, side, *marks)


def _pebbles(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    count = 8
    side = m * 0.17
    cell = side / count
    marks = [tag("rect", width=side, height=side, fill=t.deep, fill_opacity=0.20)]
    for row in range(count):
        for column in range(count):
            cx = (column + 0.5 + (row % 2) * 0.5 + rng.uniform(-0.14, 0.14)) * cell
            cy = (row + 0.5 + rng.uniform(-0.14, 0.14)) * cell
            turn = rng.uniform(0, math.tau)
            radii = [rng.uniform(0.40, 0.56) * cell for _ in range(6)]
            light = rng.uniform(0.16, 0.36)
            for px, py in _wrapped(cx, cy, cell * 0.7, side, side):
                blob = smooth(
                    [
                        (px + math.cos(turn + i * math.tau / 6) * r,
                         py + math.sin(turn + i * math.tau / 6) * r)
                        for i, r in enumerate(radii)
                    ]
                )
                marks.append(tag("path", d=blob.d(1), fill=t.base, fill_opacity=0.75))
                marks.append(
                    tag("path", d=blob.scaled_about(px - cell * 0.08, py - cell * 0.1, 0.6, 0.55)
                        .d(1), fill=t.light, fill_opacity=light)
                )
    return sheet.pattern(side, side, *marks)


def _quilt(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    a, b = m * 0.098, m * 0.112
    puff = sheet.radial(
        [(0, t.light, 0.75), (0.34, t.lift, 0.45), (0.62, t.base, 0.0), (1, t.deep, 0.80)],
        0.5, 0.5, 0.52, 0.40, 0.36,
    )
    marks = []
    for cx, cy in ((a, b), (0, 0), (2 * a, 0), (0, 2 * b), (2 * a, 2 * b)):
        k = 0.30
        d = (
            f"M{num(cx - a)} {num(cy)}"
            f"Q{num(cx - a * k)} {num(cy - b * k)} {num(cx)} {num(cy - b)}"
            f"Q{num(cx + a * k)} {num(cy - b * k)} {num(cx + a)} {num(cy)}"
            f"Q{num(cx + a * k)} {num(cy + b * k)} {num(cx)} {num(cy + b)}"
            f"Q{num(cx - a * k)} {num(cy + b * k)} {num(cx - a)} {num(cy)}Z"
        )
        del k
        straight = (
            f"M{num(cx - a)} {num(cy)}L{num(cx)} {num(cy - b)}"
            f"L{num(cx + a)} {num(cy)}L{num(cx)} {num(cy + b)}Z"
        )
        marks.append(tag("path", d=straight, fill=puff))
        marks.append(tag("path", d=d, fill=t.light, fill_opacity=0.06))
    cross = f"M0 0L{num(2 * a)} {num(2 * b)}M{num(2 * a)} 0L0 {num(2 * b)}"
    marks.append(tag("path", d=cross, stroke=t.line, stroke_width=m * 0.0075, stroke_opacity=0.75,
                     fill="none"))
    marks.append(tag("path", d=cross, stroke=t.light, stroke_width=m * 0.0045, fill="none",
                     stroke_dasharray=f"{num(m * 0.013)} {num(m * 0.008)}", stroke_opacity=0.75))
    return sheet.pattern(2 * a, 2 * b, *marks)


def _weave(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    s = m * 0.062
    across = sheet.linear([(0, t.deep, 0.85), (0.22, t.lift, 0.4), (0.45, t.light, 0.75),
                           (0.75, t.base, 0.3), (1, t.deep, 0.9)], 0, 0, 1, 0)
    down = sheet.linear([(0, t.deep, 0.9), (0.25, t.base, 0.4), (0.5, t.lift, 0.5),
                         (0.78, t.shade, 0.5), (1, t.deep, 0.95)], 0, 0, 0, 1)
    marks = [tag("rect", width=2 * s, height=2 * s, fill=t.line, fill_opacity=0.85)]
    gap = s * 0.045
    for x, y, along in ((0, 0, True), (s, s, True), (s, 0, False), (0, s, False)):
        cell = rectangle(x + gap, y + gap, s - 2 * gap, s - 2 * gap, s * 0.12).d()
        marks.append(tag("path", d=cell, fill=t.base))
        marks.append(tag("path", d=cell, fill=across if along else down))
    return sheet.pattern(2 * s, 2 * s, *marks, transform="rotate(45)")


def _scales(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    columns, rows = 4, 6
    width, height = m * 0.086, m * 0.066
    glow = sheet.radial([(0, t.gleam, 0.6), (0.4, t.light, 0.35), (0.75, t.base, 0.0),
                         (1, t.deep, 0.65)], 0.5, 0.5, 0.62, 0.36, 0.28)
    whole_w, whole_h = columns * width, rows * height
    marks = [tag("rect", width=whole_w, height=whole_h, fill=t.line, fill_opacity=0.62)]
    for row in range(rows):
        for column in range(columns):
            x = (column + (row % 2) * 0.5) * width + rng.uniform(-0.05, 0.05) * width
            y = row * height
            grow = rng.uniform(0.88, 0.95)
            for px, py in _wrapped(x + width / 2, y + height / 2, width * 0.5, whole_w, whole_h):
                cell = rectangle(px - width * grow / 2, py - height * 0.455, width * grow,
                                 height * 0.91, height * 0.30).d(1)
                marks.append(tag("path", d=cell, fill=t.base))
                marks.append(tag("path", d=cell, fill=glow))
    return sheet.pattern(whole_w, whole_h, *marks)


def _canvas(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u = m * 0.0115
    marks = []
    for x, y, wide in ((0, 0, True), (u, u, True), (u, 0, False), (0, u, False)):
        w, h = (u * 0.94, u * 0.66) if wide else (u * 0.66, u * 0.94)
        marks.append(
            tag("rect", x=x + (u - w) / 2, y=y + (u - h) / 2, width=w, height=h, rx=u * 0.2,
                fill=t.light if wide else t.shade, fill_opacity=0.42 if wide else 0.5)
        )
    return sheet.pattern(2 * u, 2 * u, tag("rect", width=2 * u, height=2 * u, fill=t.deep,
                                           fill_opacity=0.28), *marks)


def _twill(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u = m * 0.014
    return sheet.pattern(
        u, u,
        tag("rect", width=u, height=u * 0.5, fill=t.deep, fill_opacity=0.20),
        tag("rect", y=u * 0.5, width=u, height=u * 0.22, fill=t.gleam, fill_opacity=0.14),
        transform="rotate(-58)",
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
    count, u = 6, m * 0.034
    glow = sheet.radial([(0, t.gleam), (0.25, t.light), (0.6, t.base), (1, t.deep)],
                        0.5, 0.5, 0.55, 0.34, 0.30)
    dim = sheet.radial([(0, t.light), (0.3, t.base), (1, t.line)], 0.5, 0.5, 0.55, 0.34, 0.30)
    side, tall = count * u, count * u * 0.90
    marks = [tag("rect", width=side, height=tall, fill=t.line, fill_opacity=0.9)]
    for row in range(count):
        for column in range(count):
            x, y = (column + 0.5 + (row % 2) * 0.5) * u, (row + 0.5) * u * 0.90
            paint = dim if rng.random() < 0.22 else glow
            sparkle = rng.random() < 0.14
            for px, py in _wrapped(x, y, u * 0.5, side, tall):
                marks.append(tag("circle", cx=px, cy=py, r=u * 0.475, fill=paint))
                if sparkle:
                    marks.append(tag("circle", cx=px - u * 0.13, cy=py - u * 0.15, r=u * 0.13,
                                     fill="#ffffff", fill_opacity=0.95))
    return sheet.pattern(side, tall, *marks)


def _plait(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u, v, count = m * 0.034, m * 0.046, 6
    width = u * count
    marks = [tag("rect", width=width, height=2 * v, fill=t.line, fill_opacity=0.72)]
    for row in range(2):
        for i in range(count):
            lean = (1 if row == 0 else -1) * u * 0.42
            x, y = (i + 0.5) * u, (row + 0.5) * v
            fill = rng.choice((t.base, t.base, t.lift, t.shade, t.light))
            for px, _ in _wrapped(x, y, u, width, 2 * v):
                d = (
                    f"M{num(px - lean - u * 0.40)} {num(y + v * 0.44)}"
                    f"C{num(px - lean * 0.3 - u * 0.62)} {num(y)} {num(px + lean - u * 0.5)} "
                    f"{num(y - v * 0.40)} {num(px + lean + u * 0.05)} {num(y - v * 0.47)}"
                    f"C{num(px + lean + u * 0.5)} {num(y - v * 0.40)} {num(px + u * 0.30)} "
                    f"{num(y + v * 0.2)} {num(px - lean + u * 0.18)} {num(y + v * 0.47)}Z"
                )
                marks.append(tag("path", d=d, fill=fill))
                marks.append(tag("path", d=f"M{num(px - lean * 0.7 - u * 0.1)} {num(y + v * 0.28)}"
                                 f"L{num(px + lean * 0.8)} {num(y - v * 0.32)}", fill="none",
                                 stroke=t.gleam, stroke_width=u * 0.10, stroke_opacity=0.35))
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
    side = m * 1.3
    marks = []
    for i in range(9):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        lean = rng.uniform(-0.5, 0.5)
        dots = []
        for k in range(9):
            angle = k * math.tau / 9
            r = side * rng.uniform(0.05, 0.20)
            px, py = math.cos(angle) * r * 1.7, math.sin(angle) * r * 0.6
            dots.append((px * math.cos(lean) - py * math.sin(lean),
                         px * math.sin(lean) + py * math.cos(lean)))
        fill = (t.gleam, t.deep, t.light)[i % 3]
        for px, py in _wrapped(x, y, side * 0.36, side, side):
            blob = smooth([(px + dx, py + dy) for dx, dy in dots])
            marks.append(tag("path", d=blob.d(1), fill=fill, fill_opacity=0.22))
            inner = blob.scaled_about(px, py, 0.62, 0.5)
            marks.append(tag("path", d=inner.d(1), fill=fill, fill_opacity=0.24))
    return sheet.pattern(side, side, *marks)


def _nap(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    side = m * 0.22
    marks = []
    for _ in range(150):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        angle = rng.gauss(1.25, 0.5)
        length = side * rng.uniform(0.02, 0.045)
        dx, dy = math.cos(angle) * length, math.sin(angle) * length
        stroke = t.light if rng.random() > 0.5 else t.deep
        for px, py in _wrapped(x, y, length, side, side):
            marks.append(f"M{num(px)} {num(py)}l{num(dx)} {num(dy)}" if stroke == t.light else
                         f"D{num(px)} {num(py)}l{num(dx)} {num(dy)}")
    light = "".join(d for d in marks if d[0] == "M")
    dark = "".join("M" + d[1:] for d in marks if d[0] == "D")
    return sheet.pattern(
        side, side,
        tag("path", d=light, stroke=t.light, stroke_width=m * 0.0022, stroke_opacity=0.40,
            fill="none"),
        tag("path", d=dark, stroke=t.deep, stroke_width=m * 0.0022, stroke_opacity=0.38,
            fill="none"),
    )


def _fur(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    side = m * 0.34
    layers: dict[str, list[str]] = {t.line: [], t.deep: [], t.shade: [], t.light: [], t.gleam: []}
    keys = list(layers)
    for i in range(300):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        colour = keys[min(4, i // 60)]
        length = side * rng.uniform(0.09, 0.19)
        lean = rng.gauss(0, 0.32) * length
        for px, py in _wrapped(x, y, length * 1.2, side, side):
            layers[colour].append(
                f"M{num(px)} {num(py)}q{num(lean * 0.1)} {num(length * 0.6)} "
                f"{num(lean)} {num(length)}"
            )
    return sheet.pattern(
        side, side,
        *(
            tag("path", d="".join(ds), stroke=colour, stroke_width=m * 0.0058, fill="none",
                stroke_linecap="round", stroke_opacity=0.34)
            for colour, ds in layers.items()
        ),
    )


_TILES: dict[str, Callable[[Sheet, Tones, float, Random], str]] = {
    "smooth_leather": _smooth,
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


