"""The exhaustive search behind kits: boxes into a room, orthogonally, in whole steps.

Two boxes that do not overlap are apart along at least one axis. So a packing is a rotation for
each box, and for each pair an axis it is apart along, such that the boxes can be lined up along
every axis within the room. The search runs over rotations and pairs, not over positions, and so
misses no packing: neither those that no saw could part (not guillotine) nor those that no hand
could load from one corner. It is in the spirit of packing classes: S. P. Fekete, J. Schepers,
J. C. van der Veen, "An exact algorithm for higher-dimensional orthogonal packing", Operations
Research 55 (2007) 569–587.
"""

from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

from .bounds import Bounds
from .lines import line_up, longest_row, odd_boxes
from .shapes import Extents

# Steps to try before working out bounds: most kits are answered sooner than those are made.
STEPS_BEFORE_BOUNDS = 250


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


class Placed(NamedTuple):
    """Where a box lies, in steps: its corner nearest the origin, and its extents."""

    corner: Extents
    extents: Extents


_Graphs = tuple[list[int], list[int], list[int]]
_Pair = tuple[int, int, tuple[int, ...]]


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
    in_order = [lying[i] for i in order]
    first = Effort(steps_before_bounds)
    try:
        packing = _Search(room, in_order, first).run()
    except OutOfEffort:
        effort.spend(steps_before_bounds)
        packing = _Search(room, in_order, effort, Bounds(room, in_order)).run()
    else:
        effort.spend(steps_before_bounds - first.left)
    if packing is None:
        return None
    return [placed for _, placed in sorted(zip(order, packing, strict=True))]


def _volume(box: Extents) -> int:
    return box[0] * box[1] * box[2]


def _lying_in(room: Extents, box: Extents) -> list[Extents]:
    """The rotations of a box that go into the room alone, in the order they are worth trying.

    Those that stand for others first, then those that take the smaller part of a side, then
    those that lie flat against the back.
    """
    width, height, depth = room
    fitting = [
        way
        for way in set(permutations(box))
        if way[0] <= width and way[1] <= height and way[2] <= depth
    ]
    return sorted(
        fitting,
        key=lambda way: (
            not _stands_for_others(room, way),
            max(way[0] * height * depth, way[1] * width * depth, way[2] * width * height),
            way[2],
            way[1],
        ),
    )


def _stands_for_others(room: Extents, way: Extents) -> bool:
    """Whether a rotation is the one to try of those alike because sides of the room are equal."""
    return not any(
        room[one] == room[other] and way[one] < way[other]
        for one, other in ((0, 1), (1, 2), (0, 2))
    )


class _Search:
    """One search: boxes take their rotation in turn, and pairs of boxes their axis."""

    def __init__(
        self,
        room: Extents,
        lying: list[list[Extents]],
        effort: Effort,
        bounds: Bounds | None = None,
    ) -> None:
        self.room = room
        self.lying = lying
        self.effort = effort
        self.bounds = bounds
        # Of the boxes turned so far: which rotation, the extents by axis, the pairs by box.
        self.turned: list[int] = []
        self.sizes: _Graphs = ([], [], [])
        self.pairs: list[list[_Pair]] = []
        # What is known of lines, by axis: from the sizes and the linked pairs to yes or no.
        self.known: tuple[dict[tuple[tuple[int, ...], int], bool], ...] = ({}, {}, {})
        self.row_sizes: list[tuple[int, ...]] = []
        self.links = [0, 0, 0]

    def run(self) -> list[Placed] | None:
        """The packing, or None when there is none."""
        left = self.bounds.capacity if self.bounds else 0
        if self.bounds and not self.bounds.holds(left, 0):
            return None
        graphs = self._turn_next(([], [], []), left)
        if graphs is None:
            return None
        lines = [
            line_up(side, sizes, graph)
            for side, sizes, graph in zip(self.room, self.sizes, graphs, strict=True)
        ]
        corners = zip(*lines, strict=True)
        extents = zip(*self.sizes, strict=True)
        return [Placed(*both) for both in zip(corners, extents, strict=True)]

    def _turn_next(self, graphs: _Graphs, left: int) -> _Graphs | None:
        """Try the next box's rotations; the graphs solve the boxes before it.

        Returns the graphs that solve all boxes. `left` is what the bounds leave of the room.
        """
        box = len(self.turned)
        if box == len(self.lying):
            return graphs
        ways = self.lying[box]
        first, last = 0, len(ways)
        if box == 0:
            last = sum(_stands_for_others(self.room, way) for way in ways)
        elif ways == self.lying[box - 1]:
            # Of two equal boxes the later takes no earlier rotation: they could change places.
            first = self.turned[-1]
        for index in range(first, last):
            self.effort.spend()
            rest = left
            if self.bounds:
                rest -= self.bounds.loads[box][index]
                if not self.bounds.holds(rest, box + 1):
                    continue
            pairs = self._pairs_with(ways[index])
            if pairs is None:
                continue
            self._push(index, ways[index], pairs)
            solved = self._solve(graphs)
            if solved is not None:
                solved = self._turn_next(solved, rest)
            if solved is not None:
                return solved
            self._pop()
        return None

    def _push(self, index: int, way: Extents, pairs: list[_Pair]) -> None:
        self.turned.append(index)
        self.pairs.append(pairs)
        for sizes, extent in zip(self.sizes, way, strict=True):
            sizes.append(extent)

    def _pop(self) -> None:
        self.turned.pop()
        self.pairs.pop()
        for sizes in self.sizes:
            sizes.pop()

    def _pairs_with(self, way: Extents) -> list[_Pair] | None:
        """A new box paired with those before it, with the axes there is room for both along.

        None where there is no such axis for some pair.
        """
        width, height, depth = (side - extent for side, extent in zip(self.room, way, strict=True))
        new = len(self.turned)
        pairs = []
        for other, (across, up, deep) in enumerate(zip(*self.sizes, strict=True)):
            axes = _AXES_OF[(across <= width) | (up <= height) << 1 | (deep <= depth) << 2]
            if not axes:
                return None
            pairs.append((new, other, axes))
        pairs.sort(key=_freedom)
        return pairs

    def _solve(self, graphs: _Graphs) -> _Graphs | None:
        """Axes for all pairs so far: the new box's added to those found before, else afresh."""
        self.row_sizes = [tuple(sizes) for sizes in self.sizes]
        grown = tuple([*graph, 0] for graph in graphs)
        self.links = [_links(graph) for graph in grown]
        if self._separate(self.pairs[-1], 0, grown):
            return grown
        if len(self.turned) < 3:
            return None
        afresh = tuple([0] * len(self.turned) for _ in graphs)
        self.links = [0, 0, 0]
        pairs = sorted((pair for new in self.pairs for pair in new), key=_freedom)
        return afresh if self._separate(pairs, 0, afresh) else None

    def _separate(self, pairs: list[_Pair], position: int, graphs: _Graphs) -> bool:
        """Give the pairs from `position` on an axis each, in place; False leaves all as it was."""
        if position == len(pairs):
            return True
        self.effort.spend()
        one, other, axes = pairs[position]
        one_bit, other_bit = 1 << one, 1 << other
        link = _LINK[one][other]
        for axis in axes:
            graph = graphs[axis]
            graph[one] |= other_bit
            graph[other] |= one_bit
            self.links[axis] |= link
            line = (self.row_sizes[axis], self.links[axis])
            known = self.known[axis]
            goes = known.get(line)
            if goes is None:
                goes = known[line] = self._lines_up(axis, graph, one, other)
            if goes and self._separate(pairs, position + 1, graphs):
                return True
            self.links[axis] ^= link
            graph[one] ^= other_bit
            graph[other] ^= one_bit
        return False

    def _lines_up(self, axis: int, graph: list[int], one: int, other: int) -> bool:
        """Whether the boxes line up along an axis that they lined up along before one pair more."""
        side, sizes = self.room[axis], self.sizes[axis]
        common = graph[one] & graph[other]
        if common and sizes[one] + sizes[other] + longest_row(graph, sizes, common) > side:
            return False
        odd = odd_boxes(graph)
        if not odd:
            return True
        if sum(sorted(size for box, size in enumerate(sizes) if odd >> box & 1)[:3]) > side:
            return False
        self.effort.spend()
        return line_up(side, sizes, graph) is not None


_AXES_OF = [tuple(axis for axis in range(3) if mask >> axis & 1) for mask in range(8)]
_MOST_BOXES = 16
_LINK = [
    [1 << (one * (one - 1) // 2 + other) for other in range(one)] for one in range(_MOST_BOXES)
]


def _links(graph: list[int]) -> int:
    """The pairs joined in a graph, as a bit each."""
    return sum(
        _LINK[one][other]
        for one in range(len(graph))
        for other in range(one)
        if graph[one] >> other & 1
    )


def _freedom(pair: _Pair) -> int:
    return len(pair[2])
