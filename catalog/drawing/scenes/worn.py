"""How a tiny bag is worn: at a neck-line, clipped to a bigger bag, taken apart as modules."""

from __future__ import annotations

from ..colour import mix
from ..forms import form_of
from ..paths import Path, Pen, ellipse
from ..svg import group, num, tag
from .props import chain_line
from .stage import Stage


def necklace(stage: Stage) -> str:
    """A bag on a chain at a bare neck-line: neck, shoulders and dress in a few contours."""
    w, h, p = stage.w, stage.h, stage.palette
    k = h / 1000
    cx = w * 0.5
    skin = mix(p.wall, p.prop, 0.55)

    def at(x: float, y: float) -> tuple[float, float]:
        return cx + x * k, y * k

    def contour(side: int) -> Path:
        s = side
        pen = Pen(*at(s * 118, -20))
        pen.curve(*at(s * 112, 70), *at(s * 104, 130), *at(s * 116, 200))
        pen.curve(*at(s * 126, 262), *at(s * 240, 292), *at(s * 380, 326))
        pen.curve(*at(s * 520, 360), *at(s * 590, 440), *at(s * 620, 640))
        pen.line(*at(s * 660, 1040))
        return pen.open()

    right, left = contour(1), contour(-1)
    hem = (right.segments[-1][3],) * 2 + (left.segments[-1][3],) * 2
    torso = Path((*right.segments, hem, *left.reversed().segments), True)
    lit = stage.sheet.linear(
        [(0, mix(skin, "#ffffff", 0.30)), (0.5, skin), (1, mix(skin, "#1b0f0a", 0.12))],
        0.2,
        0,
        0.8,
        1,
    )
    dress_colour = p.accent if p.accent != p.wall else p.ink
    neckline = Pen(*at(-700, 520))
    neckline.curve(*at(-470, 560), *at(-330, 640), *at(-250, 760))
    neckline.curve(*at(-150, 905), *at(150, 905), *at(250, 760))
    neckline.curve(*at(330, 640), *at(470, 560), *at(700, 520))
    dress = neckline.line(*at(900, 1100)).line(*at(-900, 1100)).close()
    fabric = stage.sheet.linear(
        [
            (0, mix(dress_colour, "#ffffff", 0.16)),
            (0.4, dress_colour),
            (1, mix(dress_colour, "#1b0f0a", 0.35)),
        ],
        0,
        0,
        1,
        0.5,
    )
    ink = p.ink
    weight = 2.6 * k
    bones = []
    for s in (-1, 1):
        a, b, c, d = at(s * 34, 322), at(s * 110, 300), at(s * 220, 318), at(s * 330, 338)
        bones.append(
            f"M{num(a[0])} {num(a[1])}C{num(b[0])} {num(b[1])} {num(c[0])} {num(c[1])} "
            f"{num(d[0])} {num(d[1])}"
        )
        a, b = at(s * 84, 120), at(s * 26, 318)
        bones.append(
            f"M{num(a[0])} {num(a[1])}Q{num(cx + s * 62 * k)} {num(230 * k)} {num(b[0])} "
            f"{num(b[1])}"
        )
    shade = (
        Pen(*at(-112, -20))
        .line(*at(112, -20))
        .curve(*at(108, 70), *at(60, 128), *at(0, 132))
        .curve(*at(-60, 128), *at(-108, 70), *at(-112, -20))
        .close()
    )
    bag = stage.bag_at(0)
    top = 640
    wide = 210 * k
    scale = stage.scale_for(bag, wide, 210 * k)
    form = form_of(bag, strap=False)
    crown = -min([form.body.box().y, *(t.path.box().y for t in form.tubes)]) * scale
    left_end, right_end = at(-16, top), at(16, top)
    chain_left = Pen(*at(-112, 172)).curve(*at(-104, 330), *at(-70, 520), *left_end).open()
    chain_right = Pen(*at(112, 172)).curve(*at(104, 330), *at(70, 520), *right_end).open()
    ring = ellipse(cx, (top + 8) * k, 17 * k, 17 * k)
    foot = (top + 10) * k + crown
    folds = "".join(
        f"M{num(at(x, y)[0])} {num(at(x, y)[1])}Q{num(at(x * 1.02, 930)[0])} "
        f"{num(at(0, 930)[1])} {num(at(x * 1.1, 1100)[0])} {num(at(0, 1100)[1])}"
        for x, y in (
            (-330, 690),
            (-180, 850),
            (0, 880),
            (180, 850),
            (330, 690),
            (480, 600),
            (-480, 600),
        )
    )
    return "".join(
        [
            stage.wall(),
            tag("path", d=torso.d(), fill=lit),
            tag("path", d=shade.d(), fill=mix(skin, "#1b0f0a", 0.25), fill_opacity=0.5),
            stage.stroke("".join(bones), weight * 0.7, ink, 0.65),
            group(
                tag("path", d=dress.d(), fill=fabric),
                stage.stroke(folds, weight * 0.7, mix(dress_colour, "#1b0f0a", 0.5), 0.55),
                stage.stroke(_top_of(dress), weight * 0.9, mix(dress_colour, "#1b0f0a", 0.6)),
                clip_path=stage.sheet.clip(torso.d()),
            ),
            stage.stroke(right.d(), weight),
            stage.stroke(left.d(), weight),
            chain_line(stage, chain_left, 6.5 * k),
            chain_line(stage, chain_right, 6.5 * k),
            group(
                *(
                    tag(
                        "path",
                        d=form.body.d(1),
                        transform=f"translate({num(cx + i * 2.2 * k)} "
                        f"{num(foot + i * 3.2 * k)})scale({num(scale, 5)})",
                    )
                    for i in range(1, 6)
                ),
                fill="#120805",
                fill_opacity=0.06,
            ),
            stage.bag(bag, cx, foot, width=wide, height=210 * k, strap=False, shadow=False),
            chain_line(stage, ring, 5 * k),
        ]
    )


def _top_of(path: Path) -> str:
    return Path(path.segments[:3], False).d()


def charm(stage: Stage) -> str:
    """A small bag clipped by a chain to the handle of a big one, which runs out of the picture."""
    w, h = stage.w, stage.h
    big, small = stage.bag_at(0), stage.bag_at(1)
    strapped = big.strap in ("chain", "leather")
    parts = [stage.room(0.82)]
    wide = stage.short * (1.15 if not stage.upright else 1.05)
    x = w * (0.56 if not stage.upright else 0.58)
    foot = h * 0.95
    scale = stage.scale_for(big, wide, h * 0.66)
    form = form_of(big, strap=False)
    parts.append(
        stage.bag(
            big,
            x,
            foot,
            width=wide,
            height=h * 0.66,
            beam=0.5,
            strap=strapped,
        )
    )
    box = form.body.box()
    hook_x, hook_y = x - box.width * scale * 0.20, foot + box.y * scale - 4
    held = [tube.path.segments[0][0] for tube in form.tubes if not tube.behind]
    if strapped and form.strap_at:
        held.insert(0, form.strap_at[0])
    if held:
        # The clip bites where the first handle or the strap meets the bag.
        hook_x, hook_y = x + held[0][0] * scale, foot + min(held[0][1], box.y) * scale - 10
    length = h * 0.13
    end_y = hook_y + length
    chain = (
        Pen(hook_x, hook_y)
        .curve(
            hook_x - 12,
            hook_y + length * 0.4,
            hook_x - 16,
            hook_y + length * 0.7,
            hook_x - 14,
            end_y,
        )
        .open()
    )
    small_wide = stage.short * 0.20
    small_scale = stage.scale_for(small, small_wide, h * 0.24)
    small_form = form_of(small, strap=False)
    crown = -min([small_form.body.box().y, *(t.path.box().y for t in small_form.tubes)])
    small_foot = end_y + crown * small_scale
    parts.append(chain_line(stage, chain, stage.short * 0.010, big.hardware))
    parts.append(
        chain_line(
            stage,
            ellipse(hook_x, hook_y, stage.short * 0.016, stage.short * 0.022),
            stage.short * 0.007,
            big.hardware,
        )
    )
    parts.append(
        group(
            *(
                tag(
                    "path",
                    d=small_form.body.d(1),
                    transform=f"translate({num(hook_x - 14 + i * 3.2)} "
                    f"{num(small_foot + i * 4.0)})scale({num(small_scale, 5)})",
                )
                for i in range(1, 7)
            ),
            fill="#120805",
            fill_opacity=0.07,
        )
    )
    parts.append(
        stage.bag(
            small,
            hook_x - 14,
            small_foot,
            width=small_wide,
            height=h * 0.24,
            strap=False,
            shadow=False,
        )
    )
    parts.append(
        chain_line(
            stage,
            ellipse(hook_x - 14, end_y + 2, stage.short * 0.012, stage.short * 0.014),
            stage.short * 0.006,
            big.hardware,
        )
    )
    return "".join(parts)


def modular(stage: Stage) -> str:
    """Pieces of one system apart from each other on dashed axes: strap, bag, pouches, charm."""
    w, h, p = stage.w, stage.h, stage.palette
    parts = [stage.wall(), stage.grid(stage.short / 26, 0.09)]
    cx = w * 0.5
    unit = stage.short
    if stage.upright:
        spots = [(0.5, 0.57, 0.58), (0.22, 0.86, 0.28), (0.78, 0.86, 0.28), (0.5, 0.93, 0.16)]
        strap_y, strap_w = h * 0.20, unit * 0.54
    else:
        spots = [(0.5, 0.86, 0.52), (0.16, 0.84, 0.32), (0.84, 0.84, 0.32), (0.84, 0.38, 0.17)]
        strap_y, strap_w = h * 0.27, unit * 0.52
    axis = [f"M{num(cx)} {num(h * 0.05)}V{num(h * 0.96)}"]
    y = h * spots[1][1] - unit * 0.13
    axis.append(f"M{num(w * 0.06)} {num(y)}H{num(w * 0.94)}")
    if not stage.upright:
        axis.append(f"M{num(w * 0.84)} {num(h * 0.10)}V{num(h * 0.94)}")
    parts.append(
        stage.stroke("".join(axis), 1.4, p.accent, 1, f"{num(unit * 0.012)} {num(unit * 0.009)}")
    )
    bow = (
        Pen(cx - strap_w / 2, strap_y + unit * 0.06)
        .curve(
            cx - strap_w / 2,
            strap_y - unit * 0.22,
            cx + strap_w / 2,
            strap_y - unit * 0.22,
            cx + strap_w / 2,
            strap_y + unit * 0.06,
        )
        .open()
    )
    parts.append(chain_line(stage, bow, unit * 0.013, stage.bag_at(0).hardware))
    for s in (-1, 1):
        parts.append(
            chain_line(
                stage,
                ellipse(cx + s * strap_w / 2, strap_y + unit * 0.075, unit * 0.013, unit * 0.019),
                unit * 0.007,
                stage.bag_at(0).hardware,
            )
        )
    for i, (fx, fy, wide) in enumerate(spots):
        bag = stage.bag_at(i)
        parts.append(
            stage.pool(w * fx, h * fy + unit * 0.012, unit * wide * 0.6, unit * 0.018, 0.28)
        )
        # The middle piece must leave the strap above it free.
        tall = unit * (0.36 if i == 0 else wide * 0.95)
        parts.append(stage.bag(bag, w * fx, h * fy, width=unit * wide, height=tall, strap=False))
    marks = "".join(
        f"M{num(x - 9)} {num(yy)}h18M{num(x)} {num(yy - 9)}v18"
        for x, yy in ((cx, y), (w * 0.16, y), (w * 0.84, y))
    )
    parts.append(stage.stroke(marks, 1.6, p.accent))
    return "".join(parts)
