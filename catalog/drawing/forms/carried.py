"""How a bag is held: arches of handles and straps, and the tabs and rings they hang from.

Drops are honest up to the limits below; a crossbody strap ten times the bag's height is drawn
gathered to an arch, since only its presence matters in a picture.
"""

from __future__ import annotations

from ..paths import Path, Pen, Point, rounded
from .model import Fitting, Form, Panel, Room, Tube

# Arches above this share of the body's longer side are drawn shortened.
TALLEST_ARCH = 0.95
LOWEST_ARCH = 0.10


def arch(left: Point, right: Point, drop: float, shoulder: float = 1.0) -> Path:
    """A symmetric arch whose crown is `drop` above the higher of its ends.

    `shoulder` above 1 makes it squarer.
    """
    (x0, y0), (x1, y1) = left, right
    top = min(y0, y1) - drop
    mid = (x0 + x1) / 2
    reach = abs(x1 - x0) / 2
    squareness = 0.56 * shoulder
    pull = drop * 0.60
    return (
        Pen(x0, y0)
        .curve(x0, y0 - pull, mid - reach * squareness, top, mid, top)
        .curve(mid + reach * squareness, top, x1, y1 - pull, x1, y1)
        .open()
    )


def handle_drop(room: Room, usual: float) -> float:
    """The drop to draw, in form units: the stated one within limits, else a usual share of m."""
    stated = room.bag.handle_drop_mm
    if stated is None:
        return usual * room.m
    longest = max(room.bag.proportions.width, room.bag.proportions.height)
    share = float(stated) / longest
    return 1000 * min(TALLEST_ARCH, max(LOWEST_ARCH, share))


def strap_drop(room: Room) -> float:
    """The height of a strap's arch in form units."""
    stated = room.bag.strap_drop_mm
    if stated is None:
        return 620.0
    longest = max(room.bag.proportions.width, room.bag.proportions.height)
    return 1000 * min(0.78, max(0.18, float(stated) / longest))


def strap_width(room: Room) -> float:
    """Width of the strap in form units; narrower on a bigger bag, never wider than fits."""
    share = {"leather": 0.050, "chain": 0.046, "cord": 0.020, "ribbon": 0.055}
    return room.m * share.get(room.bag.strap, 0.05)


def with_strap(form: Form, room: Room) -> Form:
    """The form with its strap rising behind it, when the bag has one."""
    if room.bag.strap == "none" or form.strap_at is None:
        return form
    left, right = form.strap_at
    span = right[0] - left[0]
    drop = strap_drop(room)
    kind = {"leather": "flat"}.get(room.bag.strap, room.bag.strap)
    path = arch(left, right, max(drop, span * 0.2), 1.04)
    tube = Tube(path, strap_width(room), kind, behind=True)
    ring = room.m * 0.034
    rings = tuple(Fitting("ring", p, ring) for p in (left, right))
    return form.with_tubes(tube, fittings=() if room.bag.hardware == "none" else rings)


def tab(x: float, top: float, width: float, height: float) -> Panel:
    """A small stitched leather tab hanging from `top`, pointed softly at its end."""
    half = width / 2
    r = width * 0.42
    path = rounded(
        [
            (x - half * 0.86, top, width * 0.12),
            (x + half * 0.86, top, width * 0.12),
            (x + half, top + height * 0.74, r),
            (x, top + height, r),
            (x - half, top + height * 0.74, r),
        ]
    )
    return Panel(path, volume="flat", surface="trim", raised=width * 0.12)


def gusset(room: Room) -> float:
    """How far the folded side shows beyond the front panel."""
    return min(room.w * 0.045, max(room.w * 0.012, room.depth * 0.075))
