"""Boxes along one axis: can they be lined up so that those that must be apart are.

The boxes that must be apart along the axis form a graph, given as a bit mask of neighbours per
box. Sizes and sides are whole steps.
"""

from collections.abc import Sequence

Graph = Sequence[int]
_Pair = tuple[int, int, int]


def odd_boxes(graph: Graph) -> int:
    """The mask of the boxes in parts of the graph that two colours do not suffice for.

    Where two colours do, boxes of one colour stand first and of the other behind them, and a
    line is as long as its longest pair. Where they do not, every order has three in a row
    (T. Gallai, B. Roy: the longest path of an acyclic orientation has as many nodes as colours
    are needed, or more).
    """
    odd = 0
    left = (1 << len(graph)) - 1
    while left:
        layer = left & -left
        colours = [layer, 0]
        turn = 0
        part = layer
        while layer:
            reached = 0
            while layer:
                lowest = layer & -layer
                layer ^= lowest
                reached |= graph[lowest.bit_length() - 1]
            turn ^= 1
            colours[turn] |= reached
            layer = reached & ~part
            part |= reached
        if colours[0] & colours[1]:
            odd |= part
        left &= ~part
    return odd


def line_up(side: int, sizes: Sequence[int], graph: Graph) -> list[int] | None:
    """Where along the side each box begins, as near its start as the order allows.

    None when the side is too short in every order. That all rows of boxes apart from one
    another fit is necessary, and from five boxes on not always enough: five in a ring, each
    apart from its two neighbours, need three in a row somewhere though no three are all apart.
    """
    pairs = [
        (one, other, sizes[one] + sizes[other])
        for one in range(len(sizes))
        for other in range(one)
        if graph[one] >> other & 1
    ]
    # The longest first: the most follows from their order.
    pairs.sort(key=lambda pair: -pair[2])
    nowhere = [0] * len(sizes)
    if not pairs:
        return nowhere
    # The first pair's order is free: the other one is the same line seen from its end.
    return _ordered(side, sizes, [pairs[0][:2]], pairs[1:], nowhere, nowhere)


def _ordered(
    side: int,
    sizes: Sequence[int],
    order: list[tuple[int, int]],
    undecided: list[_Pair],
    before: list[int],
    behind: list[int],
) -> list[int] | None:
    """Decide which box of each pair comes first: what the room forces, then by trying.

    `before` and `behind` are what is taken up on either side of each box by the order so far.
    """
    before, behind = before.copy(), behind.copy()
    forced = True
    while forced:
        if not _push_apart(side, sizes, order, before, behind):
            return None
        forced = False
        still = []
        for pair in undecided:
            one, other, both = pair
            one_first = before[one] + behind[other] <= side - both
            if before[other] + behind[one] <= side - both:
                if one_first:
                    still.append(pair)
                    continue
                order.append((other, one))
            elif one_first:
                order.append((one, other))
            else:
                return None
            forced = True
        undecided = still
    if not undecided:
        return before
    one, other, _ = undecided[0]
    for way in ((one, other), (other, one)):
        begins = _ordered(side, sizes, [*order, way], undecided[1:], before, behind)
        if begins is not None:
            return begins
    return None


def _push_apart(
    side: int,
    sizes: Sequence[int],
    order: list[tuple[int, int]],
    before: list[int],
    behind: list[int],
) -> bool:
    """Add up, in place, what the order takes up before and behind each box.

    False when that is more than the side has. An order that goes round in a ring takes up ever
    more, and so ends in False as well.
    """
    changed = True
    while changed:
        changed = False
        for first, second in order:
            end = before[first] + sizes[first]
            if end > before[second]:
                if end + sizes[second] + behind[second] > side:
                    return False
                before[second] = end
                changed = True
            end = behind[second] + sizes[second]
            if end > behind[first]:
                if end + sizes[first] + before[first] > side:
                    return False
                behind[first] = end
                changed = True
    return True
