"""Forms that stand by themselves: box, barrel, tote."""

from __future__ import annotations

from ..paths import Pen, polyline, rectangle, rounded, smooth
from .carried import arch, gusset, handle_drop, tab
from .model import Fitting, Fold, Form, Panel, Room, Tube


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
        [
            (-back, -h, r * 0.7),
            (back, -h, r * 0.7),
            (half, face_top + r, r),
            (-half, face_top + r, r),
        ]
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
            Panel(body, "flat", tone=-0.22),
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
    zip_line = (
        Pen(-half * 0.76, -h * 0.955)
        .curve(-half * 0.4, -h * 0.975, half * 0.4, -h * 0.975, half * 0.76, -h * 0.955)
        .open()
    )
    g = max(w * 0.03, min(w * 0.05, room.depth * 0.06))
    front = body.scaled_about(0, 0, (half - g) / half, 0.93)
    drop = handle_drop(room, 0.50)
    a = w * 0.205
    base = -h * 0.70
    back_handle = Tube(
        arch((-a * 0.94, -h * 0.97), (a * 0.94, -h * 0.97), drop * 0.94, 1.1),
        m * 0.05,
        "rolled",
        behind=True,
        surface="trim",
    )
    front_handle = Tube(
        arch((-a, base), (a, base), drop + (h + base), 1.1), m * 0.055, "rolled", surface="trim"
    )
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
    g = gusset(room) * 1.5
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
    back = Tube(
        arch((-a * 0.95, -h + lip * 0.3), (a * 0.95, -h + lip * 0.3), drop * 0.96),
        m * 0.048,
        "flat",
        behind=True,
    )
    near = Tube(arch((-a, base), (a, base), drop + (h + base)), m * 0.052, "flat")
    tabs = [tab(s * a, base - m * 0.06, m * 0.085, m * 0.17) for s in (-1, 1)]
    hem = (
        Pen(-ht + g, -h + lip * 1.3 + m * 0.05)
        .curve(
            -ht * 0.5,
            -h + lip * 2.2 + m * 0.05,
            ht * 0.5,
            -h + lip * 2.2 + m * 0.05,
            ht - g,
            -h + lip * 1.3 + m * 0.05,
        )
        .open()
    )
    folds = []
    if room.soft:
        for s in (-1, 1):
            folds.append(
                Fold(
                    smooth(
                        [
                            (s * ht * 0.62, -h * 0.86),
                            (s * ht * 0.55, -h * 0.5),
                            (s * hb * 0.62, -h * 0.12),
                        ],
                        False,
                    ),
                    m * 0.05,
                    0.6,
                )
            )
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
