"""The schedule in people's own calendars, read back by a calendar client's library; and as CSV."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import recurring_ical_events
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pytest_django.fixtures import Settings

from magazine.features.calendars.sheets import inert
from magazine.features.calendars.writing import calendar
from magazine.features.models import CalendarFeed, Feature, Slot, State
from tests.factories import MarketerFactory, UserFactory

from .factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

NOW = NOON - 2 * HOUR
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def address(user: AbstractUser, of: Slot | None = None) -> str:
    _made, token = CalendarFeed.objects.make(user, of, NOW)
    return reverse("calendar_feed", args=[token])


def read(client: Client, url: str) -> Calendar:
    return Calendar.from_ical(client.get(url).content)


def summaries(client: Client, url: str) -> list[str]:
    return sorted(str(event["SUMMARY"]) for event in read(client, url).events)


@pytest.mark.django_db
class TestTheFeed:
    def test_a_calendar_reads_back_what_stands_when(self, client: Client) -> None:
        feature = ApprovedFactory(headline="Small; wonders, “quoted” \\ and\nlong " + "x" * 90)
        found = read(client, address(MarketerFactory()))
        (event,) = recurring_ical_events.of(found).between(NOW, NOW + DAY)
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (NOON, NOON + HOUR)
        assert str(event["SUMMARY"]) == f"Home hero: {feature}"
        assert str(event["STATUS"]) == "CONFIRMED"
        assert str(event["URL"]).endswith(reverse("features:inspect", args=[feature.pk]))
        assert str(found["X-WR-CALNAME"]) == "All slots"

    def test_instants_are_exact_through_the_night_the_clocks_go_back(
        self, client: Client, settings: Settings
    ) -> None:
        settings.TIME_ZONE = "Europe/Paris"
        first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
        ApprovedFactory(starts_at=first, ends_at=second)
        (event,) = read(client, address(MarketerFactory())).events
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, second)

    def test_says_how_far_each_is_and_leaves_drafts_out(self, client: Client) -> None:
        ApprovedFactory()
        FeatureFactory(state=State.PROPOSED)
        FeatureFactory(state=State.CANCELLED, cancel_reason="The sponsor withdrew")
        FeatureFactory(headline="A draft")
        events = read(client, address(MarketerFactory())).events
        assert sorted(str(event["STATUS"]) for event in events) == [
            "CANCELLED",
            "CONFIRMED",
            "TENTATIVE",
        ]

    def test_keeps_its_name_when_it_is_moved(self, client: Client) -> None:
        feature, url = ApprovedFactory(), address(MarketerFactory())
        (before,) = read(client, url).events
        with time_machine.travel(NOW + HOUR, tick=False):
            feature.starts_at, feature.ends_at = NOON + DAY, NOON + 2 * DAY
            feature.save()
            (after,) = read(client, url).events
        assert before["UID"] == after["UID"]
        assert before["LAST-MODIFIED"].dt < after["LAST-MODIFIED"].dt
        assert after["DTSTART"].dt == NOON + DAY

    def test_is_of_one_slot_when_asked_and_holds_a_month_and_a_year(self, client: Client) -> None:
        ApprovedFactory(headline="Here")
        ApprovedFactory(headline="There", slot=slot("site_banner"))
        long_ago, too_far = NOON - 60 * DAY, NOON + 400 * DAY
        ApprovedFactory(headline="Long ago", starts_at=long_ago)
        ApprovedFactory(headline="Too far", starts_at=too_far)
        user = MarketerFactory()
        assert summaries(client, address(user, slot())) == ["Home hero: Here"]
        assert len(summaries(client, address(user))) == 2

    def test_what_is_open_ended_lasts_as_far_as_the_feed(self, client: Client) -> None:
        ApprovedFactory(ends_at=None)
        (event,) = read(client, address(MarketerFactory())).events
        assert event["DTEND"].dt == NOON + 366 * DAY
        assert "runs until it is ended" in str(event["DESCRIPTION"])

    def test_is_kept_by_nobody_between(self, client: Client) -> None:
        answer = client.get(address(MarketerFactory()))
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex"

    def test_costs_the_same_queries_however_much_is_booked(
        self, client: Client, count_queries: Callable
    ) -> None:
        url, counts = address(MarketerFactory()), []
        for first, last in ((0, 2), (2, 12)):
            for hour in range(first, last):
                ApprovedFactory(starts_at=NOON + hour * HOUR)
            with count_queries() as asked:
                client.get(url)
            counts.append(len(asked))
        assert counts[0] == counts[1]

    @given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z")), min_size=1))
    def test_any_headline_comes_back_as_it_was(self, headline: str) -> None:
        feature = Feature(
            pk=1, headline=headline, link="/", starts_at=NOON, ends_at=NOON + HOUR, state="approved"
        )
        feature.slot, feature.updated_at = Slot(position="home_hero"), NOW
        (event,) = Calendar.from_ical(calendar("All", [feature], "site.example", NOW)).events
        assert str(event["SUMMARY"]).split() == f"Home hero: {headline}".split()


@pytest.mark.django_db
class TestWhoReadsIt:
    def test_a_made_up_address_leads_nowhere(self, client: Client) -> None:
        assert client.get(reverse("calendar_feed", args=["x" * 43])).status_code == 404

    def test_the_token_is_not_in_the_database(self) -> None:
        made, token = CalendarFeed.objects.make(MarketerFactory(), None, NOW)
        assert token not in str(CalendarFeed.objects.values())
        assert len(token) >= 43
        assert made == CalendarFeed.objects.by_token(token).get()

    def test_it_ends_with_its_owners_rights_or_account(self, client: Client) -> None:
        marketer = MarketerFactory()
        url = address(marketer)
        assert client.get(url).status_code == 200
        marketer.groups.clear()
        assert client.get(url).status_code == 404
        other = MarketerFactory()
        url = address(other)
        other.is_active = False
        other.save()
        assert client.get(url).status_code == 404

    def test_it_is_made_shown_once_and_revoked_at_the_desk(
        self, client: Client, as_marketer: Client
    ) -> None:
        desk = reverse("features:calendars")
        page = as_marketer.post(desk, {"slot": slot().pk})
        shown = BeautifulSoup(page.content, "html.parser").select_one("#calendar-address")["value"]
        path = shown.removeprefix("http://testserver")
        assert Client().get(path).status_code == 200
        again = as_marketer.get(desk)
        assert shown not in again.content.decode()
        assert "Home hero" in again.content.decode()
        as_marketer.post(reverse("features:revoke_calendar", args=[CalendarFeed.objects.get().pk]))
        assert Client().get(path).status_code == 404

    def test_nobody_revokes_anothers(self, as_marketer: Client) -> None:
        made, _token = CalendarFeed.objects.make(MarketerFactory(), None, NOW)
        url = reverse("features:revoke_calendar", args=[made.pk])
        assert as_marketer.post(url).status_code == 404
        assert CalendarFeed.objects.exists()

    def test_it_is_found_beside_ones_own_name(self, as_marketer: Client) -> None:
        page = as_marketer.get(reverse("wagtailadmin_account")).content.decode()
        assert reverse("features:calendars") in page

    def test_who_has_nothing_to_do_with_the_schedule_has_none(self, client: Client) -> None:
        client.force_login(UserFactory())
        assert client.post(reverse("features:calendars"), {"slot": ""}).status_code == 302
        assert not CalendarFeed.objects.exists()


@pytest.mark.django_db
class TestTheSheet:
    def rows(self, client: Client, **filters: object) -> list[dict]:
        answer = client.get(reverse("features:index"), {**filters, "export": "csv"})
        text = b"".join(answer.streaming_content).decode()
        return list(csv.DictReader(io.StringIO(text)))

    def test_holds_what_is_listed_with_exact_times(
        self, as_marketer: Client, settings: Settings
    ) -> None:
        settings.TIME_ZONE = "Europe/Paris"
        ApprovedFactory(headline="Small wonders", ends_at=None)
        FeatureFactory(headline="A draft")
        (row,) = self.rows(as_marketer, state="approved")
        assert (row["Feature"], row["Shows"], row["Slot"]) == (
            "Small wonders",
            "Creative",
            "Home hero",
        )
        assert (row["Starts"], row["Ends"]) == ("2026-03-03 13:00:00+01:00", "")

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
    def test_runs_nothing_in_a_sheet(self, as_marketer: Client, start: str) -> None:
        FeatureFactory(headline=f'{start}HYPERLINK("https://evil.example")')
        (row,) = self.rows(as_marketer)
        assert row["Feature"].startswith("'")

    def test_costs_the_same_queries_however_long_it_is(
        self, as_marketer: Client, count_queries: Callable
    ) -> None:
        counts = []
        for many in (1, 9):
            for _ in range(many):
                FeatureFactory(created_by=MarketerFactory())
            self.rows(as_marketer)
            with count_queries() as asked:
                self.rows(as_marketer)
            counts.append(len(asked))
        assert counts[0] == counts[1]


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    told = str(inert(text))
    assert told.removeprefix("'") == text.removeprefix("'") or told == f"'{text}"
    assert not told.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
