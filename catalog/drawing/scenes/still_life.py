"""Still lifes: bags on plinths, on a bank card, on a tower of coins, by a window."""

from __future__ import annotations

import math

from ..colour import METALS, Tones, mix
from ..essentials import BANK_CARD, EssentialDrawing
from ..paths import ellipse
from ..svg import num, tag
from .props import arch_niche, ball, drum, lying_card, plinth
from .stage import Stage


def plinths(stage: Stage) -> str:
    """Three plinths before an arched niche, a bag on each of the lower two and the highest."""
    p = stage.palette
    w, h = stage.w, stage.h
    floor = h * 0.80
    unit = stage.short
    if stage.upright:
        spots = [(0.50, 0.52, 0.46, 0.36), (0.24, 0.72, 0.30, 0.20), (0.80, 0.76, 0.26, 0.17)]
    else:
        spots = [(0.52, 0.56, 0.34, 0.34), (0.24, 0.68, 0.26, 0.21), (0.78, 0.71, 0.22, 0.17)]
    parts = [stage.room(0.74)]
    middle = w * spots[0][0]
    parts.append(arch_niche(stage, middle, h * 0.07, unit * 0.72, h * 0.74, p.wall))
    for i, (x, top, wide, bag_wide) in enumerate(spots):
        colour = (p.prop, p.second, p.prop)[i]
        foot = floor + (i > 0) * h * 0.05
        make = drum if i == 1 else plinth
        parts.append(make(stage, w * x, h * top, unit * wide, foot, colour))
        bag = stage.bag_at(i)
        parts.append(
            stage.bag(
                bag,
                w * x,
                h * top + unit * 0.004,
                width=unit * bag_wide,
                height=unit * bag_wide * 1.15,
            )
        )
    parts.append(ball(stage, w * 0.93, h * 0.93, unit * 0.055, p.accent))
    return "".join(parts)


def on_card(stage: Stage) -> str:
    """One bag standing on a bank card, both at one scale."""
    w, h = stage.w, stage.h
    bag = stage.bag_at(0)
    size = bag.proportions
    scale = min(
        w * 0.62 / max(size.width, 110),
        h * 0.46 / max(size.height, 70),
        w * 0.72 / max(size.width, 120),
    )
    y = h * 0.74
    x = w * 0.50
    p = stage.palette
    card = EssentialDrawing(
        "card",
        "bank card",
        BANK_CARD.length_mm,
        BANK_CARD.width_mm,
        colour=p.accent if p.accent != p.wall else p.ink,
    )
    parts = [stage.room(0.58)]
    # The card reaches out from under the bag towards the viewer.
    parts.append(lying_card(stage, x - scale * 2, y + scale * 54 * 0.52 * 0.80, scale, card))
    parts.append(
        stage.bag(
            bag,
            x,
            y,
            width=size.width * scale,
            height=size.height * scale,
            beam=0.6,
            strap=bag.strap in ("chain", "cord"),
        )
    )
    return "".join(parts)


def on_coins(stage: Stage) -> str:
    """A tiny bag on top of a leaning tower of coins."""
    w, h = stage.w, stage.h
    parts = [stage.room(0.70)]
    bag = stage.bag_at(0)
    x, floor = w * 0.5, h * 0.90
    rx = stage.short * 0.20
    ry, thick = rx * 0.17, rx * 0.17
    count = 6 if not stage.upright else 8
    t = METALS["gold"]
    silver = METALS["silver"]
    parts.append(stage.pool(x + rx * 0.4, floor + ry * 0.3, rx * 1.9, ry * 2.0, 0.55))
    at = x
    for i in range(count):
        at = x + stage.rng.uniform(-0.06, 0.06) * rx
        y = floor - i * thick
        m = t if i % 3 else silver
        side = (
            f"M{num(at - rx)} {num(y - thick)}V{num(y)}A{num(rx)} {num(ry)} 0 0 0 "
            f"{num(at + rx)} {num(y)}V{num(y - thick)}Z"
        )
        paint = stage.sheet.linear(
            [
                (0, m.deep),
                (0.12, m.base),
                (0.28, m.gleam),
                (0.42, m.lift),
                (0.65, m.base),
                (0.92, m.deep),
                (1, m.shade),
            ],
            0,
            0,
            1,
            0,
        )
        parts.append(tag("path", d=side, fill=paint, stroke=m.line, stroke_width=1.2))
        reeds = "".join(
            f"M{num(at + math.sin(a) * rx)} {num(y - thick + math.cos(a) * ry)}v{num(thick)}"
            for a in (k * math.pi / 44 - math.pi / 2 for k in range(1, 44))
        )
        parts.append(
            tag("path", d=reeds, stroke=m.line, stroke_width=1.0, stroke_opacity=0.35, fill="none")
        )
        top = ellipse(at, y - thick, rx, ry)
        face = stage.sheet.linear([(0, m.gleam), (0.5, m.lift), (1, m.base)], 0, 0, 1, 0.6)
        parts.append(tag("path", d=top.d(), fill=face, stroke=m.line, stroke_width=1.0))
        parts.append(
            tag(
                "path",
                d=ellipse(at, y - thick, rx * 0.86, ry * 0.86).d(),
                fill="none",
                stroke=m.deep,
                stroke_width=1.2,
                stroke_opacity=0.6,
            )
        )
    parts.append(
        stage.bag(
            bag, at, floor - count * thick + ry * 0.25, width=rx * 1.66, height=stage.h * 0.38
        )
    )
    for k, dx in enumerate((-2.15, 1.95)):
        parts.append(
            _lying_coin(
                stage, x + dx * rx, floor + ry * (0.9 - 0.5 * k), rx, ry, thick, (t, silver)[k]
            )
        )
    return "".join(parts)


def _lying_coin(
    stage: Stage, x: float, y: float, rx: float, ry: float, thick: float, m: Tones
) -> str:
    side = (
        f"M{num(x - rx)} {num(y - thick)}V{num(y)}A{num(rx)} {num(ry)} 0 0 0 {num(x + rx)} "
        f"{num(y)}V{num(y - thick)}Z"
    )
    edge = stage.sheet.linear([(0, m.deep), (0.3, m.gleam), (0.6, m.base), (1, m.deep)], 0, 0, 1, 0)
    face = stage.sheet.linear([(0, m.gleam), (0.5, m.lift), (1, m.base)], 0, 0, 1, 0.6)
    return (
        stage.pool(x + rx * 0.15, y + ry * 0.3, rx * 1.2, ry * 1.2, 0.5)
        + tag("path", d=side, fill=edge, stroke=m.line, stroke_width=1.2)
        + tag("path", d=ellipse(x, y - thick, rx, ry).d(), fill=face, stroke=m.line, stroke_width=1)
        + tag(
            "path",
            d=ellipse(x, y - thick, rx * 0.86, ry * 0.86).d(),
            fill="none",
            stroke=m.deep,
            stroke_width=1.2,
            stroke_opacity=0.6,
        )
    )


def window(stage: Stage) -> str:
    """A bag on a table's edge in slanting light from a window."""
    w, h, p = stage.w, stage.h, stage.palette
    dusk = mix(p.wall, "#1b0f0a", 0.16)
    glow = mix(p.wall, "#fff4dc", 0.72)
    parts = [stage.wall(dusk)]
    lean = h * 0.34
    pane_w, pane_h, bar = stage.short * 0.21, h * 0.27, stage.short * 0.018
    x0, y0 = w * (0.30 if not stage.upright else 0.20), h * 0.02
    paint = stage.sheet.linear([(0, glow, 0.95), (1, glow, 0.72)], 0, 0, 1, 1)
    for column in range(3):
        for row in range(3):
            x = x0 + column * (pane_w + bar) + row * (pane_h + bar) / h * lean * 1.2
            y = y0 + row * (pane_h + bar) + column * pane_w * 0.10
            dx, dy = pane_h / h * lean * 1.2, pane_w * 0.10
            d = (
                f"M{num(x)} {num(y)}L{num(x + pane_w)} {num(y + dy)}"
                f"L{num(x + pane_w + dx)} {num(y + dy + pane_h)}L{num(x + dx)} {num(y + pane_h)}Z"
            )
            parts.append(tag("path", d=d, fill=paint))
    table = h * 0.80
    top = mix(p.floor, "#ffffff", 0.20)
    parts.append(
        tag(
            "rect",
            y=num(table),
            width=w,
            height=num(h - table),
            fill=stage.sheet.linear(
                [(0, mix(p.second, "#ffffff", 0.12)), (1, mix(p.second, "#1b0f0a", 0.30))],
                0,
                0,
                0,
                1,
            ),
        )
    )
    parts.append(
        tag(
            "rect",
            y=num(table),
            width=w,
            height=num(h * 0.075),
            fill=stage.sheet.linear(
                [(0, mix(top, "#1b0f0a", 0.10)), (0.4, top), (1, mix(top, "#1b0f0a", 0.06))],
                0,
                0,
                1,
                0,
            ),
        )
    )
    parts.append(
        tag(
            "rect", y=num(table + h * 0.075), width=w, height=2.2, fill="#ffffff", fill_opacity=0.55
        )
    )
    bag = stage.bag_at(0)
    parts.append(
        stage.bag(
            bag,
            w * (0.47 if not stage.upright else 0.46),
            table + h * 0.045,
            width=stage.short * 0.62,
            height=h * 0.42,
            beam=0.9,
        )
    )
    return "".join(parts)
