"""The grains of cloth and of all that is not leather: canvas to metal, beads to fur.

Tiles of translucent light and dark; `m`, the shorter side of the front, sizes them (form units).
"""

from __future__ import annotations

import math
from random import Random

from ..colour import Tones
from ..paths import Path, smooth
from ..svg import Sheet, num, tag
from .tile import put, wrapped


def canvas(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Plain weave: threads over and under, a few of them slubby."""
    u, count = m * 0.0115, 8
    side = u * count
    light: list[str] = []
    dark: list[str] = []
    for row in range(count):
        for column in range(count):
            over = (row + column) % 2 == 0
            thick = rng.uniform(0.60, 0.78)
            w, h = (u * 0.96, u * thick) if over else (u * thick, u * 0.96)
            x, y = column * u + (u - w) / 2, row * u + (u - h) / 2
            (light if over else dark).append(f"M{num(x)} {num(y)}h{num(w)}v{num(h)}h{num(-w)}Z")
    return sheet.pattern(
        side,
        side,
        tag("rect", width=side, height=side, fill=t.deep, fill_opacity=0.16),
        tag("path", d="".join(light), fill=t.light, fill_opacity=0.62),
        tag("path", d="".join(dark), fill=t.lift, fill_opacity=0.30),
    )


def twill(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u, v = m * 0.015, m * 0.026
    ribs = (
        f"M{num(-u)} {num(v)}L{num(u)} {num(-v)}M0 {num(v)}L{num(u)} 0M0 {num(2 * v)}"
        f"L{num(2 * u)} 0"
    )
    lit = f"M{num(-u * 0.5)} {num(v)}L{num(u * 0.5)} 0M{num(u * 0.5)} {num(v)}L{num(u * 1.5)} 0"
    return sheet.pattern(
        u,
        v,
        tag("path", d=ribs, stroke=t.line, stroke_width=m * 0.0055, stroke_opacity=0.32),
        tag("path", d=lit, stroke=t.gleam, stroke_width=m * 0.003, stroke_opacity=0.32),
    )


def satin(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    u = m * 0.05
    marks = []
    for _ in range(14):
        x = rng.uniform(0, u)
        marks.append(
            tag(
                "rect",
                x=x,
                width=rng.uniform(0.02, 0.05) * u,
                height=u,
                fill=t.gleam if rng.random() > 0.5 else t.deep,
                fill_opacity=0.13,
            )
        )
    return sheet.pattern(u, u, *marks)


def stitches(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
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


def beads(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
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
            marks += [put(bead, px, py) for px, py in wrapped(x, y, u * 0.5, side, tall)]
    return sheet.pattern(side, tall, *marks)


def plait(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Rows of plaited raffia, leaning to and fro."""
    u, v, count = m * 0.032, m * 0.046, 18
    width = u * count
    marks = [tag("rect", width=width, height=2 * v, fill=t.line, fill_opacity=0.9)]
    for row in range(2):
        s = 1 if row == 0 else -1
        for i in range(count):
            x, y = (i + 0.5) * u, (row + 0.5) * v
            fill = rng.choice((t.base, t.base, t.lift, t.lift, t.light))
            blade = smooth(
                [
                    (-s * u * 0.72, v * 0.46),
                    (-s * u * 0.50, v * 0.02),
                    (s * u * 0.10, -v * 0.40),
                    (s * u * 0.72, -v * 0.46),
                    (s * u * 0.50, -v * 0.02),
                    (-s * u * 0.10, v * 0.40),
                ]
            )
            cell = (
                tag(
                    "path",
                    d=blade.d(),
                    fill=fill,
                    stroke=t.line,
                    stroke_width=u * 0.07,
                    stroke_opacity=0.7,
                )
                + tag(
                    "path",
                    d=f"M{num(-s * u * 0.44)} {num(v * 0.22)}L{num(s * u * 0.44)} {num(-v * 0.30)}",
                    fill="none",
                    stroke=t.gleam,
                    stroke_width=u * 0.10,
                    stroke_opacity=0.55,
                )
                + tag(
                    "path",
                    d=f"M{num(-s * u * 0.30)} {num(v * 0.34)}L{num(s * u * 0.52)} {num(-v * 0.16)}",
                    fill="none",
                    stroke=t.deep,
                    stroke_width=u * 0.07,
                    stroke_opacity=0.6,
                )
            )
            marks += [put(cell, px, y) for px, py in wrapped(x, y, u, width, 2 * v) if py == y]
    return sheet.pattern(width, 2 * v, *marks)


def brushed(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    w, h = m * 0.5, m * 0.06
    marks = []
    for _ in range(46):
        x, y = rng.uniform(-0.3, 0.9) * w, rng.uniform(0, 1) * h
        length = rng.uniform(0.2, 0.7) * w
        for px, py in wrapped(x, y, w, w, h):
            marks.append(
                tag(
                    "rect",
                    x=px,
                    y=py,
                    width=length,
                    height=h * 0.022,
                    fill=t.gleam if rng.random() > 0.5 else t.line,
                    fill_opacity=0.10,
                )
            )
    return sheet.pattern(w, h, *marks)


def _vein(path: Path, width: float) -> Path:
    """A band thin at both ends."""
    return path.ribbon(lambda u: width * abs(math.sin(math.pi * u)) ** 0.8, 16)


# Width shares and opacities of a vein's layers, from the cloud about it to its core.
_VEIN = ((0.34, 0.05), (0.24, 0.05), (0.15, 0.06), (0.08, 0.07), (0.02, 0.12))


def marble(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Clouds and long veins of mother-of-pearl."""
    side = m * 1.6
    marks = []
    for i in range(26):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        reach = side * rng.uniform(0.14, 0.30)
        bend, lean = rng.uniform(-0.35, 0.35) * reach, rng.gauss(0.55, 0.18)
        dx, dy = math.cos(lean) * reach, math.sin(lean) * reach
        colour = (t.gleam, t.gleam, t.light, t.shade)[i % 4]
        for px, py in wrapped(x, y, reach, side, side):
            vein = smooth(
                [
                    (px - dx, py - dy),
                    (px - dx * 0.3 + bend, py - dy * 0.3 - bend),
                    (px + dx * 0.3 + bend * 0.4, py + dy * 0.3),
                    (px + dx, py + dy),
                ],
                False,
            )
            for width, opacity in _VEIN:
                band = _vein(vein, width * reach)
                marks.append(tag("path", d=band.d(1), fill=colour, fill_opacity=opacity))
    return sheet.pattern(side, side, *marks)


def fur(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Hair in layers from the dark underneath to the lit tips."""
    side = m * 0.46
    marks = [tag("rect", width=side, height=side, fill=t.base)]
    layers = (
        (t.deep, 150, 0.55),
        (t.shade, 190, 0.75),
        (t.lift, 210, 0.75),
        (t.light, 190, 0.75),
        (t.gleam, 120, 0.75),
    )
    for colour, count, opacity in layers:
        hairs = []
        for _ in range(count):
            x, y = rng.uniform(0, side), rng.uniform(0, side)
            length = m * rng.uniform(0.045, 0.095)
            lean = (math.sin(x / side * math.tau) * 0.35 + rng.gauss(0, 0.28)) * length
            curl = rng.uniform(-0.25, 0.25) * length
            for px, py in wrapped(x, y, length * 1.3, side, side):
                hairs.append(
                    f"M{num(px, 1)} {num(py, 1)}q{num(curl, 1)} {num(length * 0.6, 1)} "
                    f"{num(lean, 1)} {num(length, 1)}"
                )
        marks.append(
            tag(
                "path",
                d="".join(hairs),
                stroke=colour,
                stroke_width=m * 0.0062,
                fill="none",
                stroke_linecap="round",
                stroke_opacity=opacity,
            )
        )
    return sheet.pattern(side, side, *marks)
