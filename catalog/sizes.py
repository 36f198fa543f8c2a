"""Size classes and what they mean, and the sizes derived from a bag's three figures.

Lengths are Decimal millimetres. No parsing or printing (`measures`), no fitting (`fit`).
"""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple, Self

from catalog.fit.shapes import Box

# ISO/IEC 7810:2019, ID-1: the bank card.
ID1_MM = (Decimal("85.60"), Decimal("53.98"))
# The largest face among today's common smartphones: iPhone 16 Pro Max, maker's specifications.
LARGEST_PHONE_MM = (Decimal("163.0"), Decimal("77.6"))
# ISO 216:2007 sheets.
A5_MM = (Decimal(210), Decimal(148))
A4_MM = (Decimal(297), Decimal(210))


def _area(sides: tuple[Decimal, Decimal]) -> Decimal:
    return sides[0] * sides[1]


class SizeClass(str, Enum):
    """How small a bag is, by the area of its face.

    A member is its stored value; `label` names it, `limit_mm2` is the largest face of the
    class (None: no limit), `reason` is the everyday thing the limit is taken from.
    """

    label: str
    limit_mm2: Decimal | None
    reason: str

    NANO = ("nano", "Nano", _area(ID1_MM), "smaller than a bank card (ID-1, 85.6 × 53.98 mm)")
    MICRO = (
        "micro",
        "Micro",
        _area(LARGEST_PHONE_MM),
        "no larger than a large smartphone (163 × 77.6 mm)",
    )
    MINI = ("mini", "Mini", _area(A5_MM), "no larger than an A5 sheet (148 × 210 mm)")
    SMALL = ("small", "Small", _area(A4_MM), "no larger than an A4 sheet (210 × 297 mm)")
    FULL = ("full", "Full size", None, "larger than an A4 sheet (210 × 297 mm)")
    UNKNOWN = ("unknown", "Not known", None, "the width or the height is not known")

    def __new__(cls, value: str, label: str, limit_mm2: Decimal | None, reason: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.limit_mm2 = limit_mm2
        member.reason = reason
        return member

    def __str__(self) -> str:
        return str(self.value)


CHOICES: list[tuple[str, str]] = [(size.value, size.label) for size in SizeClass]


def face_mm2(
    width_mm: Decimal | None, height_mm: Decimal | None, depth_mm: Decimal | None = None
) -> Decimal | None:
    """The largest face in mm²: width × height, or the two largest sides of a deeper bag.

    None when the width or the height is not known: a depth alone shows no face.
    """
    if width_mm is None or height_mm is None:
        return None
    if depth_mm is None:
        return width_mm * height_mm
    _, mid, long = sorted((width_mm, height_mm, depth_mm))
    return long * mid


def size_class(
    width_mm: Decimal | None, height_mm: Decimal | None, depth_mm: Decimal | None = None
) -> SizeClass:
    """The class of a bag by its outside: nano below the card's area, others up to theirs."""
    face = face_mm2(width_mm, height_mm, depth_mm)
    if face is None:
        return SizeClass.UNKNOWN
    if face < _area(ID1_MM):
        return SizeClass.NANO
    for size in (SizeClass.MICRO, SizeClass.MINI, SizeClass.SMALL):
        if size.limit_mm2 is not None and face <= size.limit_mm2:
            return size
    return SizeClass.FULL


def sorted_dimensions(
    width_mm: Decimal | None, height_mm: Decimal | None, depth_mm: Decimal | None
) -> tuple[Decimal, Decimal, Decimal] | None:
    """(long, mid, short) in mm; None unless all three are known."""
    if width_mm is None or height_mm is None or depth_mm is None:
        return None
    short, mid, long = sorted((width_mm, height_mm, depth_mm))
    return long, mid, short


def volume_ml(
    width_mm: Decimal | None, height_mm: Decimal | None, depth_mm: Decimal | None
) -> Decimal | None:
    """The volume of the enclosing box in ml (1 ml = 1000 mm³); None unless all are known."""
    if width_mm is None or height_mm is None or depth_mm is None:
        return None
    return width_mm * height_mm * depth_mm / 1000


class Interior(NamedTuple):
    """The room inside a bag in mm; None where not known. Not measured means estimated."""

    width_mm: Decimal | None
    height_mm: Decimal | None
    depth_mm: Decimal | None
    measured: bool

    @property
    def box(self) -> Box:
        """The same room as the fit engine takes it."""
        return Box(self.width_mm, self.height_mm, self.depth_mm, estimated=not self.measured)


# One wall from outside to inside, in mm, by construction. Small leather goods are cut from
# leather of 0.8 to 1.4 mm; what lies behind it makes the difference. Our own rule of thumb, not
# a standard: an interior worked out with it is an estimate and is called one.
WALL_MM = {
    # One layer of leather or cloth, a thin lining, the turned seam spread along the wall.
    "soft": Decimal("1.5"),
    # Leather, a stiffening board of about 1 mm, lining.
    "structured": Decimal(3),
    # A moulded or metal shell, its rim, and a padded or flocked lining.
    "rigid": Decimal(4),
}


def estimate_interior(
    width_mm: Decimal | None,
    height_mm: Decimal | None,
    depth_mm: Decimal | None,
    construction: str,
) -> Interior:
    """An estimate of the room inside: the outside less a wall on either side of each axis.

    What is not known stays None; an object smaller than its walls has no room (0), never less.
    Raises ValueError for a construction that is not one of soft, structured, rigid.
    """
    try:
        both_walls = 2 * WALL_MM[str(construction)]
    except KeyError:
        known = ", ".join(WALL_MM)
        raise ValueError(f"“{construction}” is not a construction: it is one of {known}.") from None
    width, height, depth = (
        None if outer is None else max(Decimal(0), outer - both_walls)
        for outer in (width_mm, height_mm, depth_mm)
    )
    return Interior(width, height, depth, measured=False)
