"""A kit in a bag: the answer, the placements that prove it, and the checker that believes none."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.fit.certificate import CertificateError, check_certificate
from catalog.fit.packing import Answer, KitError, Placement, fit_kit
from catalog.fit.shapes import CYLINDER, Along, Box, Item


def box(*sides: str | int | None) -> Box:
    return Box(*(None if side is None else Decimal(side) for side in sides))


def item(*sides: str | int, **more: object) -> Item:
    return Item(*(Decimal(side) for side in sides), **more)


CARD = item("85.60", "53.98", "0.76")
PHONE = item("149.6", "71.5", "8.25")
LIPSTICK = item(75, 20, 20, shape=CYLINDER)
SCARF = item(100, 80, 20, compressible_percent=50)


def test_a_kit_that_goes_in_comes_with_a_placement_for_every_item() -> None:
    kit, room = [LIPSTICK, CARD, PHONE], box(160, 95, 35)
    fit = fit_kit(room, kit)
    assert fit.answer is Answer.HOLDS
    check_certificate(room, kit, fit.placements)


def test_a_kit_that_does_not_names_what_is_too_big_by_itself() -> None:
    fit = fit_kit(box(100, 80, 25), [CARD, PHONE, LIPSTICK])
    assert fit.answer is Answer.DOES_NOT
    assert fit.too_big_alone == (1,)
    assert fit.placements == ()


def test_things_that_go_in_one_at_a_time_may_not_go_in_together() -> None:
    room = box(80, 30, 22)
    assert fit_kit(room, [LIPSTICK]).answer is Answer.HOLDS
    together = fit_kit(room, [LIPSTICK, LIPSTICK])
    assert together.answer is Answer.DOES_NOT
    assert together.too_big_alone == ()


def test_an_unknown_depth_leaves_a_kit_open_and_says_the_least_that_would_do() -> None:
    fit = fit_kit(box(160, 95, None), [PHONE, CARD])
    assert fit.answer is Answer.UNKNOWN
    assert fit.needs == Along("depth", Decimal("9.01"))


def test_known_sides_can_exclude_a_kit_whatever_the_depth() -> None:
    assert fit_kit(box(60, 50, None), [PHONE, CARD]).answer is Answer.DOES_NOT


def test_what_gives_way_is_packed_at_what_is_left_of_it() -> None:
    room = box(100, 80, "20.76")
    fit = fit_kit(room, [SCARF, SCARF, CARD])
    assert fit.answer is Answer.HOLDS
    check_certificate(room, [SCARF, SCARF, CARD], fit.placements)
    assert fit_kit(box(100, 80, "20.75"), [SCARF, SCARF, CARD]).answer is Answer.DOES_NOT


def test_things_lie_on_the_bottom_and_not_in_the_air() -> None:
    fit = fit_kit(box(200, 200, 200), [LIPSTICK, CARD, PHONE])
    for placement in fit.placements:
        below = placement.corner_mm[1]
        assert below == 0 or any(
            other.corner_mm[1] + other.extent_mm[1] == below for other in fit.placements
        )


def test_a_search_that_is_cut_short_decides_nothing() -> None:
    slabs = [item(1, 2, 2)] * 6
    assert fit_kit(box(3, 3, 3), slabs, effort=10).answer is Answer.NOT_DECIDED
    assert fit_kit(box(3, 3, 3), slabs).answer is Answer.HOLDS


def test_an_estimated_room_makes_an_estimated_answer() -> None:
    room = Box(Decimal(160), Decimal(95), Decimal(35), estimated=True)
    assert fit_kit(room, [CARD]).estimated


@pytest.mark.parametrize(("count", "says"), [(0, "empty"), (9, "at most 8"), (40, "not 40")])
def test_kits_of_no_things_or_too_many_are_refused(count: int, says: str) -> None:
    with pytest.raises(KitError, match=says):
        fit_kit(box(160, 95, 35), [CARD] * count)


def test_one_more_thing_never_makes_a_kit_go_in_and_a_larger_bag_never_keeps_it_out() -> None:
    rng = random.Random(3)
    for _ in range(300):
        room = [Decimal(rng.randint(20, 120)) for _ in range(3)]
        kit = [item(*(rng.randint(5, 60) for _ in range(3))) for _ in range(rng.randint(2, 5))]
        larger = [side + rng.randint(0, 10) for side in room]
        whole, part = fit_kit(Box(*room), kit), fit_kit(Box(*room), kit[1:])
        if whole.answer is Answer.HOLDS:
            assert part.answer is Answer.HOLDS
            assert fit_kit(Box(*larger), kit).answer is Answer.HOLDS
            check_certificate(Box(*room), kit, whole.placements)


SIDES = st.decimals(min_value=5, max_value=90, places=1)
THINGS = st.builds(Item, SIDES, SIDES, SIDES, compressible_percent=st.sampled_from([0, 0, 25, 50]))


@given(st.tuples(SIDES, SIDES, SIDES), st.lists(THINGS, min_size=1, max_size=4), st.randoms())
def test_neither_the_order_of_the_kit_nor_turning_the_bag_changes_the_answer(
    room: tuple[Decimal, Decimal, Decimal], kit: list[Item], shuffler: random.Random
) -> None:
    expected = fit_kit(Box(*room), kit)
    turned, shuffled = list(room), list(kit)
    shuffler.shuffle(turned)
    shuffler.shuffle(shuffled)
    fit = fit_kit(Box(*turned), shuffled)
    assert fit.answer is expected.answer
    if fit.placements:
        check_certificate(Box(*turned), shuffled, fit.placements)


def placement(index: int, corner: tuple[int, int, int], extent: tuple[int, int, int]) -> Placement:
    corner_mm, extent_mm = (tuple(map(Decimal, sides)) for sides in (corner, extent))
    return Placement(index, corner_mm, extent_mm, (0, 1, 2))


BLOCKS = [item(4, 3, 2), item(4, 3, 2)]
GOOD = [placement(0, (0, 0, 0), (4, 3, 2)), placement(1, (0, 0, 2), (4, 3, 2))]


def test_the_checker_accepts_a_good_packing() -> None:
    check_certificate(box(4, 3, 4), BLOCKS, GOOD)


@pytest.mark.parametrize(
    ("placements", "says"),
    [
        ([GOOD[0]], "one for each"),
        ([GOOD[0], GOOD[0]], "one for each"),
        ([GOOD[0], placement(1, (0, 0, 1), (4, 3, 2))], "same place"),
        ([GOOD[0], placement(1, (0, 0, 3), (4, 3, 2))], "lies from 3 to 5 mm along the depth"),
        ([GOOD[0], placement(1, (0, -1, 2), (4, 3, 2))], "lies from -1 to 2 mm"),
        ([GOOD[0], placement(1, (0, 0, 2), (4, 3, 1))], "is 2 mm along the depth"),
        ([GOOD[0], GOOD[1]._replace(turned=(0, 0, 2))], "not turned in a way"),
        ([GOOD[0], GOOD[1]._replace(turned=(1, 0, 2))], "is 4 mm along the height"),
    ],
)
def test_the_checker_refuses_what_is_not_a_packing(placements: list[Placement], says: str) -> None:
    with pytest.raises(CertificateError, match=says):
        check_certificate(box(4, 3, 4), BLOCKS, placements)


def test_the_checker_does_not_believe_in_a_room_of_unknown_depth() -> None:
    with pytest.raises(CertificateError, match="None"):
        check_certificate(box(4, 3, None), BLOCKS, GOOD)
