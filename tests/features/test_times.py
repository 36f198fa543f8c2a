"""Times on the site's clocks, through the nights when clocks change."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from pytest_django.fixtures import Settings

from magazine.features.times import SiteTimeField, clock_time, in_words, zone_name


@pytest.fixture(autouse=True)
def paris(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Paris"


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_what_is_typed_is_a_time_on_the_sites_clocks() -> None:
    assert SiteTimeField().clean("2026-03-03 09:00") == utc(2026, 3, 3, 8)
    assert SiteTimeField().clean("2026-07-03 09:00:30") == utc(2026, 7, 3, 7, 0, 30)


@pytest.mark.parametrize("typed", ["2026-03-29 02:30", "2026-03-29T02:30", "29/03/2026 02:30"])
def test_a_time_the_clocks_skip_is_refused_with_the_reason(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        SiteTimeField().clean(typed)
    assert refused.value.messages == [
        "02:30 does not happen on 29 March 2026 in Europe/Paris, because the clocks go "
        "forward. Choose a time before or after the gap."
    ]


def test_a_time_that_happens_twice_is_asked_about() -> None:
    with pytest.raises(ValidationError) as refused:
        SiteTimeField().clean("2026-10-25 02:30")
    assert refused.value.messages == [
        "02:30 happens twice on 25 October 2026 in Europe/Paris, because the clocks go back. "
        "Write 2026-10-25 02:30+02:00 for the first or 2026-10-25 02:30+01:00 for the second."
    ]


def test_the_answer_to_that_question_is_understood_and_shown_again() -> None:
    field = SiteTimeField()
    first, second = utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30)
    assert field.clean("2026-10-25 02:30+02:00") == first
    assert field.clean("2026-10-25 02:30+01:00") == second
    assert field.clean(field.prepare_value(first)) == first
    assert field.clean(field.prepare_value(second)) == second


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    field = SiteTimeField()
    night = field.clean("2026-10-25 06:00") - field.clean("2026-10-24 22:00")
    assert night == timedelta(hours=9)


def test_what_cannot_be_read_is_said_to_be_no_date() -> None:
    with pytest.raises(ValidationError, match="valid date"):
        SiteTimeField().clean("next Friday")


def test_seconds_survive_being_shown_and_saved_again() -> None:
    field = SiteTimeField()
    assert field.prepare_value(utc(2026, 3, 3, 8, 0, 7)) == "2026-03-03 09:00:07"
    assert field.prepare_value(utc(2026, 3, 3, 8)) == "2026-03-03 09:00"


def test_the_zone_is_named_with_how_far_it_is_ahead_now() -> None:
    assert zone_name(utc(2026, 1, 1)) == "Europe/Paris, UTC+1 now"
    assert zone_name(utc(2026, 7, 1)) == "Europe/Paris, UTC+2 now"


@pytest.mark.parametrize(
    ("zone", "named"),
    [
        ("Asia/Kolkata", "Asia/Kolkata, UTC+5:30 now"),
        ("America/St_Johns", "America/St_Johns, UTC−3:30 now"),
        ("UTC", "UTC, UTC now"),
    ],
)
def test_zones_that_are_not_whole_hours_are_named_right(
    settings: Settings, zone: str, named: str
) -> None:
    settings.TIME_ZONE = zone
    assert zone_name(utc(2026, 1, 1)) == named


def test_a_time_that_happens_twice_says_which() -> None:
    assert clock_time(utc(2026, 10, 25, 0, 30)) == "25 October 2026, 02:30 (UTC+2)"
    assert clock_time(utc(2026, 10, 25, 1, 30)) == "25 October 2026, 02:30 (UTC+1)"


def test_a_span_names_its_day_once() -> None:
    starts = utc(2026, 3, 3, 8)
    assert in_words(starts, utc(2026, 3, 3, 17)) == "3 March 2026, 09:00 to 18:00 (Europe/Paris)"
    assert in_words(starts, None) == "from 3 March 2026, 09:00, open-ended (Europe/Paris)"
