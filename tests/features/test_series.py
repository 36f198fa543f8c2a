"""A feature repeats by a rule; what is doubtful or taken is shown first, and nothing is guessed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from magazine.features.models import Feature, Series, SlotLock, State
from magazine.features.series.forms import Scope
from magazine.features.series.saying import in_words
from tests.factories import EditorFactory

from .factories import HOUR, ApprovedFactory, FeatureFactory, slot

pytestmark = pytest.mark.django_db


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


# Friday 16 October 2026, 18:00 in Paris, to Sunday 23:59.
FRIDAY, SUNDAY = utc(2026, 10, 16, 16), utc(2026, 10, 18, 21, 59)
NOW = utc(2026, 10, 1, 8)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def october(settings: Settings) -> Iterator[None]:
    settings.TIME_ZONE = "Europe/Paris"
    with time_machine.travel(NOW, tick=False):
        yield


def words(response: HttpResponse) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def weekend(**changes: object) -> Feature:
    return FeatureFactory(**{"starts_at": FRIDAY, "ends_at": SUNDAY, **changes})


def repeat(client: Client, feature: Feature, **changes: object) -> HttpResponse:
    asked = {"interval": 1, "frequency": "WEEKLY", "weekdays": ["4"], "count": 4, **changes}
    url = reverse("features:repeat", args=[feature.pk])
    return client.post(url, {name: value for name, value in asked.items() if value != ""})


class TestRepeating:
    def test_shows_every_turn_before_any_is_made(self, as_marketer: Client) -> None:
        page = words(repeat(as_marketer, weekend(), until="2027-03-05", count=""))
        assert "20 features" in page
        assert "23 October 2026, 18:00 to 25 October 2026, 23:59" in page
        assert "5 March 2027, 18:00 to 7 March 2027, 23:59" in page
        assert Feature.objects.count() == 1

    def test_makes_them_all_as_drafts_with_the_same_content(self, as_marketer: Client) -> None:
        first = weekend(headline="Small wonders", sponsored=True, sponsor="Maison")
        repeat(as_marketer, first, make="draft")
        made = list(Feature.objects.order_by("starts_at"))
        assert [feature.starts_at for feature in made] == [
            FRIDAY,
            FRIDAY + WEEK,
            FRIDAY + 2 * WEEK + HOUR,
            FRIDAY + 3 * WEEK + HOUR,
        ]
        assert {(f.headline, f.sponsor, f.state) for f in made} == {
            ("Small wonders", "Maison", "draft")
        }
        series = Series.objects.get()
        assert series.rule == "FREQ=WEEKLY;BYDAY=FR;COUNT=4"
        assert series.zone == "Europe/Paris"
        assert str(series) == "Home hero: every week on Friday, 4 times"
        assert [feature.occurs_at for feature in made] == [f.starts_at for f in made]

    def test_proposes_them_all_with_one_letter(
        self,
        as_marketer: Client,
        django_capture_on_commit_callbacks: Callable,
        mailoutbox: list[EmailMessage],
    ) -> None:
        EditorFactory()
        with django_capture_on_commit_callbacks(execute=True):
            repeat(as_marketer, weekend(), make="proposed")
        assert Feature.objects.filter(state=State.PROPOSED).count() == 3
        (letter,) = mailoutbox
        assert letter.subject.endswith("3 times")

    def test_a_marketer_cannot_approve_by_it(self, as_marketer: Client) -> None:
        repeat(as_marketer, weekend(), make="approved")
        assert Feature.objects.count() == 1

    def test_a_moderator_can(self, as_moderator: Client) -> None:
        repeat(as_moderator, weekend(), make="approved")
        assert Feature.objects.approved().count() == 3

    def test_one_that_clashes_stops_all(self, as_moderator: Client) -> None:
        ApprovedFactory(headline="In the way", starts_at=FRIDAY + WEEK)
        page = words(repeat(as_moderator, weekend(), make="approved"))
        assert "3 features, one in trouble" in page
        assert "“In the way” in Home hero, 23 October 2026, 18:00 to 19:00" in page
        assert Feature.objects.count() == 2

    def test_unless_those_are_left_out(self, as_moderator: Client) -> None:
        ApprovedFactory(starts_at=FRIDAY + WEEK)
        SlotLock.objects.create(
            slot=slot(), starts_at=FRIDAY + 2 * WEEK, ends_at=SUNDAY + 2 * WEEK, reason="Election"
        )
        page = words(repeat(as_moderator, weekend(), leave_out="on"))
        assert "2 in trouble" in page
        repeat(as_moderator, weekend(), leave_out="on", make="approved")
        assert Series.objects.get().features.count() == 2

    def test_a_time_that_happens_twice_is_asked_about_and_not_guessed(
        self, as_moderator: Client
    ) -> None:
        first = weekend(starts_at=utc(2026, 10, 18, 0, 30), ends_at=utc(2026, 10, 18, 6))
        asked = {"weekdays": ["6"], "count": 3}
        page = repeat(as_moderator, first, **asked, make="draft")
        assert "02:30 happens twice on 25 October 2026, because the clocks go back." in words(page)
        assert "The second: 25 October 2026, 02:30 (UTC+1)" in words(page)
        assert Feature.objects.count() == 1
        soup = BeautifulSoup(page.content, "html.parser")
        assert not soup.select("[name=make], [name^=answer-][checked]")
        repeat(as_moderator, first, **asked, make="draft", **{"answer-0-starts": "1"})
        made = Feature.objects.order_by("starts_at").exclude(pk=first.pk)
        assert [feature.starts_at for feature in made] == [
            utc(2026, 10, 25, 1, 30),
            utc(2026, 11, 1, 1, 30),
        ]

    def test_a_time_that_is_skipped_is_asked_about_too(self, as_moderator: Client) -> None:
        first = weekend(starts_at=utc(2027, 3, 21, 1, 30), ends_at=utc(2027, 3, 21, 6))
        asked = {"weekdays": ["6"], "count": 2}
        page = words(repeat(as_moderator, first, **asked))
        assert "02:30 does not happen on 28 March 2027, because the clocks go forward." in page
        assert "After the gap: 28 March 2027, 03:30" in page
        assert "Before the gap: 28 March 2027, 01:30" in page
        repeat(as_moderator, first, **asked, make="draft", **{"answer-0-starts": "1"})
        assert Feature.objects.filter(starts_at=utc(2027, 3, 28, 0, 30)).exists()

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"count": ""}, "Say until when, or how many times: one of the two."),
            ({"until": "2027-01-01"}, "Say until when, or how many times: one of the two."),
            ({"count": "", "until": "2026-10-16"}, "That is not after the day it starts on."),
            ({"weekdays": ["0"]}, "The day it starts on is not one of the days of the rule."),
            ({"frequency": "DAILY"}, "Each lasts longer than until the next one."),
            ({"count": 400}, "less than or equal to 366"),
        ],
    )
    def test_what_is_wrong_is_said(self, as_marketer: Client, wrong: dict, told: str) -> None:
        assert told in words(repeat(as_marketer, weekend(), make="draft", **wrong))
        assert Feature.objects.count() == 1

    def test_a_turn_of_a_series_is_not_repeated_again(self, as_marketer: Client) -> None:
        first = weekend()
        repeat(as_marketer, first, make="draft")
        again = repeat(as_marketer, first, make="draft")
        assert "It is part of a series already." in words(again)
        assert Feature.objects.count() == 4

    def test_an_editor_repeats_nothing(self, as_editor: Client) -> None:
        assert repeat(as_editor, weekend(), make="draft").status_code == 302
        assert Feature.objects.count() == 1

    def test_planning_costs_the_same_queries_however_long_the_series(
        self, as_marketer: Client, count_queries: Callable
    ) -> None:
        first, counts = weekend(), []
        for many in (3, 30):
            repeat(as_marketer, first, count=many)
            with count_queries() as asked:
                repeat(as_marketer, first, count=many)
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestChangingTurns:
    @pytest.fixture
    def series(self, as_moderator: Client) -> list[Feature]:
        """Four approved weekends, over the night when the clocks go back."""
        first = weekend(state=State.APPROVED)
        repeat(as_moderator, first, make="approved")
        return list(Feature.objects.order_by("starts_at"))

    def move(
        self, client: Client, feature: Feature, starts: str, ends: str, scope: Scope, **more: str
    ) -> HttpResponse:
        url = reverse("features:move_turns", args=[feature.pk])
        asked = {"starts_at": starts, "ends_at": ends, "scope": scope, "make": "move", **more}
        return client.post(url, asked)

    def starts(self) -> list[str]:
        found = Feature.objects.order_by("pk").values_list("starts_at", flat=True)
        return [f"{at:%d %b %H}" for at in found]

    def test_one_is_moved_alone(self, as_moderator: Client, series: list[Feature]) -> None:
        second = series[1]
        self.move(as_moderator, second, "2026-10-23 20:00", "2026-10-25 23:59", Scope.THIS)
        assert self.starts() == ["16 Oct 16", "23 Oct 18", "30 Oct 17", "06 Nov 17"]
        second.refresh_from_db()
        assert second.occurs_at == FRIDAY + WEEK

    def test_this_and_the_following_keep_step_on_the_wall_clock(
        self, as_moderator: Client, series: list[Feature]
    ) -> None:
        self.move(as_moderator, series[1], "2026-10-22 12:00", "2026-10-25 23:59", Scope.FOLLOWING)
        assert self.starts() == ["16 Oct 16", "22 Oct 10", "29 Oct 11", "05 Nov 11"]

    def test_all_pass_each_other_in_the_slot(
        self, as_moderator: Client, series: list[Feature]
    ) -> None:
        """Each goes to where the next one stands."""
        self.move(as_moderator, series[0], "2026-10-23 18:00", "2026-10-25 23:59", Scope.ALL)
        assert self.starts() == ["23 Oct 16", "30 Oct 17", "06 Nov 17", "13 Nov 17"]
        assert Feature.objects.approved().count() == 4

    def test_one_clash_keeps_all_where_they_are(
        self, as_moderator: Client, series: list[Feature]
    ) -> None:
        ApprovedFactory(headline="In the way", starts_at=utc(2026, 11, 13, 18))
        page = self.move(as_moderator, series[0], "2026-10-23 18:00", "2026-10-25 23:59", Scope.ALL)
        assert "one in trouble" in words(page)
        assert "“In the way” in Home hero" in words(page)
        assert self.starts()[:4] == ["16 Oct 16", "23 Oct 16", "30 Oct 17", "06 Nov 17"]
        assert Feature.objects.approved().count() == 5

    def test_a_doubtful_time_of_another_turn_is_asked_about(
        self, as_moderator: Client, series: list[Feature]
    ) -> None:
        to = "2026-10-18 02:30", "2026-10-19 02:00"
        page = self.move(as_moderator, series[0], *to, Scope.ALL)
        assert "02:30 happens twice on 25 October 2026" in words(page)
        assert self.starts()[0] == "16 Oct 16"
        self.move(as_moderator, series[0], *to, Scope.ALL, **{"answer-1-starts": "0"})
        assert self.starts() == ["18 Oct 00", "25 Oct 00", "01 Nov 01", "08 Nov 01"]

    def test_following_ones_are_cancelled_with_the_reason(
        self, as_moderator: Client, series: list[Feature]
    ) -> None:
        url = reverse("features:cancel_turns", args=[series[2].pk])
        asked = {"scope": Scope.FOLLOWING, "reason": "The sponsor withdrew"}
        assert "2 features" in words(as_moderator.post(url, asked))
        as_moderator.post(url, {**asked, "make": "cancel"})
        states = Feature.objects.order_by("pk").values_list("state", "cancel_reason")
        assert list(states) == [
            ("approved", ""),
            ("approved", ""),
            ("cancelled", "The sponsor withdrew"),
            ("cancelled", "The sponsor withdrew"),
        ]

    def test_approved_turns_are_left_to_those_who_may_approve(
        self, as_moderator: Client, series: list[Feature], as_marketer: Client
    ) -> None:
        answer = self.move(
            as_marketer, series[0], "2026-10-16 19:00", "2026-10-18 23:59", Scope.ALL
        )
        assert answer.status_code == 302
        assert self.starts()[0] == "16 Oct 16"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "FREQ=WEEKLY;BYDAY=FR,SU;UNTIL=20270305T235959",
            "every week on Friday, Sunday, until 5 March 2027",
        ),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", "every 2 days, 3 times"),
        ("FREQ=MONTHLY;COUNT=12", "every month, 12 times"),
    ],
)
def test_a_rule_is_told_as_people_say_it(rule: str, said: str) -> None:
    assert in_words(rule) == said
