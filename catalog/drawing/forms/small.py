"""Cases and small leather goods: minaudière, cylinder, round, wallet, phone case."""

from __future__ import annotations

from ..paths import Path, Pen, ellipse, polyline, rectangle, rounded
from .carried import arch, handle_drop, tab
from .model import Fitting, Form, Panel, Room, Tube


def minaudiere(room: Room) -> Form:
    """A jewelled evening case in a metal rim, opening along its upper edge."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    knob = m * 0.05
    r = m * (0.30 if room.soft else 0.16)
    shell = rectangle(-half, -h + knob * 1.1, w, h - knob * 1.1, r)
    rim = m * 0.038
    inner = rectangle(
        -half + rim, -h + knob * 1.1 + rim, w - 2 * rim, h - knob * 1.1 - 2 * rim, r - rim * 0.6
    )
    top = -h + knob * 1.1
    crown = ellipse(0, -h + knob, knob * 1.3, knob)
    whole = Path(shell.segments + crown.segments, True)
    split = top + (h - knob) * 0.20
    return Form(
        body=whole,
        edge=shell,
        panels=(
            Panel(shell, "flat", "metal"),
            Panel(inner, "flat" if room.bag.construction == "rigid" else "roll"),
        ),
        seams=(polyline([(-half + rim, split), (half - rim, split)]),),
        fittings=(Fitting("jewel", (0, -h + knob), knob),),
        strap_at=((-half + rim, top + h * 0.10), (half - rim, top + h * 0.10)),
        ground=0.86,
    )


def cylinder(room: Room) -> Form:
    """An upright tube with a lid, for a lipstick or nothing much."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    ry = min(w * 0.13, h * 0.08)
    by = ry * 0.8
    rim = -h + ry

    def barrel(top: float, curve_top: float, bottom: float, curve_bottom: float, x: float) -> Path:
        return (
            Pen(-x, top)
            .curve(-x, top + curve_top * 0.5523, -x * 0.5523, top + curve_top, 0, top + curve_top)
            .curve(x * 0.5523, top + curve_top, x, top + curve_top * 0.5523, x, top)
            .line(x, bottom)
            .curve(
                x,
                bottom + curve_bottom * 0.5523,
                x * 0.5523,
                bottom + curve_bottom,
                0,
                bottom + curve_bottom,
            )
            .curve(
                -x * 0.5523, bottom + curve_bottom, -x, bottom + curve_bottom * 0.5523, -x, bottom
            )
            .close()
        )

    body = (
        Pen(-half, rim)
        .curve(-half, rim - ry * 0.5523, -half * 0.5523, -h, 0, -h)
        .curve(half * 0.5523, -h, half, rim - ry * 0.5523, half, rim)
        .line(half, -by)
        .curve(half, -by * 0.4477, half * 0.5523, 0, 0, 0)
        .curve(-half * 0.5523, 0, -half, -by * 0.4477, -half, -by)
        .close()
    )
    split = rim + (h - ry) * 0.36
    lid_wall = barrel(rim, ry, split, by, half)
    lower = barrel(split, by, -by, by, half * 0.985)
    collar = barrel(split - m * 0.045, by, split, by, half)
    foot = barrel(-by - m * 0.06, by, -by, by, half)
    cap = ellipse(0, rim, half, ry)
    tabs = [tab(s * half * 0.80, split - m * 0.24, m * 0.14, m * 0.30) for s in (-1, 1)]
    rings = tuple(Fitting("ring", (s * half * 0.80, split - m * 0.25), m * 0.07) for s in (-1, 1))
    has_strap = room.bag.strap != "none"
    return Form(
        body=body,
        panels=(
            Panel(lower, "cylinder"),
            Panel(lid_wall, "cylinder", raised=m * 0.05),
            Panel(cap, "flat", tone=0.14),
            Panel(collar, "cylinder", "metal"),
            Panel(foot, "cylinder", "metal"),
            *(tabs if has_strap else ()),
        ),
        fittings=rings if has_strap else (),
        clasp_at=(0, split + by) if room.bag.closure not in ("", "none", "magnet") else None,
        clasp_size=m * 0.34,
        strap_at=((-half * 0.80, split - m * 0.24), (half * 0.80, split - m * 0.24)),
        ground=0.95,
    )


def round_bag(room: Room) -> Form:
    """A disc with a piped edge and a zip around it."""
    w, h, m = room.w, room.h, room.m
    body = ellipse(0, -h / 2, w / 2, h / 2)
    g = max(m * 0.035, min(m * 0.07, room.depth * 0.09))
    front = ellipse(0, -h / 2 + g * 0.35, w / 2 - g, h / 2 - g)
    inner = ellipse(0, -h / 2 + g * 0.35, (w / 2 - g) * 0.80, (h / 2 - g) * 0.80)
    zip_line = (
        Pen(-w * 0.44, -h * 0.66)
        .curve(-w * 0.34, -h * 1.035, w * 0.34, -h * 1.035, w * 0.44, -h * 0.66)
        .open()
    )
    tubes: tuple[Tube, ...] = ()
    fittings: tuple[Fitting, ...] = ()
    if room.bag.strap == "none" or room.bag.handle_drop_mm is not None:
        drop = handle_drop(room, 0.34)
        a = w * 0.15
        y = -h * 0.975
        tubes = (Tube(arch((-a, y), (a, y), drop, 1.15), m * 0.055, "rolled", behind=True),)
        fittings = tuple(Fitting("ring", (s * a, y), m * 0.04) for s in (-1, 1))
    return Form(
        body=body,
        panels=(
            Panel(body, "flat", tone=-0.28),
            Panel(front, "puff", raised=m * 0.01, stitch=m * 0.022),
        ),
        seams=(inner,),
        stitches=(inner.inset(m * 0.02),),
        tubes=tubes,
        fittings=fittings,
        zips=(zip_line,) if room.bag.closure in ("zip", "") else (),
        clasp_at=None if room.bag.closure in ("zip", "", "open", "none") else (0, -h * 0.62),
        clasp_size=m * 0.16,
        strap_at=((-w * 0.43, -h * 0.76), (w * 0.43, -h * 0.76)),
        ground=0.5,
    )


def wallet(room: Room) -> Form:
    """A compact wallet, closed, with a short tab over its edge."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    r = m * 0.075
    body = rectangle(-half, -h, w, h, r)
    leaf = m * 0.022
    under = rectangle(-half + leaf, -h + leaf * 0.4, w - leaf, h - leaf * 0.4, r)
    face = rectangle(-half, -h, w - leaf * 1.6, h - leaf * 1.6, r)
    low = -h * 0.40
    lid = rounded(
        [
            (-half, -h, r),
            (half - leaf * 1.6, -h, r),
            (half - leaf * 1.6, low - h * 0.02, m * 0.09),
            (w * 0.13, low + h * 0.05, m * 0.3),
            (-w * 0.13 - leaf, low + h * 0.05, m * 0.3),
            (-half, low - h * 0.02, m * 0.09),
        ]
    )
    return Form(
        body=body,
        panels=(
            Panel(body, "flat", tone=-0.30),
            Panel(under, "flat", tone=-0.12),
            Panel(face, "flat", stitch=m * 0.028),
            Panel(lid, "roll", raised=m * 0.03, stitch=m * 0.028),
        ),
        clasp_at=(-leaf * 0.8, low - h * 0.055),
        clasp_size=m * 0.13,
        strap_at=((-half + m * 0.04, -h + m * 0.05), (half - m * 0.06, -h + m * 0.05)),
        ground=0.92,
    )


def phone_case(room: Room) -> Form:
    """The back of a phone's case with a card pocket and a place for a strap."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    r = m * 0.15
    body = rectangle(-half, -h, w, h, r)
    face = rectangle(-half + m * 0.022, -h + m * 0.022, w - m * 0.044, h - m * 0.044, r * 0.86)
    pocket_top = -h * 0.46
    pocket = rounded(
        [
            (-half + m * 0.06, pocket_top, m * 0.03),
            (-w * 0.14, pocket_top, m * 0.05),
            (0, pocket_top + m * 0.085, m * 0.13),
            (w * 0.14, pocket_top, m * 0.05),
            (half - m * 0.06, pocket_top, m * 0.03),
            (half - m * 0.06, -m * 0.06, r * 0.7),
            (-half + m * 0.06, -m * 0.06, r * 0.7),
        ]
    )
    side = min(w * 0.40, h * 0.25)
    camera = rectangle(-half + m * 0.075, -h + m * 0.075, side, side, side * 0.26)
    lens = side * 0.20
    cx, cy = -half + m * 0.075 + side / 2, -h + m * 0.075 + side / 2
    q = side * 0.23
    return Form(
        body=body,
        panels=(
            Panel(body, "flat", tone=-0.26),
            Panel(face, "flat"),
            Panel(pocket, "flat", raised=m * 0.022, stitch=m * 0.028),
            Panel(camera, "inside", "glass"),
        ),
        fittings=tuple(
            Fitting("lens", p, lens) for p in ((cx - q, cy - q), (cx - q, cy + q), (cx + q, cy))
        ),
        clasp_at=(0, pocket_top + h * 0.05)
        if room.bag.closure in ("press_stud", "turn_lock")
        else None,
        clasp_size=m * 0.13,
        strap_at=((-half + m * 0.02, -h * 0.74), (half - m * 0.02, -h * 0.74)),
        ground=0.95,
    )
