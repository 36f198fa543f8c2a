"""One thing in one bag: does it go in, how, and by how many millimetres.

Exact for every orthogonal rotation, and for an item turned within the plane of one face
(oblique). Tilts out of every face at once are not tried: "too big" is said of those two ways.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from math import acos, asin, atan2, degrees, hypot, isqrt
from operator import itemgetter
from typing import NamedTuple, Self

from .shapes import AXES, STEPS_PER_MM, Along, Box, Item, Rotation, millimetres

# Less room than this on any side and a thing has to be pushed: a fingertip no longer gets
# beside it, and the tolerance of a sewn bag is of the same order. Our own rule of thumb.
SNUG_BELOW_MM = Decimal(2)
_SNUG_BELOW = int(SNUG_BELOW_MM * STEPS_PER_MM)

# Stands for the clearance where no side is known: beyond any real one.
_ROOMY = 1 << 62

_Sides = tuple[int | None, int | None, int | None]


class Verdict(str, Enum):
    """What a reader is told about one thing in one bag."""

    label: str

    FITS = ("fits", "Fits")
    SNUG = ("snug", "Snug")
    TOO_BIG = ("too_big", "Too big")
    UNKNOWN = ("unknown", "Not known")

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __str__(self) -> str:
        return str(self.value)


class Oblique(NamedTuple):
    """How a thing lies turned within a face of the bag.

    `across` is the bag's axis that the face is square to; `long_axis` the longer axis of that
    face. `degrees` turns the item's long side away from `long_axis`: for drawing, not a
    measure. `clearance_mm` is how much the face's shorter side could lose, or what is left across
    the face where that is less.
    """

    across: str
    long_axis: str
    degrees: float
    item_long_mm: Decimal
    item_short_mm: Decimal
    clearance_mm: Decimal


@dataclass(frozen=True, slots=True)
class SingleFit:
    """The answer for one item, in the best way for it to lie.

    `lies_mm` is the item's extent along the bag's width, height and depth, and `turned` which of
    its own sides (0 length, 1 width, 2 thickness) lies along each. `clearance_mm` is what is
    left along each axis: negative where it is too big, None where the bag's side is not known.
    `miss` is the worst of these for what is too big; `needs` what the sides not known would
    have to be. For an oblique item all but `oblique` speak of the nearest orthogonal way, which
    misses. `estimated` repeats that the room was not measured.
    """

    verdict: Verdict
    lies_mm: tuple[Decimal, Decimal, Decimal]
    turned: tuple[int, int, int]
    clearance_mm: tuple[Decimal | None, Decimal | None, Decimal | None]
    miss: Along | None
    needs: tuple[Along, ...]
    oblique: Oblique | None
    estimated: bool

    @property
    def spare_mm(self) -> Decimal | None:
        """The tightest clearance of a thing that goes in; None for one that does not."""
        if self.verdict not in (Verdict.FITS, Verdict.SNUG):
            return None
        if self.oblique:
            return self.oblique.clearance_mm
        return min(side for side in self.clearance_mm if side is not None)

    @property
    def unlikely(self) -> bool:
        """Whether an unknown answer asks a side longer than any the bag is known to have.

        A card standing on end in a bag 53 mm wide: not excluded, and hardly what is meant.
        """
        sides = zip(self.clearance_mm, self.lies_mm, strict=True)
        known = [clearance + lies for clearance, lies in sides if clearance is not None]
        return bool(known) and any(need.mm > max(known) for need in self.needs)


def fit_one(interior: Box, item: Item) -> SingleFit:
    """Whether an item goes into a room: the answer for the way that is least tight.

    With a side of the room not known the answer is unknown and `needs` that side; but it is too
    big where the sides that are known already exclude it.
    """
    sides = interior.steps
    rotation, tightest = _best_rotation(sides, item.rotations)
    unknown = None in sides
    oblique = _best_oblique(sides, item) if tightest < 0 or unknown else None
    if oblique and tightest >= 0 and oblique.thickness >= _asked_of_unknown(sides, rotation):
        oblique = None
    if oblique:
        tightest = oblique.tightest
    if tightest < 0:
        verdict = Verdict.TOO_BIG
    elif unknown:
        verdict = Verdict.UNKNOWN
    else:
        verdict = Verdict.FITS if tightest >= _SNUG_BELOW else Verdict.SNUG
    return _answer(interior, rotation, verdict, oblique)


def _best_rotation(sides: _Sides, rotations: tuple[Rotation, ...]) -> tuple[Rotation, int]:
    """The rotation whose tightest clearance along the known sides is largest, and that one.

    The same choice misses by least when none fits. Sides that are not known count for nothing;
    between equals the one that asks least of them, then the earlier one, is taken.
    """
    width, height, depth = sides
    best = rotations[0]
    best_key: tuple[int, int] | None = None
    tightest_of_best = 0
    for rotation in rotations:
        across, up, deep = rotation.extents
        tightest = _ROOMY
        wanted = 0
        if width is None:
            wanted -= across
        else:
            tightest = width - across
        if height is None:
            wanted -= up
        elif height - up < tightest:
            tightest = height - up
        if depth is None:
            wanted -= deep
        elif depth - deep < tightest:
            tightest = depth - deep
        key = (tightest, 0) if not wanted else (min(tightest, 0), wanted)
        if best_key is None or key > best_key:
            best, best_key, tightest_of_best = rotation, key, key[0]
    return best, tightest_of_best


class _Turned(NamedTuple):
    """An oblique way to lie, in steps; the axes are indices into AXES.

    `tightest` is how much the face's shorter side could lose, or what is left across the face
    where that is less.
    """

    tightest: int
    across: int
    thickness: int
    long_axis: int
    face: tuple[int, int]
    item: tuple[int, int]


def _best_oblique(sides: _Sides, item: Item) -> _Turned | None:
    """The oblique way with most clearance where it is tightest; None where there is none.

    A side that is not known may be across the face, and the thinnest way is then taken. As a
    side of the face it is left alone: where an oblique way is open there, an orthogonal one is.
    """
    best: _Turned | None = None
    best_key = (0, 0)
    for across, (one, other) in enumerate(((1, 2), (0, 2), (0, 1))):
        long, short, room = sides[one], sides[other], sides[across]
        long_axis = one
        if long is None or short is None:
            continue
        if short > long:
            long, short, long_axis = short, long, other
        for item_long, item_short, thickness in item.oblique_faces:
            beside = _ROOMY if room is None else room - thickness
            needed = shorter_side_needed(item_long, item_short, long)
            if beside < 0 or needed is None or needed > short:
                continue
            tightest = min(beside, short - needed)
            key = (-thickness, tightest) if room is None else (0, tightest)
            if best is None or key > best_key:
                face, turned = (long, short), (item_long, item_short)
                best_key = key
                best = _Turned(tightest, across, thickness, long_axis, face, turned)
    return best


def _asked_of_unknown(sides: _Sides, rotation: Rotation) -> int:
    return sum(extent for side, extent in zip(sides, rotation.extents, strict=True) if side is None)


def shorter_side_needed(item_long: int, item_short: int, long: int) -> int | None:
    """How short the other side b may be of a rectangle with long side a that an item fits into.

    For a p × q rectangle (p ≥ q) turned within an a × b one (a ≥ b) with p > a, the condition is
    q ≤ b and b ≥ (2pqa + (p² − q²)√(p² + q² − a²)) / (p² + q²): W. B. Carver, solution to
    problem E 1225, American Mathematical Monthly 64 (1957); J. E. Wetzel, "Rectangles in
    rectangles", Mathematics Magazine 73 (2000) 204–211. Whole numbers in, and the smallest
    whole b out, exactly; None where p ≤ a, which is no oblique case.
    """
    if item_long <= long:
        return None
    squares = item_long**2 + item_short**2
    root_squared = (item_long**2 - item_short**2) ** 2 * (squares - long**2)
    root = isqrt(root_squared)
    if root * root < root_squared:
        root += 1
    needed = -(-(2 * item_long * item_short * long + root) // squares)
    return max(needed, item_short)


def _answer(
    interior: Box, rotation: Rotation, verdict: Verdict, oblique: _Turned | None
) -> SingleFit:
    width, height, depth = interior.steps
    across, up, deep = rotation.extents
    clearance_mm = (_left(width, across), _left(height, up), _left(depth, deep))
    miss = None
    if verdict is Verdict.TOO_BIG:
        known = [
            (left, axis) for axis, left in zip(AXES, clearance_mm, strict=True) if left is not None
        ]
        worst, axis = min(known, key=itemgetter(0))
        miss = Along(axis, -worst)
    needs: tuple[Along, ...] = ()
    if verdict is Verdict.UNKNOWN:
        asked = list(enumerate(rotation.extents))
        if oblique:
            asked = [(oblique.across, oblique.thickness)]
        needs = tuple(
            Along(AXES[axis], millimetres(steps))
            for axis, steps in asked
            if interior.steps[axis] is None
        )
    return SingleFit(
        verdict=verdict,
        lies_mm=(millimetres(across), millimetres(up), millimetres(deep)),
        turned=rotation.turned,
        clearance_mm=clearance_mm,
        miss=miss,
        needs=needs,
        oblique=_described(oblique) if oblique else None,
        estimated=interior.estimated,
    )


def _left(side: int | None, extent: int) -> Decimal | None:
    return None if side is None else millimetres(side - extent)


def _described(turned: _Turned) -> Oblique:
    item_long, item_short = turned.item
    return Oblique(
        across=AXES[turned.across],
        long_axis=AXES[turned.long_axis],
        degrees=_middle_angle(*turned.item, *turned.face),
        item_long_mm=millimetres(item_long),
        item_short_mm=millimetres(item_short),
        clearance_mm=millimetres(turned.tightest),
    )


def _middle_angle(item_long: int, item_short: int, long: int, short: int) -> float:
    """Degrees in the middle of the range in which p cos θ + q sin θ ≤ a, p sin θ + q cos θ ≤ b."""
    diagonal, lean = hypot(item_long, item_short), atan2(item_short, item_long)
    least = lean + acos(min(1.0, long / diagonal))
    most = asin(min(1.0, short / diagonal)) - lean
    return round(degrees((least + max(least, most)) / 2), 2)
