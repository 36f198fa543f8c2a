"""What is on air, what comes next and until when: plain functions of (schedule, instant).

A schedule is a list of bookings of one slot. Every interval is half-open: a booking
is on air at its start and no longer at its end, so the next may start there.
Nothing here knows Django or reads the clock.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple


class Booking(NamedTuple):
    """Feature `key` holds the slot from `starts` up to, not including, `ends`.

    Both are aware datetimes; `ends` is None when it stays until somebody ends it.
    """

    key: int
    starts: datetime
    ends: datetime | None


class Stretch(NamedTuple):
    """From `starts` up to `ends` one thing holds the slot; `booking` is None in a gap."""

    starts: datetime
    ends: datetime
    booking: Booking | None


def holds(booking: Booking, at: datetime) -> bool:
    """Whether the booking is on air at the instant."""
    return booking.starts <= at and (booking.ends is None or at < booking.ends)


def overlap(
    starts: datetime, ends: datetime | None, other_starts: datetime, other_ends: datetime | None
) -> bool:
    """Whether two half-open intervals share an instant; None means without end."""
    return (other_ends is None or starts < other_ends) and (ends is None or other_starts < ends)


def within(
    starts: datetime, ends: datetime | None, outer_starts: datetime, outer_ends: datetime | None
) -> bool:
    """Whether a half-open interval lies wholly in another; None means without end."""
    return outer_starts <= starts and (
        outer_ends is None or (ends is not None and ends <= outer_ends)
    )


def shared(
    starts: datetime, ends: datetime | None, other_starts: datetime, other_ends: datetime | None
) -> tuple[datetime, datetime | None]:
    """What two overlapping intervals have in common."""
    known = [end for end in (ends, other_ends) if end is not None]
    return max(starts, other_starts), min(known, default=None)


def on_air(schedule: Iterable[Booking], at: datetime) -> Booking | None:
    """The booking that holds the slot at the instant, or None when the slot falls back."""
    return next((booking for booking in schedule if holds(booking, at)), None)


def coming_next(schedule: Iterable[Booking], at: datetime) -> Booking | None:
    """The first booking that starts after the instant."""
    later = (booking for booking in schedule if booking.starts > at)
    return min(later, key=lambda booking: booking.starts, default=None)


def until(schedule: Iterable[Booking], at: datetime) -> datetime | None:
    """The next boundary: the first instant after `at` when a booking starts or ends.

    None when nothing changes any more.
    """
    return min(
        (
            instant
            for booking in schedule
            for instant in (booking.starts, booking.ends)
            if instant is not None and instant > at
        ),
        default=None,
    )


def stretches(schedule: Iterable[Booking], since: datetime, to: datetime) -> list[Stretch]:
    """The window [since, to) cut into bookings and gaps, in order and without holes.

    Expects a schedule in which no two bookings overlap.
    """
    found: list[Stretch] = []
    reached = since
    for booking in sorted(schedule, key=lambda booking: booking.starts):
        starts = max(booking.starts, since)
        ends = to if booking.ends is None else min(booking.ends, to)
        if ends <= starts:
            continue
        if starts > reached:
            found.append(Stretch(reached, starts, None))
        found.append(Stretch(starts, ends, booking))
        reached = ends
    if reached < to:
        found.append(Stretch(reached, to, None))
    return found


def free_from(
    schedule: Iterable[Booking], earliest: datetime, length: timedelta | None
) -> datetime | None:
    """The first instant, not before `earliest`, from which the slot is free for `length`.

    `length` None asks for a slot that stays free. None when an open-ended booking
    is in the way of every answer.
    """
    start = earliest
    for booking in sorted(schedule, key=lambda booking: booking.starts):
        wanted_end = None if length is None else start + length
        if not overlap(start, wanted_end, booking.starts, booking.ends):
            continue
        if booking.ends is None:
            return None
        start = booking.ends
    return start


def free_before(
    schedule: Iterable[Booking], latest: datetime, length: timedelta, earliest: datetime
) -> datetime | None:
    """The last instant, not after `latest`, from which the slot is free for `length`.

    None when there is none from `earliest` on.
    """
    start = latest
    standing = list(schedule)
    endless = [booking for booking in standing if booking.ends is None]
    ending = [(booking.ends, booking) for booking in standing if booking.ends is not None]
    ending.sort(key=lambda pair: pair[0], reverse=True)
    for booking in [*endless, *(booking for _ends, booking in ending)]:
        if overlap(start, start + length, booking.starts, booking.ends):
            start = booking.starts - length
    return start if start >= earliest else None


def nearest_free(
    schedule: Iterable[Booking], wanted: datetime, length: timedelta | None, earliest: datetime
) -> list[datetime]:
    """The nearest starts before and after the wanted one that are free, the nearer first.

    Just the wanted one when that is free. An open-ended stay (`length` None) has no earlier
    one: it would still be there at the wanted start.
    """
    standing = list(schedule)
    later = free_from(standing, max(wanted, earliest), length)
    if later == wanted:
        return [wanted]
    earlier = None if length is None else free_before(standing, wanted, length, earliest)
    found = [start for start in (earlier, later) if start is not None]
    return sorted(found, key=lambda start: (abs(start - wanted), start))


def trims(booking: Booking, starts: datetime, ends: datetime | None) -> list[Booking]:
    """The ways to shorten a booking at one end so that [starts, ends) is free of it."""
    found = []
    if booking.starts < starts:
        found.append(booking._replace(ends=starts))
    if ends is not None and (booking.ends is None or ends < booking.ends):
        found.append(booking._replace(starts=ends))
    return found


def lanes(bookings: Iterable[Booking]) -> list[list[Booking]]:
    """Bookings that may overlap (drafts), in as few rows as hold them side by side."""
    rows: list[list[Booking]] = []
    for booking in sorted(bookings, key=lambda booking: (booking.starts, booking.key)):
        for row in rows:
            last = row[-1]
            if not overlap(booking.starts, booking.ends, last.starts, last.ends):
                row.append(booking)
                break
        else:
            rows.append([booking])
    return rows
