"""Flat, graphic pictures: nested outlines and abstract portraits for bylines."""

from __future__ import annotations

import math

from ..colour import mix
from ..paths import Pen, ellipse, rectangle
from ..svg import num, tag
from .stage import Stage


def nested(stage: Stage) -> str:
    """Outlines of one silhouette inside each other down to one small painted bag."""
    w, h, p = stage.w, stage.h, stage.palette
    bag = stage.bag_at(0)
    parts = [stage.wall()]
    floor = h * 0.90
    largest = min(w * 0.86, h * 0.95)
    count = 6
    for i in range(count):
        share = 1 - i / (count + 0.6)
        wide = largest * share
        opacity_ink = mix(p.wall, p.ink, 0.45 + 0.55 * i / count)
        parts.append(
            stage.line_bag(
                bag,
                w / 2,
                floor,
                width=wide,
                height=h * 0.70 * share,
                weight=1.6 + 0.4 * i,
                ink=opacity_ink,
                fill=mix(p.wall, p.prop, 0.20 * i),
            )
        )
    parts.append(stage.bag(bag, w / 2, floor, width=largest * 0.16, height=h * 0.15, strap=False))
    base = f"M{num(w * 0.06)} {num(floor)}H{num(w * 0.94)}"
    ticks = "".join(
        f"M{num(w * 0.06 + i * w * 0.0088)} {num(floor)}"
        f"v{num(h * (0.022 if i % 10 == 0 else 0.015 if i % 5 == 0 else 0.009))}"
        for i in range(101)
    )
    parts.append(stage.stroke(base + ticks, 1.4))
    return "".join(parts)


def monogram(stage: Stage) -> str:
    """An abstract portrait of plain shapes, different for every seed."""
    w, h, p = stage.w, stage.h, stage.palette
    rng = stage.rng
    u = stage.short
    cx, cy = w / 2, h * 0.46
    skins = ("#f0cdb4", "#d9a27e", "#a96d48", "#6f4429", "#e8b999", "#8a5638")
    skin = rng.choice(skins)
    hair = rng.choice(("#1f1713", "#4a2a18", "#8c5a2b", "#c9a26a", "#b7b0a8", "#5b1a16"))
    cloth = rng.choice((p.accent, p.ink, mix(p.accent, "#ffffff", 0.35), p.second))
    parts = [stage.wall(rng.choice((p.wall, p.floor, p.prop)))]
    parts.append(
        tag("circle", cx=num(cx), cy=num(cy), r=num(u * 0.40), fill=mix(p.wall, "#ffffff", 0.35))
    )
    ring = "".join(
        f"M{num(cx + math.cos(a) * u * 0.42)} {num(cy + math.sin(a) * u * 0.42)}"
        f"L{num(cx + math.cos(a) * u * (0.45 if i % 6 == 0 else 0.435))} "
        f"{num(cy + math.sin(a) * u * (0.45 if i % 6 == 0 else 0.435))}"
        for i, a in ((i, i * math.tau / 72) for i in range(72))
    )
    parts.append(stage.stroke(ring, 1.6, p.ink, 0.7))
    hx, hy = u * 0.135, u * 0.175
    style = rng.choice(("bob", "bun", "crop", "long", "waves"))
    if style in ("bob", "long", "waves"):
        drop = {"bob": 0.10, "waves": 0.20, "long": 0.34}[style]
        back = (
            Pen(cx - hx * 1.36, cy + u * drop)
            .curve(cx - hx * 1.62, cy - hy * 0.6, cx - hx * 1.3, cy - hy * 1.46, cx, cy - hy * 1.46)
            .curve(
                cx + hx * 1.3,
                cy - hy * 1.46,
                cx + hx * 1.62,
                cy - hy * 0.6,
                cx + hx * 1.36,
                cy + u * drop,
            )
            .curve(
                cx + hx * 0.8,
                cy + u * (drop + 0.03),
                cx - hx * 0.8,
                cy + u * (drop + 0.03),
                cx - hx * 1.36,
                cy + u * drop,
            )
            .close()
        )
        parts.append(stage.shape(back, hair))
    if style == "bun":
        parts.append(stage.shape(ellipse(cx + u * 0.02, cy - hy * 1.52, u * 0.075, u * 0.07), hair))
    shoulders = (
        Pen(cx - u * 0.36, h + 4)
        .curve(
            cx - u * 0.36, cy + u * 0.34, cx - u * 0.22, cy + u * 0.28, cx - u * 0.07, cy + u * 0.26
        )
        .line(cx + u * 0.07, cy + u * 0.26)
        .curve(cx + u * 0.22, cy + u * 0.28, cx + u * 0.36, cy + u * 0.34, cx + u * 0.36, h + 4)
        .close()
    )
    neck = rectangle(cx - u * 0.06, cy + hy * 0.5, u * 0.12, u * 0.22, u * 0.03)
    parts.append(stage.shape(shoulders, cloth))
    parts.append(stage.shape(neck, mix(skin, "#1b0f0a", 0.14)))
    collar = rng.choice(("roll", "vee", "round"))
    if collar == "roll":
        roll = rectangle(cx - u * 0.078, cy + u * 0.20, u * 0.156, u * 0.085, u * 0.03)
        parts.append(stage.shape(roll, mix(cloth, "#1b0f0a", 0.15)))
    elif collar == "vee":
        vee = (
            Pen(cx - u * 0.075, cy + u * 0.25)
            .line(cx + u * 0.075, cy + u * 0.25)
            .line(cx, cy + u * 0.42)
            .close()
        )
        parts.append(stage.shape(vee, skin))
        parts.append(
            stage.stroke(
                f"M{num(cx - u * 0.075)} {num(cy + u * 0.25)}L{num(cx)} "
                f"{num(cy + u * 0.42)}L{num(cx + u * 0.075)} "
                f"{num(cy + u * 0.25)}",
                3,
                mix(cloth, "#1b0f0a", 0.4),
            )
        )
    else:
        parts.append(stage.shape(ellipse(cx, cy + u * 0.262, u * 0.085, u * 0.035), skin))
    head = (
        Pen(cx - hx, cy - hy * 0.25)
        .curve(cx - hx, cy - hy * 0.95, cx + hx, cy - hy * 0.95, cx + hx, cy - hy * 0.25)
        .curve(cx + hx, cy + hy * 0.55, cx + hx * 0.5, cy + hy, cx, cy + hy)
        .curve(cx - hx * 0.5, cy + hy, cx - hx, cy + hy * 0.55, cx - hx, cy - hy * 0.25)
        .close()
    )
    parts.append(stage.shape(head, skin))
    side = rng.choice((-1, 1))
    fringe = (
        Pen(cx - side * hx * 1.12, cy + hy * 0.05)
        .curve(
            cx - side * hx * 1.35,
            cy - hy * 1.1,
            cx - side * hx * 0.6,
            cy - hy * 1.38,
            cx,
            cy - hy * 1.36,
        )
        .curve(
            cx + side * hx * 0.9,
            cy - hy * 1.36,
            cx + side * hx * 1.35,
            cy - hy * 0.9,
            cx + side * hx * 1.10,
            cy - hy * (0.02 if style != "crop" else 0.25),
        )
        .curve(
            cx + side * hx * 0.95,
            cy - hy * 0.55,
            cx + side * hx * 0.5,
            cy - hy * 0.75,
            cx + side * hx * 0.1,
            cy - hy * 0.78,
        )
        .curve(
            cx - side * hx * 0.5,
            cy - hy * 0.75,
            cx - side * hx * 0.9,
            cy - hy * 0.5,
            cx - side * hx * 1.12,
            cy + hy * 0.05,
        )
        .close()
    )
    parts.append(stage.shape(fringe, hair))
    ink = mix(skin, "#1b0f0a", 0.75)
    nose = (
        f"M{num(cx + side * hx * 0.06)} {num(cy - hy * 0.10)}"
        f"Q{num(cx + side * hx * 0.30)} {num(cy + hy * 0.22)} {num(cx)} {num(cy + hy * 0.24)}"
    )
    parts.append(stage.stroke(nose, u * 0.0045, ink, 0.8))
    for s in (-1, 1):
        x = cx + s * hx * 0.46
        parts.append(
            stage.stroke(
                f"M{num(x - hx * 0.20)} {num(cy - hy * 0.12)}"
                f"Q{num(x)} {num(cy - hy * 0.03)} {num(x + hx * 0.20)} "
                f"{num(cy - hy * 0.12)}",
                u * 0.006,
                ink,
            )
        )
        parts.append(
            stage.stroke(
                f"M{num(x - hx * 0.26)} {num(cy - hy * 0.36)}"
                f"Q{num(x)} {num(cy - hy * 0.48)} {num(x + hx * 0.26)} "
                f"{num(cy - hy * 0.36)}",
                u * 0.0055,
                mix(hair, ink, 0.4),
            )
        )
    mouth = (
        f"M{num(cx - hx * 0.24)} {num(cy + hy * 0.50)}Q{num(cx - hx * 0.1)} "
        f"{num(cy + hy * 0.44)} {num(cx)} {num(cy + hy * 0.48)}Q{num(cx + hx * 0.1)} "
        f"{num(cy + hy * 0.44)} {num(cx + hx * 0.24)} {num(cy + hy * 0.50)}"
        f"Q{num(cx)} {num(cy + hy * 0.68)} {num(cx - hx * 0.24)} {num(cy + hy * 0.50)}Z"
    )
    parts.append(tag("path", d=mouth, fill="#a3122b", fill_opacity=0.85))
    extra = rng.choice(("glasses", "earrings", "both", "none"))
    if extra in ("glasses", "both"):
        for s in (-1, 1):
            parts.append(
                tag(
                    "circle",
                    cx=num(cx + s * hx * 0.46),
                    cy=num(cy - hy * 0.12),
                    r=num(hx * 0.36),
                    fill="#ffffff",
                    fill_opacity=0.16,
                    stroke=p.ink,
                    stroke_width=num(u * 0.006),
                )
            )
        parts.append(
            stage.stroke(
                f"M{num(cx - hx * 0.1)} {num(cy - hy * 0.14)}h{num(hx * 0.2)}", u * 0.006, p.ink
            )
        )
    if extra in ("earrings", "both"):
        for s in (-1, 1):
            parts.append(
                tag(
                    "circle",
                    cx=num(cx + s * hx * 1.04),
                    cy=num(cy + hy * 0.42),
                    r=num(u * 0.016),
                    fill="#c99f4e",
                    stroke="#76531f",
                    stroke_width=1.5,
                )
            )
    return "".join(parts)
