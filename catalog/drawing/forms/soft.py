"""Soft forms that keep their shape: bucket, hobo, crescent, belt bag."""

from __future__ import annotations

import math

from ..paths import Pen, ellipse, rectangle, rounded, smooth
from .carried import arch, handle_drop, tab
from .gathered import fan
from .model import Fitting, Fold, Form, Panel, Room, Tube


def bucket(room: Room) -> Form:
    """A tapering bucket with an open mouth, a cord through eyelets and a firm base."""
    w, h, m = room.w, room.h, room.m
    top, foot = w / 2, w / 2 * 0.80
    ry = min(h * 0.075, w * 0.10, max(room.depth, w * 0.3) * 0.13)
    by = ry * 0.75
    rim = -h + ry
    body = (
        Pen(-top, rim)
        .curve(-top, rim - ry * 0.5523, -top * 0.5523, -h, 0, -h)
        .curve(top * 0.5523, -h, top, rim - ry * 0.5523, top, rim)
        .curve(top * 0.985, rim + h * 0.3, foot * 1.03, -h * 0.3, foot, -by)
        .curve(foot, -by * 0.4, foot * 0.5523, 0, 0, 0)
        .curve(-foot * 0.5523, 0, -foot, -by * 0.4, -foot, -by)
        .curve(-foot * 1.03, -h * 0.3, -top * 0.985, rim + h * 0.3, -top, rim)
        .close()
    )
    front = (
        Pen(-top, rim)
        .curve(-top, rim + ry * 0.5523, -top * 0.5523, rim + ry, 0, rim + ry)
        .curve(top * 0.5523, rim + ry, top, rim + ry * 0.5523, top, rim)
        .curve(top * 0.985, rim + h * 0.3, foot * 1.03, -h * 0.3, foot, -by)
        .curve(foot, -by * 0.4, foot * 0.5523, 0, 0, 0)
        .curve(-foot * 0.5523, 0, -foot, -by * 0.4, -foot, -by)
        .curve(-foot * 1.03, -h * 0.3, -top * 0.985, rim + h * 0.3, -top, rim)
        .close()
    )
    mouth = ellipse(0, rim, top, ry)
    band_top = -h * 0.15
    wide = foot + (top - foot) * 0.15
    band = (
        Pen(-wide, band_top)
        .curve(-wide, band_top + by * 0.6, -wide * 0.55, band_top + by, 0, band_top + by)
        .curve(wide * 0.55, band_top + by, wide, band_top + by * 0.6, wide, band_top)
        .line(foot, -by)
        .curve(foot, -by * 0.4, foot * 0.5523, 0, 0, 0)
        .curve(-foot * 0.5523, 0, -foot, -by * 0.4, -foot, -by)
        .close()
    )
    fittings: list[Fitting] = []
    tubes: list[Tube] = []
    if room.bag.closure in ("", "drawstring", "open", "magnet"):
        level = rim + h * 0.115
        holes = []
        for i in range(8):
            angle = math.pi * (i + 0.5) / 8
            x = -math.cos(angle) * top * 0.975
            holes.append((x, level + math.sin(angle) * ry * 0.95))
            fittings.append(Fitting("eyelet", holes[-1], m * 0.017))
        for one, two in (holes[0:2], holes[2:4], holes[4:6], holes[6:8]):
            mid = ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2 + m * 0.012)
            tubes.append(Tube(smooth([one, mid, two], False), m * 0.018, "cord", surface="trim"))
        for s, hole in ((-1, holes[3]), (1, holes[4])):
            end = (hole[0] + s * m * 0.035, hole[1] + h * 0.24)
            cord = (
                Pen(*hole)
                .curve(hole[0], hole[1] + h * 0.1, end[0] - s * m * 0.05, end[1] - h * 0.08, *end)
                .open()
            )
            tubes.append(Tube(cord, m * 0.018, "cord", surface="trim"))
            fittings.append(Fitting("tassel", end, m * 0.07))
    drop = handle_drop(room, 0.62)
    strap = Tube(
        arch((-top * 0.955, rim), (top * 0.955, rim), drop + ry, 1.0),
        m * 0.055,
        "flat",
        behind=True,
    )
    tabs = [tab(s * top * 0.93, rim - m * 0.02, m * 0.075, m * 0.15) for s in (-1, 1)]
    folds = fan(room, top * 0.9, top * 0.8, rim + ry * 1.4, -h * 0.45, 7, m * 0.05)
    return Form(
        body=body,
        panels=(
            Panel(mouth, "inside", "lining"),
            Panel(front, "cylinder"),
            Panel(band, "cylinder", "trim", raised=m * 0.01),
            *tabs,
        ),
        folds=tuple(folds) if room.soft else (),
        stitches=(),
        tubes=(strap, *tubes),
        fittings=tuple(fittings),
        clasp_at=(0, rim + ry + h * 0.05),
        clasp_size=m * 0.12,
        strap_at=((-top * 0.95, rim + m * 0.02), (top * 0.95, rim + m * 0.02)),
    )


def hobo(room: Room) -> Form:
    """A slouching crescent whose horns run into the strap."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    horn = half * 0.80
    body = (
        Pen(-horn - half * 0.06, -h)
        .curve(-horn + half * 0.06, -h, -horn + half * 0.10, -h * 0.94, -half * 0.56, -h * 0.80)
        .curve(-half * 0.36, -h * 0.65, half * 0.36, -h * 0.65, half * 0.56, -h * 0.80)
        .curve(horn - half * 0.10, -h * 0.94, horn - half * 0.06, -h, horn + half * 0.06, -h)
        .curve(half * 0.95, -h * 0.97, half, -h * 0.72, half, -h * 0.46)
        .curve(half, -h * 0.14, half * 0.62, 0, 0, 0)
        .curve(-half * 0.62, 0, -half, -h * 0.14, -half, -h * 0.46)
        .curve(-half, -h * 0.72, -half * 0.95, -h * 0.97, -horn - half * 0.06, -h)
        .close()
    )
    rim = (
        Pen(-half * 0.60, -h * 0.80)
        .curve(-half * 0.38, -h * 0.62, half * 0.38, -h * 0.62, half * 0.60, -h * 0.80)
        .open()
    )
    drop = handle_drop(room, 0.62)
    strap = Tube(
        arch((-horn, -h * 0.96), (horn, -h * 0.96), drop, 0.95), m * 0.10, "flat", behind=True
    )
    folds = []
    for s in (-1, 1):
        for i in range(4):
            x0, y0 = s * half * (0.80 - 0.04 * i), -h * (0.90 - 0.03 * i)
            x1 = s * half * (0.78 - 0.22 * i)
            y1 = -h * (0.30 + 0.03 * i)
            folds.append(
                Fold(
                    Pen(x0, y0)
                    .curve(
                        x0 + s * half * 0.02,
                        y0 + h * 0.2,
                        x1 + s * half * 0.1,
                        y1 - h * 0.12,
                        x1,
                        y1,
                    )
                    .open(),
                    m * 0.055,
                    room.rng.uniform(0.55, 0.9),
                )
            )
    folds.append(
        Fold(
            smooth([(-half * 0.35, -h * 0.5), (0, -h * 0.42), (half * 0.35, -h * 0.5)], False),
            m * 0.05,
            0.5,
        )
    )
    tabs = [tab(s * horn, -h - m * 0.02, m * 0.12, m * 0.2) for s in (-1, 1)]
    rings = tuple(Fitting("ring", (s * horn, -h - m * 0.035), m * 0.06) for s in (-1, 1))
    return Form(
        body=body,
        panels=(Panel(body, "puff"), *tabs),
        folds=tuple(folds),
        stitches=(),
        tubes=(strap,),
        fittings=rings,
        zips=(rim.moved(0, h * 0.022),) if room.bag.closure in ("zip", "") else (),
        seams=(rim.moved(0, h * 0.05),),
        clasp_at=(0, -h * 0.60),
        clasp_size=m * 0.12,
        strap_at=((-horn, -h * 0.96), (horn, -h * 0.96)),
    )


def crescent(room: Room) -> Form:
    """A half moon with a zip along its shallow upper curve."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    body = (
        Pen(-half * 0.90, -h)
        .curve(-half * 0.62, -h * 0.70, -half * 0.32, -h * 0.62, 0, -h * 0.62)
        .curve(half * 0.32, -h * 0.62, half * 0.62, -h * 0.70, half * 0.90, -h)
        .curve(half * 0.97, -h * 1.0, half, -h * 0.92, half, -h * 0.82)
        .curve(half * 0.98, -h * 0.30, half * 0.58, 0, 0, 0)
        .curve(-half * 0.58, 0, -half * 0.98, -h * 0.30, -half, -h * 0.82)
        .curve(-half, -h * 0.92, -half * 0.97, -h * 1.0, -half * 0.90, -h)
        .close()
    )
    zip_line = (
        Pen(-half * 0.84, -h * 0.885)
        .curve(-half * 0.60, -h * 0.64, -half * 0.30, -h * 0.565, 0, -h * 0.565)
        .curve(half * 0.30, -h * 0.565, half * 0.60, -h * 0.64, half * 0.84, -h * 0.885)
        .open()
    )
    yoke = (
        Pen(-half * 0.955, -h * 0.66)
        .curve(-half * 0.62, -h * 0.42, -half * 0.30, -h * 0.36, 0, -h * 0.36)
        .curve(half * 0.30, -h * 0.36, half * 0.62, -h * 0.42, half * 0.955, -h * 0.66)
        .open()
    )
    drop = handle_drop(room, 0.42)
    strap = Tube(
        arch((-half * 0.91, -h * 0.97), (half * 0.91, -h * 0.97), drop, 1.1),
        m * 0.085,
        "flat",
        behind=True,
    )
    tabs = [tab(s * half * 0.915, -h - m * 0.01, m * 0.105, m * 0.18) for s in (-1, 1)]
    rings = tuple(Fitting("ring", (s * half * 0.915, -h - m * 0.025), m * 0.054) for s in (-1, 1))
    folds = [
        Fold(
            Pen(s * half * (0.90 - 0.03 * i), -h * (0.80 - 0.05 * i))
            .curve(
                s * half * (0.86 - 0.06 * i),
                -h * (0.62 - 0.06 * i),
                s * half * (0.72 - 0.12 * i),
                -h * (0.40 - 0.05 * i),
                s * half * (0.48 - 0.14 * i),
                -h * (0.27 - 0.04 * i),
            )
            .open(),
            m * 0.042,
            0.75 - 0.15 * i,
        )
        for s in (-1, 1)
        for i in range(3)
    ]
    return Form(
        body=body,
        panels=(Panel(body, "puff"), *tabs),
        seams=(yoke,),
        stitches=(yoke.moved(0, m * 0.022), body.inset(m * 0.03)),
        folds=tuple(folds) if room.soft else (),
        tubes=(strap,),
        fittings=rings,
        zips=(zip_line,),
        clasp_size=m * 0.12,
        strap_at=((-half * 0.91, -h * 0.97), (half * 0.91, -h * 0.97)),
    )


def belt_bag(room: Room) -> Form:
    """A small pouch on a belt that runs out of the picture to either side."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    body = rounded(
        [
            (-half, -h, m * 0.14),
            (half, -h, m * 0.14),
            (half * 0.93, -h * 0.20, m * 0.34),
            (half * 0.55, 0, m * 0.3),
            (-half * 0.55, 0, m * 0.3),
            (-half * 0.93, -h * 0.20, m * 0.34),
        ]
    )
    pocket = body.scaled_about(0, -h * 0.30, 0.80, 0.62).moved(0, h * 0.10)
    zip_line = (
        Pen(-half * 0.86, -h * 0.80)
        .curve(-half * 0.4, -h * 0.84, half * 0.4, -h * 0.84, half * 0.86, -h * 0.80)
        .open()
    )
    y = -h * 0.80
    out = half + w * 0.34
    belt = m * 0.17
    tubes = [
        Tube(
            Pen(s * half * 0.8, y)
            .curve(s * half * 1.15, y, s * out * 0.86, y + h * 0.005, s * out, y - h * 0.10)
            .open(),
            belt,
            "flat",
            behind=True,
            surface="trim",
        )
        for s in (-1, 1)
    ]
    loops = [
        Panel(
            rectangle(
                s * half * 0.88 - m * 0.055, y - belt * 0.66, m * 0.11, belt * 1.32, m * 0.02
            ),
            "flat",
            "trim",
            raised=m * 0.012,
        )
        for s in (-1, 1)
    ]
    return Form(
        body=body,
        panels=(
            Panel(body, "puff"),
            Panel(pocket, "roll", raised=m * 0.03, stitch=m * 0.025),
            *loops,
        ),
        tubes=tuple(tubes),
        zips=(zip_line,),
        fittings=(Fitting("buckle_side", (half + w * 0.17, y), belt * 1.25),),
        clasp_at=(0, pocket.box().y + m * 0.02)
        if room.bag.closure not in ("", "zip", "none", "open")
        else None,
        clasp_size=m * 0.14,
        strap_at=None,
        ground=0.6,
    )
