"""Why boxes cannot all go into a room, seen before trying: bounds on what each takes up.

A box that is more than half as wide as the room shares its stretch of the room's width with no
other, and may be counted as taking up all of it. Dual feasible functions say that exactly: they
map a box's share of a side to what it may be counted as, such that shares that go into the side
together still do. Used along each axis and multiplied they give volumes that must go into the
room as the true ones do: S. P. Fekete, J. Schepers, "A general framework for bounds for
higher-dimensional orthogonal packing problems", Mathematical Methods of Operations Research 60
(2004) 311–329; J. Carlier, F. Clautiaux, A. Moukrim, "New reduction procedures and lower bounds
for the two-dimensional bin packing problem with fixed orientation", Computers & Operations
Research 34 (2007) 2223–2250.
"""

from collections.abc import Sequence

from .shapes import Extents

# Fekete and Schepers' functions u(k): a share x counts as ⌊(k + 1) x⌋ / k, or as itself where
# (k + 1) x is whole. Beyond 3, for four boxes in a row and more, they cost more than they cut.
_PARTS = (1, 2, 3)

# All volumes of a box are kept side by side in one whole number, so that one subtraction takes
# them all: each in a field of so many bits, the highest of which tells whether it went below 0.
_FIELD_BITS = 44
_WHOLE_ROOM = 1 << 30

_Counted = dict[int, tuple[int, int]]


class Bounds:
    """What rotations take up of the room in every way of counting, as packed numbers.

    `loads[box][way]` is for a rotation, `least[box]` for all boxes from that one on in their
    most modest rotations, `capacity` for the empty room. Loads are rounded down: a room is
    never called full that is not.
    """

    def __init__(self, room: Extents, lying: Sequence[Sequence[Extents]]) -> None:
        by_axis = [
            _ways_to_count(side, {way[axis] for ways in lying for way in ways})
            for axis, side in enumerate(room)
        ]
        volumes = [[_volumes(by_axis, way) for way in ways] for ways in lying]
        fields = len(volumes[0][0])
        self.loads = [[_packed(volume) for volume in ways] for ways in volumes]
        self.least = [0]
        for ways in reversed(volumes):
            modest = _packed([min(column) for column in zip(*ways, strict=True)])
            self.least.insert(0, self.least[0] + modest)
        self._signs = _packed([1 << (_FIELD_BITS - 1)] * fields)
        self.capacity = self._signs + _packed([_WHOLE_ROOM] * fields)

    def holds(self, left: int, box: int) -> bool:
        """Whether what is left of the room may still take the boxes from `box` on."""
        return (left - self.least[box]) & self._signs == self._signs


def _ways_to_count(side: int, extents: set[int]) -> list[_Counted]:
    """The distinct ways to count extents along a side, each as (numerator, denominator)."""
    ways = [{extent: (extent, side) for extent in extents}]
    for parts in _PARTS:
        counted: _Counted = {}
        for extent in extents:
            whole, rest = divmod((parts + 1) * extent, side)
            counted[extent] = (whole, parts) if rest else (whole, parts + 1)
        if counted not in ways:
            ways.append(counted)
    unit = min(extents)
    if 2 * unit <= side:
        ways.append(_in_units(side, extents, unit))
    return ways


def _in_units(side: int, extents: set[int], unit: int) -> _Counted:
    """Carlier, Clautiaux and Moukrim's function f₂: extents in whole units, rounded down.

    What is more than half the side counts as what it leaves of it to others, in whole units.
    """
    units = side // unit
    counted: _Counted = {}
    for extent in extents:
        if 2 * extent > side:
            counted[extent] = (2 * (units - (side - extent) // unit), 2 * units)
        elif 2 * extent == side:
            counted[extent] = (units, 2 * units)
        else:
            counted[extent] = (2 * (extent // unit), 2 * units)
    return counted


def _volumes(by_axis: list[list[_Counted]], way: Extents) -> list[int]:
    widths, heights, depths = (
        [counted[extent] for counted in ways] for ways, extent in zip(by_axis, way, strict=True)
    )
    return [
        _WHOLE_ROOM * width * height * depth // (of_width * of_height * of_depth)
        for width, of_width in widths
        for height, of_height in heights
        for depth, of_depth in depths
    ]


def _packed(numbers: list[int]) -> int:
    packed = 0
    for number in reversed(numbers):
        packed = packed << _FIELD_BITS | number
    return packed
