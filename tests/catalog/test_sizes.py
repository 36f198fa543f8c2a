"""Size classes stand for everyday things, and derived sizes follow from the three figures."""

from decimal import Decimal

import pytest

from catalog import sizes
from catalog.sizes import SizeClass, size_class
from catalog.vocabulary import Construction


@pytest.mark.parametrize(
    ("width", "height", "depth", "expected"),
    [
        ("53", "43", None, SizeClass.NANO),
        ("85.60", "53.97", "10", SizeClass.NANO),
        ("85.60", "53.98", "10", SizeClass.MICRO),
        ("163.0", "77.6", "40", SizeClass.MICRO),
        ("163.0", "77.7", "40", SizeClass.MINI),
        ("148", "210", "60", SizeClass.MINI),
        ("210", "297", "80", SizeClass.SMALL),
        ("210", "298", "80", SizeClass.FULL),
        ("50", "90", "200", SizeClass.MINI),
        (None, "90", "20", SizeClass.UNKNOWN),
        ("90", None, "20", SizeClass.UNKNOWN),
    ],
)
def test_the_class_goes_by_the_area_of_the_largest_face(
    width: str | None, height: str | None, depth: str | None, expected: SizeClass
) -> None:
    assert size_class(*(side and Decimal(side) for side in (width, height, depth))) is expected


def test_a_class_is_its_stored_value_and_knows_its_reason() -> None:
    assert SizeClass.NANO == "nano"
    assert f"{SizeClass('micro')}" == "micro"
    assert "bank card" in SizeClass.NANO.reason
    assert ("mini", "Mini") in sizes.CHOICES


def test_sides_are_sorted_only_when_all_are_known() -> None:
    sides = (Decimal(90), Decimal(120), Decimal(50))
    assert sizes.sorted_dimensions(*sides) == (120, 90, 50)
    assert sizes.sorted_dimensions(Decimal(90), Decimal(120), None) is None


def test_the_volume_is_in_millilitres() -> None:
    assert sizes.volume_ml(Decimal(120), Decimal(95), Decimal(50)) == 570
    assert sizes.volume_ml(Decimal(120), Decimal(95), None) is None


@pytest.mark.parametrize(
    ("construction", "inside"),
    [
        (Construction.SOFT, ("117", "92", None)),
        (Construction.STRUCTURED, ("114", "89", None)),
        ("rigid", ("112", "87", None)),
    ],
)
def test_an_interior_is_estimated_by_its_walls_and_says_so(
    construction: str, inside: tuple[str | None, ...]
) -> None:
    estimate = sizes.estimate_interior(Decimal(120), Decimal(95), None, construction)
    assert estimate[:3] == tuple(side and Decimal(side) for side in inside)
    assert not estimate.measured
    assert estimate.box.estimated


def test_a_bag_smaller_than_its_walls_has_no_room_and_not_less() -> None:
    tiny = sizes.estimate_interior(Decimal("0.657"), Decimal("0.222"), Decimal("0.7"), "soft")
    assert tiny[:3] == (0, 0, 0)


def test_a_construction_nobody_defined_is_refused() -> None:
    with pytest.raises(ValueError, match="“inflatable” is not a construction"):
        sizes.estimate_interior(Decimal(120), Decimal(95), None, "inflatable")
