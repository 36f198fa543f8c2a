"""How long the longer side of a bag's front was, period by period: figures and their chart.

Plain geometry on exact decimals; the figures come from `finding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from catalog.drawing.svg import num
from catalog.measures import format_both, format_cm
from catalog.sizes import ID1_MM

WIDTH, HEIGHT = 640, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 20, 24, 52
_MOST_LETTERED = 6
# Distances of the level lines in mm; the first that needs no more than five lines is taken.
_LEVELS_MM = (10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or the decade that begins with it: how many bags, and their longer sides in mm."""

    start: int
    years: int
    bags: int
    smallest_mm: Decimal
    median_mm: Decimal
    smallest_name: str
    smallest_url: str

    @property
    def label(self) -> str:
        return f"{self.start}s" if self.years > 1 else str(self.start)


class Column(NamedTuple):
    """One period as drawn: its place, from the smallest up to the median."""

    x: str
    smallest: str
    median: str
    left: str
    right: str


class Level(NamedTuple):
    """A level line, or the lettering of a period."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The periods on a linear scale of years and of millimetres."""

    title: str
    periods: tuple[Period, ...]

    view_box = f"0 0 {WIDTH} {HEIGHT}"
    left = str(_LEFT)
    right = str(WIDTH - _RIGHT)
    floor = str(HEIGHT - _BOTTOM)
    years_at = str(HEIGHT - _BOTTOM + 34)

    @property
    def highest_mm(self) -> int:
        step = self._step_mm
        largest = max(period.median_mm for period in self.periods)
        return step * ceil(largest / step)

    @property
    def columns(self) -> list[Column]:
        made = []
        for period in self.periods:
            x = self._x(period)
            made.append(
                Column(
                    num(x),
                    num(self._y(period.smallest_mm)),
                    num(self._y(period.median_mm)),
                    num(x - 7),
                    num(x + 7),
                )
            )
        return made

    @property
    def levels(self) -> list[Level]:
        step = self._step_mm
        return [
            Level(num(self._y(Decimal(mm))), num(Decimal(mm) / 10, 1))
            for mm in range(0, self.highest_mm + 1, step)
        ]

    @property
    def card(self) -> str:
        """The height of a bank card's longer side; "" where the chart does not reach it."""
        long = ID1_MM[0]
        return num(self._y(long)) if long < self.highest_mm else ""

    @property
    def lettered(self) -> list[Level]:
        """The years or decades under the chart, as many as can be read."""
        first, last = self.periods[0], self.periods[-1]
        slots = (last.start - first.start) // first.years
        every = max(1, -(-slots // (_MOST_LETTERED - 1)))
        return [
            Level(num(self._x_of(start)), str(start))
            for start in range(first.start, last.start + 1, every * first.years)
        ]

    @property
    def description(self) -> str:
        """All that the chart shows, in sentences."""
        return " ".join(
            f"{period.label}: {_counted(period.bags)}, smallest {format_both(period.smallest_mm)}"
            f" ({period.smallest_name})"
            + (f", median {format_both(period.median_mm)}." if period.bags > 1 else ".")
            for period in self.periods
        )

    @property
    def _step_mm(self) -> int:
        largest = max(period.median_mm for period in self.periods)
        return next((step for step in _LEVELS_MM if largest <= 5 * step), _LEVELS_MM[-1])

    def _x(self, period: Period) -> Decimal:
        return self._x_of(period.start)

    def _x_of(self, start: int) -> Decimal:
        first, last = self.periods[0].start, self.periods[-1].start
        room = Decimal(WIDTH - _LEFT - _RIGHT - 40)
        share = Decimal(start - first) / (last - first) if last > first else Decimal("0.5")
        return _LEFT + 20 + room * share

    def _y(self, mm: Decimal) -> Decimal:
        room = Decimal(HEIGHT - _TOP - _BOTTOM)
        return HEIGHT - _BOTTOM - room * mm / self.highest_mm


def headline(periods: Sequence[Period]) -> str:
    """The smallest of all in a sentence; "" where there is nothing to tell."""
    if not periods:
        return ""
    smallest = min(periods, key=lambda period: (period.smallest_mm, period.start))
    return (
        f"The smallest yet: {smallest.smallest_name}, {smallest.label}, "
        f"{format_cm(smallest.smallest_mm)} at its longer side."
    )


def _counted(bags: int) -> str:
    return "1 bag" if bags == 1 else f"{bags} bags"
