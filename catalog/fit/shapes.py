"""What the fit engine takes in: the room inside a bag, and the things that go in.

Callers speak Decimal millimetres. Inside the engine a length is a whole number of steps of
0.1 µm, the precision sizes are stored with, so that sums and comparisons are exact and fast.
A room is rounded down to a step and an item up: rounding never invents a fit.
"""

from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import permutations
from typing import NamedTuple

STEPS_PER_MM = 10_000
# Lengths the engine accepts: nothing anybody carries in a bag is longer.
LARGEST_MM = Decimal(10_000)

AXES = ("width", "height", "depth")
BOX = "box"
CYLINDER = "cylinder"
SHAPES = (BOX, CYLINDER)

Extents = tuple[int, int, int]


class Along(NamedTuple):
    """A length in mm along an axis of the bag: "width", "height" or "depth"."""

    axis: str
    mm: Decimal


class Rotation(NamedTuple):
    """An orthogonal way to lie: extents in steps along the bag's width, height and depth.

    `turned` says which of the item's own sides (0 length, 1 width, 2 thickness) lies along each.
    """

    extents: Extents
    turned: tuple[int, int, int]


def steps_down(mm: Decimal) -> int:
    """Whole steps in a length, rounded down."""
    return int((mm * STEPS_PER_MM).to_integral_value(ROUND_FLOOR))


def steps_up(mm: Decimal) -> int:
    """Whole steps in a length, rounded up."""
    return int((mm * STEPS_PER_MM).to_integral_value(ROUND_CEILING))


def millimetres(steps: int) -> Decimal:
    """12500 steps → Decimal("1.25") mm, exactly."""
    return Decimal(steps) / STEPS_PER_MM


def _check(name: str, mm: Decimal, *, zero_allowed: bool) -> None:
    if not mm.is_finite():
        raise ValueError(f"The {name} must be a number of millimetres, not {mm}.")
    if mm < 0 or (mm == 0 and not zero_allowed):
        raise ValueError(f"The {name} must be more than zero, not {mm} mm.")
    if mm > LARGEST_MM:
        raise ValueError(f"The {name} of {mm} mm is beyond anything a bag holds.")


@dataclass(frozen=True, slots=True)
class Box:
    """The room inside a bag in mm; None where not known.

    `estimated` says that it was worked out from the outside and not measured. Raises
    ValueError for a length that is negative, not a number or absurd; zero is no room.
    """

    width_mm: Decimal | None
    height_mm: Decimal | None
    depth_mm: Decimal | None
    estimated: bool = False
    steps: tuple[int | None, int | None, int | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sides = (self.width_mm, self.height_mm, self.depth_mm)
        for axis, side in zip(AXES, sides, strict=True):
            if side is not None:
                _check(f"inner {axis}", side, zero_allowed=True)
        object.__setattr__(
            self, "steps", tuple(None if side is None else steps_down(side) for side in sides)
        )

    def narrowed(
        self,
        *,
        opening_width_mm: Decimal | None = None,
        opening_depth_mm: Decimal | None = None,
        taper_width_mm: Decimal | None = None,
        taper_depth_mm: Decimal | None = None,
    ) -> "Box":
        """The straight box left when the opening is narrower or the bag tapers.

        An opening limits what gets in, a taper (the inner width or depth at the narrow end)
        what lies flat: the largest upright box clear of both is the narrowest of each.
        """
        return Box(
            _narrowest(self.width_mm, opening_width_mm, taper_width_mm),
            self.height_mm,
            _narrowest(self.depth_mm, opening_depth_mm, taper_depth_mm),
            estimated=self.estimated,
        )


def _narrowest(side: Decimal | None, *limits: Decimal | None) -> Decimal | None:
    if side is None:
        return None
    return min([side, *(limit for limit in limits if limit is not None)])


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to carry, in mm: a box, or a cylinder of height `length_mm`.

    A cylinder's width and thickness are both its diameter. `compressible_percent` (0 to 90) is
    how much of its thinnest side gives way. Raises ValueError for sizes that cannot be.
    """

    length_mm: Decimal
    width_mm: Decimal
    thickness_mm: Decimal
    shape: str = BOX
    compressible_percent: int = 0
    name: str = ""
    extents: Extents = field(init=False, repr=False, compare=False)
    rotations: tuple[Rotation, ...] = field(init=False, repr=False, compare=False)
    oblique_faces: tuple[Extents, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sides = (self.length_mm, self.width_mm, self.thickness_mm)
        for name, side in zip(("length", "width", "thickness"), sides, strict=True):
            _check(name, side, zero_allowed=False)
        if self.shape not in SHAPES:
            raise ValueError(f"“{self.shape}” is not a shape: it is one of {', '.join(SHAPES)}.")
        if self.shape == CYLINDER and self.width_mm != self.thickness_mm:
            raise ValueError("A cylinder is as thick as it is wide: both are its diameter.")
        if not 0 <= self.compressible_percent <= 90:
            raise ValueError("An item gives way by 0 to 90 per cent of its thinnest side.")
        extents = self._extents(sides)
        object.__setattr__(self, "extents", extents)
        object.__setattr__(self, "rotations", _rotations(extents))
        object.__setattr__(self, "oblique_faces", self._oblique_faces(extents))

    def _extents(self, sides: tuple[Decimal, Decimal, Decimal]) -> Extents:
        thinnest = min(range(3), key=lambda index: (sides[index], -index))
        give = Decimal(100 - self.compressible_percent) / 100
        length, width, thickness = (
            steps_up(side * give if index == thinnest else side) for index, side in enumerate(sides)
        )
        return length, width, thickness

    def _oblique_faces(self, extents: Extents) -> tuple[Extents, ...]:
        """(long side, short side, thickness across) of each face that turning can help.

        A circle is as wide whichever way it is turned, so a cylinder has only the faces that
        its axis lies in.
        """
        length, width, thickness = extents
        faces = [(length, width, thickness), (length, thickness, width)]
        if self.shape == BOX:
            faces.append((width, thickness, length))
        ordered = {(max(one, two), min(one, two), across) for one, two, across in faces}
        return tuple(sorted(ordered))


def _rotations(extents: Extents) -> tuple[Rotation, ...]:
    """The distinct orthogonal ways to lie: as given first, the rest in a fixed order."""
    distinct: dict[Extents, Rotation] = {}
    for across, up, deep in permutations(range(3)):
        lying = (extents[across], extents[up], extents[deep])
        distinct.setdefault(lying, Rotation(lying, (across, up, deep)))
    return tuple(distinct.values())
