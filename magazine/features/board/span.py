"""The stretch of time a board shows: a day or a week of the site's calendar.

Plain Python. A day is from local midnight to local midnight, so it has 23 or 25 hours
when clocks change; places on the board go by time that passes, never by the wall clock.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

HOUR = timedelta(hours=1)
HOURS_BETWEEN_LABELS = 2


class Scale(StrEnum):
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the board, `x` in per cent; the label is empty for a lesser one."""

    x: str
    label: str
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From `starts` up to `ends`, in UTC; `first` is the first day on the site's calendar."""

    scale: Scale
    first: date
    zone: ZoneInfo

    @property
    def days(self) -> int:
        return 7 if self.scale is Scale.WEEK else 1

    @property
    def starts(self) -> datetime:
        return _midnight(self.first, self.zone)

    @property
    def ends(self) -> datetime:
        return _midnight(self.first + timedelta(days=self.days), self.zone)

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.days - 1)

    def moved(self, steps: int) -> date:
        """The first day of the span that many steps on (or back)."""
        return self.first + timedelta(days=self.days * steps)

    def share(self, at: datetime) -> float:
        """How far into the span the instant is: 0 at its start, 1 at its end, kept within."""
        share = (at - self.starts) / (self.ends - self.starts)
        return min(max(share, 0.0), 1.0)

    def holds(self, at: datetime) -> bool:
        return self.starts <= at < self.ends

    def ticks(self) -> list[Tick]:
        """A line an hour on a day's board; one a day, and one each noon, on a week's."""
        return self._day_ticks() if self.scale is Scale.WEEK else self._hour_ticks()

    def _day_ticks(self) -> list[Tick]:
        found = []
        for number in range(self.days):
            day = self.first + timedelta(days=number)
            noon = _instant(day, time(12), self.zone)
            found.append(Tick(self.x(_midnight(day, self.zone)), f"{day:%a} {day.day}", True))
            found.append(Tick(self.x(noon), ""))
        return found

    def _hour_ticks(self) -> list[Tick]:
        found = []
        for number in range(round((self.ends - self.starts) / HOUR)):
            at = self.starts + number * HOUR
            labelled = number % HOURS_BETWEEN_LABELS == 0
            label = f"{at.astimezone(self.zone):%H:%M}" if labelled else ""
            found.append(Tick(self.x(at), label))
        return found

    def x(self, at: datetime) -> str:
        return per_cent(self.share(at))


def per_cent(share: float) -> str:
    return f"{share * 100:.3f}%"


def span_holding(scale: Scale, day: date, zone: ZoneInfo) -> Span:
    """The day itself, or its week from Monday."""
    first = day - timedelta(days=day.weekday()) if scale is Scale.WEEK else day
    return Span(scale, first, zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return _instant(day, time(), zone)


def _instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """In UTC: within one zone Python subtracts wall clocks, and loses the hour that changes."""
    return datetime.combine(day, clock, zone).astimezone(UTC)
