"""Where the bars of a chart stand: plain figures, in per cent of its width and in pixels."""

from collections.abc import Sequence
from typing import NamedTuple

# The scale stands at the left; the bars share what remains.
LEFT, WIDTH = 9.0, 91.0
# A bar of a lone hour would be a wall.
WIDEST_BAR = 12.0
GAP = 0.2
STEPS_OF_SCALES = (1, 2, 5)
LINES = 4


class Bar(NamedTuple):
    """x and width in per cent; y and height in pixels from the top of its panel."""

    x: str
    y: str
    width: str
    height: str


class Line(NamedTuple):
    """A line of the scale and what it stands for."""

    y: str
    value: int


class Panel(NamedTuple):
    """One row of bars over its scale."""

    height: int
    bars: list[Bar]
    lines: list[Line]


def scale_step(highest: int) -> int:
    """The least of 1, 2, 5, 10, 20, … by which few lines reach the highest bar."""
    power = 1
    while True:
        for step in STEPS_OF_SCALES:
            if step * power * LINES >= highest:
                return step * power
        power *= 10


def panel(values: Sequence[int], height: int, headroom: int = 14) -> Panel:
    """The bars of one series; the room at the top is for the uppermost figure."""
    highest = max([*values, 1])
    step = scale_step(highest)
    top = -(-highest // step) * step
    high = height - headroom
    lines = [Line(f"{height - high * value / top:.1f}", value) for value in range(0, top + 1, step)]
    bars = [
        Bar(*where, f"{high * value / top:.1f}")
        for where, value in (
            ((f"{x:.3f}%", f"{height - high * value / top:.1f}", f"{width:.3f}%"), value)
            for (x, width), value in zip(places(len(values)), values, strict=True)
        )
    ]
    return Panel(height, bars, lines)


def places(count: int) -> list[tuple[float, float]]:
    """x and width of each of so many bars, side by side from the left."""
    if not count:
        return []
    each = min(WIDTH / count, WIDEST_BAR)
    gap = min(GAP, each / 5)
    return [(LEFT + number * each, each - gap) for number in range(count)]
