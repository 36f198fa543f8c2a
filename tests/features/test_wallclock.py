"""Wall-clock times and instants, above all in the nights when clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magazine.features.series.recurring import (
    MOST,
    Frequency,
    RunsInto,
    TooMany,
    turns,
    written,
)
from magazine.features.wallclock import Doubt, WallSpan, doubt_of, instant, settled, wall_of

PARIS = ZoneInfo("Europe/Paris")
ZONES = st.sampled_from(
    [PARIS, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Tokyo")]
)
WALLS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)).map(  # noqa: DTZ001
    lambda wall: wall.replace(microsecond=0)
)


def wall(*parts: int) -> datetime:
    return datetime(*parts)  # noqa: DTZ001 (a wall clock has no zone)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@given(WALLS, ZONES, st.sampled_from([0, 1]))
def test_an_instant_shows_the_time_it_was_made_of_unless_that_is_skipped(
    shown: datetime, zone: ZoneInfo, fold: int
) -> None:
    back = wall_of(instant(shown, zone, fold), zone)
    assert (back == shown) == (doubt_of(shown, zone) is not Doubt.SKIPPED)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)), ZONES)  # noqa: DTZ001
def test_every_instant_is_found_again_by_one_of_the_folds(at: datetime, zone: ZoneInfo) -> None:
    exact = at.replace(tzinfo=UTC, microsecond=0)
    shown = wall_of(exact, zone)
    assert exact in {instant(shown, zone, 0), instant(shown, zone, 1)}


@given(WALLS, ZONES)
def test_both_answers_to_a_doubt_differ_and_else_there_is_one(
    shown: datetime, zone: ZoneInfo
) -> None:
    first, second = instant(shown, zone, 0), instant(shown, zone, 1)
    doubt = doubt_of(shown, zone)
    assert (first < second) == (doubt is Doubt.TWICE)
    assert (first > second) == (doubt is Doubt.SKIPPED)


def test_a_skipped_time_is_asked_about_with_the_time_after_and_before_the_gap() -> None:
    spans, (question,) = settled([WallSpan(wall(2026, 3, 29, 2, 30), None)], PARIS, {})
    assert question.doubt is Doubt.SKIPPED
    assert question.answers == (utc(2026, 3, 29, 1, 30), utc(2026, 3, 29, 0, 30))
    assert question.given is None
    assert spans == [(utc(2026, 3, 29, 1, 30), None)]


def test_a_time_that_happens_twice_is_taken_as_it_was_answered() -> None:
    night = WallSpan(wall(2026, 10, 24, 22), wall(2026, 10, 25, 2, 30))
    for fold, ends in ((0, utc(2026, 10, 25, 0, 30)), (1, utc(2026, 10, 25, 1, 30))):
        spans, (question,) = settled([night], PARIS, {"0-ends": fold})
        assert question.given == fold
        assert spans == [(utc(2026, 10, 24, 20), ends)]


def test_what_stays_where_it_is_is_not_asked_about() -> None:
    standing = [(utc(2026, 10, 25, 1, 30), utc(2026, 10, 25, 5))]
    walls = [WallSpan(wall(2026, 10, 25, 2, 30), wall(2026, 10, 25, 7))]
    assert settled(walls, PARIS, {}, standing) == (
        [(utc(2026, 10, 25, 1, 30), utc(2026, 10, 25, 6))],
        [],
    )


FRIDAY = WallSpan(wall(2026, 10, 16, 18), wall(2026, 10, 18, 23, 59))


def test_every_friday_to_sunday_until_march_is_at_the_same_hour_all_winter() -> None:
    rule = written(Frequency.WEEKLY, 1, [4], wall(2027, 3, 5).date(), None)
    assert rule == "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270305T235959"
    found = turns(FRIDAY, rule)
    assert len(found) == 21
    assert found[0] == FRIDAY
    assert found[-1].starts == wall(2027, 3, 5, 18)
    spans, questions = settled(found, PARIS, {})
    assert questions == []
    assert spans[1] == (utc(2026, 10, 23, 16), utc(2026, 10, 25, 22, 59))
    assert spans[1][1] - spans[1][0] == spans[0][1] - spans[0][0] + timedelta(hours=1)


@given(
    st.sampled_from(Frequency),
    st.integers(1, 12),
    st.sets(st.integers(0, 6)),
    st.integers(1, 60),
    WALLS,
)
def test_turns_are_as_many_as_asked_and_each_as_long_as_the_first(
    frequency: Frequency, interval: int, weekdays: set[int], count: int, start: datetime
) -> None:
    days = sorted(weekdays) if frequency is Frequency.WEEKLY else []
    first = WallSpan(start, start + timedelta(hours=1))
    found = turns(first, written(frequency, interval, days, None, count))
    assert len(found) == count
    assert all(turn.ends - turn.starts == timedelta(hours=1) for turn in found)
    assert all(turn.starts.time() == start.time() for turn in found)
    if days:
        assert {turn.starts.weekday() for turn in found} <= set(days)
    assert found == sorted(found)


def test_more_than_a_year_of_days_is_too_many() -> None:
    day = WallSpan(wall(2026, 1, 1, 9), wall(2026, 1, 1, 10))
    assert len(turns(day, written(Frequency.DAILY, 1, [], None, MOST))) == MOST
    with pytest.raises(TooMany):
        turns(day, written(Frequency.DAILY, 1, [], wall(2030, 1, 1).date(), None))


def test_a_turn_must_not_run_into_the_next() -> None:
    with pytest.raises(RunsInto):
        turns(FRIDAY, written(Frequency.DAILY, 1, [], None, 5))
