"""Hardware: rings, eyelets, studs, corners, tassels, knots, jewels, stirrups, lenses.

Lengths are form units; every piece is drawn about its own place.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from .colour import tones
from .forms.model import Fitting
from .metalwork import ball, plate, shadow
from .paths import Pen, ellipse, rectangle
from .studio import Studio
from .svg import group, num, tag
from .tubes import metal_line


def fitting(studio: Studio, piece: Fitting) -> str:
    """One piece of hardware at its place."""
    draw = _PIECES[piece.kind]
    x, y = piece.at
    turn = f"rotate({num(piece.turn)})" if piece.turn else ""
    return group(draw(studio, piece.size), transform=f"translate({num(x)} {num(y)}){turn}")


def _ring(studio: Studio, size: float) -> str:
    return metal_line(studio, ellipse(0, 0, size * 0.80, size * 0.86), size * 0.34)


def _eyelet(studio: Studio, size: float) -> str:
    t = studio.metal
    return (
        plate(studio, ellipse(0, 0, size, size).d())
        + tag("circle", r=size * 0.55, fill=t.line)
        + tag(
            "circle",
            r=size * 0.55,
            fill="none",
            stroke=t.gleam,
            stroke_width=size * 0.10,
            stroke_opacity=0.7,
            stroke_dasharray=f"{num(size * 1.2)} {num(size * 4)}",
        )
    )


def _stud(studio: Studio, size: float) -> str:
    return ball(studio, 0, 0, size)


def _corner(studio: Studio, size: float) -> str:
    """A metal cap for the corner whose point is the upper left."""
    o = -size * 0.04
    d = (
        Pen(o, o + size * 0.14)
        .curve(o, o + size * 0.04, o + size * 0.04, o, o + size * 0.14, o)
        .line(size * 0.92, o)
        .curve(size * 0.86, size * 0.30, size * 0.62, size * 0.40, size * 0.48, size * 0.48)
        .curve(size * 0.40, size * 0.62, size * 0.30, size * 0.86, o, size * 0.92)
        .close()
        .d()
    )
    return plate(studio, d) + ball(studio, size * 0.24, size * 0.24, size * 0.06)


def _tassel(studio: Studio, size: float) -> str:
    t = studio.trim
    skirt = (
        Pen(-size * 0.22, size * 0.5)
        .curve(-size * 0.34, size * 1.0, -size * 0.44, size * 1.6, -size * 0.48, size * 2.1)
        .curve(-size * 0.2, size * 2.2, size * 0.2, size * 2.2, size * 0.48, size * 2.1)
        .curve(size * 0.44, size * 1.6, size * 0.34, size * 1.0, size * 0.22, size * 0.5)
        .close()
    )
    paint = studio.sheet.linear(
        [(0, t.deep), (0.3, t.light), (0.6, t.base), (1, t.deep)], 0, 0, 1, 0
    )
    strands = "".join(
        f"M{num(k * size * 0.05)} {num(size * 0.6)}L{num(k * size * 0.105)} {num(size * 2.12)}"
        for k in range(-4, 5)
    )
    cap = rectangle(-size * 0.24, size * 0.12, size * 0.48, size * 0.46, size * 0.16).d()
    return (
        tag(
            "path",
            d=skirt.d(),
            fill=paint,
            stroke=t.line,
            stroke_width=size * 0.05,
            stroke_linejoin="round",
        )
        + tag(
            "path",
            d=strands,
            stroke=t.line,
            stroke_width=size * 0.03,
            stroke_opacity=0.55,
            fill="none",
        )
        + plate(studio, cap)
        + ball(studio, 0, size * 0.04, size * 0.17)
    )


def _knot(studio: Studio, size: float) -> str:
    t = studio.trim
    d = ellipse(0, 0, size * 0.8, size * 0.62).d()
    paint = studio.sheet.radial(
        [(0, t.gleam), (0.5, t.base), (1, t.deep)], 0.5, 0.5, 0.6, 0.35, 0.3
    )
    return (
        shadow(studio, d, size * 0.3)
        + tag("path", d=d, fill=paint, stroke=t.line, stroke_width=size * 0.08)
        + tag(
            "path",
            d=f"M{num(-size * 0.5)} {num(size * 0.2)}"
            f"Q0 {num(-size * 0.5)} {num(size * 0.55)} {num(-size * 0.1)}",
            fill="none",
            stroke=t.line,
            stroke_width=size * 0.08,
            stroke_opacity=0.6,
        )
    )


def kiss_lock(studio: Studio, size: float) -> str:
    """Two balls that snap past each other; `size` is the radius of one."""
    neck = rectangle(-size * 0.75, size * 0.55, size * 1.5, size * 0.8, size * 0.2).d()
    return (
        plate(studio, neck)
        + ball(studio, size * 0.52, size * 0.10, size * 0.80)
        + ball(studio, -size * 0.52, 0, size * 0.92)
    )


def _rivet(studio: Studio, size: float) -> str:
    return ball(studio, 0, 0, size)


def _jewel(studio: Studio, size: float) -> str:
    """A cut stone in a claw setting."""
    stone = tones("#f2f5f7" if studio.bag.hardware == "gold" else studio.bag.colour)
    rx, ry = size * 1.25, size * 0.94
    outer = ellipse(0, 0, rx, ry).d()
    dots = [
        (
            math.cos(i * math.tau / 8 + 0.39) * rx * 0.52,
            math.sin(i * math.tau / 8 + 0.39) * ry * 0.52,
        )
        for i in range(8)
    ]
    rim = [
        (
            math.cos(i * math.tau / 8 + 0.39) * rx * 0.86,
            math.sin(i * math.tau / 8 + 0.39) * ry * 0.86,
        )
        for i in range(8)
    ]
    facets = []
    shades = (
        stone.gleam,
        stone.light,
        stone.base,
        stone.shade,
        stone.deep,
        stone.base,
        stone.light,
        "#ffffff",
    )
    for i in range(8):
        j = (i + 1) % 8
        four = (dots[i], rim[i], rim[j], dots[j])
        facets.append(
            tag(
                "path",
                d="M" + "L".join(f"{num(a)} {num(b)}" for a, b in four) + "Z",
                fill=shades[(i + 4) % 8],
            )
        )
    table = "M" + "L".join(f"{num(a)} {num(b)}" for a, b in dots) + "Z"
    return (
        plate(studio, outer, size * 0.2)
        + "".join(facets)
        + tag("path", d=table, fill=stone.gleam, stroke=stone.shade, stroke_width=size * 0.04)
        + tag(
            "path",
            d=f"M{num(-rx * 0.3)} {num(-ry * 0.1)}L{num(-rx * 0.05)} {num(-ry * 0.38)}",
            stroke="#ffffff",
            stroke_width=size * 0.12,
            stroke_linecap="round",
        )
    )


def _buckle_side(studio: Studio, size: float) -> str:
    bar = rectangle(-size * 0.30, -size * 0.52, size * 0.6, size * 1.04, size * 0.12)
    prong = Pen(-size * 0.02, 0).line(size * 0.34, 0).open()
    return metal_line(studio, bar, size * 0.15) + metal_line(studio, prong, size * 0.09)


def _stirrup(studio: Studio, size: float) -> str:
    """A hanging stirrup: a ring wider below, on a short tab."""
    d = (
        Pen(-size * 0.16, -size * 0.30)
        .curve(-size * 0.40, -size * 0.1, -size * 0.52, size * 0.3, -size * 0.50, size * 0.55)
        .line(size * 0.50, size * 0.55)
        .curve(size * 0.52, size * 0.3, size * 0.40, -size * 0.1, size * 0.16, -size * 0.30)
        .close()
    )
    hanger = rectangle(-size * 0.13, -size * 0.62, size * 0.26, size * 0.44, size * 0.06)
    t = studio.trim
    return (
        shadow(studio, hanger.d(), size * 0.06)
        + metal_line(studio, d, size * 0.15)
        + tag("path", d=hanger.d(), fill=t.base, stroke=t.line, stroke_width=studio.contour)
    )


def _lens(studio: Studio, size: float) -> str:
    glass = studio.sheet.radial(
        [(0, "#4a5568"), (0.35, "#1d222c"), (0.8, "#0a0b0f"), (1, "#2b2e36")],
        0.5,
        0.5,
        0.5,
        0.36,
        0.32,
    )
    return (
        tag("circle", r=size, fill="#0b0c10", stroke="#5b6068", stroke_width=size * 0.10)
        + tag("circle", r=size * 0.72, fill=glass)
        + tag(
            "circle",
            cx=-size * 0.24,
            cy=-size * 0.26,
            r=size * 0.14,
            fill="#ffffff",
            fill_opacity=0.75,
        )
    )


_PIECES: dict[str, Callable[[Studio, float], str]] = {
    "ring": _ring,
    "eyelet": _eyelet,
    "stud": _stud,
    "corner": _corner,
    "tassel": _tassel,
    "knot": _knot,
    "kiss_lock": kiss_lock,
    "rivet": _rivet,
    "jewel": _jewel,
    "buckle_side": _buckle_side,
    "stirrup": _stirrup,
    "lens": _lens,
}
