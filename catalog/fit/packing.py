"""A kit in a bag: do several things go in together, and how they then lie.

Exact for orthogonal packings with rotation. A cylinder counts as the box around it, so two that
would nest, or a thing that would go in at an angle beside others, are not seen: "does not" is
said of boxes lying square to the bag.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, Self

from .arrangement import arrange
from .search import Effort, OutOfEffort, Placed
from .settling import settled
from .shapes import AXES, Along, Box, Extents, Item, millimetres

MOST_ITEMS = 8
# Steps of the search before an answer is given up: a second or so.
EFFORT = 100_000

Millimetres = tuple[Decimal, Decimal, Decimal]


class KitError(ValueError):
    """A kit that cannot be asked about; the message is for the person who put it together."""


class Answer(str, Enum):
    """What can be said of a kit in a bag."""

    label: str

    HOLDS = ("holds", "Holds it all")
    DOES_NOT = ("does_not", "Does not hold it all")
    NOT_DECIDED = ("not_decided", "Not decided")
    UNKNOWN = ("unknown", "Not known")

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __str__(self) -> str:
        return str(self.value)


class Placement(NamedTuple):
    """Where one item of a kit lies, in mm along the bag's width, height and depth.

    `corner_mm` is its corner from the left, the bottom and the front; `extent_mm` reaches from
    there; `turned` says which of its sides (0 length, 1 width, 2 thickness) lies along each axis.
    """

    item: int
    corner_mm: Millimetres
    extent_mm: Millimetres
    turned: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class KitFit:
    """The answer for a kit.

    With HOLDS there is a placement for every item, in the kit's order. With DOES_NOT,
    `too_big_alone` are the items (by their place in the kit) that do not go in even by
    themselves. With UNKNOWN a side of the bag is not known, and nothing that is known excludes
    the kit; where one side alone is missing, `needs` is the least it would have to be, or at
    most that when the search was given up. `estimated` repeats that the room was not measured.
    """

    answer: Answer
    placements: tuple[Placement, ...] = ()
    too_big_alone: tuple[int, ...] = ()
    needs: Along | None = None
    estimated: bool = False


def fit_kit(interior: Box, items: Sequence[Item], effort: int = EFFORT) -> KitFit:
    """Whether a room holds all items of a kit at once, lying square to it.

    `effort` bounds the search in steps; a kit that takes more is NOT_DECIDED. The same question
    always gets the same answer and placements. Raises KitError for no items or more than eight.
    """
    check_kit(items)
    boxes = [item.extents for item in items]
    sides = interior.steps
    unknown = [axis for axis, side in enumerate(sides) if side is None]
    # In a line, each on end, all boxes go into this much: no more of a side could be of use.
    ample = sum(max(box) for box in boxes)
    width, height, depth = (ample if side is None else side for side in sides)
    room = (width, height, depth)
    budget = Effort(effort)
    try:
        packing = arrange(room, boxes, budget)
    except OutOfEffort:
        return KitFit(Answer.NOT_DECIDED, estimated=interior.estimated)
    if packing is None:
        alone = tuple(index for index, box in enumerate(boxes) if not _goes_alone(room, box))
        return KitFit(Answer.DOES_NOT, too_big_alone=alone, estimated=interior.estimated)
    if unknown:
        needs = None
        if len(unknown) == 1:
            least = _least_side(unknown[0], room, boxes, packing, budget)
            needs = Along(AXES[unknown[0]], millimetres(least))
        return KitFit(Answer.UNKNOWN, needs=needs, estimated=interior.estimated)
    return KitFit(
        Answer.HOLDS, placements=_placements(items, packing), estimated=interior.estimated
    )


def check_kit(items: Sequence[Item]) -> None:
    """Raises KitError when there are no items or too many."""
    if not items:
        raise KitError("The kit is empty: choose something to carry.")
    if len(items) > MOST_ITEMS:
        raise KitError(f"A kit has at most {MOST_ITEMS} things, not {len(items)}.")


def reach(packing: Sequence[Placed], axis: int) -> int:
    """How far a packing reaches along an axis, in steps."""
    return max(placed.corner[axis] + placed.extents[axis] for placed in packing)


def _goes_alone(room: Extents, box: Extents) -> bool:
    return all(side <= there for side, there in zip(sorted(box), sorted(room), strict=True))


def _least_side(
    axis: int, room: Extents, boxes: list[Extents], packing: list[Placed], effort: Effort
) -> int:
    """The least side along an axis that still takes the boxes: pull it in until it does not."""
    while True:
        least = reach(packing, axis)
        try:
            tighter = arrange(_with_side(room, axis, least - 1), boxes, effort)
        except OutOfEffort:
            return least
        if tighter is None:
            return least
        packing = tighter


def _with_side(room: Extents, axis: int, side: int) -> Extents:
    width, height, depth = (side if index == axis else room[index] for index in range(3))
    return width, height, depth


def _placements(items: Sequence[Item], packing: list[Placed]) -> tuple[Placement, ...]:
    return tuple(
        Placement(
            index,
            _in_mm(placed.corner),
            _in_mm(placed.extents),
            next(way.turned for way in item.rotations if way.extents == placed.extents),
        )
        for index, (item, placed) in enumerate(zip(items, settled(packing), strict=True))
    )


def _in_mm(steps: Extents) -> Millimetres:
    return millimetres(steps[0]), millimetres(steps[1]), millimetres(steps[2])
