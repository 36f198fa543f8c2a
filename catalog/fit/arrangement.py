"""Boxes into a room: the one question the engine asks, and how it goes about the search.

No millimetres and no words for readers here: those are in `packing`.
"""

from collections.abc import Sequence
from itertools import permutations
from random import Random

from .bounds import Bounds
from .search import Effort, OutOfEffort, Placed, Search, stands_for_others
from .shapes import Extents

# Steps to try before working out bounds: most kits are answered sooner than those are made.
STEPS_BEFORE_BOUNDS = 100
# What bounds cost for one rotation, in steps of the search.
_STEPS_FOR_BOUNDS = 5
# Then some short tries with the rotations in other orders before the long one: a packing missed
# by a bad choice early on is mostly found soon after another choice. (On such heavy tails:
# C. P. Gomes, B. Selman, H. Kautz, "Boosting combinatorial search through randomization", 1998.)
_SHORT_TRIES = 3
_STEPS_OF_A_SHORT_TRY = 300
_SEED = 1957


def arrange(
    room: Extents,
    boxes: Sequence[Extents],
    effort: Effort,
    steps_before_bounds: int = STEPS_BEFORE_BOUNDS,
) -> list[Placed] | None:
    """A packing of all boxes in the room, in their order; None if there is none.

    None is returned only when every possibility is excluded; OutOfEffort is raised when the
    effort is spent before. The same input always gives the same packing.
    """
    effort.spend()
    if sum(map(_volume, boxes)) > _volume(room):
        return None
    lying = [_lying_in(room, box) for box in boxes]
    if not all(lying):
        return None
    order = sorted(range(len(boxes)), key=lambda i: (len(lying[i]), -_volume(boxes[i]), lying[i]))
    packing = _first_answer(room, [lying[i] for i in order], effort, steps_before_bounds)
    if packing is None:
        return None
    return [placed for _, placed in sorted(zip(order, packing, strict=True))]


def _first_answer(
    room: Extents, lying: list[list[Extents]], effort: Effort, steps_before_bounds: int
) -> list[Placed] | None:
    """The answer of the first search that comes to one; each is exhaustive when it ends."""
    orders = [list(range(len(ways))) for ways in lying]
    try:
        with effort.at_most(steps_before_bounds) as short:
            return Search(room, lying, orders, short).run()
    except OutOfEffort:
        effort.spend(_STEPS_FOR_BOUNDS * sum(map(len, lying)))
        bounds = Bounds(room, lying)
    shuffler = Random(_SEED)
    for _ in range(_SHORT_TRIES):
        shuffled = [shuffler.sample(order, len(order)) for order in orders]
        try:
            with effort.at_most(_STEPS_OF_A_SHORT_TRY) as short:
                return Search(room, lying, shuffled, short, bounds).run()
        except OutOfEffort:
            continue
    return Search(room, lying, orders, effort, bounds).run()


def _volume(box: Extents) -> int:
    return box[0] * box[1] * box[2]


def _lying_in(room: Extents, box: Extents) -> list[Extents]:
    """The rotations of a box that go into the room alone, in the order they are worth trying.

    Those that stand for others first, then those that take the smaller part of a side, then
    those that lie flat against the back.
    """
    width, height, depth = room
    fitting = [
        (across, up, deep)
        for across, up, deep in set(permutations(box))
        if across <= width and up <= height and deep <= depth
    ]
    return sorted(
        fitting,
        key=lambda way: (
            not stands_for_others(room, way),
            max(way[0] * height * depth, way[1] * width * depth, way[2] * width * height),
            way[2],
            way[1],
        ),
    )
