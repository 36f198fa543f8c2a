"""The grains of leather: pebbled, quilted, woven, scaled, brushed.

Tiles of translucent light and dark; `m`, the shorter side of the front, sizes them (form units).
"""

from __future__ import annotations

import math
from random import Random

from ..colour import Tones, mix
from ..paths import rectangle, smooth
from ..svg import Sheet, num, tag
from .tile import put, wrapped


def pebbles(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
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
            for px, py in wrapped(cx, cy, cell * 0.8, side, side):
                blob = smooth(
                    [
                        (
                            px + math.cos(turn + i * math.tau / 5) * r,
                            py + math.sin(turn + i * math.tau / 5) * r,
                        )
                        for i, r in enumerate(radii)
                    ]
                )
                sunk.append(blob.d(1))
                lit.append(blob.scaled_about(px - cell * 0.12, py - cell * 0.14, 0.62, 0.58).d(1))
    return sheet.pattern(
        side,
        side,
        tag(
            "path",
            d="".join(sunk),
            fill="none",
            stroke=t.deep,
            stroke_width=cell * 0.16,
            stroke_opacity=0.26,
        ),
        tag("path", d="".join(lit), fill=t.light, fill_opacity=0.30),
    )


def quilt(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    a, b = m * 0.098, m * 0.112
    puff = sheet.radial(
        [
            (0, t.gleam, 0.50),
            (0.30, t.light, 0.40),
            (0.58, t.base, 0.05),
            (0.80, t.shade, 0.55),
            (1, t.deep, 0.90),
        ],
        -a * 0.07,
        -b * 0.09,
        a * 0.80,
        user_space=True,
    )
    d = f"M{num(-a)} 0L0 {num(-b)}L{num(a)} 0L0 {num(b)}Z"
    cell = tag("path", d=d, fill=puff)
    marks = [put(cell, x, y) for x, y in ((a, b), (0, 0), (2 * a, 0), (0, 2 * b), (2 * a, 2 * b))]
    cross = (
        f"M{num(-a)} {num(-b)}L{num(3 * a)} {num(3 * b)}"
        f"M{num(3 * a)} {num(-b)}L{num(-a)} {num(3 * b)}"
    )
    seam = tag(
        "path", d=cross, stroke=t.line, stroke_width=m * 0.0075, stroke_opacity=0.85, fill="none"
    )
    thread = tag(
        "path",
        d=cross,
        stroke=t.light,
        stroke_width=m * 0.0042,
        fill="none",
        stroke_dasharray=f"{num(m * 0.012)} {num(m * 0.0075)}",
        stroke_opacity=0.9,
    )
    marks += [put(seam + thread, a, 0), put(seam + thread, -a, 0)]
    return sheet.pattern(2 * a, 2 * b, *marks)


def weave(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    s = m * 0.060
    over = sheet.linear(
        [
            (0, t.line, 0.50),
            (0.16, t.shade, 0.55),
            (0.34, t.light, 0.55),
            (0.50, t.light, 0.75),
            (0.72, t.base, 0.2),
            (0.88, t.shade, 0.6),
            (1, t.line, 0.55),
        ],
        0,
        0,
        s,
        0,
        user_space=True,
    )
    under = sheet.linear(
        [
            (0, t.line, 0.60),
            (0.18, t.shade, 0.65),
            (0.5, t.lift, 0.55),
            (0.82, t.shade, 0.75),
            (1, t.line, 0.65),
        ],
        0,
        0,
        0,
        s,
        user_space=True,
    )
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


def scales(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Rows of square scales, no two of a width, as on a crocodile's belly."""
    whole_w = m * 0.62
    heights = [m * rng.uniform(0.052, 0.088) for _ in range(7)]
    whole_h = sum(heights)
    unit = m * 0.04
    glow = sheet.radial(
        [
            (0, t.gleam, 0.55),
            (0.25, t.light, 0.45),
            (0.60, t.base, 0.0),
            (0.88, t.shade, 0.5),
            (1, t.deep, 0.7),
        ],
        -unit * 0.22,
        -unit * 0.30,
        unit * 1.35,
        user_space=True,
    )
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
            marks += [
                put(cell, px, py, (width - gap) / unit / 2, (height - gap) / unit / 2)
                for px, py in wrapped(cx, cy, width * 0.5, whole_w, whole_h)
                if py == cy
            ]
            x += width
        y += height
    return sheet.pattern(whole_w, whole_h, *marks)


def nap(sheet: Sheet, t: Tones, m: float, rng: Random) -> str:
    """Brushed nap: clouds where a hand has passed, and countless short hairs."""
    side = m * 0.9
    clouds = []
    for i in range(16):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        r = side * rng.uniform(0.10, 0.20)
        dots = [
            (
                math.cos(k * math.tau / 7) * r * rng.uniform(0.6, 1.2),
                math.sin(k * math.tau / 7) * r * rng.uniform(0.35, 0.7),
            )
            for k in range(7)
        ]
        colour = t.light if i % 2 else t.deep
        for px, py in wrapped(x, y, r * 1.2, side, side):
            for grow, opacity in ((1.0, 0.026), (0.75, 0.026), (0.5, 0.026)):
                blob = smooth([(px + dx * grow, py + dy * grow) for dx, dy in dots])
                clouds.append(tag("path", d=blob.d(1), fill=colour, fill_opacity=opacity))
    light: list[str] = []
    dark: list[str] = []
    for i in range(1500):
        x, y = rng.uniform(0, side), rng.uniform(0, side)
        angle = rng.gauss(1.25, 0.6)
        length = m * rng.uniform(0.007, 0.015)
        (light if i % 2 else dark).append(
            f"M{num(x, 1)} {num(y, 1)}l{num(math.cos(angle) * length, 1)} "
            f"{num(math.sin(angle) * length, 1)}"
        )
    hair = m * 0.0026
    return sheet.pattern(
        side,
        side,
        *clouds,
        tag(
            "path",
            d="".join(dark),
            stroke=t.deep,
            stroke_width=hair,
            stroke_opacity=0.42,
            fill="none",
        ),
        tag(
            "path",
            d="".join(light),
            stroke=t.light,
            stroke_width=hair,
            stroke_opacity=0.5,
            fill="none",
        ),
    )
