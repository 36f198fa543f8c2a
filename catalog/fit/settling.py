"""Letting a packing come to rest, so that it is drawn as things lie in a bag."""

from collections.abc import Sequence

from .search import Placed

# Down first, as things fall; then to the left and to the front.
_PULLS = (1, 0, 2)


def settled(packing: Sequence[Placed]) -> list[Placed]:
    """The same packing with every box moved towards the origin until none can be."""
    corners = [list(placed.corner) for placed in packing]
    extents = [placed.extents for placed in packing]
    moved = True
    while moved:
        moved = False
        for axis in _PULLS:
            for box in sorted(range(len(packing)), key=lambda box: corners[box][axis]):
                rest = _rest(axis, box, corners, extents)
                if rest < corners[box][axis]:
                    corners[box][axis] = rest
                    moved = True
    return [
        Placed((corner[0], corner[1], corner[2]), extent)
        for corner, extent in zip(corners, extents, strict=True)
    ]


def _rest(
    axis: int, box: int, corners: list[list[int]], extents: list[tuple[int, int, int]]
) -> int:
    """Where along the axis a box comes to rest against those before it, or the wall."""
    one, other = (side for side in range(3) if side != axis)
    rest = 0
    for before, corner in enumerate(corners):
        if (
            corner[axis] < corners[box][axis]
            and corner[one] < corners[box][one] + extents[box][one]
            and corners[box][one] < corner[one] + extents[before][one]
            and corner[other] < corners[box][other] + extents[box][other]
            and corners[box][other] < corner[other] + extents[before][other]
        ):
            rest = max(rest, corner[axis] + extents[before][axis])
    return rest
