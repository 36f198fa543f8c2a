"""Forms gathered into folds: pouch, drawstring sack, frame purse."""

from __future__ import annotations

from ..paths import Path, Pen, ellipse, smooth
from .carried import arch, handle_drop
from .model import Fitting, Fold, Form, Panel, Room, Tube


def fan(
    room: Room,
    origin: float,
    spread: float,
    start: float,
    end: float,
    count: int,
    width: float,
    bend: float = 0.0,
) -> list[Fold]:
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
                x0 + (x1 - x0) * 0.15,
                start + (y1 - start) * 0.35,
                x0 + (x1 - x0) * (0.75 + bend),
                start + (y1 - start) * 0.6,
                x0 + (x1 - x0) * 1.0,
                y1,
            )
            .open()
        )
        folds.append(Fold(path, width * room.rng.uniform(0.7, 1.2), room.rng.uniform(0.6, 1.0)))
    return folds


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
    lower = fan(room, half * 0.78, half * 0.90, -h * 0.73, -h * 0.02, 13, m * 0.075)
    upper = []
    for i in range(9):
        x = half * 0.66 * ((i + 0.5) / 9 * 2 - 1)
        sag = h * 0.05 * (1 - (x / half) ** 2)
        upper.append(
            Fold(
                Pen(x * 0.97, -h * 0.93)
                .curve(x, -h * 0.85, x * 1.02, -h * 0.76, x * 1.02, -h * 0.66 + sag - h * 0.02)
                .open(),
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
    folds = fan(room, neck * 0.92, half * 0.80, neck_y + h * 0.02, -h * 0.14, 9, m * 0.06, 0.1)
    folds += fan(room, neck * 0.92, frill * 0.92, neck_y - h * 0.02, -h * 0.97, 7, m * 0.05)
    cord = m * 0.026
    tubes = [
        Tube(
            Pen(-neck * 1.0, neck_y)
            .curve(
                -neck * 0.5, neck_y + h * 0.022, neck * 0.5, neck_y + h * 0.022, neck * 1.0, neck_y
            )
            .open(),
            cord,
            "cord",
            surface="trim",
        ),
        Tube(
            Pen(-neck * 1.0, neck_y + cord)
            .curve(
                -neck * 0.5,
                neck_y + h * 0.022 + cord,
                neck * 0.5,
                neck_y + h * 0.022 + cord,
                neck * 1.0,
                neck_y + cord,
            )
            .open(),
            cord,
            "cord",
            surface="trim",
        ),
    ]
    fittings = []
    for s in (-1, 1):
        end = (s * neck * (1.32 if s > 0 else 0.9), neck_y + h * (0.36 if s > 0 else 0.30))
        start = (s * neck * 0.18, neck_y + h * 0.03)
        tubes.append(
            Tube(
                Pen(*start)
                .curve(
                    start[0] + s * neck * 0.2, start[1] + h * 0.10, end[0], end[1] - h * 0.14, *end
                )
                .open(),
                cord * 0.9,
                "cord",
                surface="trim",
            )
        )
        fittings.append(Fitting("tassel", end, m * 0.10))
    fittings.append(Fitting("knot", (0, neck_y + h * 0.026), m * 0.05))
    if room.bag.strap == "none" and room.bag.handle_drop_mm is not None:
        drop = handle_drop(room, 0.5)
        tubes.insert(
            0,
            Tube(
                arch((-neck, neck_y), (neck, neck_y), drop + (h + neck_y)),
                cord,
                "cord",
                behind=True,
                surface="trim",
            ),
        )
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
                m * 0.055,
                room.rng.uniform(0.5, 1.0),
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
