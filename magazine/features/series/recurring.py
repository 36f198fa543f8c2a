"""Recurrence rules (RFC 5545) over the wall clock, by dateutil. Plain functions."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import islice, pairwise

from dateutil.rrule import rrulestr

from magazine.features.wallclock import WallSpan

# A year of days: more is a mistake in the rule, not a plan.
MOST = 366
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Frequency(StrEnum):
    """How often, as RFC 5545 spells it."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class TooMany(ValueError):
    """The rule goes on after `MOST` times."""


class RunsInto(ValueError):
    """Each time lasts longer than until the next one."""


def written(
    frequency: Frequency,
    interval: int,
    weekdays: Sequence[int],
    until: date | None,
    count: int | None,
) -> str:
    """FREQ=WEEKLY;BYDAY=FR;UNTIL=20270301T235959: the whole of the last day counts."""
    parts = [f"FREQ={frequency}"]
    if interval != 1:
        parts.append(f"INTERVAL={interval}")
    if weekdays:
        parts.append("BYDAY=" + ",".join(WEEKDAYS[day] for day in sorted(set(weekdays))))
    if until is not None:
        parts.append(f"UNTIL={until:%Y%m%d}T235959")
    if count is not None:
        parts.append(f"COUNT={count}")
    return ";".join(parts)


def turns(first: WallSpan, rule: str) -> list[WallSpan]:
    """Every time it happens, in order, each as long by the wall clock as the first.

    Raises TooMany after `MOST`, RunsInto when one would run into the next.
    """
    starts = list(islice(rrulestr(rule, dtstart=first.starts), MOST + 1))
    if len(starts) > MOST:
        raise TooMany
    length = None if first.ends is None else first.ends - first.starts
    found = [WallSpan(start, None if length is None else start + length) for start in starts]
    if any(one.ends is None or one.ends > after.starts for one, after in pairwise(found)):
        raise RunsInto
    return found
