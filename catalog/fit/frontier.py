"""The fit frontier of a kit: the smallest rooms that hold it.

Whether a room holds a kit depends on its sides in order of length alone (long ≥ mid ≥ short),
and a room no smaller in any of the three holds it too. So a kit has finitely many smallest
rooms, and a bag holds the kit when it reaches one of them: one condition for a whole catalogue.
The rooms are found by questions to the exact search, each put to a part of all rooms that the
rooms found so far leave open: K. Klamroth, R. Lacour, D. Vanderpooten, "On the representation of
the search region in multi-objective optimization", European Journal of Operational Research 245
(2015) 767–778.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isqrt
from typing import NamedTuple

from .arrangement import arrange
from .packing import Answer, check_kit, reach
from .search import Effort, OutOfEffort
from .shapes import Extents, Item, millimetres

# Steps of the search for a whole frontier: a second or two. Kits as people carry them need a
# small part of that.
EFFORT = 300_000
# And for one question of it, by rounds: what is hard is put off until the easy is answered.
_EFFORT_BY_ROUND = (1_000, 10_000, EFFORT)


class Triple(NamedTuple):
    """Sides of a room in mm, the longest first."""

    long_mm: Decimal
    mid_mm: Decimal
    short_mm: Decimal


class Limits(NamedTuple):
    """Sides that a room is below, each of them, in mm, the longest first; None is no limit."""

    long_mm: Decimal | None
    mid_mm: Decimal | None
    short_mm: Decimal | None


@dataclass(frozen=True, slots=True)
class Frontier:
    """The smallest rooms that hold a kit, by their sorted sides.

    A room holds the kit when all its sides reach those of one of `triples`. Where the search was
    given up, `undecided` says for which rooms: those that reach no triple and are below one of
    these limits. Of every other room it is proved that it does not hold the kit.
    """

    triples: tuple[Triple, ...]
    undecided: tuple[Limits, ...]

    @property
    def complete(self) -> bool:
        """Whether every room is decided."""
        return not self.undecided

    def answer(
        self, long_mm: Decimal | None, mid_mm: Decimal | None, short_mm: Decimal | None
    ) -> Answer:
        """What is known of a room with these sides, the longest first."""
        if long_mm is None or mid_mm is None or short_mm is None:
            return Answer.UNKNOWN
        room = (long_mm, mid_mm, short_mm)
        if any(_reaches(room, triple) for triple in self.triples):
            return Answer.HOLDS
        for limits in self.undecided:
            below = zip(room, limits, strict=True)
            if all(limit is None or side < limit for side, limit in below):
                return Answer.NOT_DECIDED
        return Answer.DOES_NOT


def kit_key(items: Sequence[Item]) -> str:
    """The same text for kits with the same frontier: to keep a frontier under."""
    sizes = sorted(tuple(sorted(item.extents)) for item in items)
    return "_".join("x".join(map(str, size)) for size in sizes)


def fit_frontier(items: Sequence[Item], effort: int = EFFORT) -> Frontier:
    """The frontier of a kit, with `effort` steps of the search at most.

    The same kit always has the same frontier, in whichever order its items come. Raises KitError
    for no items or more than eight.
    """
    check_kit(items)
    boxes = sorted((_sorted(item.extents) for item in items), reverse=True)
    search = _Search(boxes, Effort(effort))
    search.run()
    return Frontier(
        tuple(Triple(*map(millimetres, room)) for room in sorted(search.smallest)),
        tuple(Limits(*map(search.limit, zone)) for zone in sorted(search.put_off)),
    )


class _Search:
    """Rooms found to be smallest, and zones of rooms not looked into yet.

    A zone stands for the rooms below it in each of the three sorted sides.
    """

    def __init__(self, boxes: list[Extents], effort: Effort) -> None:
        self.boxes = boxes
        self.effort = effort
        # In a line, each on end, all boxes go into this much.
        self.ample = sum(max(box) for box in boxes)
        self.smallest: set[Extents] = set()
        self.open: list[Extents] = []
        self.put_off = [(self.ample + 1,) * 3]
        self.empty: list[Extents] = []

    def run(self) -> None:
        """Look into every zone, as far as the effort goes."""
        for per_question in _EFFORT_BY_ROUND:
            self.open, self.put_off = self.put_off, []
            while self.open:
                self._look_into(self.open.pop(), per_question)

    def limit(self, side: int) -> Decimal | None:
        """A zone's side in mm; none where it is beyond what any packing takes up."""
        return None if side > self.ample else millimetres(side)

    def _look_into(self, zone: Extents, per_question: int) -> None:
        long, mid, short = zone
        try:
            room = self._held_within((long - 1, mid - 1, short - 1), per_question)
        except OutOfEffort:
            self.put_off.append(zone)
            return
        if room is None:
            self.empty.append(zone)
            return
        room = self._tightened(room, per_question)
        self.smallest = {other for other in self.smallest if not _reaches(other, room)}
        self.smallest.add(room)
        self.open = self._without([*self.open, zone], room)
        self.put_off = self._without(self.put_off, room)

    def _held_within(self, room: Extents, per_question: int) -> Extents | None:
        """The sorted sides that a packing within the room takes up; None where there is none."""
        with self.effort.at_most(per_question) as question:
            packing = arrange(room, self.boxes, question)
        if packing is None:
            return None
        return _sorted(reach(packing, axis) for axis in range(3))

    def _tightened(self, room: Extents, per_question: int) -> Extents:
        """A room within the given one that cannot lose of any side, as far as is decided."""
        axis = 0
        while axis < 3:
            smaller = _sorted(side - (index == axis) for index, side in enumerate(room))
            try:
                tighter = self._held_within(smaller, per_question)
            except OutOfEffort:
                tighter = None
            if tighter is None:
                axis += 1
            else:
                room, axis = tighter, 0
        return room

    def _without(self, zones: list[Extents], room: Extents) -> list[Extents]:
        """The zones less the rooms that reach the given one; parts within others left out."""
        kept = []
        parts = set()
        for zone in zones:
            if not all(side < limit for side, limit in zip(room, zone, strict=True)):
                kept.append(zone)
                continue
            for axis, side in enumerate(room):
                long, mid, short = (side if index == axis else zone[index] for index in range(3))
                mid = min(mid, long)
                parts.add((long, mid, min(short, mid)))
        # The larger first, so that a part within another one is found to be so.
        for part in sorted(parts, reverse=True):
            if not any(_reaches(other, part) for other in (*kept, *self.empty)):
                kept.append(part)
        return kept


def oblique_triples(item: Item) -> tuple[Triple, ...]:
    """Rooms that a bag must reach one of to hold an item turned within a face.

    Necessary and not sufficient: for fetching the bags that `fit_one` then decides. A p × q face
    goes into no rectangle whose diagonal is shorter than its own, so the longer side is at
    least √((p² + q²) / 2), and the shorter one at least q.
    """
    rooms = set()
    for long, short, across in item.oblique_faces:
        half_square = -(-(long**2 + short**2) // 2)
        root = isqrt(half_square - 1) + 1
        rooms.add(_sorted((root, short, across)))
    return tuple(
        Triple(*map(millimetres, room))
        for room in sorted(rooms)
        if not any(other != room and _reaches(room, other) for other in rooms)
    )


def _sorted(sides: Iterable[int]) -> Extents:
    short, mid, long = sorted(sides)
    return long, mid, short


def _reaches(room: Sequence[int | Decimal], other: Sequence[int | Decimal]) -> bool:
    """Whether every side of a room is at least the other's."""
    return room[0] >= other[0] and room[1] >= other[1] and room[2] >= other[2]
