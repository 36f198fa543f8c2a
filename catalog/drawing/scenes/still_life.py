"""Still lifes: bags on plinths, on a bank card, on coins, in a vitrine, as a flat lay."""

from __future__ import annotations

import math
from decimal import Decimal

from ..colour import METALS, mix
from ..essentials import BANK_CARD, EssentialDrawing
from ..forms import form_of
from ..paths import ellipse, rectangle
from ..svg import group, num, tag
from .props import arch_niche, ball, drum, lying_card, plinth
from .stage import Stage

_LIPSTICK = EssentialDrawing("lipstick", "lipstick", Decimal("72"), Decimal("19"))
_KEY = EssentialDrawing("keys", "key", Decimal("62"), Decimal("24"))
_COIN = EssentialDrawing("coin", "coin", Decimal("23.25"), Decimal("23.25"))
_BUDS = EssentialDrawing("earbuds", "earbuds", Decimal("60.6"), Decimal("45.2"))
_COMPACT = EssentialDrawing("compact", "compact", Decimal("58"), Decimal("58"))
_PERFUME = EssentialDrawing("perfume", "perfume", Decimal("82"), Decimal("26"))

# Places in a block of 128 × 176 mm, and of 150 × 150 mm: middle and foot of each thing.
_LAID_WIDE = ((BANK_CARD, 43, 54, False), (_LIPSTICK, 100, 72, True), (_KEY, 121, 66, True),
              (_BUDS, 30, 112, False), (_COMPACT, 93, 144, True), (_COIN, 12, 142, True),
              (_PERFUME, 46, 176, True), (_COIN, 12, 172, True))
_LAID_UPRIGHT = ((BANK_CARD, 43, 54, False), (_LIPSTICK, 104, 72, True), (_KEY, 131, 66, True),
                 (_BUDS, 30, 112, False), (_COMPACT, 121, 144, True), (_COIN, 12, 146, True),
                 (_PERFUME, 76, 150, True), (_COIN, 42, 146, True))
_HANDLED = ("top_handle", "bucket", "tote", "barrel", "hobo", "saddle", "baguette", "crescent")


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
        parts.append(stage.bag(bag, w * x, h * top + unit * 0.004, width=unit * bag_wide,
                               height=unit * bag_wide * 1.15))
    parts.append(ball(stage, w * 0.93, h * 0.93, unit * 0.055, p.accent))
    return "".join(parts)


def on_card(stage: Stage) -> str:
    """One bag standing on a bank card, both at one scale."""
    w, h = stage.w, stage.h
    bag = stage.bag_at(0)
    size = bag.proportions
    scale = min(w * 0.62 / max(size.width, 110), h * 0.46 / max(size.height, 70),
                w * 0.72 / max(size.width, 120))
    y = h * 0.74
    x = w * 0.50
    p = stage.palette
    card = EssentialDrawing("card", "bank card", BANK_CARD.length_mm, BANK_CARD.width_mm,
                            colour=p.accent if p.accent != p.wall else p.ink)
    parts = [stage.room(0.58)]
    # The card reaches out from under the bag towards the viewer.
    parts.append(lying_card(stage, x - scale * 2, y + scale * 54 * 0.52 * 0.80, scale, card))
    parts.append(stage.bag(bag, x, y, width=size.width * scale, height=size.height * scale,
                           beam=0.6, strap=bag.strap in ("chain", "cord")))
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
        side = (f"M{num(at - rx)} {num(y - thick)}V{num(y)}A{num(rx)} {num(ry)} 0 0 0 "
                f"{num(at + rx)} {num(y)}V{num(y - thick)}Z")
        paint = stage.sheet.linear([(0, m.deep), (0.12, m.base), (0.28, m.gleam), (0.42, m.lift),
                                    (0.65, m.base), (0.92, m.deep), (1, m.shade)], 0, 0, 1, 0)
        parts.append(tag("path", d=side, fill=paint, stroke=m.line, stroke_width=1.2))
        reeds = "".join(
            f"M{num(at + math.sin(a) * rx)} {num(y - thick + math.cos(a) * ry)}v{num(thick)}"
            for a in (k * math.pi / 44 - math.pi / 2 for k in range(1, 44))
        )
        parts.append(tag("path", d=reeds, stroke=m.line, stroke_width=1.0, stroke_opacity=0.35,
                         fill="none"))
        top = ellipse(at, y - thick, rx, ry)
        face = stage.sheet.linear([(0, m.gleam), (0.5, m.lift), (1, m.base)], 0, 0, 1, 0.6)
        parts.append(tag("path", d=top.d(), fill=face, stroke=m.line, stroke_width=1.0))
        parts.append(tag("path", d=ellipse(at, y - thick, rx * 0.86, ry * 0.86).d(), fill="none",
                         stroke=m.deep, stroke_width=1.2, stroke_opacity=0.6))
    parts.append(stage.bag(bag, at, floor - count * thick + ry * 0.25, width=rx * 1.66,
                           height=stage.h * 0.38))
    for k, dx in enumerate((-2.15, 1.95)):
        parts.append(_lying_coin(stage, x + dx * rx, floor + ry * (0.9 - 0.5 * k), rx, ry,
                                 thick, (t, silver)[k]))
    return "".join(parts)


def _lying_coin(stage: Stage, x: float, y: float, rx: float, ry: float, thick: float, m) -> str:
    side = (f"M{num(x - rx)} {num(y - thick)}V{num(y)}A{num(rx)} {num(ry)} 0 0 0 {num(x + rx)} "
            f"{num(y)}V{num(y - thick)}Z")
    edge = stage.sheet.linear([(0, m.deep), (0.3, m.gleam), (0.6, m.base), (1, m.deep)], 0, 0, 1, 0)
    face = stage.sheet.linear([(0, m.gleam), (0.5, m.lift), (1, m.base)], 0, 0, 1, 0.6)
    return (
        stage.pool(x + rx * 0.15, y + ry * 0.3, rx * 1.2, ry * 1.2, 0.5)
        + tag("path", d=side, fill=edge, stroke=m.line, stroke_width=1.2)
        + tag("path", d=ellipse(x, y - thick, rx, ry).d(), fill=face, stroke=m.line, stroke_width=1)
        + tag("path", d=ellipse(x, y - thick, rx * 0.86, ry * 0.86).d(), fill="none",
              stroke=m.deep, stroke_width=1.2, stroke_opacity=0.6)
    )


def vitrine(stage: Stage) -> str:
    """A cabinet of niches, a bag in each, one painted in the accent."""
    p = stage.palette
    columns, rows = {"4:5": (2, 3), "1:1": (3, 3), "16:9": (5, 2)}.get(stage.ratio, (4, 2))
    edge = stage.short * 0.055
    gap = stage.short * 0.028
    cell_w = (stage.w - 2 * edge - (columns - 1) * gap) / columns
    cell_h = (stage.h - 2 * edge - (rows - 1) * gap) / rows
    parts = [stage.wall(p.floor)]
    special = stage.rng.randrange(columns * rows)
    for i in range(columns * rows):
        x = edge + (i % columns) * (cell_w + gap)
        y = edge + (i // columns) * (cell_h + gap)
        back = p.accent if i == special else mix(p.wall, p.prop, 0.25 * (i % 3))
        box = rectangle(x, y, cell_w, cell_h)
        inner = stage.sheet.linear([(0, mix(back, "#1b0f0a", 0.34)), (0.16, mix(back, "#1b0f0a",
                                    0.10)), (1, mix(back, "#ffffff", 0.16))], 0, 0, 0, 1)
        parts.append(tag("path", d=box.d(), fill=inner))
        side = stage.sheet.linear([(0, "#1b0f0a", 0.30), (0.14, "#1b0f0a", 0.0),
                                   (1, "#1b0f0a", 0.0)], 0, 0, 1, 0)
        parts.append(tag("path", d=box.d(), fill=side))
        shelf = cell_h * 0.11
        parts.append(tag("rect", x=num(x), y=num(y + cell_h - shelf), width=num(cell_w),
                         height=num(shelf), fill=mix(back, "#ffffff", 0.36)))
        bag = stage.bag_at(i)
        parts.append(stage.bag(bag, x + cell_w / 2, y + cell_h - shelf * 0.45,
                               width=cell_w * 0.56, height=cell_h * 0.50,
                               strap=False))
        parts.append(tag("rect", x=num(x), y=num(y), width=num(cell_w), height=num(cell_h),
                         fill="none", stroke=mix(p.floor, "#ffffff", 0.55), stroke_width=1.6))
    return "".join(parts)


def flat_lay(stage: Stage) -> str:
    """A bag and what it carries, laid out square on paper and seen from above, at one scale."""
    w, h, p = stage.w, stage.h, stage.palette
    bag = stage.bag_at(0)
    size = bag.proportions
    parts = [stage.wall(), stage.grid(stage.short / 24, 0.10)]
    tall = size.height * (1.45 if bag.silhouette in _HANDLED else 1.05)
    block_w, block_h = (150.0, 150.0) if stage.upright else (128.0, 176.0)
    if stage.upright:
        scale = min(w * 0.84 / max(size.width, block_w), h * 0.88 / (tall + 24 + block_h))
        left, top = w / 2 - block_w * scale / 2, h * 0.95 - block_h * scale
        cx, cy = w / 2, top - 24 * scale
    else:
        scale = min(w * 0.86 / (size.width + 44 + block_w), h * 0.84 / max(tall, block_h))
        whole = (size.width + 44 + block_w) * scale
        cx = w / 2 - whole / 2 + size.width * scale / 2
        cy = h / 2 + tall * scale / 2
        left, top = w / 2 + whole / 2 - block_w * scale, h / 2 - block_h * scale / 2
    form = form_of(bag, strap=False)
    flat = scale * max(size.width, size.height) / 1000
    parts.append(group(_drop(form.body.d(1), 26), transform=f"translate({num(cx)} {num(cy)})"
                       f"scale({num(flat, 5)})"))
    parts.append(stage.bag(bag, cx, cy, width=size.width * scale, height=size.height * scale,
                           strap=False, shadow=False))
    for thing, mx, my, upright in _LAID_UPRIGHT if stage.upright else _LAID_WIDE:
        tw, th = (v * scale for v in thing.size(upright))
        x, y = left + mx * scale, top + my * scale
        r = min(tw, th) * (0.5 if thing.subject in ("coin", "compact", "earbuds") else 0.06)
        parts.append(_drop(rectangle(x - tw / 2, y - th, tw, th, r).d(), stage.short * 0.010))
        parts.append(stage.thing(thing, x, y, scale, upright))
    mark = stage.short * 0.02
    for x, y in ((0.05, 0.06), (0.95, 0.06), (0.05, 0.94), (0.95, 0.94)):
        parts.append(stage.stroke(f"M{num(w * x - mark)} {num(h * y)}h{num(2 * mark)}"
                                  f"M{num(w * x)} {num(h * y - mark)}v{num(2 * mark)}", 1.4,
                                  p.accent))
    return "".join(parts)


def _drop(d: str, fall: float) -> str:
    """The shadow of something lying flat."""
    return group(*(tag("path", d=d, transform=f"translate({num(i * fall * 0.11)} "
                       f"{num(i * fall * 0.17)})") for i in range(1, 8)),
                 fill="#120805", fill_opacity=0.055)


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
            d = (f"M{num(x)} {num(y)}L{num(x + pane_w)} {num(y + dy)}"
                 f"L{num(x + pane_w + dx)} {num(y + dy + pane_h)}L{num(x + dx)} {num(y + pane_h)}Z")
            parts.append(tag("path", d=d, fill=paint))
    table = h * 0.80
    top = mix(p.floor, "#ffffff", 0.20)
    parts.append(tag("rect", y=num(table), width=w, height=num(h - table), fill=stage.sheet.linear(
        [(0, mix(p.second, "#ffffff", 0.12)), (1, mix(p.second, "#1b0f0a", 0.30))], 0, 0, 0, 1)))
    parts.append(tag("rect", y=num(table), width=w, height=num(h * 0.075), fill=stage.sheet.linear(
        [(0, mix(top, "#1b0f0a", 0.10)), (0.4, top), (1, mix(top, "#1b0f0a", 0.06))], 0, 0, 1, 0)))
    parts.append(tag("rect", y=num(table + h * 0.075), width=w, height=2.2, fill="#ffffff",
                     fill_opacity=0.55))
    bag = stage.bag_at(0)
    parts.append(stage.bag(bag, w * (0.47 if not stage.upright else 0.46), table + h * 0.045,
                           width=stage.short * 0.62, height=h * 0.42, beam=0.9))
    return "".join(parts)


def pegs(stage: Stage) -> str:
    """Small bags hanging by their handles from a rail of pegs."""
    w, h, p = stage.w, stage.h, stage.palette
    count = 3 if stage.upright else 4 if stage.ratio == "1:1" else 5
    rail_y, thick = h * 0.17, stage.short * 0.055
    wood = mix(p.second, "#5b3a22", 0.35)
    parts = [stage.wall()]
    rail = rectangle(-10, rail_y, w + 20, thick, 3)
    parts.append(_drop(rail.d(), thick * 0.5))
    parts.append(tag("path", d=rail.d(), fill=stage.sheet.linear(
        [(0, mix(wood, "#ffffff", 0.35)), (0.2, wood), (1, mix(wood, "#1b0f0a", 0.25))], 0, 0, 0,
        1)))
    for i in range(count):
        bag = stage.bag_at(i)
        x = w * (i + 0.5) / count
        wide = w / count * stage.rng.uniform(0.58, 0.70)
        tall = h * stage.rng.uniform(0.26, 0.34)
        scale = stage.scale_for(bag, wide, tall)
        form = form_of(bag)
        crown = -min([form.body.box().y, *(t.path.box().y for t in form.tubes)])
        # A bag without handle or strap hangs by a loop of cord.
        loop = stage.short * 0.10 if crown <= -form.body.box().y + 1 else 0.0
        peg_y = rail_y + thick * 0.46
        foot = peg_y + loop + crown * scale - thick * 0.10
        if loop:
            top = foot - crown * scale
            parts.append(stage.stroke(
                f"M{num(x - loop * 0.35)} {num(top + 4)}L{num(x)} {num(peg_y)}"
                f"L{num(x + loop * 0.35)} {num(top + 4)}", stage.short * 0.006, wood))
        parts.append(group(_drop(form.body.d(1), 60), transform=f"translate({num(x)} {num(foot)})"
                           f"scale({num(scale, 5)})"))
        parts.append(stage.bag(bag, x, foot, width=wide, height=tall, shadow=False))
        r = thick * 0.30
        parts.append(tag("circle", cx=num(x + r * 0.3), cy=num(peg_y + r * 0.5), r=num(r * 1.02),
                         fill="#120805", fill_opacity=0.25))
        parts.append(tag("circle", cx=num(x), cy=num(peg_y), r=num(r), fill=stage.sheet.radial(
            [(0, mix(wood, "#ffffff", 0.6)), (0.6, mix(wood, "#ffffff", 0.15)),
             (1, mix(wood, "#1b0f0a", 0.4))], 0.38, 0.32, 0.75)))
    return "".join(parts)
