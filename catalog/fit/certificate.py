"""The check on a packing, by someone who did not make it.

Shares nothing with the search: it goes by millimetres, the items as given and plain comparison.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from .packing import Placement
from .shapes import AXES, Box, Item


class CertificateError(ValueError):
    """A packing that is not what it claims to be; the message says where it fails."""


def check_certificate(
    interior: Box, items: Sequence[Item], placements: Sequence[Placement]
) -> None:
    """Raise CertificateError unless the placements put every item into the room.

    Each item once and at its own size, inside the room, and no two in the same place.
    """
    if [placement.item for placement in placements] != list(range(len(items))):
        raise CertificateError("The placements are not those of the kit's items, one for each.")
    for placement in placements:
        _check_size(items[placement.item], placement)
        _check_inside(interior, placement)
    for one, other in combinations(placements, 2):
        if all(_overlap(one, other, axis) for axis in range(3)):
            raise CertificateError(f"Items {one.item} and {other.item} lie in the same place.")


def _check_size(item: Item, placement: Placement) -> None:
    sides = [item.length_mm, item.width_mm, item.thickness_mm]
    thinnest = sides.index(min(sides))
    if sides.count(sides[thinnest]) > 1:
        thinnest = 2 - sides[::-1].index(sides[thinnest])
    sides[thinnest] *= 1 - Decimal(item.compressible_percent) / 100
    if sorted(placement.turned) != [0, 1, 2]:
        raise CertificateError(f"Item {placement.item} is not turned in a way it could be.")
    for axis, side in enumerate(placement.turned):
        if placement.extent_mm[axis] < sides[side]:
            raise CertificateError(
                f"Item {placement.item} is {sides[side]} mm along the {AXES[axis]} and is given "
                f"{placement.extent_mm[axis]} mm."
            )


def _check_inside(interior: Box, placement: Placement) -> None:
    room = (interior.width_mm, interior.height_mm, interior.depth_mm)
    for axis, side in enumerate(room):
        begin = placement.corner_mm[axis]
        end = begin + placement.extent_mm[axis]
        if side is None or begin < 0 or end > side:
            raise CertificateError(
                f"Item {placement.item} lies from {begin} to {end} mm along the {AXES[axis]} "
                f"of {side} mm."
            )


def _overlap(one: Placement, other: Placement, axis: int) -> bool:
    return (
        one.corner_mm[axis] < other.corner_mm[axis] + other.extent_mm[axis]
        and other.corner_mm[axis] < one.corner_mm[axis] + one.extent_mm[axis]
    )
