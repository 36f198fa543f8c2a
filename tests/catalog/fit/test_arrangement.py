"""The search for packings says yes and no exactly when trying every place would."""

import random
from collections.abc import Iterator

import pytest

from catalog.fit.arrangement import Effort, OutOfEffort, arrange
from catalog.fit.bounds import Bounds
from catalog.fit.lines import line_up, odd_boxes
from tests.catalog.fit.brute import Sides, packs

AMPLE = 10_000_000
CASES_A_SEED = 5_000


def cases(seed: int, count: int) -> Iterator[tuple[Sides, list[Sides]]]:
    """Rooms of up to 6 × 6 × 6 and one to six boxes that fill them by 40 to 100 per cent."""
    rng = random.Random(seed)
    while count:
        boxes = [
            tuple(rng.randint(rng.choice((1, 2, 2)), rng.choice((3, 4, 5))) for _ in range(3))
            for _ in range(rng.choice((1, 2, 3, 3, 4, 4, 5, 5, 6, 6)))
        ]
        room = tuple(rng.randint(2, 6) for _ in range(3))
        volume = room[0] * room[1] * room[2]
        filled = sum(a * b * c for a, b, c in boxes) / volume
        if 0.4 < filled <= 1 and (len(boxes) < 5 or volume <= 100):
            count -= 1
            yield room, boxes


@pytest.mark.parametrize("seed", range(4))
def test_twenty_thousand_small_kits_agree_with_trying_every_place(seed: int) -> None:
    held = 0
    for room, boxes in cases(seed, CASES_A_SEED):
        expected = packs(room, boxes)
        held += expected
        # Bounds come in late and small kits end early: let half of them begin with bounds.
        found = arrange(room, boxes, Effort(AMPLE), steps_before_bounds=250 * (held % 2))
        assert (found is not None) is expected, (room, boxes)
        if found:
            assert_packing(room, boxes, found)
    assert CASES_A_SEED // 10 < held < CASES_A_SEED * 9 // 10


def test_tight_kits_of_seven_and_eight_are_answered_rightly_or_not_at_all() -> None:
    rng = random.Random(4)
    asked = undecided = 0
    while asked < 400:
        room = tuple(rng.randint(2, 4) for _ in range(3))
        volume = room[0] * room[1] * room[2]
        boxes = [
            tuple(rng.choice((1, 1, 2, 2, 3)) for _ in range(3)) for _ in range(rng.choice((7, 8)))
        ]
        if volume > 36 or not 0.7 * volume < sum(a * b * c for a, b, c in boxes) <= volume:
            continue
        asked += 1
        try:
            found = arrange(room, boxes, Effort(20_000))
        except OutOfEffort:
            undecided += 1
        else:
            assert (found is not None) is packs(room, boxes), (room, boxes)
    assert undecided < asked // 20


def assert_packing(room: Sides, boxes: list[Sides], found: list) -> None:
    taken: set[tuple[int, int, int]] = set()
    for box, placed in zip(boxes, found, strict=True):
        assert sorted(placed.extents) == sorted(box)
        (x, y, z), (width, height, depth) = placed
        cells = {
            (i, j, k)
            for i in range(x, x + width)
            for j in range(y, y + height)
            for k in range(z, z + depth)
        }
        assert not cells & taken
        taken |= cells
    assert all(0 <= cell[axis] < room[axis] for cell in taken for axis in range(3))


# Packings that no saw could part: every plane through the room cuts a box.
PINWHEEL = ((5, 5, 1), [(2, 3, 1), (3, 2, 1), (2, 3, 1), (3, 2, 1), (1, 1, 1)])
PINWHEEL_OF_SLABS = ((5, 5, 3), [(2, 3, 3)] * 4 + [(1, 1, 3)])
# In space three will do: each is apart from either other along another axis.
KNOT = ((9, 4, 6), [(6, 4, 5), (3, 6, 2), (1, 9, 1)])
KNOT_OF_FOUR = ((6, 4, 8), [(6, 2, 2), (8, 1, 1), (5, 4, 6), (1, 1, 6)])
# The six larger pieces of the Slothouber–Graatsma puzzle; with two of its three unit cubes.
SIX_SLABS = ((3, 3, 3), [(1, 2, 2)] * 6)
SIX_SLABS_AND_CUBES = ((3, 3, 3), [(1, 2, 2)] * 6 + [(1, 1, 1)] * 2)


UNSAWABLE = [PINWHEEL, PINWHEEL_OF_SLABS, KNOT, KNOT_OF_FOUR, SIX_SLABS, SIX_SLABS_AND_CUBES]


@pytest.mark.parametrize(("room", "boxes"), UNSAWABLE)
def test_packings_that_cannot_be_sawn_apart_are_found(room: Sides, boxes: list[Sides]) -> None:
    found = arrange(room, boxes, Effort(AMPLE))
    assert found is not None
    assert_packing(room, boxes, found)
    assert not can_be_sawn(found)


@pytest.mark.parametrize(("room", "boxes"), UNSAWABLE)
def test_no_room_smaller_by_one_is_said_to_hold_them_unless_it_does(
    room: Sides, boxes: list[Sides]
) -> None:
    for axis in range(3):
        smaller = tuple(side - (index == axis) for index, side in enumerate(room))
        found = arrange(smaller, boxes, Effort(AMPLE))
        assert (found is not None) is packs(smaller, boxes)


def can_be_sawn(placed: list) -> bool:
    """Whether some plane parts these boxes in two without cutting any."""
    return any(
        all(
            box.corner[axis] + box.extents[axis] <= cut or box.corner[axis] >= cut for box in placed
        )
        and 0 < sum(box.corner[axis] >= cut for box in placed) < len(placed)
        for axis in range(3)
        for cut in {box.corner[axis] for box in placed}
    )


def test_many_rooms_cut_up_at_random_take_their_pieces_back() -> None:
    rng = random.Random(7)
    for _ in range(300):
        room = tuple(rng.randint(40, 200) for _ in range(3))
        pieces = [size for _, size in cut_up(rng, room, rng.randint(2, 6))]
        found = arrange(room, pieces, Effort(AMPLE))
        assert found is not None, (room, pieces)


def test_bounds_never_call_a_room_full_that_holds_its_pieces() -> None:
    rng = random.Random(8)
    for _ in range(2_000):
        room = tuple(rng.randint(3, 30) for _ in range(3))
        pieces = [size for _, size in cut_up(rng, room, rng.randint(2, 8))]
        bounds = Bounds(room, [[piece] for piece in pieces])
        left = bounds.capacity
        for box, loads in enumerate(bounds.loads):
            assert bounds.holds(left, box)
            left -= loads[0]
        assert bounds.holds(left, len(pieces))


def test_bounds_see_that_two_boxes_wider_than_half_do_not_go_side_by_side() -> None:
    bounds = Bounds((10, 10, 10), [[(6, 6, 6)], [(6, 6, 6)]])
    assert not bounds.holds(bounds.capacity, 0)


def cut_up(rng: random.Random, room: Sides, count: int) -> list[tuple[Sides, Sides]]:
    """The room cut by planes into so many pieces (fewer where a piece is too small to cut)."""
    pieces = [((0, 0, 0), room)]
    for _ in range(count * 3):
        if len(pieces) == count:
            break
        index, axis = rng.randrange(len(pieces)), rng.randrange(3)
        corner, size = pieces[index]
        if size[axis] < 2:
            continue
        cut = rng.randint(1, size[axis] - 1)
        first = tuple(cut if side == axis else size[side] for side in range(3))
        second = tuple(size[axis] - cut if side == axis else size[side] for side in range(3))
        beyond = tuple(corner[side] + cut * (side == axis) for side in range(3))
        pieces[index : index + 1] = [(corner, first), (beyond, second)]
    return pieces


def test_five_in_a_ring_need_three_in_a_row_though_no_three_are_all_apart() -> None:
    ring = [1 << (box + 1) % 5 | 1 << (box - 1) % 5 for box in range(5)]
    sizes = [10] * 5
    assert odd_boxes(ring) == 0b11111
    assert line_up(29, sizes, ring) is None
    begins = line_up(30, sizes, ring)
    assert begins is not None
    for box in range(5):
        assert abs(begins[box] - begins[(box + 1) % 5]) >= 10


def test_a_search_that_is_cut_short_says_so() -> None:
    room, boxes = SIX_SLABS
    with pytest.raises(OutOfEffort):
        arrange(room, boxes, Effort(5))


def test_the_same_question_gets_the_same_packing() -> None:
    room, boxes = SIX_SLABS_AND_CUBES
    assert arrange(room, boxes, Effort(AMPLE)) == arrange(room, boxes, Effort(AMPLE))
