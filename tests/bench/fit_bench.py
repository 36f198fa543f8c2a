"""How long the fit engine takes, as a table: `python -m tests.bench.fit_bench`.

Processor time, the best of three for each question, so that a busy machine tells less in it.
Bags are drawn within 4 per cent of the size at which the answer turns from no to yes, where
questions are hardest. "Everyday" kits are things people carry; "blocks" are boxes of like size
that nearly fill the bag, the hardest kits there are. Seeded: each run asks the same.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from statistics import median, quantiles
from time import process_time
from typing import NamedTuple

from catalog.fit.frontier import fit_frontier
from catalog.fit.packing import Answer, fit_kit
from catalog.fit.shapes import CYLINDER, Box, Item
from catalog.fit.single import fit_one

SEED = 20_240_918
ROUNDS = 3
NEAR = 0.04

# Length, width and thickness in mm of things of everyday size, and whether they are round.
EVERYDAY = (
    ("85.60", "53.98", "0.76", False),
    ("125", "88", "4", False),
    ("131.5", "64.2", "7.65", False),
    ("147.6", "71.6", "7.8", False),
    ("163", "77.6", "8.25", False),
    ("85.1", "71.9", "14.9", False),
    ("60.6", "45.2", "21.7", False),
    ("8", "31.9", "31.9", True),
    ("75", "20", "20", True),
    ("73", "19", "19", True),
    ("12", "62", "62", True),
    ("55", "25", "8", False),
    ("80", "24", "12", False),
    ("95", "6", "6", True),
    ("150", "60", "35", False),
    ("105", "75", "7.5", False),
    ("110", "80", "20", False),
    ("85", "60", "15", False),
    ("45", "15", "15", True),
    ("60", "35", "18", False),
    ("40", "40", "40", False),
)


class Row(NamedTuple):
    """A line of the table; times in milliseconds. The target is for the named figure."""

    question: str
    kits: str
    times: list[float]
    figure: str
    target: float
    remark: str = ""


def main() -> None:
    """Ask all questions and print the table."""
    rng = random.Random(SEED)
    rows = [one_item(rng)]
    rows += [kits(rng, 3, draw, "median", 2) for draw in (everyday, blocks)]
    rows += [kits(rng, 6, draw, "p95", 50) for draw in (everyday, blocks)]
    rows += [frontiers(rng, 3, draw, "median", 100) for draw in (everyday, blocks)]
    print(f"{'question':<18}{'kits':<10}{'asked':>6}{'median':>11}{'p95':>11}{'worst':>11}  target")
    for row in rows:
        p95 = quantiles(row.times, n=20)[-1]
        reached = median(row.times) if row.figure == "median" else p95
        figures = "".join(f"{time:>8.3f} ms" for time in (median(row.times), p95, max(row.times)))
        verdict = "met" if reached < row.target else "MISSED"
        print(
            f"{row.question:<18}{row.kits:<10}{len(row.times):>6}{figures}  "
            f"{row.figure} < {row.target:g} ms: {verdict}{row.remark}"
        )


def one_item(rng: random.Random) -> Row:
    """One everyday thing in a bag of any size."""
    times = []
    for _ in range(2_000):
        room = Box(*(Decimal(rng.randint(low, high)) for low, high in BAG_MM))
        times.append(timed(fit_one, room, everyday(rng, 1)[0], repeat=20))
    return Row("one thing", "everyday", times, "median", 0.020)


def kits(
    rng: random.Random,
    count: int,
    draw: Callable[[random.Random, int], list[Item]],
    figure: str,
    target: float,
) -> Row:
    """Kits of so many things in bags that just do or just do not hold them."""
    times, answers = [], []
    for _ in range(200):
        kit = draw(rng, count)
        room = near_the_turn(rng, kit)
        times.append(timed(fit_kit, room, kit))
        answers.append(fit_kit(room, kit).answer)
    remark = (
        f" ({answers.count(Answer.HOLDS)} hold, {answers.count(Answer.DOES_NOT)} do not, "
        f"{answers.count(Answer.NOT_DECIDED)} not decided)"
    )
    return Row(f"{count} things", draw.__name__, times, figure, target, remark)


def frontiers(
    rng: random.Random,
    count: int,
    draw: Callable[[random.Random, int], list[Item]],
    figure: str,
    target: float,
) -> Row:
    """Whole frontiers of kits of so many things."""
    times, sizes = [], []
    for _ in range(100):
        kit = draw(rng, count)
        times.append(timed(fit_frontier, kit))
        sizes.append(len(fit_frontier(kit).triples))
    remark = f" ({median(sizes):g} triples at the median, {max(sizes)} at most)"
    return Row(f"{count}-thing frontier", draw.__name__, times, figure, target, remark)


BAG_MM = ((60, 220), (50, 160), (20, 80))


def everyday(rng: random.Random, count: int) -> list[Item]:
    """Things people carry."""
    return [
        Item(*map(Decimal, sides), shape=CYLINDER if is_round else "box")
        for *sides, is_round in rng.choices(EVERYDAY, k=count)
    ]


def blocks(rng: random.Random, count: int) -> list[Item]:
    """Boxes of like size, with sides in tenths of a millimetre."""
    return [Item(*(Decimal(rng.randint(500, 1000)) / 10 for _ in range(3))) for _ in range(count)]


def near_the_turn(rng: random.Random, kit: list[Item]) -> Box:
    """A bag of random proportions and just about the smallest size that holds the kit."""
    shape = [rng.uniform(low, high) for low, high in BAG_MM]

    def scaled(scale: float) -> Box:
        return Box(*(Decimal(round(side * scale, 4)).quantize(Decimal("0.0001")) for side in shape))

    too_small, enough = 0.05, 12.0
    for _ in range(10):
        scale = (too_small + enough) / 2
        if fit_kit(scaled(scale), kit, effort=4_000).answer is Answer.HOLDS:
            enough = scale
        else:
            too_small = scale
    return scaled(enough * rng.uniform(1 - NEAR, 1 + NEAR))


def timed(question: Callable[..., object], *about: object, repeat: int = 1) -> float:
    """Milliseconds of processor time, the best of a few rounds of so many repetitions."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = process_time()
        for _ in range(repeat):
            question(*about)
        best = min(best, process_time() - begun)
    return best * 1000 / repeat


if __name__ == "__main__":
    main()
