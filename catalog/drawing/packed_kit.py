"""What a packed drawing shows: a kit in its room, where each thing lies, and all of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import cos, radians, sin

from catalog.fit.packing import Millimetres, Placement
from catalog.fit.shapes import AXES, CYLINDER, Box, Item
from catalog.fit.single import Oblique

from .packed_views import Lying
from .wording import capital, listed, trimmed

# What is left along an axis, said where it is left.
_FREE = ("at the side", "above", "behind")


class PackingError(ValueError):
    """What cannot be drawn; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Packing:
    """What a packed drawing shows.

    `items` are numbered in their order; `placements` are the certificate of the same kit. One
    thing that lies at a slant has `slant` instead. `assumed` names the axes whose length is not
    known and was taken to be what the kit needs. Raises PackingError for a side that is not
    given, or things without a place.
    """

    bag: str
    room: Box
    items: tuple[Item, ...]
    placements: tuple[Placement, ...] = ()
    slant: Oblique | None = None
    assumed: tuple[str, ...] = ()
    sides_mm: tuple[Decimal, Decimal, Decimal] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        room = self.room
        if room.width_mm is None or room.height_mm is None or room.depth_mm is None:
            raise PackingError("A bag with a side that is not known cannot be drawn packed.")
        object.__setattr__(self, "sides_mm", (room.width_mm, room.height_mm, room.depth_mm))
        if self.slant and len(self.items) != 1:
            raise PackingError("One thing alone lies at a slant.")
        if not self.slant and len(self.placements) != len(self.items):
            raise PackingError("Every thing needs its placement to be drawn.")

    @property
    def free_mm(self) -> tuple[Decimal, ...]:
        """What is left beyond all things along width, height and depth."""
        if self.slant:
            thickness = _thickness(self.items[0], self.slant)
            across = AXES.index(self.slant.across)
            return tuple(
                side - thickness if axis == across else self.slant.clearance_mm
                for axis, side in enumerate(self.sides_mm)
            )
        return tuple(
            side - max(lies.corner_mm[axis] + lies.extent_mm[axis] for lies in self.placements)
            for axis, side in enumerate(self.sides_mm)
        )

    def lying(self) -> list[Lying]:
        """The things as they lie, numbered from one."""
        if self.slant:
            return [_slanted(self.items[0], self.slant, self.sides_mm)]
        return [
            Lying(
                number,
                _floats(lies.corner_mm),
                _floats(lies.extent_mm),
                lies.turned.index(0) if item.shape == CYLINDER else None,
            )
            for number, (item, lies) in enumerate(
                zip(self.items, self.placements, strict=True), start=1
            )
        ]


def _floats(lengths: Millimetres) -> tuple[float, float, float]:
    return float(lengths[0]), float(lengths[1]), float(lengths[2])


def packed_description(packing: Packing) -> str:
    """All that the drawing shows, in sentences."""
    width, height, depth = (in_mm(side) for side in packing.sides_mm)
    told = "as estimated from its outside" if packing.room.estimated else "as measured"
    said = [f"The room inside is {width} wide, {height} high and {depth} deep, {told}."]
    said += [
        f"Its {axis} is not known and is drawn as long as the things need it."
        for axis in packing.assumed
    ]
    if packing.slant:
        item, slant = packing.items[0], packing.slant
        said.append(
            f"{capital(item.name)} ({size_of(item)}) lies at a slant of "
            f"{trimmed(Decimal(str(slant.degrees)), 0)} degrees to the {slant.long_axis}, with "
            f"{in_mm(slant.clearance_mm)} to spare."
        )
        return " ".join(said)
    for number, (item, lies) in enumerate(
        zip(packing.items, packing.placements, strict=True), start=1
    ):
        left, bottom, front = (in_mm(mm) for mm in lies.corner_mm)
        along = " × ".join(_plain(mm) for mm in lies.extent_mm)
        said.append(
            f"{number}: {item.name}, {size_of(item)}, takes {along} mm (width × height × depth), "
            f"{left} from the left, {bottom} above the bottom and {front} from the front."
        )
    said.append(f"Left over: {listed(left_over(packing, (0, 1, 2)))}.")
    return " ".join(said)


def size_of(item: Item) -> str:
    """“85.6 × 54 × 0.76 mm”, or for a cylinder “⌀ 23.3 × 2.3 mm”."""
    if item.shape == CYLINDER:
        return f"⌀ {_plain(item.width_mm)} × {_plain(item.length_mm)} mm"
    sides = (item.length_mm, item.width_mm, item.thickness_mm)
    return f"{' × '.join(map(_plain, sides))} mm"


def _plain(mm: Decimal) -> str:
    return trimmed(mm, 1 if mm >= 1 else 2)


def in_mm(mm: Decimal) -> str:
    return f"{_plain(mm)} mm"


def left_over(packing: Packing, axes: Sequence[int]) -> list[str]:
    free = packing.free_mm
    return [
        f"{in_mm(free[axis])} {_FREE[axis]}" for axis in axes if AXES[axis] not in packing.assumed
    ]


def _thickness(item: Item, slant: Oblique) -> Decimal:
    """What of the thing lies along the axis that its face is square to."""
    taken = [slant.item_long_mm, slant.item_short_mm]
    rest = [Decimal(extent) / 10_000 for extent in item.extents]
    for side in taken:
        rest.remove(side)
    return rest[0]


def _slanted(item: Item, slant: Oblique, sides: Sequence[Decimal]) -> Lying:
    across = AXES.index(slant.across)
    long_axis = AXES.index(slant.long_axis)
    c, s = cos(radians(slant.degrees)), sin(radians(slant.degrees))
    long, short = float(slant.item_long_mm), float(slant.item_short_mm)
    extent = [0.0, 0.0, 0.0]
    for axis in range(3):
        if axis == across:
            extent[axis] = float(_thickness(item, slant))
        else:
            extent[axis] = long * c + short * s if axis == long_axis else long * s + short * c
    corner = [
        0.0 if axis == across else (float(side) - extent[axis]) / 2
        for axis, side in enumerate(sides)
    ]
    return Lying(
        1,
        (corner[0], corner[1], corner[2]),
        (extent[0], extent[1], extent[2]),
        slanted_across=across,
        long_axis=long_axis,
        degrees=slant.degrees,
        face=(long, short),
    )
