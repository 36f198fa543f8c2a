"""Polished metal: plates, balls and the shadow a piece of hardware throws.

Lengths are form units.
"""

from __future__ import annotations

from .colour import Tones
from .studio import Studio
from .svg import group, num, tag


def shadow(studio: Studio, d: str, drop: float) -> str:
    copies = (
        tag("path", d=d, transform=f"translate({num(drop * 0.08 * i)} {num(drop * 0.3 * i)})")
        for i in range(1, 5)
    )
    return group(*copies, fill="#120805", fill_opacity=0.13)


def plate(studio: Studio, d: str, drop: float = 0.0, t: Tones | None = None) -> str:
    """A polished plate of metal."""
    t = t or studio.metal
    paint = studio.sheet.linear(
        [
            (0, t.gleam),
            (0.22, t.light),
            (0.45, t.lift),
            (0.58, t.base),
            (0.75, t.shade),
            (0.88, t.lift),
            (1, t.shade),
        ],
        0,
        0,
        1,
        1,
    )
    weight = max(1.2, studio.m * 0.0045)
    return (shadow(studio, d, drop) if drop else "") + tag(
        "path", d=d, fill=paint, stroke=t.line, stroke_width=weight, stroke_linejoin="round"
    )


def ball(studio: Studio, x: float, y: float, r: float, t: Tones | None = None) -> str:
    t = t or studio.metal
    paint = studio.sheet.radial(
        [
            (0, "#ffffff"),
            (0.18, t.gleam),
            (0.42, t.light),
            (0.68, t.base),
            (0.90, t.deep),
            (1, t.shade),
        ],
        0.5,
        0.5,
        0.54,
        0.34,
        0.30,
    )
    return tag(
        "circle",
        cx=x,
        cy=y,
        r=r,
        fill=paint,
        stroke=t.line,
        stroke_width=max(1.0, studio.m * 0.0038),
    )
