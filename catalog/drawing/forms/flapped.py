"""Forms closed by a flap: top handle, flap, baguette, saddle."""

from __future__ import annotations

from ..paths import Pen, polyline, rectangle, rounded
from .carried import arch, gusset, handle_drop, tab
from .model import Fitting, Form, Panel, Room, Tube


def top_handle(room: Room) -> Form:
    """A trapeze with a short flap, a tongue and one arched handle."""
    w, h, m = room.w, room.h, room.m
    hb, ht, g = w / 2, w / 2 * 0.87, gusset(room)
    body = rounded([(-ht, -h, m * 0.05), (ht, -h, m * 0.05), (hb, 0, m * 0.05), (-hb, 0, m * 0.05)])
    front = rounded(
        [
            (-ht + g * 1.9, -h * 0.97, m * 0.03),
            (ht - g * 1.9, -h * 0.97, m * 0.03),
            (hb - g * 0.55, 0, m * 0.05),
            (-hb + g * 0.55, 0, m * 0.05),
        ]
    )
    low = -h * 0.56
    slope = (hb - ht) / h
    edge = ht + slope * (h + low) - g * 0.3
    flap = rounded(
        [
            (-ht, -h, m * 0.05),
            (ht, -h, m * 0.05),
            (edge, low - h * 0.03, m * 0.16),
            (w * 0.10, low + h * 0.035, m * 0.3),
            (-w * 0.10, low + h * 0.035, m * 0.3),
            (-edge, low - h * 0.03, m * 0.16),
        ]
    )
    crease = [
        polyline([(s * (ht - g * 0.2), -h * 0.9), (s * (hb - g * 0.1), -h * 0.02)]) for s in (-1, 1)
    ]
    drop = handle_drop(room, 0.52)
    a = w * 0.20
    foot = -h + m * 0.075
    handle = Tube(arch((-a, foot - m * 0.06), (a, foot - m * 0.06), drop, 1.1), m * 0.062, "rolled")
    tabs = [tab(s * a, -h + m * 0.045, m * 0.085, m * 0.15) for s in (-1, 1)]
    rings = tuple(Fitting("ring", (s * a, -h + m * 0.022), m * 0.042) for s in (-1, 1))
    return Form(
        body=body,
        panels=(
            Panel(body, "flat", tone=-0.34),
            Panel(front, "roll", stitch=m * 0.022),
            Panel(flap, "roll", raised=m * 0.045, stitch=m * 0.022),
            *tabs,
        ),
        seams=tuple(crease),
        tubes=(handle,),
        fittings=rings,
        clasp_at=(0, low - h * 0.035),
        clasp_size=m * 0.17,
        strap_at=((-ht + g, -h * 0.93), (ht - g, -h * 0.93)),
    )


def flap(room: Room) -> Form:
    """A soft rectangle closed by a long flap."""
    w, h, m = room.w, room.h, room.m
    half, g = w / 2, gusset(room)
    r = m * 0.085
    body = (
        Pen(-half + r, -h)
        .line(half - r, -h)
        .curve(half - r * 0.4, -h, half - g * 0.7, -h + r * 0.4, half - g * 0.7, -h + r)
        .curve(half - g * 0.5, -h * 0.7, half, -h * 0.4, half, -r)
        .curve(half, -r * 0.4, half - r * 0.4, 0, half - r, 0)
        .line(-half + r, 0)
        .curve(-half + r * 0.4, 0, -half, -r * 0.4, -half, -r)
        .curve(-half, -h * 0.4, -half + g * 0.5, -h * 0.7, -half + g * 0.7, -h + r)
        .curve(-half + g * 0.7, -h + r * 0.4, -half + r * 0.4, -h, -half + r, -h)
        .close()
    )
    front = rectangle(-half + g, -h * 0.96, w - 2 * g, h * 0.96, r)
    low = -h * 0.34
    inner = half - g * 0.45
    lid = rounded(
        [
            (-half + g * 0.7, -h, r),
            (half - g * 0.7, -h, r),
            (inner, low - h * 0.02, m * 0.13),
            (w * 0.16, low + h * 0.025, m * 0.6),
            (-w * 0.16, low + h * 0.025, m * 0.6),
            (-inner, low - h * 0.02, m * 0.13),
        ]
    )
    eyelets = tuple(
        Fitting("eyelet", (s * (half - g * 0.7 - w * 0.085), -h + m * 0.052), m * 0.028)
        for s in (-1, 1)
    )
    return Form(
        body=body,
        panels=(
            Panel(body, "flat", tone=-0.30),
            Panel(front, "roll"),
            Panel(lid, "roll", raised=m * 0.05, stitch=m * 0.024),
        ),
        fittings=eyelets if room.bag.strap in ("chain", "cord") else (),
        clasp_at=(0, low - h * 0.075),
        clasp_size=m * 0.19,
        strap_at=(
            (-half + g * 0.7 + w * 0.085, -h + m * 0.04),
            (half - g * 0.7 - w * 0.085, -h + m * 0.04),
        ),
    )


def baguette(room: Room) -> Form:
    """Long and low, worn under the arm on a short strap."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    r = m * 0.16
    body = rounded(
        [
            (-half * 0.985, -h, r * 0.7),
            (half * 0.985, -h, r * 0.7),
            (half, 0, r),
            (-half, 0, r),
        ]
    )
    low = -h * 0.20
    lid = rounded(
        [
            (-half * 0.985, -h, r * 0.7),
            (half * 0.985, -h, r * 0.7),
            (half * 0.972, low, r * 0.9),
            (-half * 0.972, low, r * 0.9),
        ]
    )
    drop = handle_drop(room, 0.62)
    end = half * 0.87
    top = -h + m * 0.02
    strap = Tube(arch((-end, top), (end, top), drop, 1.22), m * 0.085, "flat", behind=True)
    tabs = [tab(s * end, -h - m * 0.015, m * 0.125, m * 0.21) for s in (-1, 1)]
    rings = tuple(Fitting("ring", (s * end, -h - m * 0.03), m * 0.066) for s in (-1, 1))
    return Form(
        body=body,
        panels=(
            Panel(body, "roll", tone=-0.12),
            Panel(lid, "roll", raised=m * 0.05, stitch=m * 0.03),
            *tabs,
        ),
        tubes=(strap,),
        fittings=rings,
        clasp_at=(0, low - h * 0.12),
        clasp_size=m * 0.30,
        strap_at=((-end, top), (end, top)),
    )


def saddle(room: Room) -> Form:
    """The kidney of a riding saddle, its flap sweeping across, a stirrup hanging from it."""
    w, h, m = room.w, room.h, room.m

    def at(x: float, y: float) -> tuple[float, float]:
        return (x * w, y * h)

    def curve(pen: Pen, *p: float) -> Pen:
        return pen.curve(*at(p[0], p[1]), *at(p[2], p[3]), *at(p[4], p[5]))

    pen = Pen(*at(-0.455, -0.86))
    curve(pen, -0.32, -0.80, -0.12, -0.76, 0.04, -0.80)
    curve(pen, 0.18, -0.835, 0.27, -1.0, 0.40, -1.0)
    curve(pen, 0.475, -1.0, 0.5, -0.93, 0.5, -0.84)
    curve(pen, 0.5, -0.62, 0.47, -0.36, 0.37, -0.18)
    curve(pen, 0.29, -0.045, 0.16, 0, -0.02, 0)
    curve(pen, -0.26, 0, -0.42, -0.04, -0.475, -0.22)
    curve(pen, -0.52, -0.42, -0.5, -0.72, -0.455, -0.86)
    body = pen.close()
    pen = Pen(*at(-0.455, -0.86))
    curve(pen, -0.32, -0.80, -0.12, -0.76, 0.04, -0.80)
    curve(pen, 0.18, -0.835, 0.27, -1.0, 0.40, -1.0)
    curve(pen, 0.475, -1.0, 0.505, -0.93, 0.495, -0.82)
    curve(pen, 0.475, -0.62, 0.40, -0.50, 0.27, -0.44)
    curve(pen, 0.17, -0.39, 0.17, -0.17, -0.02, -0.155)
    curve(pen, -0.28, -0.14, -0.45, -0.20, -0.475, -0.42)
    curve(pen, -0.495, -0.58, -0.49, -0.74, -0.455, -0.86)
    lid = pen.close()
    drop = handle_drop(room, 0.50)
    left, right = at(-0.405, -0.855), at(0.405, -0.975)
    strap = Tube(arch(left, right, drop, 1.05), m * 0.085, "flat", behind=True)
    tabs = [tab(p[0], p[1] - m * 0.03, m * 0.10, m * 0.17) for p in (left, right)]
    rings = tuple(Fitting("ring", (p[0], p[1] - m * 0.045), m * 0.054) for p in (left, right))
    stirrup = Fitting("stirrup", at(0.035, -0.235), m * 0.2)
    return Form(
        body=body,
        panels=(
            Panel(body, "roll", tone=-0.12, stitch=m * 0.028),
            Panel(lid, "roll", raised=m * 0.05, stitch=m * 0.028),
            *tabs,
        ),
        tubes=(strap,),
        fittings=(*rings, *(() if room.bag.closure in ("turn_lock", "buckle") else (stirrup,))),
        clasp_at=at(0.03, -0.26),
        clasp_size=m * 0.2,
        strap_at=(left, right),
    )
