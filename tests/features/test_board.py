"""The board: what stands where, through a week in which the clocks change."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from magazine.features.board.span import Scale, Span, span_holding
from tests.factories import MarketerFactory, TrendArticleFactory

from .factories import ApprovedFactory, FeatureFactory, slot

PARIS = ZoneInfo("Europe/Paris")
CLOCKS_GO_BACK = date(2026, 10, 25)
CLOCKS_GO_FORWARD = date(2026, 3, 29)
NOW = datetime(2026, 10, 21, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def hours(span: Span) -> float:
    return (span.ends.timestamp() - span.starts.timestamp()) / 3600


@pytest.mark.parametrize(
    ("day", "length", "labels"),
    [
        (date(2026, 10, 24), 24, ["00:00", "02:00", "04:00"]),
        (CLOCKS_GO_BACK, 25, ["00:00", "02:00", "03:00"]),
        (CLOCKS_GO_FORWARD, 23, ["00:00", "03:00", "05:00"]),
    ],
)
def test_a_day_is_as_long_as_it_is(day: date, length: int, labels: list[str]) -> None:
    span = span_holding(Scale.DAY, day, PARIS)
    assert hours(span) == length
    assert [tick.label for tick in span.ticks() if tick.label][:3] == labels
    assert len(span.ticks()) == length


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(Scale))
def test_spans_follow_one_another_without_a_gap(day: date, scale: Scale) -> None:
    span = span_holding(scale, day, PARIS)
    assert span.first <= day <= span.last
    assert Span(scale, span.moved(1), PARIS).starts == span.ends
    assert Span(scale, span.moved(-1), PARIS).ends == span.starts


def test_places_go_by_the_time_that_passes() -> None:
    span = span_holding(Scale.DAY, CLOCKS_GO_BACK, PARIS)
    first_half_past_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert span.share(first_half_past_two) == pytest.approx(2.5 / 25)
    assert span.share(first_half_past_two + HOUR) == pytest.approx(3.5 / 25)


@pytest.mark.django_db
class TestTheBoard:
    @pytest.fixture(autouse=True)
    def wednesday_noon(self) -> Iterator[None]:
        with time_machine.travel(NOW, tick=False):
            yield

    def board(self, client: Client, **query: object) -> BeautifulSoup:
        response = client.get(reverse("features:schedule"), query)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    def row(self, client: Client, name: str, **query: object) -> Tag:
        heading = self.board(client, **query).find("h3", string=name)
        return heading.find_parent("div").find_next_sibling("div")

    def test_shows_what_is_on_air_what_is_to_come_and_what_falls_back(
        self, admin_client: Client
    ) -> None:
        ApprovedFactory(headline="Now", starts_at=NOW - HOUR, ends_at=NOW + HOUR)
        ApprovedFactory(headline="Later", starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
        told = [title.string for title in self.row(admin_client, "Home hero").find_all("title")]
        assert told == [
            "Home hero: free, shows newest article. "
            "19 October 2026, 00:00 to 21 October 2026, 11:00 (Europe/Paris)",
            "Now. On air. 21 October 2026, 11:00 to 13:00 (Europe/Paris)",
            "Later. Approved. 21 October 2026, 13:00 to 14:00 (Europe/Paris)",
            "Home hero: free, shows newest article. "
            "21 October 2026, 14:00 to 26 October 2026, 00:00 (Europe/Paris)",
        ]

    def test_puts_bars_where_their_hours_are(self, admin_client: Client) -> None:
        ApprovedFactory(starts_at=NOW - 4 * HOUR, ends_at=NOW + 2 * HOUR)
        row = self.row(admin_client, "Home hero", scale="day", day="2026-10-21")
        bar = row.select_one(".schedule__piece--on-air")
        assert (bar["x"], bar["width"]) == ("33.333%", "25.000%")

    def test_names_the_day_of_a_time_that_is_not_on_the_board(self, admin_client: Client) -> None:
        ApprovedFactory(starts_at=NOW - 24 * HOUR, ends_at=NOW + 2 * HOUR)
        day = self.row(admin_client, "Home hero", scale="day", day="2026-10-21")
        week = self.row(admin_client, "Home hero")
        assert day.select_one(".schedule__note").string == "On air · 20 Oct 12:00–14:00"
        assert week.select_one(".schedule__piece--on-air text + text").string == "On air"

    def test_leads_from_a_free_stretch_to_the_form_with_slot_and_times(
        self, admin_client: Client
    ) -> None:
        ApprovedFactory(starts_at=NOW + HOUR, ends_at=None)
        link = self.row(admin_client, "Home hero").select_one("a")
        form = BeautifulSoup(admin_client.get(link["href"]).content, "html.parser")
        assert form.select_one("[name=slot] option[selected]")["value"] == str(slot().pk)
        assert form.select_one("[name=starts_at]")["value"] == "2026-10-21 12:00"
        assert form.select_one("[name=ends_at]")["value"] == "2026-10-21 13:00"

    def test_offers_nothing_in_the_past(self, admin_client: Client) -> None:
        assert not self.row(admin_client, "Home hero", day="2026-09-01").select("a")

    def test_shows_drafts_below_the_schedule(self, admin_client: Client) -> None:
        for number in range(3):
            FeatureFactory(headline=f"Draft {number}", starts_at=NOW, ends_at=NOW + HOUR)
        lanes = self.row(admin_client, "Home hero").find_all("svg", recursive=False)
        assert len(lanes) == 4

    def test_says_when_what_is_booked_is_not_live(self, admin_client: Client) -> None:
        page = TrendArticleFactory(title="Withdrawn", live=False)
        ApprovedFactory(page=page, link="", headline="", starts_at=NOW, ends_at=None)
        title = self.row(admin_client, "Home hero").find_all("title")[1].string
        assert title.startswith("Withdrawn. Target not live: shows newest article.")

    def test_an_empty_week_says_so(self, admin_client: Client) -> None:
        text = self.board(admin_client).get_text(" ")
        assert "Nothing is booked in this week." in text

    @pytest.mark.parametrize("day", ["", "nonsense", "2026-02-31", "0001-01-01", "9999-12-31"])
    def test_an_address_it_cannot_read_shows_a_board_all_the_same(
        self, admin_client: Client, day: str
    ) -> None:
        self.board(admin_client, day=day, scale="century")

    def test_costs_the_same_queries_however_much_is_booked(self, admin_client: Client) -> None:
        counts = []
        for _ in range(2):
            for number in range(5):
                starts = NOW + (len(counts) * 5 + number) * HOUR
                ApprovedFactory(starts_at=starts, page=TrendArticleFactory(), link="", headline="")
            self.board(admin_client)
            with CaptureQueriesContext(connection) as queries:
                self.board(admin_client)
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_is_in_the_menu_of_a_marketer(self, client: Client) -> None:
        client.force_login(MarketerFactory())
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("features:schedule") in home
