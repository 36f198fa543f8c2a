"""Hours put together on the site's clock, through days on which it is changed."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magazine.results.chart import panel, places, scale_step
from magazine.results.periods import Count, Unit, steps, unit_for

PARIS, KOLKATA = ZoneInfo("Europe/Paris"), ZoneInfo("Asia/Kolkata")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def counts(since: datetime, hours: int) -> list[Count]:
    """One seen in each hour."""
    return [Count(since + number * HOUR, 1, 0) for number in range(hours)]


@pytest.mark.parametrize(
    ("day", "hours"),
    [((2026, 10, 24), 24), ((2026, 10, 25), 25), ((2026, 3, 28), 24), ((2026, 3, 29), 23)],
)
def test_a_day_has_the_hours_it_has(day: tuple, hours: int) -> None:
    midnight = datetime(*day, tzinfo=PARIS).astimezone(UTC)
    days = steps(counts(midnight - DAY, 96), midnight - DAY, midnight + 3 * DAY, Unit.DAY, PARIS)
    (found,) = [step for step in days if step.starts == midnight]
    assert found.impressions == hours


def test_the_hour_that_happens_twice_is_two_hours() -> None:
    since = datetime(2026, 10, 25, 0, tzinfo=UTC)
    found = steps(counts(since, 3), since, since + 3 * HOUR, Unit.HOUR, PARIS)
    local = [step.starts.astimezone(PARIS).strftime("%H:%M %z") for step in found]
    assert local == ["02:00 +0200", "02:00 +0100", "03:00 +0100"]


def test_weeks_begin_on_monday() -> None:
    since = datetime(2026, 10, 22, 12, tzinfo=UTC)
    found = steps([], since, since + 7 * DAY, Unit.WEEK, PARIS)
    assert [step.starts.astimezone(PARIS).isoformat() for step in found] == [
        "2026-10-19T00:00:00+02:00",
        "2026-10-26T00:00:00+01:00",
    ]


def test_nothing_is_lost_in_a_zone_half_an_hour_off() -> None:
    since = datetime(2026, 3, 3, 0, tzinfo=UTC)
    found = steps(counts(since, 48), since, since + 48 * HOUR, Unit.DAY, KOLKATA)
    assert sum(step.impressions for step in found) == 48


@given(
    st.integers(min_value=0, max_value=365 * 24),
    st.integers(min_value=1, max_value=4000),
    st.sampled_from(Unit),
    st.sampled_from([PARIS, KOLKATA, ZoneInfo("America/New_York"), ZoneInfo("UTC")]),
)
def test_every_hour_is_counted_once_and_steps_leave_no_gap(
    later: int, hours: int, unit: Unit, zone: ZoneInfo
) -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC) + later * HOUR
    found = steps(counts(since, hours), since, since + hours * HOUR, unit, zone)
    assert sum(step.impressions for step in found) == hours
    assert all(one.ends == two.starts for one, two in pairwise(found))


def test_the_longer_the_coarser() -> None:
    since = datetime(2026, 3, 3, tzinfo=UTC)
    assert unit_for(since, since + 2 * DAY) is Unit.HOUR
    assert unit_for(since, since + 30 * DAY) is Unit.DAY
    assert unit_for(since, since + 365 * DAY) is Unit.WEEK


class TestChart:
    @pytest.mark.parametrize(("highest", "step"), [(1, 1), (4, 1), (5, 2), (21, 10), (999, 500)])
    def test_scales_go_by_ones_twos_and_fives(self, highest: int, step: int) -> None:
        assert scale_step(highest) == step

    def test_a_bar_is_as_high_as_its_share_of_the_scale(self) -> None:
        drawn = panel([0, 2, 4], height=114)
        assert [bar.height for bar in drawn.bars] == ["0.0", "50.0", "100.0"]
        assert [line.value for line in drawn.lines] == [0, 1, 2, 3, 4]

    @given(st.integers(min_value=1, max_value=400))
    def test_bars_stay_within_the_chart(self, count: int) -> None:
        x, width = places(count)[-1]
        assert width > 0
        assert x + width <= 100

    def test_a_chart_of_nothing_has_its_scale(self) -> None:
        assert [line.value for line in panel([0, 0], height=60).lines] == [0, 1]
