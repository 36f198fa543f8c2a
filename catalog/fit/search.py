"""The exhaustive search behind kits: boxes into a room, orthogonally, in whole steps.

Two boxes that do not overlap are apart along at least one axis. So a packing is a rotation for
each box, and for each pair an axis it is apart along, such that the boxes can be lined up along
every axis within the room. The search runs over rotations and pairs, not over positions, and so
misses no packing: neither those that no saw could part (not guillotine) nor those that no hand
could load from one corner. It is in the spirit of packing classes: S. P. Fekete, J. Schepers,
J. C. van der Veen, "An exact algorithm for higher-dimensional orthogonal packing", Operations
Research 55 (2007) 569–587.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

from .bounds import Bounds
from .lines import line_up, odd_boxes
from .shapes import Extents

# A pair of boxes is a bit; a pair apart along an axis is that bit in the axis's field. What is
# allowed and what is chosen are whole numbers of three such fields.
_MOST_BOXES = 8
_FIELD = _MOST_BOXES * (_MOST_BOXES - 1) // 2
_FIELD_MASK = (1 << _FIELD) - 1


class OutOfEffort(Exception):
    """The search has taken all the steps it was given and has not come to an answer."""


class Effort:
    """How many steps a search, or several after one another, may still take."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int = 1) -> None:
        """Raises OutOfEffort when none are left."""
        self.left -= steps
        if self.left < 0:
            raise OutOfEffort

    @contextmanager
    def at_most(self, steps: int) -> Iterator["Effort"]:
        """A part of this effort for one search; what it does not take is given back."""
        part = Effort(max(0, min(steps, self.left)))
        self.left -= part.left
        try:
            yield part
        finally:
            self.left += max(0, part.left)


class Placed(NamedTuple):
    """Where a box lies, in steps: its corner nearest the origin, and its extents."""

    corner: Extents
    extents: Extents


def stands_for_others(room: Extents, way: Extents) -> bool:
    """Whether a rotation is the one to try of those alike because sides of the room are equal."""
    return not any(
        room[one] == room[other] and way[one] < way[other]
        for one, other in ((0, 1), (1, 2), (0, 2))
    )


class Search:
    """One search: boxes take their rotation in turn, and pairs of boxes their axis.

    `lying` has the rotations of each box, those that stand for others first, and `orders` the
    order to try them in.
    """

    def __init__(
        self,
        room: Extents,
        lying: list[list[Extents]],
        orders: list[list[int]],
        effort: Effort,
        bounds: Bounds | None = None,
    ) -> None:
        self.room = room
        self.lying = lying
        self.orders = orders
        self.effort = effort
        self.bounds = bounds
        # Of the boxes turned so far: which rotation, and the extents by axis.
        self.turned: list[int] = []
        self.sizes: tuple[list[int], list[int], list[int]] = ([], [], [])
        # By box: the axes for its pairs with those before it, and the clashes it brought.
        self.allowed: list[int] = []
        self.brought: list[list[tuple[int, int, int]]] = []
        # For a pair along an axis: two other pairs along it that cannot both be so as well,
        # for the three boxes are too much in a row.
        self.clashes: dict[int, list[tuple[int, int]]] = defaultdict(list)
        # Which pairs can be apart along an axis at once, by the sizes of the boxes along it.
        self.known: tuple[dict[tuple[tuple[int, ...], int], bool], ...] = ({}, {}, {})
        self.rows: list[tuple[int, ...]] = []

    def run(self) -> list[Placed] | None:
        """The packing, or None when there is none."""
        left = self.bounds.capacity if self.bounds else 0
        if self.bounds and not self.bounds.holds(left, 0):
            return None
        chosen = self._turn_next(0, left)
        if chosen is None:
            return None
        lines = [
            line_up(side, sizes, _graph(chosen >> axis * _FIELD & _FIELD_MASK, len(sizes))[0])
            for axis, (side, sizes) in enumerate(zip(self.room, self.sizes, strict=True))
        ]
        corners = zip(*lines, strict=True)
        extents = zip(*self.sizes, strict=True)
        return [Placed(*both) for both in zip(corners, extents, strict=True)]

    def _turn_next(self, chosen: int, left: int) -> int | None:
        """Try the next box's rotations; `chosen` are the axes of the pairs before it.

        Returns the axes for all pairs. `left` is what the bounds leave of the room.
        """
        box = len(self.turned)
        if box == len(self.lying):
            return chosen
        ways = self.lying[box]
        for index in self._worth_trying(box):
            self.effort.spend()
            rest = left
            if self.bounds:
                rest -= self.bounds.loads[box][index]
                if not self.bounds.holds(rest, box + 1):
                    continue
            allowed = self._allowed_with(ways[index])
            if allowed is None:
                continue
            self._push(index, ways[index], allowed)
            solved = self._solve(chosen)
            if solved is not None:
                solved = self._turn_next(solved, rest)
            if solved is not None:
                return solved
            self._pop()
        return None

    def _worth_trying(self, box: int) -> list[int]:
        """The rotations of a box that are not those of another packing seen otherwise."""
        first, last = 0, len(self.lying[box])
        if box == 0:
            last = sum(stands_for_others(self.room, way) for way in self.lying[0])
        elif self.lying[box] == self.lying[box - 1]:
            # Of two equal boxes the later takes no earlier rotation: they could change places.
            first = self.turned[-1]
        return [index for index in self.orders[box] if first <= index < last]

    def _allowed_with(self, way: Extents) -> int | None:
        """The axes along which there is room for a new box and each one before it, in a row.

        None where there is no such axis for some pair.
        """
        width, height, depth = (side - extent for side, extent in zip(self.room, way, strict=True))
        allowed = 0
        pair = _first_pair(len(self.turned))
        for across, up, deep in zip(*self.sizes, strict=True):
            axes = (across <= width) | (up <= height) << _FIELD | (deep <= depth) << 2 * _FIELD
            if not axes:
                return None
            allowed |= axes * pair
            pair <<= 1
        return allowed

    def _push(self, index: int, way: Extents, allowed: int) -> None:
        new = len(self.turned)
        brought = []
        for axis, (side, sizes, extent) in enumerate(zip(self.room, self.sizes, way, strict=True)):
            clashes = _CLASHES[axis][new]
            for one in range(1, new):
                left = side - extent - sizes[one]
                # Where not even the two go in a row they are not allowed to, with or without.
                if left > 0:
                    brought += [clashes[one][other] for other in range(one) if sizes[other] > left]
            sizes.append(extent)
        for first, second, third in brought:
            self.clashes[first].append((second, third))
            self.clashes[second].append((first, third))
            self.clashes[third].append((first, second))
        self.turned.append(index)
        self.allowed.append(allowed)
        self.brought.append(brought)

    def _pop(self) -> None:
        self.turned.pop()
        self.allowed.pop()
        for clash in self.brought.pop():
            for pair in clash:
                self.clashes[pair].pop()
        for sizes in self.sizes:
            sizes.pop()

    def _solve(self, chosen: int) -> int | None:
        """Axes for all pairs so far: the new box's added to those chosen before, else afresh."""
        self.rows = [tuple(sizes) for sizes in self.sizes]
        new = len(self.turned) - 1
        pairs = _first_pair(new + 1) - _first_pair(new)
        solved = self._separate(self.allowed[-1], chosen, pairs)
        if solved is None and new > 1:
            solved = self._separate(sum(self.allowed), 0, _first_pair(new + 1) - 1)
        return solved

    def _separate(self, allowed: int, chosen: int, undecided: int) -> int | None:
        """An axis for every pair not yet decided, of those allowed; None where there is no way."""
        self.effort.spend()
        while undecided:
            across, up, deep = allowed, allowed >> _FIELD, allowed >> 2 * _FIELD
            if undecided & ~(across | up | deep):
                return None
            all_three = across & up & deep
            forced = undecided & (across ^ up ^ deep) & ~all_three
            pair = forced or undecided & ~all_three or undecided
            pair &= -pair
            axis = 0 if across & pair else 1 if up & pair else 2
            apart = pair << axis * _FIELD
            still_allowed = self._put_apart(axis, apart, allowed, chosen | apart)
            if forced:
                if still_allowed is None:
                    return None
                allowed, chosen, undecided = still_allowed, chosen | apart, undecided ^ pair
                continue
            if still_allowed is not None:
                solved = self._separate(still_allowed, chosen | apart, undecided ^ pair)
                if solved is not None:
                    return solved
            allowed ^= apart
        return chosen

    def _put_apart(self, axis: int, apart: int, allowed: int, chosen: int) -> int | None:
        """What is still allowed after a pair is put apart; None where the boxes do not line up."""
        for one, other in self.clashes[apart]:
            if chosen & one:
                allowed &= ~other
            elif chosen & other:
                allowed &= ~one
        pairs = chosen >> axis * _FIELD & _FIELD_MASK
        known = self.known[axis]
        line = (self.rows[axis], pairs)
        if line not in known:
            known[line] = self._lines_up(axis, pairs)
        return allowed if known[line] else None

    def _lines_up(self, axis: int, pairs: int) -> bool:
        """Whether the boxes line up along an axis so that the pairs, each short enough, are apart.

        Where two colours suffice for the graph, boxes of one colour go first, those of the other
        behind them, and no row is longer than a pair. Where not, three are in a row somewhere.
        """
        side, sizes = self.room[axis], self.sizes[axis]
        graph, odd = _graph(pairs, len(sizes))
        if not odd:
            return True
        if sum(sorted([size for box, size in enumerate(sizes) if odd >> box & 1])[:3]) > side:
            return False
        self.effort.spend()
        return line_up(side, sizes, graph) is not None


def _first_pair(box: int) -> int:
    """The bit of a box's pair with the first box; those with the next ones follow it."""
    return 1 << box * (box - 1) // 2


def _clash(axis: int, one: int, two: int, three: int) -> tuple[int, int, int]:
    """The three pairs of three boxes in rising order, along an axis."""
    shift = axis * _FIELD
    return (
        _first_pair(two) << one + shift,
        _first_pair(three) << one + shift,
        _first_pair(three) << two + shift,
    )


_CLASHES = [
    [
        [[_clash(axis, one, two, three) for one in range(two)] for two in range(three)]
        for three in range(_MOST_BOXES)
    ]
    for axis in range(3)
]


@lru_cache(maxsize=1 << 15)
def _graph(pairs: int, count: int) -> tuple[tuple[int, ...], int]:
    """The pairs as a mask of neighbours for each box, and which boxes need a third colour."""
    graph = [0] * count
    for one in range(count):
        neighbours = pairs // _first_pair(one) & (1 << one) - 1
        graph[one] |= neighbours
        for other in range(one):
            if neighbours >> other & 1:
                graph[other] |= 1 << one
    return tuple(graph), odd_boxes(graph)
