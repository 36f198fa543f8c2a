"""Hours put together into what a chart can show: hours, days or weeks of the site's clock.

Boundaries are made on the site's clock and compared in UTC, so that the day on which the
clocks go back has its 25 hours, and the other its 23.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple
from zoneinfo import ZoneInfo

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
LONGEST_BY_HOUR = timedelta(days=3)
LONGEST_BY_DAY = timedelta(days=92)


class Unit(Enum):
    """How long one step of the chart is."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


class Count(NamedTuple):
    """What was counted in the hour that begins at `hour`."""

    hour: datetime
    impressions: int
    clicks: int


class Step(NamedTuple):
    """What was counted from `starts` up to `ends`, both in UTC."""

    starts: datetime
    ends: datetime
    impressions: int
    clicks: int


def unit_for(since: datetime, to: datetime) -> Unit:
    """The finest that can be read."""
    if to - since <= LONGEST_BY_HOUR:
        return Unit.HOUR
    return Unit.DAY if to - since <= LONGEST_BY_DAY else Unit.WEEK


def steps(
    counts: Iterable[Count], since: datetime, to: datetime, unit: Unit, zone: ZoneInfo
) -> list[Step]:
    """Every step that shares time with [since, to), in order; one without counts is nought.

    Expects the counts in order, and none outside. An hour that lies across midnight, in
    a zone half an hour off, belongs to the day it begins in.
    """
    found = []
    waiting = iter(counts)
    count = next(waiting, None)
    for starts, ends in _bounds(since, to, unit, zone):
        impressions = clicks = 0
        while count and count.hour < ends:
            impressions, clicks = impressions + count.impressions, clicks + count.clicks
            count = next(waiting, None)
        found.append(Step(starts, ends, impressions, clicks))
    return found


def _bounds(
    since: datetime, to: datetime, unit: Unit, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    if unit is Unit.HOUR:
        starts = since.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        while starts < to:
            yield starts, starts + HOUR
            starts += HOUR
        return
    day = since.astimezone(zone).date()
    length = DAY
    if unit is Unit.WEEK:
        day, length = day - timedelta(days=day.weekday()), WEEK
    while (starts := _midnight(day, zone)) < to:
        yield starts, _midnight(day + length, zone)
        day += length


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)
