"""Forms that fold and gather: bucket, hobo, crescent, pouch, drawstring, frame, belt bag."""

from __future__ import annotations

import math

from ..paths import Path, Pen, ellipse, rectangle, rounded, smooth
from .carried import arch, handle_drop, tab
from .model import Fitting, Fold, Form, Panel, Room, Tube


def _fan(room: Room, origin: float, spread: float, start: float, end: float, count: int,
         width: float, bend: float = 0.0) -> list[Fold]:
    """Gathers running from a narrow line at `start` (half width `origin`) to `end`, fanning out."""
    folds = []
    for i in range(count):
        place = (i + 0.5) / count * 2 - 1 + room.rng.uniform(-0.5, 0.5) / count
        length = room.rng.uniform(0.45, 1.0) * (1 - 0.25 * abs(place))
        y1 = start + (end - start) * length
        x0, x1 = origin * place, spread * place
        path = (
            Pen(x0, start)
            .curve(
                x0 + (x1 - x0) * 0.15, start + (y1 - start) * 0.35,
                x0 + (x1 - x0) * (0.75 + bend), start + (y1 - start) * 0.6,
                x0 + (x1 - x0) * 1.0, y1,
            )
            .open()
        )
        folds.append(Fold(path, width * room.rng.uniform(0.7, 1.2), room.rng.uniform(0.6, 1.0)))
    return folds


def bucket(room: Room) -> Form:
    """A tapering bucket with an open mouth, a cord through eyelets and a firm base."""
    w, h, m = room.w, room.h, room.m
    top, foot = w / 2, w / 2 * 0.80
    ry = min(h * 0.075, w * 0.10, max(room.depth, w * 0.3) * 0.13)
    by = ry * 0.75
    rim = -h + ry
    body = (
        Pen(-top, rim)
        .curve(-top, rim - ry * 0.5523 , -top * 0.5523, -h, 0, -h)
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
        for s, x in ((-1, holes[3]), (1, holes[4])):
            end = (x[0] + s * m * 0.035, x[1] + h * 0.24)
            cord = Pen(*x).curve(x[0], x[1] + h * 0.1, end[0] - s * m * 0.05, end[1] - h * 0.08,
                                 *end).open()
            tubes.append(Tube(cord, m * 0.018, "cord", surface="trim"))
            fittings.append(Fitting("tassel", end, m * 0.07))
    drop = handle_drop(room, 0.62)
    strap = Tube(arch((-top * 0.955, rim), (top * 0.955, rim), drop + ry, 1.0), m * 0.055, "flat",
                 behind=True)
    tabs = [tab(s * top * 0.93, rim - m * 0.02, m * 0.075, m * 0.15) for s in (-1, 1)]
    folds = _fan(room, top * 0.9, top * 0.8, rim + ry * 1.4, -h * 0.45, 7, m * 0.05)
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
    strap = Tube(arch((-horn, -h * 0.96), (horn, -h * 0.96), drop, 0.95), m * 0.10, "flat",
                 behind=True)
    folds = []
    for s in (-1, 1):
        for i in range(4):
            x0, y0 = s * half * (0.80 - 0.04 * i), -h * (0.90 - 0.03 * i)
            x1 = s * half * (0.78 - 0.22 * i)
            y1 = -h * (0.30 + 0.03 * i)
            folds.append(
                Fold(
                    Pen(x0, y0)
                    .curve(x0 + s * half * 0.02, y0 + h * 0.2, x1 + s * half * 0.1, y1 - h * 0.12,
                           x1, y1)
                    .open(),
                    m * 0.055,
                    room.rng.uniform(0.55, 0.9),
                )
            )
    folds.append(Fold(smooth([(-half * 0.35, -h * 0.5), (0, -h * 0.42), (half * 0.35, -h * 0.5)],
                             False), m * 0.05, 0.5))
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
    strap = Tube(arch((-half * 0.91, -h * 0.97), (half * 0.91, -h * 0.97), drop, 1.1), m * 0.085,
                 "flat", behind=True)
    tabs = [tab(s * half * 0.915, -h - m * 0.01, m * 0.105, m * 0.18) for s in (-1, 1)]
    rings = tuple(Fitting("ring", (s * half * 0.915, -h - m * 0.025), m * 0.054) for s in (-1, 1))
    folds = [
        Fold(
            Pen(s * half * (0.90 - 0.03 * i), -h * (0.80 - 0.05 * i))
            .curve(s * half * (0.86 - 0.06 * i), -h * (0.62 - 0.06 * i),
                   s * half * (0.72 - 0.12 * i), -h * (0.40 - 0.05 * i),
                   s * half * (0.48 - 0.14 * i), -h * (0.27 - 0.04 * i))
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


def pouch(room: Room) -> Form:
    """A cloud of leather gathered under a folded roll."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    body = (
        Pen(-half * 0.72, -h * 0.97)
        .curve(-half * 0.36, -h * 1.01, half * 0.36, -h * 1.01, half * 0.72, -h * 0.97)
        .curve(half * 0.84, -h * 0.95, half * 0.86, -h * 0.80, half * 0.91, -h * 0.62)
        .curve(half * 1.03, -h * 0.36, half * 1.02, -h * 0.05, half * 0.74, -h * 0.01)
        .curve(half * 0.4, h * 0.004, -half * 0.4, h * 0.004, -half * 0.74, -h * 0.01)
        .curve(-half * 1.02, -h * 0.05, -half * 1.03, -h * 0.36, -half * 0.91, -h * 0.62)
        .curve(-half * 0.86, -h * 0.80, -half * 0.84, -h * 0.95, -half * 0.72, -h * 0.97)
        .close()
    )
    roll = (
        Pen(-half * 0.72, -h * 0.97)
        .curve(-half * 0.36, -h * 1.01, half * 0.36, -h * 1.01, half * 0.72, -h * 0.97)
        .curve(half * 0.86, -h * 0.95, half * 0.87, -h * 0.70, half * 0.74, -h * 0.68)
        .curve(half * 0.38, -h * 0.60, -half * 0.38, -h * 0.60, -half * 0.74, -h * 0.68)
        .curve(-half * 0.87, -h * 0.70, -half * 0.86, -h * 0.95, -half * 0.72, -h * 0.97)
        .close()
    )
    lower = _fan(room, half * 0.78, half * 0.90, -h * 0.73, -h * 0.02, 13, m * 0.075)
    upper = []
    for i in range(9):
        x = half * 0.66 * ((i + 0.5) / 9 * 2 - 1)
        sag = h * 0.05 * (1 - (x / half) ** 2)
        upper.append(
            Fold(
                Pen(x * 0.97, -h * 0.93).curve(x, -h * 0.85, x * 1.02, -h * 0.76, x * 1.02,
                                               -h * 0.66 + sag - h * 0.02).open(),
                m * 0.045,
                room.rng.uniform(0.35, 0.75),
            )
        )
    return Form(
        body=body,
        panels=(
            Panel(body, "puff", folds=tuple(lower)),
            Panel(roll, "lying", raised=m * 0.06, folds=tuple(upper)),
        ),
        clasp_at=(0, -h * 0.70) if room.bag.closure not in ("", "magnet") else None,
        clasp_size=m * 0.13,
        strap_at=((-half * 0.74, -h * 0.9), (half * 0.74, -h * 0.9)),
        ground=0.86,
    )


def drawstring(room: Room) -> Form:
    """A round little sack, its ruffled mouth drawn together by cords."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    neck_y, neck = -h * 0.735, half * 0.40
    frill = half * 0.66
    rise = [(-neck, neck_y), (-neck * 1.12, neck_y - h * 0.07), (-frill * 0.97, -h * 0.90)]
    count = 7
    for i in range(count):
        x = frill * 0.88 * (2 * i / (count - 1) - 1)
        rise.append((x, -h + h * (0.005 if i % 2 else 0.032) + h * 0.02 * (x / frill) ** 2))
    rise += [(frill * 0.97, -h * 0.90), (neck * 1.12, neck_y - h * 0.07), (neck, neck_y)]
    body = Pen(-neck, neck_y)
    for segment in smooth(rise, False).segments:
        body.curve(*segment[1], *segment[2], *segment[3])
    sack = (
        body.curve(neck * 1.25, neck_y + h * 0.07, half * 0.98, -h * 0.60, half, -h * 0.30)
        .curve(half * 1.02, -h * 0.07, half * 0.66, 0, half * 0.44, 0)
        .line(-half * 0.44, 0)
        .curve(-half * 0.66, 0, -half * 1.02, -h * 0.07, -half, -h * 0.30)
        .curve(-half * 0.98, -h * 0.60, -neck * 1.25, neck_y + h * 0.07, -neck, neck_y)
        .close()
    )
    folds = _fan(room, neck * 0.92, half * 0.80, neck_y + h * 0.02, -h * 0.14, 9, m * 0.06, 0.1)
    folds += _fan(room, neck * 0.92, frill * 0.92, neck_y - h * 0.02, -h * 0.97, 7, m * 0.05)
    cord = m * 0.026
    tubes = [
        Tube(
            Pen(-neck * 1.0, neck_y).curve(-neck * 0.5, neck_y + h * 0.022, neck * 0.5,
                                           neck_y + h * 0.022, neck * 1.0, neck_y).open(),
            cord, "cord", surface="trim",
        ),
        Tube(
            Pen(-neck * 1.0, neck_y + cord).curve(-neck * 0.5, neck_y + h * 0.022 + cord,
                                                  neck * 0.5, neck_y + h * 0.022 + cord,
                                                  neck * 1.0, neck_y + cord).open(),
            cord, "cord", surface="trim",
        ),
    ]
    fittings = []
    for s in (-1, 1):
        end = (s * neck * (1.32 if s > 0 else 0.9), neck_y + h * (0.36 if s > 0 else 0.30))
        start = (s * neck * 0.18, neck_y + h * 0.03)
        tubes.append(
            Tube(
                Pen(*start).curve(start[0] + s * neck * 0.2, start[1] + h * 0.10,
                                  end[0], end[1] - h * 0.14, *end).open(),
                cord * 0.9, "cord", surface="trim",
            )
        )
        fittings.append(Fitting("tassel", end, m * 0.10))
    fittings.append(Fitting("knot", (0, neck_y + h * 0.026), m * 0.05))
    if room.bag.strap == "none" and room.bag.handle_drop_mm is not None:
        drop = handle_drop(room, 0.5)
        tubes.insert(0, Tube(arch((-neck, neck_y), (neck, neck_y), drop + (h + neck_y)), cord,
                             "cord", behind=True, surface="trim"))
    return Form(
        body=sack,
        panels=(Panel(sack, "puff"),),
        folds=tuple(folds),
        tubes=tuple(tubes),
        fittings=tuple(fittings),
        clasp_size=m * 0.1,
        strap_at=((-neck, neck_y), (neck, neck_y)),
        ground=0.66,
    )


def frame(room: Room) -> Form:
    """A gathered purse on an arched metal frame with a kiss lock."""
    w, h, m = room.w, room.h, room.m
    half = w / 2
    knob = m * 0.055
    top = -h + knob * 1.5
    span = half * 0.74
    hinge = top + h * 0.34
    body = (
        Pen(-span, hinge)
        .curve(-span * 1.0, top + h * 0.05, -span * 0.72, top, 0, top)
        .curve(span * 0.72, top, span * 1.0, top + h * 0.05, span, hinge)
        .curve(half * 0.92, -h * 0.55, half, -h * 0.44, half, -h * 0.28)
        .curve(half, -h * 0.06, half * 0.62, 0, 0, 0)
        .curve(-half * 0.62, 0, -half, -h * 0.06, -half, -h * 0.28)
        .curve(-half, -h * 0.44, -half * 0.92, -h * 0.55, -span, hinge)
        .close()
    )
    # The two balls of the lock are the purse's highest point, so they belong to its height.
    crown = ellipse(0, -h + knob, knob * 0.9, knob)
    whole = Path(body.segments + crown.segments, True)
    rail = (
        Pen(-span, hinge)
        .curve(-span * 1.0, top + h * 0.05, -span * 0.72, top, 0, top)
        .curve(span * 0.72, top, span * 1.0, top + h * 0.05, span, hinge)
        .open()
    )
    folds = []
    for i in range(11):
        place = (i + 0.5) / 11 * 2 - 1
        x0 = span * place * 0.93
        y0 = top + h * (0.07 + 0.20 * abs(place) ** 3)
        x1 = half * 0.93 * place
        y1 = -h * room.rng.uniform(0.16, 0.40) * (1 - 0.2 * abs(place))
        folds.append(
            Fold(
                Pen(x0, y0).curve(x0, y0 + h * 0.14, x1, y1 - h * 0.18, x1, y1).open(),
                m * 0.055, room.rng.uniform(0.5, 1.0),
            )
        )
    width = m * 0.045
    return Form(
        body=whole,
        edge=body,
        panels=(Panel(body, "puff"),),
        folds=tuple(folds),
        fittings=(
            Fitting("kiss_lock", (0, -h + knob), knob),
            *(Fitting("rivet", (s * span, hinge), width * 0.72) for s in (-1, 1)),
        ),
        tubes=(Tube(rail, width, "metal"),),
        strap_at=((-span * 0.98, hinge - h * 0.02), (span * 0.98, hinge - h * 0.02)),
        ground=0.74,
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
            Pen(s * half * 0.8, y).curve(s * half * 1.15, y, s * out * 0.86, y + h * 0.005,
                                         s * out, y - h * 0.10).open(),
            belt, "flat", behind=True, surface="trim",
        )
        for s in (-1, 1)
    ]
    loops = [
        Panel(rectangle(s * half * 0.88 - m * 0.055, y - belt * 0.66, m * 0.11, belt * 1.32,
                        m * 0.02), "flat", "trim", raised=m * 0.012)
        for s in (-1, 1)
    ]
    return Form(
        body=body,
        panels=(Panel(body, "puff"), Panel(pocket, "roll", raised=m * 0.03, stitch=m * 0.025),
                *loops),
        tubes=tuple(tubes),
        zips=(zip_line,),
        fittings=(Fitting("buckle_side", (half + w * 0.17, y), belt * 1.25),),
        clasp_at=(0, pocket.box().y + m * 0.02)
        if room.bag.closure not in ("", "zip", "none", "open") else None,
        clasp_size=m * 0.14,
        strap_at=None,
        ground=0.6,
    )
