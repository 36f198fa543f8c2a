"""Colours: the tones an object of one colour shows in the light, mixed in OKLab.

OKLab: Björn Ottosson, "A perceptual color space for image processing", 2020.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

_HEX = re.compile(r"^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")


class Tones(NamedTuple):
    """One colour from its brightest reflex to its contour line, as hex."""

    gleam: str
    light: str
    lift: str
    base: str
    shade: str
    deep: str
    line: str


def parse(text: str) -> tuple[int, int, int]:
    """Red, green and blue (0…255) of a hex colour.

    Raises ValueError, naming the text, when it is not "#rgb" or "#rrggbb".
    """
    found = _HEX.match(text.strip())
    if not found:
        raise ValueError(f"“{text}” is not a hex colour such as #a3122b")
    digits = found.group(1)
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def to_lch(text: str) -> tuple[float, float, float]:
    """Lightness 0…1, chroma and hue (radians) of a hex colour."""
    r, g, b = (_linear(c / 255) for c in parse(text))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b2 = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b2), math.atan2(b2, a)


def from_lch(lightness: float, chroma: float, hue: float) -> str:
    """The hex colour nearest to the lightness, chroma and hue that a screen can show."""
    lightness = min(1.0, max(0.0, lightness))
    for _ in range(12):
        rgb = _rgb(lightness, chroma, hue)
        if all(-0.002 <= c <= 1.002 for c in rgb):
            break
        chroma *= 0.88
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, c)))):02x}" for c in rgb)


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0…1) of `other` mixed in."""
    l1, c1, h1 = to_lch(one)
    l2, c2, h2 = to_lch(other)
    a = c1 * math.cos(h1) * (1 - share) + c2 * math.cos(h2) * share
    b = c1 * math.sin(h1) * (1 - share) + c2 * math.sin(h2) * share
    return from_lch(l1 + (l2 - l1) * share, math.hypot(a, b), math.atan2(b, a))


def with_lightness(colour: str, lightness: float, chroma_share: float = 1.0) -> str:
    """The colour at another lightness, its chroma multiplied."""
    _, chroma, hue = to_lch(colour)
    return from_lch(lightness, chroma * chroma_share, hue)


@lru_cache(maxsize=512)
def tones(colour: str) -> Tones:
    """The seven tones of a coloured thing in soft studio light.

    Black is lifted and white is lowered a little, so that both still show form.
    """
    lightness, chroma, hue = to_lch(colour)
    base = min(0.945, max(0.235, lightness))
    room = 1.0 - base
    return Tones(
        gleam=from_lch(base + room * (0.62 if base > 0.4 else 0.48), chroma * 0.45, hue),
        light=from_lch(base + room * 0.30, chroma * 0.80, hue),
        lift=from_lch(base + room * 0.13, chroma * 0.94, hue),
        base=from_lch(base, chroma, hue),
        shade=from_lch(base * 0.86, chroma * 1.03, hue),
        deep=from_lch(base * 0.66, chroma * 0.98, hue),
        line=from_lch(max(0.09, base * 0.40), chroma * 0.75, hue),
    )


# Polished metals: from reflex to contour, in the order of Tones.
METALS = {
    "gold": Tones("#fff8e1", "#f3dda2", "#e3c278", "#c99f4e", "#a67c33", "#76531f", "#3f2b10"),
    "silver": Tones("#ffffff", "#eceef0", "#d3d7da", "#b0b6bb", "#878e95", "#5b6168", "#2b2f34"),
    "dark": Tones("#c9c6c2", "#8d8a88", "#67646a", "#48464c", "#323036", "#201f24", "#0e0d11"),
}
METALS["none"] = METALS["gold"]
