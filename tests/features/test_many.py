"""Changing many at once: shown first, then all of it in one transaction, or nothing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django.fixtures import Settings

from magazine.features.many.shifting import Step, shift
from magazine.features.many.trying import Refused, tried
from magazine.features.models import Feature, Slot, SlotLock, State
from magazine.features.moving import Place
from magazine.features.onair import overlap
from tests.factories import MarketerFactory, ModeratorFactory

from .factories import HOUR, ApprovedFactory, FeatureFactory, slot

DAY = timedelta(days=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


# Monday 19 October 2026, nine in the morning in Paris; clocks go back on Sunday 25.
MONDAY = utc(2026, 10, 19, 7)
NOW = MONDAY - DAY


@pytest.fixture(autouse=True)
def october(settings: Settings) -> Iterator[None]:
    settings.TIME_ZONE = "Europe/Paris"
    with time_machine.travel(NOW, tick=False):
        yield


def words(response: HttpResponse) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def booked(**changes: object) -> Feature:
    return ApprovedFactory(**{"starts_at": MONDAY, "ends_at": MONDAY + 2 * HOUR, **changes})


def many(client: Client, action: str, filters: str = "", **asked: object) -> HttpResponse:
    return client.post(f"{reverse('features:many')}?{filters}", {"action": action, **asked})


def done(client: Client, action: str, filters: str = "", **asked: object) -> HttpResponse:
    """Look at the plan, then press its button."""
    plan = BeautifulSoup(many(client, action, filters, **asked).content, "html.parser")
    seen = plan.select_one("[name=seen]")["value"]
    return many(client, action, filters, **asked, seen=seen, make=action)


def starts() -> list[datetime]:
    return list(Feature.objects.order_by("pk").values_list("starts_at", flat=True))


@pytest.mark.django_db
class TestMovingMany:
    def test_a_row_moves_by_days_and_each_passes_the_next(self, as_moderator: Client) -> None:
        for day in range(3):
            booked(starts_at=MONDAY + day * DAY, ends_at=MONDAY + (day + 1) * DAY)
        page = many(as_moderator, "shift", days=1)
        assert "3 features" in words(page)
        assert starts()[0] == MONDAY
        done(as_moderator, "shift", days=1)
        assert starts() == [MONDAY + day * DAY for day in (1, 2, 3)]
        assert Feature.objects.approved().count() == 3

    def test_the_hour_stays_when_the_clocks_change(self, as_moderator: Client) -> None:
        booked()
        done(as_moderator, "shift", days=7)
        assert starts() == [MONDAY + 7 * DAY + HOUR]

    def test_a_clash_is_named_and_nothing_moves(self, as_moderator: Client) -> None:
        booked(headline="First")
        booked(headline="Second", starts_at=MONDAY + DAY, ends_at=MONDAY + DAY + HOUR)
        booked(headline="In the way", starts_at=MONDAY + 2 * DAY, ends_at=MONDAY + 3 * DAY)
        before = starts()
        page = words(many(as_moderator, "shift", "q=second", days=1))
        assert "One feature, one in trouble" in page
        assert "“In the way” in Home hero" in page
        done(as_moderator, "shift", "q=second", days=1)
        assert starts() == before

    def test_only_what_is_listed_moves(self, as_moderator: Client) -> None:
        booked()
        booked(slot=slot("site_banner"))
        booked(state=State.CANCELLED)
        done(as_moderator, "shift", f"slot={slot().pk}", days=2)
        assert starts() == [MONDAY + 2 * DAY, MONDAY, MONDAY]

    def test_a_doubtful_time_is_asked_about(self, as_moderator: Client) -> None:
        booked(starts_at=utc(2026, 10, 24, 0, 30), ends_at=utc(2026, 10, 24, 6))
        page = words(many(as_moderator, "shift", days=1, make="shift"))
        assert starts() == [utc(2026, 10, 24, 0, 30)]
        page = words(many(as_moderator, "shift", days=1))
        assert "02:30 happens twice on 25 October 2026" in page
        done(as_moderator, "shift", days=1, **{"answer-0-starts": "1"})
        assert starts() == [utc(2026, 10, 25, 1, 30)]

    def test_a_list_that_has_changed_is_looked_at_again(self, as_moderator: Client) -> None:
        booked()
        soup = BeautifulSoup(many(as_moderator, "shift", days=1).content, "html.parser")
        seen = soup.select_one("[name=seen]")["value"]
        booked(slot=slot("site_banner"))
        page = many(as_moderator, "shift", days=1, seen=seen, make="shift")
        assert "The list has changed meanwhile" in words(page)
        assert starts() == [MONDAY, MONDAY]

    def test_approved_ones_are_not_a_marketers_to_move(self, as_marketer: Client) -> None:
        booked()
        assert "only those who may approve" in words(many(as_marketer, "shift", days=1))

    def test_what_stood_in_a_lock_may_not_come_back_into_it_elsewhere(self) -> None:
        feature = booked()
        SlotLock.objects.create(
            slot=slot(), starts_at=MONDAY, ends_at=MONDAY + 3 * HOUR, reason="Election day"
        )
        inside = Place(slot().pk, MONDAY + HOUR, MONDAY + 2 * HOUR)
        further = Place(slot().pk, MONDAY + HOUR, MONDAY + 3 * HOUR)
        user = ModeratorFactory()
        assert "locked" in tried(lambda: shift([Step(feature, further)], user, NOW))[feature.pk]
        assert shift([Step(feature, inside)], user, NOW) == 1

    def test_each_move_is_in_the_history(self, as_moderator: Client) -> None:
        feature = booked()
        done(as_moderator, "shift", days=1)
        history = words(as_moderator.get(reverse("features:history", args=[feature.pk])))
        assert "Moved from Home hero, 19 October 2026, 09:00" in history

    def test_trying_leaves_no_trace(self) -> None:
        feature = booked()
        to = Place(slot().pk, MONDAY + DAY, MONDAY + 2 * DAY)
        assert tried(lambda: shift([Step(feature, to)], ModeratorFactory(), NOW)) == {}
        assert starts() == [MONDAY]
        assert Feature.objects.get().state == State.APPROVED


@pytest.mark.django_db
class TestTheRest:
    def test_cancelling_needs_a_reason_and_keeps_it_with_each(self, as_moderator: Client) -> None:
        booked()
        booked(slot=slot("site_banner"))
        assert "Say why" in words(many(as_moderator, "cancel"))
        done(as_moderator, "cancel", reason="The sponsor withdrew")
        told = set(Feature.objects.values_list("state", "cancel_reason"))
        assert told == {("cancelled", "The sponsor withdrew")}

    def test_proposals_are_approved_together_with_one_letter_to_each_proposer(
        self,
        as_editor: Client,
        django_capture_on_commit_callbacks: Callable,
        mailoutbox: list[EmailMessage],
    ) -> None:
        marketer = MarketerFactory()
        for day in range(3):
            FeatureFactory(state=State.PROPOSED, proposed_by=marketer, starts_at=MONDAY + day * DAY)
        with django_capture_on_commit_callbacks(execute=True):
            done(as_editor, "approve", "state=proposed")
        assert Feature.objects.approved().count() == 3
        (letter,) = mailoutbox
        assert "has approved 3 of yours" in letter.body

    def test_two_proposals_for_one_time_are_not_both_approved(self, as_editor: Client) -> None:
        FeatureFactory(state=State.PROPOSED, starts_at=MONDAY)
        FeatureFactory(state=State.PROPOSED, starts_at=MONDAY)
        page = words(many(as_editor, "approve", make="approve"))
        assert Feature.objects.approved().count() == 0
        page = words(many(as_editor, "approve"))
        assert "one in trouble" in page

    def test_one_is_offered_only_what_one_may_do(self, as_editor: Client) -> None:
        page = words(as_editor.get(reverse("features:many")))
        assert "Cancel" in page
        assert "Move by days" not in page
        booked()
        many(as_editor, "shift", days=1, make="shift", seen=str(Feature.objects.get().pk))
        assert starts() == [MONDAY]

    def test_last_week_is_copied_to_the_next_as_drafts(self, as_marketer: Client) -> None:
        booked(headline="Monday", sponsored=True, sponsor="Maison")
        booked(headline="Sunday", starts_at=utc(2026, 10, 25, 22), ends_at=utc(2026, 10, 26, 2))
        booked(headline="Next week", starts_at=utc(2026, 10, 26, 23), ends_at=utc(2026, 10, 27, 2))
        booked(headline="Elsewhere", slot=slot("site_banner"))
        url = reverse("features:copy_week")
        asked = {"week": "2026-10-21", "slot": slot().pk}
        page = words(as_marketer.post(url, asked))
        assert "2 features" in page
        assert "taken:" not in page
        as_marketer.post(url, {**asked, "make": "copy"})
        made = Feature.objects.filter(state=State.DRAFT).order_by("starts_at")
        assert [(feature.headline, feature.starts_at) for feature in made] == [
            ("Monday", MONDAY + 7 * DAY + HOUR),
            ("Sunday", utc(2026, 11, 1, 22)),
        ]
        assert made[0].sponsor == "Maison"
        assert made[0].created_by is not None

    def test_a_copy_onto_something_approved_is_told_and_made(self, as_marketer: Client) -> None:
        booked()
        booked(headline="Already there", starts_at=MONDAY + 7 * DAY, ends_at=MONDAY + 8 * DAY)
        url, asked = reverse("features:copy_week"), {"week": "2026-10-19"}
        assert "taken: “Already there” in Home hero" in words(as_marketer.post(url, asked))
        as_marketer.post(url, {**asked, "make": "copy"})
        assert Feature.objects.filter(state=State.DRAFT).count() == 1

    def test_the_list_leads_there_with_its_filters(self, as_moderator: Client) -> None:
        page = as_moderator.get(reverse("features:index"), {"state": "draft"}).content.decode()
        assert f"{reverse('features:many')}?state=draft" in page
        assert reverse("features:copy_week") in page

    def test_planning_costs_the_same_copies_or_not(
        self, as_marketer: Client, count_queries: Callable
    ) -> None:
        url, counts = reverse("features:copy_week"), []
        for first, last in ((0, 2), (2, 9)):
            for hour in range(first, last):
                booked(starts_at=MONDAY + hour * 2 * HOUR, ends_at=MONDAY + (hour + 1) * 2 * HOUR)
            as_marketer.post(url, {"week": "2026-10-19"})
            with count_queries() as asked:
                as_marketer.post(url, {"week": "2026-10-19"})
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestAnyShift(TestCase):
    """However many move and wherever to: they end where asked, or not one has moved."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3)), min_size=1, max_size=6),
        st.lists(st.integers(0, 12), min_size=6, max_size=6),
    )
    def test_all_or_nothing(self, asked: list[tuple[int, int]], to: list[int]) -> None:
        Feature.objects.all().delete()
        hero, user = Slot.objects.get(position="home_hero"), ModeratorFactory()
        made: list[Feature] = []
        for start, length in asked:
            span = NOW + start * DAY, NOW + (start + length) * DAY
            if not any(overlap(*span, one.starts_at, one.ends_at) for one in made):
                made.append(ApprovedFactory(slot=hero, starts_at=span[0], ends_at=span[1]))
        before = {one.pk: Place.of(one) for one in made}
        after = {
            one.pk: Place(hero.pk, NOW + day * DAY, NOW + day * DAY + (one.ends_at - one.starts_at))
            for one, day in zip(made, to, strict=False)
        }
        fits = all(
            not overlap(*one[1:], *other[1:])
            for pk, one in after.items()
            for other_pk, other in after.items()
            if pk < other_pk
        )
        try:
            shift([Step(one, after[one.pk]) for one in made], user, NOW)
        except Refused:
            assert not fits
        else:
            assert fits
        stored = {one.pk: Place.of(one) for one in Feature.objects.approved()}
        assert stored == (after if fits else before)
