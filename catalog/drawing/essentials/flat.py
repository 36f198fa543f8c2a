"""Objects that are flat or plain: cards, phones, paper, glasses, cases.

Lengths are millimetres; w and h are the object's width and height as drawn.
"""

from __future__ import annotations

import math

from ..colour import tones
from ..paths import Pen, ellipse, rectangle
from ..svg import num, tag
from .brush import Brush, Draw
from .spec import CARD_RADIUS_MM


def card(b: Brush, w: float, h: float, colour: str) -> str:
    radius = CARD_RADIUS_MM * min(w, h) / 53.98
    body = rectangle(-w / 2, -h, w, h, radius)
    if w >= h:
        chip = rectangle(-w * 0.39, -h * 0.62, w * 0.14, h * 0.18, h * 0.03)
        marks = f"M{num(-w * 0.39)} {num(-h * 0.26)}H{num(w * 0.02)}"
        below = f"M{num(-w * 0.39)} {num(-h * 0.14)}H{num(-w * 0.14)}"
        emblem = (w * 0.30, -h * 0.19, h * 0.10)
    else:
        chip = rectangle(-w * 0.09, -h * 0.86, w * 0.18, h * 0.14, w * 0.03)
        marks = f"M{num(-w * 0.34)} {num(-h * 0.22)}H{num(w * 0.1)}"
        below = f"M{num(-w * 0.34)} {num(-h * 0.14)}H{num(-w * 0.1)}"
        emblem = (w * 0.24, -h * 0.14, w * 0.10)
    box = chip.box()
    contacts = (
        f"M{num(box.x)} {num(box.cy)}H{num(box.right)}M{num(box.cx)} {num(box.y)}V{num(box.bottom)}"
    )
    x, y, r = emblem
    t = tones(colour)
    out = [b.part(body, colour)]
    out.append(
        b.shine(
            f"M{num(-w / 2 + 2)} {num(-h + 1)}H{num(w * 0.15)}L{num(-w * 0.12)} "
            f"{num(-1)}H{num(-w / 2 + 2)}Z",
            0.22,
        )
    )
    out.append(b.metal(chip, "gold", False))
    out.append(b.mark(contacts, "#76531f", 0.35))
    out.append(b.mark(marks, t.gleam, h * 0.035 if w >= h else w * 0.035, 0.8))
    out.append(b.mark(below, t.gleam, h * 0.025 if w >= h else w * 0.025, 0.6))
    # A mark of no bank's: a ring with a cross, as in an eyepiece.
    ring = ellipse(x, y, r, r).d()
    cross = (
        f"M{num(x - 1.35 * r)} {num(y)}h{num(2.7 * r)}M{num(x)} {num(y - 1.35 * r)}v{num(2.7 * r)}"
    )
    out.append(b.mark(ring + cross, t.gleam, r * 0.12, 0.75))
    return "".join(out)


def phone(b: Brush, w: float, h: float, colour: str) -> str:
    short = min(w, h)
    body = rectangle(-w / 2, -h, w, h, short * 0.155)
    edge = short * 0.028
    screen = rectangle(-w / 2 + edge, -h + edge, w - 2 * edge, h - 2 * edge, short * 0.13)
    island = rectangle(-short * 0.14, -h + edge * 2.6, short * 0.28, short * 0.075, short * 0.04)
    out = [b.part(body, colour)]
    if b.line:
        out.append(b.mark(screen.d(), "", 0))
        out.append(b.mark(island.d(), "", 0))
        return "".join(out)
    glass = b.sheet.linear([(0, "#3a3f4b"), (0.35, "#1d2028"), (1, "#0d0e13")], 0, 0, 0.7, 1)
    out.append(tag("path", d=screen.d(), fill=glass))
    out.append(tag("path", d=island.d(), fill="#050507"))
    out.append(
        b.shine(
            f"M{num(-w / 2 + edge * 2)} {num(-h + short * 0.2)}L{num(w * 0.1)} "
            f"{num(-h + short * 0.2)}L{num(-w * 0.30)} {num(-h * 0.12)}"
            f"L{num(-w / 2 + edge * 2)} {num(-h * 0.12)}Z",
            0.13,
        )
    )
    bar = rectangle(-w * 0.16, -edge * 3, w * 0.32, edge * 0.6, edge * 0.3)
    out.append(tag("path", d=bar.d(), fill="#ffffff", fill_opacity=0.6))
    return "".join(out)


def banknote(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, 0.8)
    frame = rectangle(-w / 2 + h * 0.07, -h * 0.93, w - h * 0.14, h * 0.86, 0.6)
    t = tones(colour)
    rings = "".join(ellipse(w * 0.16, -h / 2, h * k, h * k).d() for k in (0.16, 0.22, 0.28, 0.34))
    bars = "".join(
        f"M{num(-w * 0.40)} {num(-h * y)}H{num(-w * x)}"
        for y, x in ((0.72, 0.12), (0.58, 0.20), (0.44, 0.16), (0.30, 0.24))
    )
    return "".join(
        [
            b.part(body, colour),
            b.mark(frame.d(), t.deep, 0.3, 0.7),
            b.mark(rings, t.deep, 0.3, 0.8),
            b.mark(bars, t.deep, h * 0.03, 0.55),
        ]
    )


def passport(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, min(w, h) * 0.05)
    spine = f"M{num(-w * 0.44)} {num(-h)}V0"
    seal = ellipse(w * 0.03, -h * 0.56, w * 0.17, w * 0.17)
    rays = (i * math.tau / 16 for i in range(16))
    star = "".join(
        f"M{num(w * 0.03)} {num(-h * 0.56)}l{num(math.cos(a) * w * 0.13)} "
        f"{num(math.sin(a) * w * 0.13)}"
        for a in rays
    )
    lines = (
        f"M{num(-w * 0.20)} {num(-h * 0.82)}H{num(w * 0.26)}"
        f"M{num(-w * 0.12)} {num(-h * 0.22)}H{num(w * 0.18)}"
    )
    gold = "#d9b56a"
    return "".join(
        [
            b.part(body, colour),
            b.mark(spine, tones(colour).line, 0.5, 0.6),
            b.mark(seal.d(), gold, 0.7),
            b.mark(star, gold, 0.35),
            b.mark(lines, gold, h * 0.016),
        ]
    )


def glasses(b: Brush, w: float, h: float, colour: str) -> str:
    t = tones(colour)
    out = []
    for s in (-1, 1):
        lens = rectangle(s * w * 0.255 - w * 0.205, -h, w * 0.41, h, min(w * 0.19, h * 0.46))
        if b.line:
            out.append(tag("path", d=lens.d(), fill="none"))
        else:
            glass = b.sheet.linear([(0, "#5d6a70", 0.85), (1, "#c4b79f", 0.55)], 0, 0, 0.4, 1)
            out.append(tag("path", d=lens.inset(w * 0.012).d(), fill=glass))
            out.append(
                tag(
                    "path",
                    d=lens.inset(w * 0.012).d(1),
                    fill="none",
                    stroke=t.base,
                    stroke_width=w * 0.026,
                )
            )
            out.append(
                b.shine(lens.scaled_about(s * w * 0.255 - w * 0.05, -h * 0.68, 0.5, 0.3).d(), 0.5)
            )
        hinge = rectangle(s * w * 0.48 - w * 0.02, -h * 0.86, w * 0.04, h * 0.14, w * 0.008)
        out.append(b.part(hinge, colour))
    bridge = (
        f"M{num(-w * 0.06)} {num(-h * 0.66)}Q0 {num(-h * 0.88)} {num(w * 0.06)} {num(-h * 0.66)}"
    )
    out.append(b.mark(bridge, t.base, w * 0.026))
    return "".join(out)


def mask(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, min(w, h) * 0.05)
    t = tones(colour)
    pleats = "".join(f"M{num(-w * 0.46)} {num(-h * y)}H{num(w * 0.46)}" for y in (0.75, 0.5, 0.25))
    return b.part(body, colour) + b.mark(pleats, t.deep, 0.4, 0.7)


def powder(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, 1.2)
    t = tones(colour)
    flap = f"M{num(-w / 2)} {num(-h * 0.9)}L0 {num(-h * 0.45)}L{num(w / 2)} {num(-h * 0.9)}"
    return b.part(body, colour) + b.mark(flap, t.deep, 0.4, 0.7)


def mints(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, min(w, h) * 0.12)
    inner = body.scaled_about(0, -h / 2, 0.90, 0.84)
    t = tones(colour)
    leaf = (
        f"M{num(-w * 0.12)} {num(-h * 0.36)}Q{num(-w * 0.10)} {num(-h * 0.72)} {num(w * 0.14)} "
        f"{num(-h * 0.72)}Q{num(w * 0.14)} {num(-h * 0.36)} {num(-w * 0.12)} {num(-h * 0.36)}Z"
    )
    return (
        b.part(body, colour)
        + b.mark(inner.d(), t.gleam, 0.5, 0.8)
        + b.mark(leaf, t.gleam, 0.9)
        + b.shine(inner.d(), 0.18)
    )


def pen(b: Brush, w: float, h: float, colour: str) -> str:
    tip = (
        Pen(-w * 0.42, -h * 0.14)
        .line(w * 0.42, -h * 0.14)
        .line(w * 0.08, 0)
        .line(-w * 0.08, 0)
        .close()
    )
    body = rectangle(-w / 2, -h, w, h * 0.87, w * 0.3)
    clip = rectangle(w * 0.12, -h * 0.97, w * 0.22, h * 0.34, w * 0.1)
    return b.metal(tip) + b.part(body, colour, "round") + b.metal(clip)


def battery(b: Brush, w: float, h: float, colour: str) -> str:
    cap = rectangle(-w * 0.19, -h, w * 0.38, h * 0.05, w * 0.05)
    body = rectangle(-w / 2, -h * 0.96, w, h * 0.96, w * 0.06)
    band = rectangle(-w / 2, -h * 0.96, w, h * 0.27, w * 0.06)
    return b.metal(cap, "silver") + b.part(body, "#26262a", "round") + b.metal(band, "gold")


def case(b: Brush, w: float, h: float, colour: str) -> str:
    body = rectangle(-w / 2, -h, w, h, min(w, h) * 0.18)
    t = tones(colour)
    return (
        b.part(body, colour)
        + b.mark(f"M{num(-w / 2)} {num(-h * 0.68)}H{num(w / 2)}", t.line, 0.3, 0.7)
        + b.mark(body.inset(min(w, h) * 0.06).d(1), t.gleam, 0.3, 0.6)
    )


DRAWINGS: dict[str, Draw] = {
    "card": card,
    "phone": phone,
    "banknote": banknote,
    "passport": passport,
    "glasses": glasses,
    "mask": mask,
    "powder": powder,
    "mints": mints,
    "pen": pen,
    "battery": battery,
    "case": case,
}
