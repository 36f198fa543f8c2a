"""Millimetres in, millimetres out: sizes as people write them, and sizes as we print them.

Lengths are Decimal millimetres to 0.0001 mm, the precision they are stored with. Reading is
`parse_dimensions` and `parse_length`, printing is `format_…`. What a size means is in `sizes`.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from pint import DimensionalityError, UndefinedUnitError, UnitRegistry

from catalog.measure_text import HOW_TO, MeasureError, Part, read_parts, shown

__all__ = [
    "Dimensions",
    "MeasureError",
    "format_both",
    "format_cm",
    "format_dimensions",
    "format_g",
    "format_in",
    "format_mm",
    "format_oz",
    "format_weight",
    "parse_dimensions",
    "parse_length",
]

Unit = Literal["cm", "in", "both"]

STEP_MM = Decimal("0.0001")
# Suitcases end well below this: more is a slip of the unit or of the finger.
LARGEST_MM = Decimal(2000)
# One size said in cm and again in inches differs by the rounding of either.
SAME_WITHIN_MM = Decimal(2)
SAME_WITHIN_SHARE = Decimal("0.04")

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
UNKNOWN = "not known"
METRIC_UNITS = frozenset({"mm", "cm", "m"})


class Dimensions(NamedTuple):
    """Width, height and depth in mm; None where the text does not say."""

    width_mm: Decimal | None
    height_mm: Decimal | None
    depth_mm: Decimal | None


def parse_length(text: str, default_unit: str | None = None) -> Decimal:
    """One length in mm: "8.5 in", "4¾″", "12,5 cm", "30 cm (11.8 in)".

    `default_unit` is taken where the text names none. Raises MeasureError.
    """
    parts, lengths = _said_once(text, default_unit)
    if len(parts) != 1:
        raise MeasureError(f"“{shown(text)}” holds {len(parts)} numbers; one length is wanted.")
    return lengths[0]


def parse_dimensions(text: str, default_unit: str | None = None) -> Dimensions:
    """Width, height and depth in mm from a size in any form people write.

    Without letters the order is width × height × depth, the trade's own. A length (L) is the
    width, and a width beside it (L and W) the depth. A number without a unit has that of the
    next number with one, else of the one before, else `default_unit`. A size said twice, in cm
    and in inches, is read as first said when the two agree. Raises MeasureError.
    """
    parts, lengths = _said_once(text, default_unit)
    if len(parts) > 3:
        raise MeasureError(
            f"“{shown(text)}” holds {len(parts)} numbers; a size has at most three: "
            f"width, height and depth. {HOW_TO}"
        )
    if len(parts) == 1 and not parts[0].label:
        raise MeasureError(
            f"“{shown(text)}” holds one number only: say which side it is, as in “W 12 cm”, "
            "or give width × height."
        )
    by_axis: dict[str, Decimal] = {}
    for axis, length in zip(_axes(parts), lengths, strict=True):
        if axis in by_axis:
            raise MeasureError(f"“{shown(text)}” gives the {axis} twice. {HOW_TO}")
        by_axis[axis] = length
    return Dimensions(by_axis.get("width"), by_axis.get("height"), by_axis.get("depth"))


def _axes(parts: list[Part]) -> list[str]:
    labels = [part.label for part in parts]
    if "length" in labels:
        depth_or_width = {"length": "width", "width": "depth"}
        labels = [depth_or_width.get(label, label) for label in labels]
    unnamed = iter([axis for axis in ("width", "height", "depth") if axis not in labels])
    return [label or next(unnamed) for label in labels]


def _said_once(text: str, default_unit: str | None) -> tuple[list[Part], list[Decimal]]:
    """The parts and their lengths in mm, without what the text says a second time."""
    said, again = read_parts(text)
    lengths = [_millimetres(part, default_unit, text) for part in said]
    if again:
        repeated = [_millimetres(part, default_unit, text) for part in again]
        if not _same(lengths, repeated):
            raise MeasureError(
                f"“{shown(text)}” gives a second size in brackets that does not agree with the "
                "first: keep the right one."
            )
        return said, lengths
    half = len(said) // 2
    if len(said) % 2 == 0:
        if _another_unit(said[0], said[half]) and _same(lengths[:half], lengths[half:]):
            return said[:half], lengths[:half]
        if _another_unit(said[0], said[1]) and _same(lengths[::2], lengths[1::2]):
            return said[::2], lengths[::2]
    return said, lengths


def _another_unit(one: Part, other: Part) -> bool:
    return (one.unit in METRIC_UNITS) != (other.unit in METRIC_UNITS)


def _same(lengths: list[Decimal], others: list[Decimal]) -> bool:
    return len(lengths) == len(others) and all(
        abs(one - other) <= max(SAME_WITHIN_MM, one * SAME_WITHIN_SHARE)
        for one, other in zip(lengths, others, strict=True)
    )


def _millimetres(part: Part, default_unit: str | None, text: str) -> Decimal:
    unit = part.unit or default_unit
    if not unit:
        raise MeasureError(f"“{shown(text)}” names no unit: add mm, cm or in.")
    try:
        length = part.number * _mm_per(unit)
    except UndefinedUnitError:
        raise MeasureError(
            f"“{shown(text)}”: “{unit}” is not a unit we know. Use mm, cm or in."
        ) from None
    except DimensionalityError:
        raise MeasureError(
            f"“{shown(text)}”: “{unit}” is not a unit of length. Use mm, cm or in."
        ) from None
    if length > LARGEST_MM:
        raise MeasureError(
            f"“{shown(text)}” is more than {LARGEST_MM / 1000} m: check the number and the unit."
        )
    length = _plain(length.quantize(STEP_MM, ROUND_HALF_EVEN))
    if length == 0:
        raise MeasureError(f"“{shown(text)}”: a size must be more than zero. {HOW_TO}")
    return length


@lru_cache(maxsize=1)
def _registry() -> UnitRegistry[Any]:
    return UnitRegistry(non_int_type=Decimal)


@lru_cache(maxsize=64)
def _mm_per(unit: str) -> Decimal:
    """How many mm one unit is, exactly; raises Pint's own errors."""
    registry = _registry()
    return registry.Quantity(Decimal(1), registry.parse_units(unit)).to("mm").magnitude


def _plain(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 120.00 → 120."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


def plain_mm(mm: Decimal) -> str:
    """For another program to read, exact and without a unit: 12.50 → 12.5"""
    return f"{mm.normalize():f}"


def format_cm(mm: Decimal) -> str:
    """120.5 → "12.05 cm": to the tenth of a millimetre; below 1 mm in mm."""
    return format_mm(mm) if mm < 1 else f"{_in_cm(mm)}{NARROW_SPACE}cm"


def format_mm(mm: Decimal) -> str:
    """4.25 → "4.3 mm": to the tenth; below 1 mm to the thousandth."""
    return f"{_rounded(mm, 1 if mm >= 1 else 3)}{NARROW_SPACE}mm"


def format_in(mm: Decimal) -> str:
    """120 → "4.7 in": to the tenth; below 1 in to the hundredth, below 0.1 in finer still."""
    return f"{_in_inches(mm)}{NARROW_SPACE}in"


def format_both(mm: Decimal) -> str:
    """120 → "12 cm (4.7 in)"."""
    return f"{format_cm(mm)} ({format_in(mm)})"


def format_dimensions(
    width_mm: Decimal | None,
    height_mm: Decimal | None,
    depth_mm: Decimal | None,
    unit: Unit = "cm",
) -> str:
    """120, 95, None → "12 × 9.5 cm"; in inches "4.7 × 3.7 in", or both.

    Sides that are not known at the end are left out; a gap before them is bridged by letters:
    "W 12 × D 5 cm". Where a side is below 1 mm, all are in mm. Nothing known: "not known".
    """
    if unit == "both":
        metric = format_dimensions(width_mm, height_mm, depth_mm)
        if metric == UNKNOWN:
            return metric
        return f"{metric} ({format_dimensions(width_mm, height_mm, depth_mm, 'in')})"
    sides = (("W", width_mm), ("H", height_mm), ("D", depth_mm))
    known = [(letter, side) for letter, side in sides if side is not None]
    if not known:
        return UNKNOWN
    symbol, printed = "cm", _in_cm
    if unit == "in":
        symbol, printed = "in", _in_inches
    elif any(side < 1 for _, side in known):
        symbol, printed = "mm", _in_mm
    in_order = len(known) > 1 and [letter for letter, _ in known] == list("WHD")[: len(known)]
    numbers = [printed(side) if in_order else f"{letter} {printed(side)}" for letter, side in known]
    return f"{' × '.join(numbers)}{NARROW_SPACE}{symbol}"


def format_g(grams: Decimal) -> str:
    """184.96 → "185 g"; below 10 g to the tenth, from 1 kg on in kg."""
    if grams >= 1000:
        return f"{_rounded(grams / 1000, 2)}{NARROW_SPACE}kg"
    return f"{_rounded(grams, 0 if grams >= 10 else 1)}{NARROW_SPACE}g"


def format_oz(grams: Decimal) -> str:
    """185 → "6.5 oz": avoirdupois, to the tenth; below 1 oz to the hundredth."""
    ounces = grams / _grams_per_ounce()
    return f"{_rounded(ounces, 1 if ounces >= 1 else 2)}{NARROW_SPACE}oz"


def format_weight(grams: Decimal, unit: Literal["g", "oz", "both"] = "both") -> str:
    """185 → "185 g (6.5 oz)"."""
    if unit == "both":
        return f"{format_g(grams)} ({format_oz(grams)})"
    return format_oz(grams) if unit == "oz" else format_g(grams)


def _in_cm(mm: Decimal) -> str:
    return _rounded(mm / 10, 2)


def _in_mm(mm: Decimal) -> str:
    return _rounded(mm, 2 if mm >= 1 else 3)


def _in_inches(mm: Decimal) -> str:
    inches = mm / _mm_per("inch")
    if inches >= 1:
        return _rounded(inches, 1)
    return _rounded(inches, 2 if inches >= Decimal("0.1") else 3)


def _rounded(number: Decimal, places: int) -> str:
    return f"{_plain(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)):f}"


@lru_cache(maxsize=1)
def _grams_per_ounce() -> Decimal:
    return _registry().Quantity(Decimal(1), "ounce").to("gram").magnitude
