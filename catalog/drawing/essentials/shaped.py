"""Objects with a shape of their own: lipstick, keys, coins, earbuds, perfume.

Lengths are millimetres; w and h are the object's width and height as drawn.
"""

from __future__ import annotations

import math

from ..colour import tones
from ..paths import Pen, ellipse, rectangle, rounded
from ..svg import num, tag
from .brush import Brush, Draw


def lipstick(b: Brush, w: float, h: float, colour: str) -> str:
    base = rectangle(-w / 2, -h * 0.42, w, h * 0.42, w * 0.06)
    collar = rectangle(-w * 0.43, -h * 0.62, w * 0.86, h * 0.21, w * 0.03)
    bullet = (
        Pen(-w * 0.33, -h * 0.61)
        .line(-w * 0.33, -h * 0.86)
        .curve(-w * 0.30, -h * 0.97, w * 0.08, -h * 1.0, w * 0.24, -h)
        .curve(w * 0.33, -h * 0.99, w * 0.33, -h * 0.93, w * 0.33, -h * 0.88)
        .line(w * 0.33, -h * 0.61)
        .close()
    )
    slant = (
        Pen(-w * 0.33, -h * 0.86)
        .curve(-w * 0.1, -h * 0.82, w * 0.2, -h * 0.87, w * 0.33, -h * 0.97)
        .open()
    )
    t = tones(colour)
    return "".join(
        [
            b.part(bullet, colour, "round"),
            b.mark(slant.d(), t.deep, w * 0.03, 0.6),
            b.metal(collar),
            b.part(base, "#1c1a1d", "round"),
            b.mark(f"M{num(-w / 2)} {num(-h * 0.08)}H{num(w / 2)}", "#c99f4e", w * 0.04),
        ]
    )


def keys(b: Brush, w: float, h: float, colour: str) -> str:
    r = min(w * 0.36, h * 0.22)
    bow = ellipse(0, -h + r, r, r)
    hole = ellipse(0, -h + r * 0.72, r * 0.36, r * 0.36)
    s = w * 0.13
    blade = (
        Pen(-s, -h + r * 1.7)
        .line(s, -h + r * 1.7)
        .line(s, -h * 0.06)
        .line(s * 0.2, 0)
        .line(-s, -h * 0.08)
        .line(-s, -h * 0.14)
        .line(-s * 0.3, -h * 0.17)
        .line(-s * 0.3, -h * 0.21)
        .line(-s * 1.05, -h * 0.24)
        .line(-s * 1.05, -h * 0.30)
        .line(-s * 0.4, -h * 0.33)
        .line(-s * 0.4, -h * 0.37)
        .line(-s, -h * 0.40)
        .close()
    )
    groove = f"M{num(s * 0.35)} {num(-h + r * 2)}V{num(-h * 0.10)}"
    inner = (
        ""
        if b.line
        else tag("path", d=hole.d(), fill="#f4efe6", stroke="#2b2f34", stroke_width=0.25)
    )
    return "".join(
        [
            b.metal(blade, "silver"),
            b.mark(groove, "#5b6168", 0.4, 0.7),
            b.metal(bow, "silver", False),
            inner or b.mark(hole.d(), "", 0),
            b.mark(ellipse(0, -h + r, r * 0.82, r * 0.82).d(), "#5b6168", 0.3, 0.5),
        ]
    )


def earbuds(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, min(w, h) * 0.42)
    split = -h * 0.66
    led = ellipse(0, -h * 0.44, min(w, h) * 0.025, min(w, h) * 0.025)
    return "".join(
        [
            b.part(body, colour),
            b.shine(rectangle(-w * 0.42, -h * 0.95, w * 0.5, h * 0.26, h * 0.13).d(), 0.9),
            b.mark(f"M{num(-w / 2)} {num(split)}H{num(w / 2)}", "#8b8780", 0.35),
            b.part(led, "#c99f4e", "flat"),
        ]
    )


def coin(b: Brush, w: float, h: float, colour: str) -> str:
    out = [b.metal(ellipse(0, -h / 2, w / 2, h / 2), "gold", False)]
    ring = ellipse(0, -h / 2, w * 0.34, h * 0.34)
    if b.line:
        out.append(b.mark(ring.d(), "", 0))
    else:
        out.append(b.metal(ring, "silver", False))
    dots = []
    for i in range(12):
        angle = i * math.tau / 12
        x, y = math.cos(angle) * w * 0.42, -h / 2 + math.sin(angle) * h * 0.42
        dots.append(f"M{num(x - 0.01)} {num(y)}h.02")
    out.append(b.mark("".join(dots), "#76531f", w * 0.035, 0.8))
    out.append(
        b.mark(
            f"M{num(-w * 0.09)} {num(-h * 0.58)}L{num(w * 0.02)} {num(-h * 0.68)}V{num(-h * 0.34)}",
            "#5b6168",
            w * 0.05,
        )
    )
    return "".join(out)


def compact(b: Brush, w: float, h: float, colour: str) -> str:
    r = min(w, h) / 2
    radius = r if abs(w - h) < 0.15 * max(w, h) else r * 0.35
    body = rectangle(-w / 2, -h, w, h, radius)
    inner = body.scaled_about(0, -h / 2, 0.86, 0.86)
    catch = rectangle(-w * 0.09, -h * 0.035, w * 0.18, h * 0.05, h * 0.02)
    t = tones(colour)
    rays = "".join(
        f"M0 {num(-h / 2)}L{num(math.cos(i * math.tau / 24) * w * 0.42)} "
        f"{num(-h / 2 + math.sin(i * math.tau / 24) * h * 0.42)}"
        for i in range(24)
    )
    return "".join(
        [
            b.metal(body, "gold", False),
            b.part(inner, colour),
            b.mark(rays, t.line, 0.22, 0.30) if radius == r and not b.line else "",
            b.shine(ellipse(-w * 0.12, -h * 0.66, w * 0.24, h * 0.18).d(), 0.5),
            b.metal(catch),
        ]
    )


def tracker(b: Brush, w: float, h: float, colour: str) -> str:
    return "".join(
        [
            b.part(ellipse(0, -h / 2, w / 2, h / 2), colour, "ball"),
            b.metal(ellipse(0, -h / 2, w * 0.40, h * 0.40), "silver", False),
            b.mark(ellipse(0, -h / 2, w * 0.34, h * 0.34).d(), "#5b6168", 0.25, 0.5),
        ]
    )


def fob(b: Brush, w: float, h: float, colour: str) -> str:
    body = rounded(
        [
            (-w * 0.42, -h, w * 0.4),
            (w * 0.42, -h, w * 0.4),
            (w / 2, -h * 0.2, w * 0.3),
            (w * 0.3, 0, w * 0.25),
            (-w * 0.3, 0, w * 0.25),
            (-w / 2, -h * 0.2, w * 0.3),
        ]
    )
    buttons = "".join(
        b.part(rectangle(-w * 0.22, -h * y, w * 0.44, h * 0.13, h * 0.04), "#55545a", "soft")
        for y in (0.80, 0.60, 0.40)
    )
    return (
        b.part(body, colour)
        + buttons
        + b.mark(ellipse(0, -h * 0.12, w * 0.08, w * 0.08).d(), "#8d8a88", 0.6)
    )


def perfume(b: Brush, w: float, h: float, colour: str) -> str:
    cap = rectangle(-w * 0.30, -h, w * 0.60, h * 0.30, w * 0.05)
    collar = rectangle(-w * 0.22, -h * 0.71, w * 0.44, h * 0.05, 0.3)
    flask = rectangle(-w / 2, -h * 0.67, w, h * 0.67, w * 0.16)
    liquid = rectangle(-w * 0.41, -h * 0.52, w * 0.82, h * 0.46, w * 0.10)
    return "".join(
        [
            b.part(flask, "#eee6da"),
            b.part(liquid, colour, "soft", 0.85),
            b.shine(rectangle(-w * 0.40, -h * 0.62, w * 0.18, h * 0.5, w * 0.08).d(), 0.85),
            b.metal(collar),
            b.metal(cap),
        ]
    )


def lighter(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h * 0.84, w, h * 0.84, w * 0.12)
    head = rectangle(-w * 0.46, -h, w * 0.92, h * 0.19, w * 0.08)
    return (
        b.metal(head, "silver")
        + b.part(body, colour, "round")
        + b.mark(f"M{num(-w * 0.1)} {num(-h * 0.93)}H{num(w * 0.34)}", "#5b6168", w * 0.05)
    )


def tampon(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, w * 0.3)
    band = "".join(f"M{num(-w / 2)} {num(-h * y)}H{num(w / 2)}" for y in (0.80, 0.12))
    return b.part(body, colour, "round") + b.mark(band, tones(colour).deep, 0.3)


DRAWINGS: dict[str, Draw] = {
    "lipstick": lipstick,
    "keys": keys,
    "earbuds": earbuds,
    "coin": coin,
    "compact": compact,
    "tracker": tracker,
    "fob": fob,
    "perfume": perfume,
    "lighter": lighter,
    "tampon": tampon,
}
