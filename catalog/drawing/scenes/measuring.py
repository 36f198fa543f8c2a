"""Bags against a rule: one beside it, a row of them growing smaller along it."""

from __future__ import annotations

from ..svg import num, tag
from .props import ruler
from .stage import Stage


def giant_ruler(stage: Stage) -> str:
    """A bag beside a tall steel rule, at the rule's own scale."""
    w, h = stage.w, stage.h
    bag = stage.bag_at(0)
    parts = [stage.room(0.76)]
    wide, tall = w * (0.34 if not stage.upright else 0.50), h * 0.44
    cm = stage.centimetre(bag, stage.scale_for(bag, wide, tall))
    thick = stage.short * 0.20
    x = w * (0.70 if not stage.upright else 0.76)
    floor = h * 0.88
    shadow = (
        f"M{num(x - thick)} {num(floor)}L{num(x)} {num(floor)}L{num(x + w * 0.5)} "
        f"{num(floor - h * 0.10)}L{num(x + w * 0.38)} {num(floor - h * 0.10)}Z"
    )
    parts.append(
        tag(
            "path",
            d=shadow,
            fill=stage.sheet.linear([(0, "#1b0f0a", 0.42), (1, "#1b0f0a", 0)], 0, 0, 1, 0),
        )
    )
    parts.append(ruler(stage, x - thick, floor, h * 1.05, thick, cm, turn=-90))
    parts.append(
        stage.bag(
            bag,
            w * 0.36,
            floor + h * 0.002,
            width=wide,
            height=tall,
            beam=0.8,
        )
    )
    return "".join(parts)


def shrinking(stage: Stage) -> str:
    """A row of bags growing smaller from left to right on a rule, under a falling line."""
    w, h, p = stage.w, stage.h, stage.palette
    count = 4 if stage.upright else 5 if stage.ratio == "1:1" else 6
    floor = h * 0.74
    parts = [stage.wall(), stage.grid(stage.short / 30, 0.09)]
    left, right = w * 0.05, w * 0.96
    shares = [0.74**i for i in range(count)]
    room = right - left
    unit = room * 0.84 / sum(shares)
    gap = room * 0.16 / (count - 1)
    x = left
    tips = []
    thick = stage.short * 0.09
    parts.append(ruler(stage, -w * 0.02, floor, w * 1.04, thick, stage.short * 0.085))
    for i, share in enumerate(shares):
        wide = unit * share
        bag = stage.bag_at(i)
        middle = x + wide / 2
        scale = stage.scale_for(bag, wide, h * 0.40 * share / shares[0])
        parts.append(
            stage.bag(
                bag, middle, floor + 1, width=wide, height=h * 0.40 * share / shares[0], strap=False
            )
        )
        size = bag.proportions
        tips.append((middle, floor - scale * 1000 * size.height / max(size.width, size.height)))
        x += wide + gap
    fall = "M" + "L".join(
        f"{num(a)} {num(h * 0.16 + (h * 0.44) * i / (count - 1) * 0.9)}"
        for i, (a, _) in enumerate(tips)
    )
    parts.append(stage.stroke(fall, 1.6, p.accent))
    for i, (a, _) in enumerate(tips):
        y = h * 0.16 + (h * 0.44) * i / (count - 1) * 0.9
        parts.append(tag("circle", cx=num(a), cy=num(y), r=num(stage.short * 0.007), fill=p.accent))
    return "".join(parts)
