"""The frontier of a kit says of every room what asking about that room says."""

import random
from decimal import Decimal
from itertools import combinations, permutations, product

import pytest

from catalog.fit.frontier import Frontier, Triple, fit_frontier, kit_key, oblique_triples
from catalog.fit.packing import Answer, KitError, fit_kit
from catalog.fit.shapes import CYLINDER, Box, Item
from catalog.fit.single import fit_one


def item(*sides: str | int, **more: object) -> Item:
    return Item(*(Decimal(side) for side in sides), **more)


def random_kit(rng: random.Random, count: int, longest: int) -> list[Item]:
    return [item(*(rng.randint(1, longest) for _ in range(3))) for _ in range(count)]


CARD = item("85.60", "53.98", "0.76")
PHONE = item("149.6", "71.5", "8.25")
LIPSTICK = item(75, 20, 20, shape=CYLINDER)


def test_one_thing_needs_its_own_sides() -> None:
    frontier = fit_frontier([PHONE])
    assert frontier.triples == (Triple(Decimal("149.6"), Decimal("71.5"), Decimal("8.25")),)
    assert frontier.complete


def test_two_alike_are_put_together_along_any_side() -> None:
    frontier = fit_frontier([item(5, 4, 2), item(5, 4, 2)])
    assert frontier.triples == (Triple(5, 4, 4), Triple(8, 5, 2), Triple(10, 4, 2))


def test_a_room_with_an_unknown_side_is_not_known() -> None:
    frontier = fit_frontier([CARD])
    assert frontier.answer(Decimal(100), None, None) is Answer.UNKNOWN


@pytest.mark.parametrize("count", [1, 2, 3])
def test_frontiers_of_small_kits_are_those_of_trying_every_arrangement(count: int) -> None:
    rng = random.Random(count)
    for _ in range(20 if count < 3 else 8):
        kit = random_kit(rng, count, 30)
        found = [tuple(map(int, triple)) for triple in fit_frontier(kit).triples]
        assert sorted(found) == every_smallest_room(kit)


def every_smallest_room(kit: list[Item]) -> list[tuple[int, ...]]:
    """By every rotation of each item and every axis for each pair: for three items at most.

    A row along an axis is as long as the longest set of items all apart along it.
    """
    sides = [(int(thing.length_mm), int(thing.width_mm), int(thing.thickness_mm)) for thing in kit]
    pairs = list(combinations(range(len(kit)), 2))
    groups = [group for size in (1, 2, 3) for group in combinations(range(len(kit)), size)]
    rooms = set()
    for turned in product(*(set(permutations(side)) for side in sides)):
        for axes in product(range(3), repeat=len(pairs)):
            apart = dict(zip(pairs, axes, strict=True))
            room = [
                max(
                    sum(turned[index][axis] for index in group)
                    for group in groups
                    if all(apart[pair] == axis for pair in combinations(group, 2))
                )
                for axis in range(3)
            ]
            rooms.add(tuple(sorted(room, reverse=True)))
    return sorted(
        room
        for room in rooms
        if not any(other != room and all(map(int.__le__, other, room)) for other in rooms)
    )


@pytest.mark.parametrize(("count", "kits"), [(2, 40), (3, 30), (4, 12), (5, 3)])
def test_the_frontier_agrees_with_asking_about_each_room(count: int, kits: int) -> None:
    rng = random.Random(100 + count)
    for _ in range(kits):
        kit = random_kit(rng, count, 9)
        frontier = fit_frontier(kit)
        assert frontier.complete
        for room in rooms_about(rng, frontier):
            asked = fit_kit(Box(*rng.sample(room, 3)), kit, effort=10_000_000).answer
            assert frontier.answer(*room) is asked, (kit, room)


def rooms_about(rng: random.Random, frontier: Frontier) -> list[tuple[Decimal, ...]]:
    """Each smallest room, those less by one along each side, and some within a little of it."""
    rooms = []
    for triple in frontier.triples:
        rooms.append(triple)
        rooms += [[side - (i == axis) for i, side in enumerate(triple)] for axis in range(3)]
        rooms += [[side + rng.randint(-2, 2) for side in triple] for _ in range(3)]
    return [tuple(sorted(room, reverse=True)) for room in rooms if all(side > 0 for side in room)]


def test_no_triple_of_a_frontier_makes_another_one_superfluous() -> None:
    triples = fit_frontier([PHONE, CARD, LIPSTICK, LIPSTICK]).triples
    for one, other in permutations(triples, 2):
        assert any(map(Decimal.__lt__, one, other))


def test_the_order_of_the_kit_and_how_each_thing_was_measured_do_not_tell() -> None:
    kit = [PHONE, item(75, 20, 30), CARD]
    other = [item(30, 75, 20), CARD, PHONE]
    assert kit_key(kit) == kit_key(other)
    assert fit_frontier(kit) == fit_frontier(other)
    assert kit_key(kit) != kit_key(kit[:2])


def test_a_search_cut_short_says_which_rooms_are_not_decided_and_is_right_about_the_rest() -> None:
    rng = random.Random(9)
    kit = random_kit(rng, 5, 9)
    whole, cut_short = fit_frontier(kit), fit_frontier(kit, effort=1_500)
    assert not cut_short.complete
    answers = set()
    for room in [*rooms_about(rng, whole), (Decimal(30), Decimal(20), Decimal(9))]:
        answer = cut_short.answer(*room)
        answers.add(answer)
        assert answer in (whole.answer(*room), Answer.NOT_DECIDED)
    assert Answer.NOT_DECIDED in answers


def test_with_no_effort_at_all_nothing_is_decided() -> None:
    frontier = fit_frontier([PHONE, CARD], effort=0)
    assert frontier.triples == ()
    assert frontier.answer(Decimal(900), Decimal(900), Decimal(900)) is Answer.NOT_DECIDED


@pytest.mark.parametrize("count", [0, 9])
def test_kits_of_no_things_or_too_many_are_refused(count: int) -> None:
    with pytest.raises(KitError):
        fit_frontier([CARD] * count)


def test_every_bag_that_takes_a_thing_at_an_angle_reaches_an_oblique_triple() -> None:
    rng = random.Random(5)
    oblique = 0
    for _ in range(4_000):
        thing = item(*sorted((rng.randint(1, 60) for _ in range(3)), reverse=True))
        room = [Decimal(rng.randint(2, 60)) for _ in range(3)]
        if fit_one(Box(*room), thing).oblique:
            oblique += 1
            sides = sorted(room, reverse=True)
            assert any(all(map(Decimal.__ge__, sides, triple)) for triple in oblique_triples(thing))
    assert oblique > 20
