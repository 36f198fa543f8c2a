"""The stretch of time a board shows: a day, a week or a month of the site's calendar.

Plain Python. A day is from local midnight to local midnight, so it has 23 or 25 hours
when clocks change.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAY, WEEK = timedelta(days=1), timedelta(days=7)


class Scale(StrEnum):
    """How the board is looked at; the list tells a week in a table."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Span:
    """From `starts` up to `ends`, in UTC; `first` is the first day on the site's calendar."""

    scale: Scale
    first: date
    zone: ZoneInfo

    @property
    def last(self) -> date:
        return self.following - DAY

    @property
    def following(self) -> date:
        """The first day of the next span."""
        return self.first + self._length

    @property
    def preceding(self) -> date:
        """The first day of the span before."""
        if self.scale is Scale.MONTH:
            return (self.first - DAY).replace(day=1)
        return self.first - self._length

    @property
    def starts(self) -> datetime:
        return midnight(self.first, self.zone)

    @property
    def ends(self) -> datetime:
        return midnight(self.following, self.zone)

    def holds(self, at: datetime) -> bool:
        return self.starts <= at < self.ends

    @property
    def _length(self) -> timedelta:
        if self.scale is Scale.MONTH:
            return timedelta(days=calendar.monthrange(self.first.year, self.first.month)[1])
        return DAY if self.scale is Scale.DAY else WEEK


def span_holding(scale: Scale, day: date, zone: ZoneInfo) -> Span:
    """The day itself, its month, or its week from Monday."""
    if scale is Scale.MONTH:
        return Span(scale, day.replace(day=1), zone)
    if scale is Scale.DAY:
        return Span(scale, day, zone)
    return Span(scale, day - timedelta(days=day.weekday()), zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """In UTC: within one zone Python subtracts wall clocks, and loses the hour that changes."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
