"""Bags on display: in a cabinet, on a rail of pegs, laid out flat with what they carry."""

from __future__ import annotations

from decimal import Decimal

from ..colour import mix
from ..essentials import BANK_CARD, EssentialDrawing
from ..forms import form_of
from ..paths import rectangle
from ..svg import group, num, tag
from .stage import Stage

_LIPSTICK = EssentialDrawing("lipstick", "lipstick", Decimal("72"), Decimal("19"))
_KEY = EssentialDrawing("keys", "key", Decimal("62"), Decimal("24"))
_COIN = EssentialDrawing("coin", "coin", Decimal("23.25"), Decimal("23.25"))
_BUDS = EssentialDrawing("earbuds", "earbuds", Decimal("60.6"), Decimal("45.2"))
_COMPACT = EssentialDrawing("compact", "compact", Decimal("58"), Decimal("58"))
_PERFUME = EssentialDrawing("perfume", "perfume", Decimal("82"), Decimal("26"))

# Places in a block of 128 × 176 mm, and of 150 × 150 mm: middle and foot of each thing.
_LAID_WIDE = (
    (BANK_CARD, 43, 54, False),
    (_LIPSTICK, 100, 72, True),
    (_KEY, 121, 66, True),
    (_BUDS, 30, 112, False),
    (_COMPACT, 93, 144, True),
    (_COIN, 12, 142, True),
    (_PERFUME, 46, 176, True),
    (_COIN, 12, 172, True),
)
_LAID_UPRIGHT = (
    (BANK_CARD, 43, 54, False),
    (_LIPSTICK, 104, 72, True),
    (_KEY, 131, 66, True),
    (_BUDS, 30, 112, False),
    (_COMPACT, 121, 144, True),
    (_COIN, 12, 146, True),
    (_PERFUME, 76, 150, True),
    (_COIN, 42, 146, True),
)
_HANDLED = ("top_handle", "bucket", "tote", "barrel", "hobo", "saddle", "baguette", "crescent")


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
        inner = stage.sheet.linear(
            [
                (0, mix(back, "#1b0f0a", 0.34)),
                (0.16, mix(back, "#1b0f0a", 0.10)),
                (1, mix(back, "#ffffff", 0.16)),
            ],
            0,
            0,
            0,
            1,
        )
        parts.append(tag("path", d=box.d(), fill=inner))
        side = stage.sheet.linear(
            [(0, "#1b0f0a", 0.30), (0.14, "#1b0f0a", 0.0), (1, "#1b0f0a", 0.0)], 0, 0, 1, 0
        )
        parts.append(tag("path", d=box.d(), fill=side))
        shelf = cell_h * 0.11
        parts.append(
            tag(
                "rect",
                x=num(x),
                y=num(y + cell_h - shelf),
                width=num(cell_w),
                height=num(shelf),
                fill=mix(back, "#ffffff", 0.36),
            )
        )
        bag = stage.bag_at(i)
        parts.append(
            stage.bag(
                bag,
                x + cell_w / 2,
                y + cell_h - shelf * 0.45,
                width=cell_w * 0.56,
                height=cell_h * 0.50,
                strap=False,
            )
        )
        parts.append(
            tag(
                "rect",
                x=num(x),
                y=num(y),
                width=num(cell_w),
                height=num(cell_h),
                fill="none",
                stroke=mix(p.floor, "#ffffff", 0.55),
                stroke_width=1.6,
            )
        )
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
    parts.append(
        group(
            _drop(form.body.d(1), 26),
            transform=f"translate({num(cx)} {num(cy)})scale({num(flat, 5)})",
        )
    )
    parts.append(
        stage.bag(
            bag,
            cx,
            cy,
            width=size.width * scale,
            height=size.height * scale,
            strap=False,
            shadow=False,
        )
    )
    for thing, mx, my, upright in _LAID_UPRIGHT if stage.upright else _LAID_WIDE:
        tw, th = (v * scale for v in thing.size(upright))
        x, y = left + mx * scale, top + my * scale
        r = min(tw, th) * (0.5 if thing.subject in ("coin", "compact", "earbuds") else 0.06)
        parts.append(_drop(rectangle(x - tw / 2, y - th, tw, th, r).d(), stage.short * 0.010))
        parts.append(stage.thing(thing, x, y, scale, upright))
    mark = stage.short * 0.02
    for x, y in ((0.05, 0.06), (0.95, 0.06), (0.05, 0.94), (0.95, 0.94)):
        parts.append(
            stage.stroke(
                f"M{num(w * x - mark)} {num(h * y)}h{num(2 * mark)}"
                f"M{num(w * x)} {num(h * y - mark)}v{num(2 * mark)}",
                1.4,
                p.accent,
            )
        )
    return "".join(parts)


def pegs(stage: Stage) -> str:
    """Small bags hanging by their handles from a rail of pegs."""
    w, h, p = stage.w, stage.h, stage.palette
    count = 3 if stage.upright else 4 if stage.ratio == "1:1" else 5
    rail_y, thick = h * 0.13, stage.short * 0.055
    wood = mix(p.second, "#5b3a22", 0.35)
    parts = [stage.wall()]
    rail = rectangle(-10, rail_y, w + 20, thick, 3)
    parts.append(_drop(rail.d(), thick * 0.5))
    parts.append(
        tag(
            "path",
            d=rail.d(),
            fill=stage.sheet.linear(
                [(0, mix(wood, "#ffffff", 0.35)), (0.2, wood), (1, mix(wood, "#1b0f0a", 0.25))],
                0,
                0,
                0,
                1,
            ),
        )
    )
    for i in range(count):
        bag = stage.bag_at(i)
        x = w * (i + 0.5) / count
        wide = w / count * stage.rng.uniform(0.74, 0.84)
        tall = h * stage.rng.uniform(0.36, 0.46)
        scale = stage.scale_for(bag, wide, tall)
        form = form_of(bag)
        crown = -min([form.body.box().y, *(t.path.box().y for t in form.tubes)])
        # A bag without handle or strap hangs by a loop of cord.
        loop = stage.short * 0.10 if crown <= -form.body.box().y + 1 else 0.0
        peg_y = rail_y + thick * 0.46
        foot = peg_y + loop + crown * scale - thick * 0.10
        if loop:
            top = foot - crown * scale
            parts.append(
                stage.stroke(
                    f"M{num(x - loop * 0.35)} {num(top + 4)}L{num(x)} {num(peg_y)}"
                    f"L{num(x + loop * 0.35)} {num(top + 4)}",
                    stage.short * 0.006,
                    wood,
                )
            )
        parts.append(
            group(
                _drop(form.body.d(1), 60),
                transform=f"translate({num(x)} {num(foot)})scale({num(scale, 5)})",
            )
        )
        parts.append(stage.bag(bag, x, foot, width=wide, height=tall, shadow=False))
        r = thick * 0.30
        parts.append(
            tag(
                "circle",
                cx=num(x + r * 0.3),
                cy=num(peg_y + r * 0.5),
                r=num(r * 1.02),
                fill="#120805",
                fill_opacity=0.25,
            )
        )
        parts.append(
            tag(
                "circle",
                cx=num(x),
                cy=num(peg_y),
                r=num(r),
                fill=stage.sheet.radial(
                    [
                        (0, mix(wood, "#ffffff", 0.6)),
                        (0.6, mix(wood, "#ffffff", 0.15)),
                        (1, mix(wood, "#1b0f0a", 0.4)),
                    ],
                    0.38,
                    0.32,
                    0.75,
                ),
            )
        )
    return "".join(parts)


def _drop(d: str, fall: float) -> str:
    """The shadow of something lying flat."""
    return group(
        *(
            tag("path", d=d, transform=f"translate({num(i * fall * 0.11)} {num(i * fall * 0.17)})")
            for i in range(1, 8)
        ),
        fill="#120805",
        fill_opacity=0.055,
    )
