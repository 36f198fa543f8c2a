"""One thing in one bag: fits, snug, too big by how much, or not known and why."""

from decimal import Decimal
from math import cos, hypot, radians, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.fit.shapes import CYLINDER, Along, Box, Item
from catalog.fit.single import SNUG_BELOW_MM, Verdict, fit_one, shorter_side_needed


def box(*sides: str | int | None) -> Box:
    return Box(*(None if side is None else Decimal(side) for side in sides))


def item(*sides: str | int, **more: object) -> Item:
    return Item(*(Decimal(side) for side in sides), **more)


CARD = item("85.60", "53.98", "0.76")
PHONE = item("149.6", "71.5", "8.25")
COIN = item("2.33", "23.25", "23.25", shape=CYLINDER)


def test_a_card_fits_with_its_clearance_along_each_axis() -> None:
    fit = fit_one(box(114, 89, 44), CARD)
    assert fit.verdict is Verdict.FITS
    assert fit.clearance_mm == (Decimal("28.40"), Decimal("35.02"), Decimal("43.24"))
    assert fit.spare_mm == Decimal("28.40")


def test_the_rotation_taken_is_the_least_tight() -> None:
    fit = fit_one(box(60, 100, 10), CARD)
    assert fit.lies_mm == (Decimal("53.98"), Decimal("85.60"), Decimal("0.76"))
    assert fit.turned == (1, 0, 2)


@pytest.mark.parametrize(
    ("width", "verdict"),
    [("87.60", Verdict.FITS), ("87.59", Verdict.SNUG), ("85.60", Verdict.SNUG)],
)
def test_less_than_the_named_clearance_is_snug(width: str, verdict: Verdict) -> None:
    assert fit_one(box(width, 70, 20), CARD).verdict is verdict
    assert Decimal(2) == SNUG_BELOW_MM


def test_what_is_too_big_misses_by_an_exact_length_along_an_axis() -> None:
    fit = fit_one(box(114, 89, 44), PHONE)
    assert fit.verdict is Verdict.TOO_BIG
    assert fit.miss == Along("width", Decimal("35.6"))
    assert fit.spare_mm is None


def test_a_tenth_of_a_micrometre_decides() -> None:
    assert fit_one(box("85.6", "53.98", "0.76"), CARD).verdict is Verdict.SNUG
    assert fit_one(box("85.5999", "53.98", "0.76"), CARD).verdict is Verdict.TOO_BIG


def test_an_unknown_depth_leaves_the_answer_open_and_says_what_it_would_have_to_be() -> None:
    fit = fit_one(box(114, 89, None), CARD)
    assert fit.verdict is Verdict.UNKNOWN
    assert fit.needs == (Along("depth", Decimal("0.76")),)
    assert fit.clearance_mm[2] is None
    assert not fit.unlikely


def test_the_known_sides_can_exclude_a_thing_whatever_the_depth() -> None:
    fit = fit_one(box(53, 43, None), PHONE)
    assert fit.verdict is Verdict.TOO_BIG
    assert fit.miss == Along("width", Decimal("18.5"))


def test_an_answer_that_asks_a_bag_deeper_than_it_is_wide_is_unlikely() -> None:
    fit = fit_one(box(53, 43, None), CARD)
    assert fit.verdict is Verdict.UNKNOWN
    assert fit.needs == (Along("depth", Decimal("85.60")),)
    assert fit.unlikely


def test_nothing_known_of_the_bag_leaves_all_open() -> None:
    assert fit_one(box(None, None, None), CARD).verdict is Verdict.UNKNOWN


def test_an_estimated_room_makes_an_estimated_answer() -> None:
    room = Box(Decimal(114), Decimal(89), Decimal(44), estimated=True)
    assert fit_one(room, CARD).estimated


def test_no_room_holds_nothing() -> None:
    assert fit_one(box(0, 0, 0), COIN).verdict is Verdict.TOO_BIG


def test_a_flat_thing_may_lie_at_an_angle_within_a_face() -> None:
    pen = item(140, 10, 10)
    fit = fit_one(box(120, 100, 15), pen)
    assert fit.verdict is Verdict.FITS
    assert fit.oblique is not None
    assert (fit.oblique.across, fit.oblique.long_axis) == ("depth", "width")
    assert fit.miss is None


def test_an_oblique_way_that_asks_less_of_an_unknown_depth_is_preferred() -> None:
    fit = fit_one(box(120, 95, None), item(130, 20, 8))
    assert fit.verdict is Verdict.UNKNOWN
    assert fit.needs == (Along("depth", Decimal(8)),)


def test_wetzels_example_meets_all_simple_conditions_and_does_not_fit() -> None:
    assert fit_one(box(80, 60, 5), item(90, 40, 1)).verdict is Verdict.TOO_BIG


def test_a_coin_gains_nothing_by_being_turned() -> None:
    assert fit_one(box("23.2", 40, 3), COIN).verdict is Verdict.TOO_BIG


def test_a_square_gains_nothing_by_being_turned() -> None:
    assert fit_one(box(49, 49, 5), item(50, 50, 1)).verdict is Verdict.TOO_BIG


def test_what_gives_way_gives_way_at_its_thinnest_side() -> None:
    scarf = item(100, 80, 20, compressible_percent=50)
    assert fit_one(box(105, 85, 12), scarf).verdict is Verdict.FITS
    assert fit_one(box(95, 85, 12), scarf).verdict is Verdict.TOO_BIG


def test_an_opening_and_a_taper_narrow_the_room() -> None:
    room = box(120, 90, 40).narrowed(opening_width_mm=Decimal(80), taper_depth_mm=Decimal(30))
    assert room == box(80, 90, 30)


@pytest.mark.parametrize("side", ["0", "-1", "NaN", "Infinity", "1e9"])
def test_things_of_impossible_size_are_refused(side: str) -> None:
    with pytest.raises(ValueError, match="length"):
        item(side, 10, 10)


@pytest.mark.parametrize("side", ["-1", "NaN", "1e9"])
def test_rooms_of_impossible_size_are_refused(side: str) -> None:
    with pytest.raises(ValueError, match="inner width"):
        box(side, 10, 10)


SIDES = st.decimals(min_value="0.1", max_value="300", places=2)


@given(st.tuples(SIDES, SIDES, SIDES), st.tuples(SIDES, SIDES, SIDES), st.randoms())
def test_turning_the_bag_or_the_thing_changes_no_verdict(room, sides, random) -> None:
    expected = fit_one(Box(*room), Item(*sides))
    turned_room, turned_sides = list(room), list(sides)
    random.shuffle(turned_room)
    random.shuffle(turned_sides)
    turned = fit_one(Box(*turned_room), Item(*turned_sides))
    assert turned.verdict is expected.verdict
    assert turned.spare_mm == expected.spare_mm


@given(st.tuples(SIDES, SIDES, SIDES), st.tuples(SIDES, SIDES, SIDES))
def test_an_orthogonal_fit_is_the_comparison_of_sorted_sides(room, sides) -> None:
    fit = fit_one(Box(*room), Item(*sides))
    goes = all(side <= there for side, there in zip(sorted(sides), sorted(room), strict=True))
    assert goes == (fit.verdict in (Verdict.FITS, Verdict.SNUG) and fit.oblique is None)


@given(st.tuples(SIDES, SIDES, SIDES), st.tuples(SIDES, SIDES, SIDES), SIDES)
def test_a_larger_bag_never_refuses_what_a_smaller_one_takes(room, sides, more) -> None:
    small = fit_one(Box(*room), Item(*sides))
    large = fit_one(Box(room[0] + more, room[1], room[2]), Item(*sides))
    if small.verdict in (Verdict.FITS, Verdict.SNUG):
        assert large.verdict in (Verdict.FITS, Verdict.SNUG)


@given(st.integers(2, 400), st.integers(1, 400), st.integers(1, 400), st.integers(1, 400))
def test_the_oblique_condition_agrees_with_turning_it_and_looking(p, q, a, b) -> None:
    """Against a scan of angles, away from the borderline that a scan cannot decide."""
    p, q = max(p, q), min(p, q)
    a, b = max(a, b), min(a, b)
    assume(p > a)
    tightest = min(
        max(
            p * cos(radians(tenth / 10)) + q * sin(radians(tenth / 10)) - a,
            p * sin(radians(tenth / 10)) + q * cos(radians(tenth / 10)) - b,
        )
        for tenth in range(901)
    )
    borderline = hypot(p, q) * radians(0.1)
    assume(not 0 < tightest < borderline)
    needed = shorter_side_needed(p, q, a)
    assert (needed <= b) == (tightest <= 0)


@given(st.integers(2, 10**7), st.integers(1, 10**7), st.integers(1, 10**7))
def test_the_shorter_side_needed_is_the_least_whole_one(p, q, a) -> None:
    """Carver's inequality, squared so that it is exact in whole numbers, at b and below it."""
    p, q = max(p, q), min(p, q)
    assume(q <= a < p)
    needed = shorter_side_needed(p, q, a)

    def goes(b: int) -> bool:
        left = b * (p * p + q * q) - 2 * p * q * a
        return b >= q and left >= 0 and left**2 >= (p * p - q * q) ** 2 * (p * p + q * q - a * a)

    assert goes(needed)
    assert not goes(needed - 1)
