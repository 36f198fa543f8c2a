"""A packer that tries every box at every place of a small grid: slow, and plain to see through.

Sides are small whole numbers. Pushing boxes of whole sizes towards a corner puts them at whole
coordinates, so trying those is trying everything.
"""

from itertools import permutations, product

Sides = tuple[int, int, int]


def packs(room: Sides, boxes: list[Sides]) -> bool:
    """Whether the boxes go into the room, by trying all rotations and positions."""
    if sum(a * b * c for a, b, c in boxes) > room[0] * room[1] * room[2]:
        return False
    places = [_places(room, box) for box in boxes]
    places.sort(key=len)
    hopeless: set[tuple[int, int]] = set()

    def place(box: int, taken: int) -> bool:
        if box == len(places):
            return True
        if (box, taken) in hopeless:
            return False
        if any(not cells & taken and place(box + 1, taken | cells) for cells in places[box]):
            return True
        hopeless.add((box, taken))
        return False

    return place(0, 0)


def _places(room: Sides, box: Sides) -> list[int]:
    """The cells a box takes up, as a bit mask, for each way and place it can lie."""
    return [
        sum(
            1 << (x * room[1] + y) * room[2] + z
            for x in range(left, left + width)
            for y in range(low, low + height)
            for z in range(front, front + depth)
        )
        for width, height, depth in sorted(set(permutations(box)))
        for left, low, front in product(
            range(room[0] - width + 1), range(room[1] - height + 1), range(room[2] - depth + 1)
        )
    ]
