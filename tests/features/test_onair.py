"""The rules of the schedule against a reading so plain that it can be seen to be right.

The oracle knows only minutes: it asks of each single minute which booking covers it.
"""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from magazine.features.onair import (
    Booking,
    Stretch,
    coming_next,
    free_before,
    free_from,
    lanes,
    nearest_free,
    on_air,
    overlap,
    stretches,
    trims,
    until,
)

# A shared machine can be slow for a moment; the properties are about right, not fast.
settings.register_profile("schedule", deadline=None)
settings.load_profile("schedule")

START = datetime(2026, 3, 28, 12, tzinfo=UTC)
HORIZON = 60


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


@st.composite
def schedules(draw: st.DrawFn) -> list[Booking]:
    """Bookings that do not overlap, in any order; the last may be open-ended."""
    marks = sorted(draw(st.lists(st.integers(0, HORIZON), max_size=12, unique=True)))
    pairs = [pair for pair in itertools.pairwise(marks) if draw(st.booleans())]
    made = [Booking(n, minute(a), minute(b)) for n, (a, b) in enumerate(pairs)]
    if made and draw(st.booleans()):
        made[-1] = made[-1]._replace(ends=None)
    return draw(st.permutations(made))


def told_plainly(schedule: list[Booking], number: int) -> Booking | None:
    """What a person would read off a calendar: started, and not ended yet."""
    started = [booking for booking in schedule if booking.starts <= minute(number)]
    gone = [booking for booking in started if booking.ends and booking.ends <= minute(number)]
    (found,) = [booking for booking in started if booking not in gone] or [None]
    return found


def covered(booking: Booking) -> set[int]:
    """The minutes a booking is on air, up to well past the horizon."""
    minutes = range(-5, HORIZON * 3)
    return {number for number in minutes if told_plainly([booking], number)}


@given(schedules(), st.integers(-2, HORIZON + 2))
def test_on_air_is_what_covers_the_instant(schedule: list[Booking], number: int) -> None:
    assert on_air(schedule, minute(number)) == told_plainly(schedule, number)


@given(schedules(), st.integers(-2, HORIZON + 2))
def test_nothing_changes_before_the_next_boundary_and_something_does_at_it(
    schedule: list[Booking], number: int
) -> None:
    boundary = until(schedule, minute(number))
    now = told_plainly(schedule, number)
    later = [told_plainly(schedule, later) for later in range(number + 1, HORIZON * 2)]
    if boundary is None:
        assert all(shown == now for shown in later)
    else:
        steps = round((boundary - minute(number)) / timedelta(minutes=1))
        assert all(shown == now for shown in later[: steps - 1])
        assert later[steps - 1] != now


@given(schedules(), st.integers(-2, HORIZON + 2))
def test_what_comes_next_is_the_first_to_start_later(schedule: list[Booking], number: int) -> None:
    starts = sorted(booking.starts for booking in schedule if booking.starts > minute(number))
    found = coming_next(schedule, minute(number))
    assert (found.starts if found else None) == (starts[0] if starts else None)


@given(schedules(), st.integers(-2, 30), st.integers(1, 40))
def test_stretches_cut_the_window_without_holes_and_say_what_is_on_air(
    schedule: list[Booking], first: int, length: int
) -> None:
    last = first + length
    pieces = stretches(schedule, minute(first), minute(last))
    assert pieces[0].starts == minute(first)
    assert pieces[-1].ends == minute(last)
    for before, after in itertools.pairwise(pieces):
        assert before.ends == after.starts
    for number in range(first, last):
        piece = next(piece for piece in pieces if piece.starts <= minute(number) < piece.ends)
        assert piece.booking == told_plainly(schedule, number)


@given(schedules(), st.integers(-2, HORIZON + 2), st.integers(1, 30) | st.none())
def test_the_proposed_start_is_free_for_the_whole_length_and_none_before_it_is(
    schedule: list[Booking], number: int, length: int | None
) -> None:
    taken = set().union(*(covered(booking) for booking in schedule)) if schedule else set()
    far = HORIZON * 3 - 1

    def is_free(start: int) -> bool:
        return taken.isdisjoint(range(start, far if length is None else start + length))

    plain = next((start for start in range(number, HORIZON * 2) if is_free(start)), None)
    wanted = None if length is None else timedelta(minutes=length)
    found = free_from(schedule, minute(number), wanted)
    assert found == (None if plain is None else minute(plain))


@given(schedules(), st.integers(0, HORIZON + 2), st.integers(1, 30), st.integers(-20, 0))
def test_the_earlier_start_is_the_last_one_free_for_the_whole_length(
    schedule: list[Booking], latest: int, length: int, earliest: int
) -> None:
    taken = {n for number in schedule for n in range(-60, HORIZON * 3) if holds_at(number, n)}
    plain = next(
        (
            start
            for start in range(latest, earliest - 1, -1)
            if taken.isdisjoint(range(start, start + length))
        ),
        None,
    )
    wanted = timedelta(minutes=length)
    found = free_before(schedule, minute(latest), wanted, minute(earliest))
    assert found == (None if plain is None else minute(plain))


def holds_at(booking: Booking, number: int) -> bool:
    return told_plainly([booking], number) is not None


@given(schedules(), st.integers(0, HORIZON), st.integers(1, 30) | st.none())
def test_the_nearest_free_times_lie_to_both_sides_the_nearer_first(
    schedule: list[Booking], wanted: int, length: int | None
) -> None:
    size = None if length is None else timedelta(minutes=length)
    found = nearest_free(schedule, minute(wanted), size, minute(-40))
    if found == [minute(wanted)]:
        assert free_from(schedule, minute(wanted), size) == minute(wanted)
        return
    assert minute(wanted) not in found
    away = [abs(start - minute(wanted)) for start in found]
    assert away == sorted(away)
    for start in found:
        end = None if size is None else start + size
        assert not any(overlap(start, end, *booking[1:]) for booking in schedule)
    if length is None:
        assert all(start > minute(wanted) for start in found)


intervals = st.tuples(st.integers(0, 20), st.integers(1, 10) | st.none())


@given(intervals, intervals)
def test_two_intervals_overlap_when_they_share_a_minute(
    one: tuple[int, int | None], other: tuple[int, int | None]
) -> None:
    def ends(interval: tuple[int, int | None]) -> datetime | None:
        start, length = interval
        return None if length is None else minute(start + length)

    bookings = [Booking(n, minute(it[0]), ends(it)) for n, it in enumerate((one, other))]
    shared = not covered(bookings[0]).isdisjoint(covered(bookings[1]))
    assert overlap(*bookings[0][1:], *bookings[1][1:]) == shared


@given(intervals, intervals)
def test_a_trim_leaves_a_part_of_the_booking_that_is_out_of_the_way(
    one: tuple[int, int | None], other: tuple[int, int | None]
) -> None:
    (start, length), (from_, size) = one, other
    booking = Booking(1, minute(start), None if length is None else minute(start + length))
    wanted = minute(from_), None if size is None else minute(from_ + size)
    if not overlap(*booking[1:], *wanted):
        return
    found = trims(booking, *wanted)
    for trim in found:
        assert covered(trim) < covered(booking)
        assert covered(trim)
        assert not overlap(*trim[1:], *wanted)
    whole = covered(booking) - covered(Booking(2, *wanted))
    assert set().union(*map(covered, found)) == whole


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 10)), max_size=8))
def test_lanes_hold_every_draft_once_and_never_two_at_a_time(made: list[tuple[int, int]]) -> None:
    drafts = [Booking(n, minute(a), minute(a + length)) for n, (a, length) in enumerate(made)]
    rows = lanes(drafts)
    assert sorted(booking.key for row in rows for booking in row) == list(range(len(drafts)))
    for row in rows:
        for before, after in itertools.pairwise(row):
            assert before.ends <= after.starts


def test_back_to_back_bookings_hand_over_at_the_very_instant() -> None:
    first = Booking(1, minute(0), minute(10))
    second = Booking(2, minute(10), None)
    instant_before = minute(10) - timedelta(microseconds=1)
    assert on_air([first, second], instant_before) == first
    assert on_air([first, second], minute(10)) == second
    assert until([first, second], minute(10)) is None


def test_an_empty_schedule_is_one_gap() -> None:
    assert stretches([], minute(0), minute(5)) == [Stretch(minute(0), minute(5), None)]
