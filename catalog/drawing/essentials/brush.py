"""The brush for everyday objects: every part either as a lit shape or as an outline.

Lengths are millimetres about the middle of the object's ground line, y downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..colour import METALS, tones
from ..paths import Path
from ..svg import Sheet, tag


@dataclass(frozen=True, slots=True)
class Brush:
    """Paints one part either as a filled shape or as an outline."""

    sheet: Sheet
    line: bool
    fill: str
    weight: float
    m: float

    def part(self, path: Path, colour: str, how: str = "soft", opacity: float = 1.0) -> str:
        d = path.d()
        if self.line:
            return tag("path", d=d, fill=self.fill if path.closed else "none")
        t = tones(colour)
        if how == "round":
            paint = self.sheet.linear(
                [
                    (0, t.deep),
                    (0.12, t.shade),
                    (0.28, t.light),
                    (0.34, t.gleam),
                    (0.42, t.lift),
                    (0.6, t.base),
                    (0.9, t.deep),
                    (1, t.shade),
                ],
                0,
                0,
                1,
                0,
            )
        elif how == "ball":
            paint = self.sheet.radial(
                [(0, t.gleam), (0.4, t.lift), (0.75, t.base), (1, t.deep)], 0.38, 0.32, 0.75
            )
        elif how == "flat":
            paint = t.base
        else:
            paint = self.sheet.linear([(0, t.light), (0.4, t.base), (1, t.shade)], 0, 0, 0.7, 1)
        return tag(
            "path",
            d=d,
            fill=paint,
            stroke=t.line,
            stroke_width=max(0.18, self.m * 0.007),
            stroke_linejoin="round",
            fill_opacity=None if opacity == 1 else opacity,
        )

    def metal(self, path: Path, name: str = "gold", upright: bool = True) -> str:
        if self.line:
            return tag("path", d=path.d(), fill=self.fill)
        t = METALS[name]
        paint = self.sheet.linear(
            [
                (0, t.deep),
                (0.14, t.base),
                (0.28, t.gleam),
                (0.40, t.light),
                (0.6, t.base),
                (0.85, t.deep),
                (1, t.base),
            ],
            0,
            0,
            1 if upright else 0.8,
            0 if upright else 1,
        )
        return tag(
            "path", d=path.d(), fill=paint, stroke=t.line, stroke_width=max(0.15, self.m * 0.006)
        )

    def mark(self, d: str, colour: str, width: float, opacity: float = 1.0) -> str:
        """A drawn detail; thinner than the contour in line style."""
        if self.line:
            return tag("path", d=d, fill="none", stroke_width=self.weight * 0.6)
        return tag(
            "path",
            d=d,
            fill="none",
            stroke=colour,
            stroke_width=width,
            stroke_opacity=None if opacity == 1 else opacity,
            stroke_linecap="round",
        )

    def shine(self, d: str, opacity: float) -> str:
        if self.line:
            return ""
        paint = self.sheet.linear([(0, "#ffffff", opacity), (1, "#ffffff", 0)], 0, 0, 0.6, 1)
        return tag("path", d=d, fill=paint)


Draw = Callable[[Brush, float, float, str], str]
