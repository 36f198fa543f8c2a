"""How light falls: the gradients that turn a flat shape into a body, upper left to lower right.

Full-size gradients are what a renderer spends its time on, so a surface gets one opaque gradient
where its grain lets that show, and as few translucent ones as will do.
"""

from __future__ import annotations

from collections.abc import Iterable

from .colour import Tones, mix, to_lch
from .surfaces import Finish
from .svg import Sheet

# Materials whose tile hides the ground, so that all shading has to lie on top of it.
COVERING = (
    "woven_leather",
    "exotic",
    "beaded",
    "straw",
    "knit",
    "quilted_leather",
    "canvas",
    "fur",
)


def dusk_of(t: Tones) -> str:
    """The colour of soft shade on a surface: never a dirty grey on something light."""
    lightness, _, _ = to_lch(t.base)
    return mix(t.line, t.deep, min(1.0, max(0.0, (lightness - 0.45) / 0.45)))


def metal_paint(sheet: Sheet, t: Tones, volume: str) -> str:
    bands = [
        (0, t.shade),
        (0.12, t.light),
        (0.24, t.gleam),
        (0.34, t.lift),
        (0.52, t.base),
        (0.68, t.deep),
        (0.78, t.base),
        (0.90, t.light),
        (1, t.shade),
    ]
    if volume == "cylinder":
        return sheet.linear(bands, 0, 0, 1, 0)
    return sheet.linear(bands, 0, 0, 1, 1)


def opaque(sheet: Sheet, t: Tones, volume: str, finish: Finish) -> str:
    """The ground gradient of a surface whose grain is thin enough to show it."""
    k, g = finish.shading, finish.gloss
    shine = mix(t.light, t.gleam, g)
    if volume == "cylinder":
        return sheet.linear(
            [
                (0, mix(t.deep, t.line, 0.3 * k)),
                (0.10, t.shade),
                (0.22, t.lift),
                (0.31, mix(t.lift, shine, 0.5 + 0.5 * g)),
                (0.40, t.lift),
                (0.56, t.base),
                (0.82, mix(t.shade, t.deep, 0.8 * k)),
                (0.94, mix(t.deep, t.line, 0.25 * k)),
                (1, t.deep),
            ],
            0,
            0,
            1,
            0,
        )
    if volume == "lying":
        return sheet.linear(
            [
                (0, t.shade),
                (0.08, t.lift),
                (0.22, mix(t.lift, shine, 0.25 + 0.55 * g)),
                (0.40, t.lift),
                (0.58, t.base),
                (0.86, mix(t.shade, t.deep, 0.7 * k)),
                (1, mix(t.deep, t.line, 0.25)),
            ],
            0,
            0,
            0,
            1,
        )
    if volume == "puff":
        return sheet.radial(
            [
                (0, mix(t.lift, shine, 0.25 + 0.5 * g)),
                (0.30, t.lift),
                (0.58, t.base),
                (0.86, mix(t.shade, t.deep, 0.6 * k)),
                (1, mix(t.deep, t.line, 0.2 * k)),
            ],
            0.38,
            0.32,
            0.80,
        )
    if volume == "inside":
        return sheet.linear(
            [(0, mix(t.shade, t.line, 0.2)), (0.5, mix(t.deep, t.line, 0.3)), (1, t.line)],
            0,
            0,
            0,
            1,
        )
    if volume == "flat":
        return sheet.linear(
            [
                (0, mix(t.lift, shine, 0.25 + 0.35 * g)),
                (0.45, t.base),
                (1, mix(t.base, t.deep, 0.42 * k)),
            ],
            0,
            0,
            0.6,
            1,
        )
    return sheet.linear(
        [
            (0, t.lift),
            (0.09, mix(t.lift, shine, 0.22 + 0.5 * g)),
            (0.30, mix(t.base, t.lift, 0.6)),
            (0.60, t.base),
            (0.86, t.shade),
            (1, mix(t.shade, t.deep, 0.75 * k)),
        ],
        0.1,
        0,
        0.28,
        1,
    )


def overlays(sheet: Sheet, t: Tones, volume: str, finish: Finish, covered: bool) -> Iterable[str]:
    """The translucent gradients that turn a surface into a body in the light."""
    k, g = finish.shading, finish.gloss
    dusk = dusk_of(t)
    if volume == "inside":
        return
    if volume == "cylinder":
        if covered:
            yield sheet.linear(
                [
                    (0, dusk, 0.70 * k),
                    (0.12, t.deep, 0.42 * k),
                    (0.25, t.light, 0.06),
                    (0.32, t.gleam, 0.14 + 0.55 * g),
                    (0.40, t.light, 0.06),
                    (0.56, t.deep, 0.0),
                    (0.80, dusk, 0.50 * k),
                    (0.94, dusk, 0.70 * k),
                    (1, dusk, 0.55 * k),
                ],
                0,
                0,
                1,
                0,
            )
        return
    if covered:
        top = 0.10 + 0.34 * g
        if volume == "lying":
            yield sheet.linear(
                [
                    (0, dusk, 0.30),
                    (0.12, t.gleam, top * 0.8),
                    (0.28, t.gleam, top),
                    (0.48, t.gleam, 0),
                    (0.60, dusk, 0.06),
                    (1, dusk, 0.62 * k),
                ],
                0,
                0,
                0,
                1,
            )
        elif volume == "puff":
            yield sheet.radial(
                [
                    (0, t.gleam, top * 1.1),
                    (0.38, t.gleam, top * 0.3),
                    (0.52, dusk, 0),
                    (0.84, dusk, 0.34 * k),
                    (1, dusk, 0.60 * k),
                ],
                0.38,
                0.32,
                0.80,
            )
        else:
            yield sheet.linear(
                [
                    (0, t.gleam, top * 0.5),
                    (0.09, t.gleam, top),
                    (0.40, t.gleam, 0.02),
                    (0.55, dusk, 0.02),
                    (1, dusk, 0.44 * k),
                ],
                0.1,
                0,
                0.28,
                1,
            )
    if volume in ("roll", "lying"):
        side = 0.34 * k
        yield sheet.linear(
            [
                (0, dusk, side * 0.8),
                (0.035, dusk, side * 0.30),
                (0.10, dusk, 0.0),
                (0.22, t.gleam, 0.05 + 0.17 * g),
                (0.36, t.gleam, 0),
                (0.74, dusk, 0),
                (0.93, dusk, side * 0.62),
                (1, dusk, side * 1.15),
            ],
            0,
            0,
            1,
            0,
        )
    elif volume == "puff":
        yield sheet.linear(
            [(0, t.gleam, 0.05), (0.4, dusk, 0), (0.80, dusk, 0.22 * k), (1, dusk, 0.55 * k)],
            0,
            0,
            0,
            1,
        )
