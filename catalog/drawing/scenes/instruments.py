"""A tiny bag and an instrument: under an eyepiece, between calipers, in tweezers."""

from __future__ import annotations

import math

from ..colour import METALS, mix
from ..forms import form_of
from ..paths import Pen, rectangle
from ..spec import BagDrawing
from ..svg import group, num, tag
from .props import numerals, plinth, ruler
from .stage import Stage


def eyepiece(stage: Stage) -> str:
    """A tiny bag in the round field of an instrument, on its graduated cross."""
    w, h, p = stage.w, stage.h, stage.palette
    r = stage.short * 0.44
    cx, cy = w / 2, h / 2
    dark = mix(p.ink, "#000000", 0.2) if _dark(p.ink) else p.wall
    light = p.wall if _dark(p.ink) else mix(p.ink, "#ffffff", 0.2)
    field = stage.sheet.radial(
        [
            (0, mix(light, "#ffffff", 0.55)),
            (0.7, light),
            (0.93, mix(light, "#1b0f0a", 0.22)),
            (1, mix(light, "#1b0f0a", 0.55)),
        ]
    )
    ring = stage.sheet.linear(
        [(0, "#5a5550"), (0.3, "#1c1a18"), (0.7, "#0c0b0a"), (1, "#4a4540")], 0, 0, 1, 1
    )
    parts = [
        tag("rect", width=w, height=h, fill=dark),
        tag("circle", cx=cx, cy=cy, r=num(r * 1.11), fill=ring),
        tag("circle", cx=cx, cy=cy, r=num(r * 1.035), fill="#070606"),
        tag("circle", cx=cx, cy=cy, r=num(r), fill=field),
    ]
    marks: list[str] = []
    step = r / 26
    for i in range(-24, 25):
        reach = 0.055 if i % 10 == 0 else 0.036 if i % 5 == 0 else 0.018
        marks.append(f"M{num(cx + i * step)} {num(cy - r * reach)}v{num(2 * r * reach)}")
        marks.append(f"M{num(cx - r * reach)} {num(cy + i * step)}h{num(2 * r * reach)}")
    ink = "#1b1714"
    cross = (
        f"M{num(cx - r * 0.97)} {num(cy)}H{num(cx + r * 0.97)}"
        f"M{num(cx)} {num(cy - r * 0.97)}V{num(cy + r * 0.97)}"
    )
    for share in (0.35, 0.65):
        parts.append(
            tag(
                "circle",
                cx=cx,
                cy=cy,
                r=num(r * share),
                fill="none",
                stroke=ink,
                stroke_width=1,
                stroke_opacity=0.35,
            )
        )
    parts.append(stage.stroke(cross, 1.2, ink, 0.8))
    parts.append(stage.stroke("".join(marks), 1.2, ink, 0.8))
    for i in range(-20, 21, 10):
        if i:
            parts.append(numerals(str(abs(i)), cx + i * step, cy + r * 0.125, r * 0.042, ink, 1.5))
    bag = stage.bag_at(0)
    scale = stage.scale_for(bag, r * 0.82, r * 0.78)
    size = bag.proportions
    tall = scale * 1000 * size.height / max(size.width, size.height)
    parts.append(stage.bag(bag, cx, cy + tall * 0.52, width=r * 0.82, height=r * 0.78))
    ring_marks = "".join(
        f"M{num(cx + math.cos(a) * r * 0.985)} {num(cy + math.sin(a) * r * 0.985)}"
        f"L{num(cx + math.cos(a) * r * k)} {num(cy + math.sin(a) * r * k)}"
        for i in range(180)
        for a, k in ((i * math.tau / 180, 0.94 if i % 15 == 0 else 0.962),)
    )
    parts.append(stage.stroke(ring_marks, 1.2, ink, 0.7))
    glare = stage.sheet.linear(
        [(0, "#ffffff", 0.30), (0.5, "#ffffff", 0.03), (1, "#ffffff", 0)], 0, 0, 0.6, 1
    )
    crescent = (
        Pen(cx - r * 0.93, cy - r * 0.10)
        .curve(
            cx - r * 0.90, cy - r * 0.66, cx - r * 0.36, cy - r * 0.98, cx + r * 0.16, cy - r * 0.93
        )
        .curve(
            cx - r * 0.30, cy - r * 0.86, cx - r * 0.76, cy - r * 0.58, cx - r * 0.93, cy - r * 0.10
        )
        .close()
    )
    parts.append(tag("path", d=crescent.d(), fill=glare))
    return "".join(parts)


def _dark(colour: str) -> bool:
    return int(colour[1:3], 16) < 0x80


def calipers(stage: Stage) -> str:
    """A bag between the jaws of a vernier caliper, which reads the bag's true width."""
    w, h = stage.w, stage.h
    bag = stage.bag_at(0)
    parts = [stage.wall(), stage.grid(stage.short / 28, 0.08)]
    floor = h * 0.86
    wide = min(w * 0.40, h * 0.60)
    scale = stage.scale_for(bag, wide, h * 0.42)
    size = bag.proportions
    wide = scale * 1000 * size.width / max(size.width, size.height)
    tall = scale * 1000 * size.height / max(size.width, size.height)
    x0 = w * 0.46 - wide / 2
    x1 = x0 + wide
    beam_y = max(h * 0.11, floor - tall - h * 0.40)
    thick = stage.short * 0.11
    jaw = stage.short * 0.085
    reach = floor - tall * 0.42
    cm = stage.centimetre(bag, scale)
    fixed = (
        Pen(x0 - jaw, beam_y - thick * 0.25)
        .line(x0, beam_y - thick * 0.25)
        .line(x0, reach)
        .line(x0 - jaw * 0.22, reach + h * 0.01)
        .curve(
            x0 - jaw * 0.55,
            reach - h * 0.06,
            x0 - jaw,
            beam_y + thick * 2.2,
            x0 - jaw,
            beam_y + thick,
        )
        .close()
    )
    moving = (
        Pen(x1 + jaw * 2.3, beam_y - thick * 0.16)
        .line(x1, beam_y - thick * 0.16)
        .line(x1, reach)
        .line(x1 + jaw * 0.22, reach + h * 0.01)
        .curve(
            x1 + jaw * 0.55,
            reach - h * 0.06,
            x1 + jaw,
            beam_y + thick * 2.2,
            x1 + jaw * 1.2,
            beam_y + thick * 1.42,
        )
        .line(x1 + jaw * 2.3, beam_y + thick * 1.42)
        .close()
    )
    t = METALS["silver"]
    steel = stage.sheet.linear(
        [(0, t.base), (0.25, t.gleam), (0.55, t.lift), (1, t.shade)], 0, 0, 1, 0.35
    )
    parts.append(stage.pool(w * 0.46, floor, wide * 0.8, h * 0.03, 0.35))
    parts.append(stage.bag(bag, w * 0.46, floor, width=wide, strap=False))
    for path in (fixed, moving):
        shadow = group(
            *(
                tag("path", d=path.d(), transform=f"translate({i * 1.4} {i * 3})")
                for i in range(1, 6)
            ),
            fill="#120805",
            fill_opacity=0.06,
        )
        parts.append(shadow)
    parts.append(ruler(stage, x0, beam_y, w - x0 + 40, thick, cm))
    for path in (fixed, moving):
        parts.append(
            tag(
                "path",
                d=path.d(),
                fill=steel,
                stroke=t.deep,
                stroke_width=1.4,
                stroke_linejoin="round",
            )
        )
    window = rectangle(x1 + jaw * 0.20, beam_y + thick * 0.06, jaw * 1.9, thick * 0.74, 3)
    parts.append(tag("path", d=window.d(), fill=t.gleam, stroke=t.deep, stroke_width=1.2))
    ticks = "".join(
        f"M{num(x1 + jaw * 0.34 + i * jaw * 0.085)} {num(beam_y + thick * 0.80)}"
        f"v{num(-thick * (0.34 if i % 5 == 0 else 0.2))}"
        for i in range(20)
    )
    parts.append(stage.stroke(ticks, 1.3, t.line))
    parts.append(
        tag(
            "circle",
            cx=num(x1 + jaw * 1.75),
            cy=num(beam_y + thick * 1.46),
            r=num(thick * 0.30),
            fill=steel,
            stroke=t.line,
            stroke_width=1.4,
        )
    )
    parts.append(
        stage.stroke(
            f"M{num(x0)} {num(reach)}V{num(floor + h * 0.05)}"
            f"M{num(x1)} {num(reach)}V{num(floor + h * 0.05)}"
            f"M{num(x0)} {num(floor + h * 0.04)}H{num(x1)}",
            1.5,
            stage.palette.accent,
        )
    )
    return "".join(parts)


def tweezers(stage: Stage) -> str:
    """A nano bag held in the points of tweezers over a plinth."""
    w, h, p = stage.w, stage.h, stage.palette
    bag = stage.bag_at(0)
    parts = [stage.room(0.80)]
    x = w * 0.5
    foot = h * 0.60
    wide = stage.short * 0.17
    parts.append(plinth(stage, x, h * 0.76, stage.short * 0.44, h * 0.97, p.prop))
    parts.append(stage.pool(x, h * 0.775, wide * 0.75, h * 0.014, 0.5))
    scale = stage.scale_for(bag, wide, h * 0.18)
    form_top = _crown(bag)
    tip_y = foot - form_top * scale
    parts.append(stage.bag(bag, x, foot, width=wide, height=h * 0.18, strap=False, shadow=False))
    t = METALS["silver"]
    for side in (-1, 1):
        far = side * stage.short * 0.12
        blade = (
            Pen(x + side * 1.0, tip_y + h * 0.012)
            .curve(
                x + side * 5, tip_y - h * 0.10, x + far * 0.9, tip_y - h * 0.16, x + far, -h * 0.06
            )
            .line(x + far + side * stage.short * 0.035, -h * 0.06)
            .curve(
                x + far * 0.9 + side * stage.short * 0.04,
                tip_y - h * 0.14,
                x + side * 14,
                tip_y - h * 0.08,
                x + side * 3.4,
                tip_y + h * 0.014,
            )
            .close()
        )
        steel = stage.sheet.linear(
            [(0, t.deep), (0.3, t.gleam), (0.6, t.lift), (1, t.deep)]
            if side < 0
            else [(0, t.base), (0.35, t.light), (0.7, t.shade), (1, t.deep)],
            0,
            0,
            1,
            0,
        )
        parts.append(
            tag(
                "path",
                d=blade.d(),
                fill=steel,
                stroke=t.line,
                stroke_width=1.3,
                stroke_linejoin="round",
            )
        )
    r = stage.short * 0.20
    cy = foot - h * 0.07
    arcs = tag(
        "circle", cx=num(x), cy=num(cy), r=num(r), fill="none", stroke=p.accent, stroke_width=1.6
    )
    ticks = "".join(
        f"M{num(x + math.cos(a) * r)} {num(cy + math.sin(a) * r)}"
        f"L{num(x + math.cos(a) * r * 1.06)} {num(cy + math.sin(a) * r * 1.06)}"
        for a in (i * math.tau / 48 for i in range(48))
    )
    parts.append(arcs + stage.stroke(ticks, 1.4, p.accent))
    return "".join(parts)


def _crown(bag: BagDrawing) -> float:
    """How high the bag reaches with its handle, in form units."""
    form = form_of(bag, strap=False)
    return -min([form.body.box().y, *(t.path.box().y for t in form.tubes)])
