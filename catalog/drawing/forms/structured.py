"""Forms that stand by themselves: top handle, flap, baguette, saddle, box, barrel, tote."""

from __future__ import annotations

from ..paths import Pen, polyline, rectangle, rounded, smooth
from .carried import arch, handle_drop, tab
from .model import Fitting, Fold, Form, Panel, Room, Tube


def _gusset(room: Room) -> float:
    """How far the folded side shows beyond the front panel."""
    return min(room.w * 0.045, max(room.w * 0.012, room.depth * 0.075))


def top_handle(room: Room) -> Form:
    """A trapeze with a short flap, a tongue and one arched handle."""
    w, h, m = room.w, room.h, room.m
    hb, ht, g = w / 2, w / 2 * 0.87, _gusset(room)
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
    crease = [polyline([(s * (ht - g * 0.2), -h * 0.9), (s * (hb - g * 0.1), -h * 0.02)])
              for s in (-1, 1)]
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
    half, g = w / 2, _gusset(room)
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
        panels=(Panel(body, "roll", tone=-0.12), Panel(lid, "roll", raised=m * 0.05, stitch=m * 0.03),
                *tabs),
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


def box(room: Room) -> Form:
    """A rigid case seen from slightly above, with a lid, corners and a handle."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    top = min(h * 0.09, room.depth * 0.16)
    back = half - min(w * 0.05, top * 0.8)
    r = m * 0.035
    body = rounded(
        [
            (-back, -h, r * 0.7),
            (back, -h, r * 0.7),
            (half, -h + top, r),
            (half, 0, r),
            (-half, 0, r),
            (-half, -h + top, r),
        ]
    )
    face_top = -h + top
    face = rectangle(-half, face_top, w, h - top, r)
    upper = rounded(
        [(-back, -h, r * 0.7), (back, -h, r * 0.7), (half, face_top + r, r), (-half, face_top + r, r)]
    )
    split = face_top + (h - top) * 0.30
    lid = rounded(
        [(-half, face_top, r), (half, face_top, r), (half, split, r * 0.2), (-half, split, r * 0.2)]
    )
    corner = m * 0.115
    corners = tuple(
        Fitting("corner", p, corner, turn)
        for p, turn in (
            ((-half, face_top), 0),
            ((half, face_top), 90),
            ((half, 0), 180),
            ((-half, 0), 270),
        )
    )
    drop = handle_drop(room, 0.22)
    a = min(w * 0.19, m * 0.32)
    seat = -h + top * 0.45
    handle = Tube(arch((-a, seat), (a, seat), drop, 1.35), m * 0.06, "rolled")
    seats = tuple(Fitting("ring", (s * a, seat), m * 0.04) for s in (-1, 1))
    return Form(
        body=body,
        panels=(
            Panel(upper, "flat", tone=0.16),
            Panel(face, "flat"),
            Panel(lid, "flat", tone=0.04, raised=m * 0.012),
        ),
        seams=(polyline([(-half, split), (half, split)]),),
        stitches=(
            rectangle(-half + m * 0.03, split + m * 0.03, w - m * 0.06, -split - m * 0.06, r * 0.6),
            rectangle(
                -half + m * 0.03,
                face_top + m * 0.03,
                w - m * 0.06,
                max(split - face_top - m * 0.06, m * 0.02),
                r * 0.6,
            ),
        ),
        tubes=(handle,),
        fittings=(*seats, *(corners if room.bag.hardware != "none" else ())),
        clasp_at=(0, split),
        clasp_size=m * 0.16,
        strap_at=((-half + m * 0.02, face_top + m * 0.16), (half - m * 0.02, face_top + m * 0.16)),
        ground=0.9,
    )


def barrel(room: Room) -> Form:
    """A lying cylinder with a zip over the top and two handles."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    body = (
        Pen(-half * 0.80, -h * 0.985)
        .curve(-half * 0.4, -h * 1.005, half * 0.4, -h * 1.005, half * 0.80, -h * 0.985)
        .curve(half * 0.93, -h * 0.97, half * 0.965, -h * 0.80, half * 0.985, -h * 0.55)
        .curve(half * 1.0, -h * 0.38, half * 1.0, -h * 0.26, half, -h * 0.16)
        .curve(half * 0.995, -h * 0.03, half * 0.95, 0, half * 0.86, 0)
        .line(-half * 0.86, 0)
        .curve(-half * 0.95, 0, -half * 0.995, -h * 0.03, -half, -h * 0.16)
        .curve(-half, -h * 0.26, -half, -h * 0.38, -half * 0.985, -h * 0.55)
        .curve(-half * 0.965, -h * 0.80, -half * 0.93, -h * 0.97, -half * 0.80, -h * 0.985)
        .close()
    )
    zip_line = Pen(-half * 0.76, -h * 0.955).curve(
        -half * 0.4, -h * 0.975, half * 0.4, -h * 0.975, half * 0.76, -h * 0.955
    ).open()
    g = max(w * 0.03, min(w * 0.05, room.depth * 0.06))
    front = body.scaled_about(0, 0, (half - g) / half, 0.93)
    drop = handle_drop(room, 0.50)
    a = w * 0.205
    base = -h * 0.70
    back_handle = Tube(arch((-a * 0.94, -h * 0.97), (a * 0.94, -h * 0.97), drop * 0.94, 1.1),
                       m * 0.05, "rolled", behind=True, surface="trim")
    front_handle = Tube(arch((-a, base), (a, base), drop + (h + base) , 1.1),
                        m * 0.055, "rolled", surface="trim")
    tabs = [tab(s * a, base - m * 0.02, m * 0.10, m * 0.20) for s in (-1, 1)]
    rings = tuple(Fitting("stud", (s * a, base + m * 0.10), m * 0.026) for s in (-1, 1))
    return Form(
        body=body,
        panels=(Panel(body, "lying", tone=-0.22), Panel(front, "lying", stitch=m * 0.02), *tabs),
        seams=(front,),
        tubes=(back_handle, front_handle),
        fittings=rings,
        zips=(zip_line,),
        clasp_at=None,
        clasp_size=m * 0.13,
        strap_at=((-half * 0.93, -h * 0.83), (half * 0.93, -h * 0.83)),
    )


def tote(room: Room) -> Form:
    """Open at the top, wider above than below, two handles."""
    w, h, m = room.w, room.h, room.m
    ht, hb = w / 2, w / 2 * 0.84
    g = _gusset(room) * 1.5
    lip = min(h * 0.055, room.depth * 0.10)
    r = m * 0.06
    body = (
        Pen(-ht, -h + lip * 0.7)
        .curve(-ht * 0.6, -h - lip * 0.05, -ht * 0.3, -h, 0, -h)
        .curve(ht * 0.3, -h, ht * 0.6, -h - lip * 0.05, ht, -h + lip * 0.7)
        .line(hb + (ht - hb) * 0.06, -r)
        .curve(hb, -r * 0.4, hb - r * 0.4, 0, hb - r, 0)
        .line(-hb + r, 0)
        .curve(-hb + r * 0.4, 0, -hb, -r * 0.4, -hb - (ht - hb) * 0.06, -r)
        .close()
    )
    front = (
        Pen(-ht + g, -h + lip * 1.3)
        .curve(-ht * 0.5, -h + lip * 2.2, ht * 0.5, -h + lip * 2.2, ht - g, -h + lip * 1.3)
        .line(hb + (ht - hb) * 0.06 - g * 0.3, -r)
        .curve(hb - g * 0.3, -r * 0.4, hb - r * 0.4, 0, hb - r, 0)
        .line(-hb + r, 0)
        .curve(-hb + r * 0.4, 0, -hb + g * 0.3, -r * 0.4, -hb - (ht - hb) * 0.06 + g * 0.3, -r)
        .close()
    )
    mouth = (
        Pen(-ht, -h + lip * 0.7)
        .curve(-ht * 0.6, -h - lip * 0.05, -ht * 0.3, -h, 0, -h)
        .curve(ht * 0.3, -h, ht * 0.6, -h - lip * 0.05, ht, -h + lip * 0.7)
        .line(ht - g, -h + lip * 1.5)
        .curve(ht * 0.5, -h + lip * 2.4, -ht * 0.5, -h + lip * 2.4, -ht + g, -h + lip * 1.5)
        .close()
    )
    drop = handle_drop(room, 0.62)
    a = w * 0.20
    base = -h + lip * 2 + m * 0.10
    back = Tube(arch((-a * 0.95, -h + lip * 0.3), (a * 0.95, -h + lip * 0.3), drop * 0.96),
                m * 0.048, "flat", behind=True)
    near = Tube(arch((-a, base), (a, base), drop + (h + base)), m * 0.052, "flat")
    tabs = [tab(s * a, base - m * 0.06, m * 0.085, m * 0.17) for s in (-1, 1)]
    hem = (
        Pen(-ht + g, -h + lip * 1.3 + m * 0.05)
        .curve(-ht * 0.5, -h + lip * 2.2 + m * 0.05, ht * 0.5, -h + lip * 2.2 + m * 0.05,
               ht - g, -h + lip * 1.3 + m * 0.05)
        .open()
    )
    folds = []
    if room.soft:
        for s in (-1, 1):
            folds.append(Fold(smooth([(s * ht * 0.62, -h * 0.86), (s * ht * 0.55, -h * 0.5),
                                      (s * hb * 0.62, -h * 0.12)], False), m * 0.05, 0.6))
    return Form(
        body=body,
        panels=(
            Panel(body, "flat", tone=-0.30),
            Panel(mouth, "inside", "lining"),
            Panel(front, "roll"),
            *tabs,
        ),
        stitches=(hem,),
        folds=tuple(folds),
        tubes=(back, near),
        clasp_at=(0, -h + lip * 2 + m * 0.08),
        clasp_size=m * 0.10,
        strap_at=((-ht + g, -h + lip * 1.4), (ht - g, -h + lip * 1.4)),
    )
