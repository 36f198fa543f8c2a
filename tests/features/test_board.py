"""The board: what stands where, through days on which the clocks change."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from magazine.features.board.span import Scale, Span, span_holding
from magazine.features.locks import SlotLock
from magazine.features.models import Campaign, State
from tests.factories import MarketerFactory, TrendArticleFactory, UserFactory

from .factories import ApprovedFactory, FeatureFactory, slot

PARIS = ZoneInfo("Europe/Paris")
CLOCKS_GO_BACK = date(2026, 10, 25)
CLOCKS_GO_FORWARD = date(2026, 3, 29)
NOW = datetime(2026, 10, 21, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def wednesday_noon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def board(client: Client, **query: object) -> BeautifulSoup:
    response = client.get(reverse("features:schedule"), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def events(client: Client, **query: object) -> list[dict]:
    response = client.get(reverse("features:schedule_events"), query)
    assert response.status_code == 200
    return response.json()["events"]


def in_hero(client: Client, **query: object) -> list[dict]:
    found = events(client, **query)
    return [event for event in found if event["resourceId"] == str(slot().pk)]


class TestSpans:
    @pytest.mark.parametrize(
        ("day", "hours"),
        [(date(2026, 10, 24), 24), (CLOCKS_GO_BACK, 25), (CLOCKS_GO_FORWARD, 23)],
    )
    def test_a_day_is_as_long_as_it_is(self, day: date, hours: int) -> None:
        span = span_holding(Scale.DAY, day, PARIS)
        assert span.ends - span.starts == hours * HOUR

    @given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(Scale))
    def test_spans_follow_one_another_without_a_gap(self, day: date, scale: Scale) -> None:
        span = span_holding(scale, day, PARIS)
        assert span.first <= day <= span.last
        assert Span(scale, span.following, PARIS).starts == span.ends
        assert Span(scale, span.preceding, PARIS).ends == span.starts


@pytest.mark.django_db
class TestWhatTheCalendarGets:
    def test_features_and_the_free_stretches_between_them(self, admin_client: Client) -> None:
        ApprovedFactory(headline="Now", starts_at=NOW - HOUR, ends_at=NOW + HOUR)
        ApprovedFactory(headline="Later", starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
        told = [(event["title"], event["start"], event["end"]) for event in in_hero(admin_client)]
        assert told == [
            ("Free: newest article", "2026-10-19T00:00:00", "2026-10-21T11:00:00"),
            ("Free: newest article", "2026-10-21T14:00:00", "2026-10-26T00:00:00"),
            ("Now", "2026-10-21T11:00:00", "2026-10-21T13:00:00"),
            ("Later", "2026-10-21T13:00:00", "2026-10-21T14:00:00"),
        ]

    @pytest.mark.parametrize(
        ("made", "look", "state"),
        [
            ({"state": State.APPROVED, "starts_at": NOW}, "on-air", "On air"),
            ({"state": State.APPROVED, "starts_at": NOW + HOUR}, "approved", "Approved"),
            ({"state": State.APPROVED, "starts_at": NOW - 2 * HOUR}, "over", "Over"),
            ({"state": State.PROPOSED, "starts_at": NOW}, "proposed", "Proposed"),
            ({"state": State.DRAFT, "starts_at": NOW}, "draft", "Draft"),
        ],
    )
    def test_a_feature_looks_like_its_state_and_says_it(
        self, admin_client: Client, made: dict, look: str, state: str
    ) -> None:
        FeatureFactory(headline="Small", **made)
        event = in_hero(admin_client)[-1]
        assert event["classNames"] == [f"feature-event--{look}"]
        assert event["extendedProps"]["label"].startswith(f"Small. {state}. Home hero, 21 October")

    def test_what_cannot_be_shown_says_so(self, admin_client: Client) -> None:
        page = TrendArticleFactory(title="Withdrawn", live=False)
        ApprovedFactory(page=page, link="", headline="", starts_at=NOW, ends_at=None)
        event = in_hero(admin_client)[-1]
        assert event["classNames"] == ["feature-event--lost"]
        assert event["extendedProps"]["state"] == "Target not live"

    def test_what_waits_for_its_campaign_is_missed_once_its_time_has_come(
        self, admin_client: Client
    ) -> None:
        planned = Campaign.objects.create(name="Gala", slug="gala", starts_at=NOW + DAY)
        ApprovedFactory(starts_at=NOW - HOUR / 2, campaign=planned)
        ApprovedFactory(starts_at=NOW + DAY, campaign=planned)
        looks = [event["classNames"][0] for event in in_hero(admin_client)[-2:]]
        assert looks == ["feature-event--lost", "feature-event--approved"]

    def test_a_target_that_is_not_live_yet_is_warned_of(self, admin_client: Client) -> None:
        page = TrendArticleFactory(title="Unwritten", live=False)
        ApprovedFactory(page=page, link="", headline="", starts_at=NOW + DAY)
        event = in_hero(admin_client)[-1]
        assert event["classNames"] == ["feature-event--lost"]
        assert event["extendedProps"]["state"] == "Approved, target not live"

    def test_leads_to_the_site_as_it_will_be(self, admin_client: Client) -> None:
        feature = ApprovedFactory(starts_at=NOW + HOUR)
        card = admin_client.get(reverse("features:card", args=[feature.pk])).json()
        urls = [link["url"] for link in card["actions"]]
        assert f"{reverse('asof_choose')}?at=2026-10-21T11%3A00%3A00%2B00%3A00" in urls

    def test_a_card_says_what_is_known_and_where_to_go(self, client: Client) -> None:
        client.force_login(MarketerFactory())
        author = UserFactory(username="violet")
        feature = ApprovedFactory(starts_at=NOW, created_by=author)
        card = client.get(reverse("features:card", args=[feature.pk])).json()
        assert card["facts"] == [
            ["Slot", "Home hero"],
            ["Times", "21 October 2026, 12:00 to 13:00 (Europe/Paris)"],
            ["State", "On air"],
            ["Shows", "Creative"],
            ["By", "violet"],
        ]
        labels = [link["label"] for link in card["actions"]]
        assert "Look at it" in labels
        assert "Edit" not in labels

    def test_a_campaign_has_its_colour_and_its_name(self, admin_client: Client) -> None:
        campaign = Campaign.objects.create(name="Gala", slug="gala", starts_at=NOW)
        ApprovedFactory(starts_at=NOW, campaign=campaign)
        event = in_hero(admin_client)[-1]
        assert f"feature-event--colour-{campaign.pk % 6}" in event["classNames"]
        assert event["extendedProps"]["campaign"] == "Gala"

    def test_what_is_open_ended_reaches_the_edge_and_has_no_end_to_send(
        self, admin_client: Client
    ) -> None:
        ApprovedFactory(starts_at=NOW, ends_at=None)
        event = in_hero(admin_client)[-1]
        assert event["end"] == "2026-10-26T00:00:00"
        assert event["extendedProps"]["exact"]["ends"] == ""

    def test_a_lock_says_why(self, admin_client: Client) -> None:
        SlotLock.objects.create(
            slot=slot(), starts_at=NOW, ends_at=NOW + HOUR, reason="Election day"
        )
        titles = [event["title"] for event in in_hero(admin_client)]
        assert titles == ["Free: newest article", "Locked: Election day"]

    def test_the_hour_that_happens_twice_is_drawn_once_and_kept_exact(
        self, admin_client: Client
    ) -> None:
        first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
        ApprovedFactory(starts_at=first, ends_at=first + HOUR)
        event = in_hero(admin_client)[-1]
        assert (event["start"], event["end"]) == ("2026-10-25T02:30:00", "2026-10-25T02:31:00")
        assert event["extendedProps"]["exact"] == {
            "starts": "2026-10-25T00:30:00+00:00",
            "ends": "2026-10-25T01:30:00+00:00",
        }
        assert "02:30 (UTC+2) to 02:30 (UTC+1)" in event["extendedProps"]["label"]

    def test_what_is_over_stays_where_it_is(self, admin_client: Client) -> None:
        ApprovedFactory(starts_at=NOW - 3 * HOUR)
        ApprovedFactory(starts_at=NOW + 3 * HOUR)
        editable = [event["editable"] for event in in_hero(admin_client) if "editable" in event]
        assert editable == [False, True]

    def test_who_may_not_approve_moves_only_what_is_not_approved(self, client: Client) -> None:
        client.force_login(MarketerFactory())
        ApprovedFactory(starts_at=NOW)
        FeatureFactory(starts_at=NOW, state=State.PROPOSED)
        editable = [event["editable"] for event in in_hero(client) if "editable" in event]
        assert editable == [False, True]

    def test_it_gets_no_more_than_it_shows(self, admin_client: Client) -> None:
        FeatureFactory(headline="Next week", starts_at=NOW + 7 * DAY)
        FeatureFactory(headline="Cancelled", starts_at=NOW, state=State.CANCELLED)
        assert [event["title"] for event in in_hero(admin_client)] == ["Free: newest article"]
        month = [event["title"] for event in in_hero(admin_client, view="month")]
        assert month == ["Free: newest article", "Next week"]

    def test_nobody_else_is_told(self, client: Client) -> None:
        client.force_login(UserFactory())
        card = reverse("features:card", args=[ApprovedFactory(starts_at=NOW).pk])
        assert client.get(card).status_code == 302
        assert client.get(reverse("features:schedule_events")).status_code == 302


@pytest.mark.django_db
class TestFilters:
    @pytest.fixture(autouse=True)
    def two_features(self) -> None:
        self.author = UserFactory()
        self.campaign = Campaign.objects.create(name="Gala", slug="gala", starts_at=NOW)
        ApprovedFactory(headline="Here", starts_at=NOW, created_by=self.author)
        FeatureFactory(
            headline="There", slot=slot("site_banner"), starts_at=NOW, campaign=self.campaign
        )

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            (lambda test: {"slot": slot("site_banner").pk}, {"There"}),
            (lambda test: {"campaign": test.campaign.pk}, {"There"}),
            (lambda test: {"author": test.author.pk}, {"Here"}),
            (lambda test: {"state": "approved"}, {"Here"}),
            (lambda test: {"state": "nonsense", "slot": "x", "author": 0}, {"Here", "There"}),
        ],
    )
    def test_the_address_says_what_is_seen(
        self, admin_client: Client, query: Callable, titles: set[str]
    ) -> None:
        found = events(admin_client, **query(self))
        assert {event["title"] for event in found if "editable" in event} == titles

    def test_what_a_filter_hides_is_not_taken_for_free(self, admin_client: Client) -> None:
        found = in_hero(admin_client, state="draft")
        assert [(event["start"], event["end"]) for event in found] == [
            ("2026-10-19T00:00:00", "2026-10-21T12:00:00"),
            ("2026-10-21T13:00:00", "2026-10-26T00:00:00"),
        ]

    def test_every_step_keeps_them(self, admin_client: Client) -> None:
        page = board(admin_client, view="day", state="draft", campaign=self.campaign.pk)
        links = [link["href"] for link in page.select(".board-bar a")]
        kept = f"campaign={self.campaign.pk}&state=draft"
        assert len(links) == 7
        assert all(link.endswith(kept) for link in links)
        assert page.select_one("[name=state] option[selected]")["value"] == "draft"


@pytest.mark.django_db
class TestThePage:
    def test_names_the_zone_and_the_week(self, admin_client: Client) -> None:
        page = board(admin_client)
        assert page.select_one(".board-bar__heading").string == "19 – 25 October 2026"
        assert page.select_one(".board-bar__zone").string == "All times Europe/Paris, UTC+2 now"

    def test_leads_who_has_no_script_to_the_list(self, admin_client: Client) -> None:
        refresh = board(admin_client, view="month").select_one("noscript meta")["content"]
        assert "view=list&day=2026-10-01" in refresh

    @pytest.mark.parametrize("day", ["", "nonsense", "2026-02-31", "0001-01-01", "9999-12-31"])
    @pytest.mark.parametrize("view", ["century", "day", "week", "month", "list"])
    def test_an_address_it_cannot_read_shows_a_board_all_the_same(
        self, admin_client: Client, view: str, day: str
    ) -> None:
        board(admin_client, day=day, view=view)

    def test_hands_a_free_place_over_as_the_clock_shows_it(self, admin_client: Client) -> None:
        """A time that does not happen is for the form to ask about."""
        asked = {"slot": slot().pk, "starts": "2026-03-29T02:30:00", "ends": "2026-03-29T06:00:00"}
        page = admin_client.get(reverse("features:add"), asked)
        form = BeautifulSoup(page.content, "html.parser")
        assert form.select_one("[name=slot] option[selected]")["value"] == str(slot().pk)
        assert form.select_one("[name=starts_at]")["value"] == "2026-03-29 02:30"
        assert form.select_one("[name=ends_at]")["value"] == "2026-03-29 06:00"

    def test_is_in_the_menu_of_a_marketer(self, client: Client) -> None:
        client.force_login(MarketerFactory())
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("features:schedule") in home


@pytest.mark.django_db
class TestTheList:
    def lines(self, client: Client, **query: object) -> list[list[str]]:
        page = board(client, view="list", slot=slot().pk, **query)
        rows = page.select(".board-list__line")
        return [
            [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")] for row in rows
        ]

    def test_tells_what_stands_and_what_is_free_in_order(self, admin_client: Client) -> None:
        ApprovedFactory(headline="Now", starts_at=NOW, created_by=UserFactory(username="violet"))
        free = ["Free: shows newest article", "Free", ""]
        assert [line[:4] for line in self.lines(admin_client)] == [
            ["Mon 19 Oct, 00:00 – Wed 21 Oct, 12:00", *free],
            ["Wed 21 Oct, 12:00 – Wed 21 Oct, 13:00", "Now", "On air", "violet"],
            ["Wed 21 Oct, 13:00 – Mon 26 Oct, 00:00", *free],
        ]

    def test_leads_from_what_is_free_and_to_come_to_the_form(self, admin_client: Client) -> None:
        page = board(admin_client, view="list", slot=slot().pk)
        (link,) = page.select(".board-list__line--gap a")
        form = BeautifulSoup(admin_client.get(link["href"]).content, "html.parser")
        assert form.select_one("[name=starts_at]")["value"] == "2026-10-21 12:00"
        assert form.select_one("[name=ends_at]")["value"] == "2026-10-26 00:00"

    def test_offers_nothing_in_the_past(self, admin_client: Client) -> None:
        assert self.lines(admin_client, day="2026-09-01")[0][-1] == ""

    def test_leads_to_the_form_that_moves(self, admin_client: Client) -> None:
        feature = ApprovedFactory(starts_at=NOW)
        links = [link["href"] for link in board(admin_client, view="list").select("td a")]
        assert reverse("features:move", args=[feature.pk]) in links


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "view", "queries"),
    [("schedule", "week", 4), ("schedule", "list", 7), ("schedule_events", "month", 4)],
)
def test_it_costs_the_same_queries_however_much_is_booked(
    client: Client, count_queries: Callable, name: str, view: str, queries: int
) -> None:
    client.force_login(MarketerFactory())
    campaign = Campaign.objects.create(name="Gala", slug="gala", starts_at=NOW)
    for number in range(12):
        page = TrendArticleFactory()
        made = {"page": page, "link": "", "headline": "", "campaign": campaign}
        ApprovedFactory(starts_at=NOW + number * HOUR, created_by=UserFactory(), **made)
        SlotLock.objects.create(
            slot=slot(), starts_at=NOW + number * DAY, ends_at=NOW + number * DAY + HOUR, reason="x"
        )
    client.get(reverse(f"features:{name}"), {"view": view})
    with count_queries() as asked:
        client.get(reverse(f"features:{name}"), {"view": view})
    of_the_schedule = [query for query in asked.captured_queries if '"features_' in query["sql"]]
    assert len(of_the_schedule) == queries
