"""A slot that is taken: what the form shows of it, and how the time is had after all."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from magazine.features import decisions, trimming
from magazine.features.models import Feature, SlotLock, State, Trim
from magazine.features.trims import Answer
from tests.factories import EditorFactory, MarketerFactory, ModeratorFactory

from .factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

pytestmark = pytest.mark.django_db
NOW = NOON - 2 * HOUR


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def form(**changes: object) -> dict:
    """A creative in the home hero from 14:00 to 15:00 in Paris: 13:00 to 14:00 in UTC."""
    return {
        "slot": slot().pk,
        "starts_at": "2026-03-03 14:00",
        "ends_at": "2026-03-03 15:00",
        "link": "/bags/",
        "headline": "Small wonders",
        **changes,
    }


def add(client: Client, **changes: object) -> HttpResponse:
    return client.post(reverse("features:add"), form(**changes), follow=True)


def around(client: Client, **changes: object) -> BeautifulSoup:
    response = client.get(reverse("features:around"), form(**changes))
    return BeautifulSoup(response.content, "html.parser")


def words(soup: BeautifulSoup | HttpResponse) -> str:
    if isinstance(soup, HttpResponse):
        soup = BeautifulSoup(soup.content, "html.parser")
    return " ".join(soup.get_text(" ").split())


def span(feature: Feature) -> tuple:
    feature.refresh_from_db()
    return feature.starts_at, feature.ends_at


class TestThePanel:
    def test_shows_who_is_there_and_says_that_it_is_free(self, as_marketer: Client) -> None:
        ApprovedFactory(headline="Before", starts_at=NOON - HOUR)
        FeatureFactory(headline="Competing", state=State.PROPOSED, starts_at=NOON + HOUR)
        FeatureFactory(headline="Somebody's draft")
        ApprovedFactory(headline="Elsewhere", slot=slot("site_banner"))
        told = words(around(as_marketer))
        assert "Home hero is free then." in told
        assert "Before 3 March 2026, 12:00 to 13:00 (Europe/Paris) Approved" in told
        assert "Competing 3 March 2026, 14:00 to 15:00 (Europe/Paris) Proposed" in told
        assert "Somebody" not in told
        assert "Elsewhere" not in told

    def test_proposes_the_nearest_free_times_before_and_after(self, as_marketer: Client) -> None:
        ApprovedFactory(starts_at=NOON + HOUR / 2, ends_at=NOON + 3 * HOUR)
        buttons = around(as_marketer).select("[data-starts]")
        assert [(button["data-starts"], button["data-ends"]) for button in buttons] == [
            ("2026-03-03 12:30", "2026-03-03 13:30"),
            ("2026-03-03 16:00", "2026-03-03 17:00"),
        ]

    def test_proposes_nothing_in_the_past(self, as_marketer: Client) -> None:
        ApprovedFactory(starts_at=NOW - HOUR, ends_at=NOON + 3 * HOUR)
        buttons = around(as_marketer).select("[data-starts]")
        assert [button["data-starts"] for button in buttons] == ["2026-03-03 16:00"]

    def test_names_a_lock_and_proposes_what_lies_beside_it(self, as_marketer: Client) -> None:
        SlotLock.objects.create(
            slot=slot(), starts_at=NOON, ends_at=NOON + 3 * HOUR, reason="Election day"
        )
        panel = around(as_marketer)
        assert "Election day (somebody) 3 March 2026, 13:00 to 16:00" in words(panel)
        assert panel.select_one("[data-starts]")["data-starts"] == "2026-03-03 12:00"
        assert not panel.select("[name=action-trim]")

    def test_says_what_is_unclear_about_a_time(self, as_marketer: Client) -> None:
        told = words(around(as_marketer, starts_at="2026-10-25 02:30"))
        assert "02:30 happens twice on 25 October 2026" in told

    @pytest.mark.parametrize(
        "missing", [{"slot": ""}, {"slot": "x"}, {"starts_at": ""}, {"ends_at": "2026-03-01 10:00"}]
    )
    def test_waits_for_slot_and_times(self, as_marketer: Client, missing: dict) -> None:
        assert "Choose a slot and the times" in words(around(as_marketer, **missing))

    def test_does_not_count_the_feature_itself(self, as_marketer: Client) -> None:
        feature = ApprovedFactory(starts_at=NOON + HOUR)
        assert "is free then" in words(around(as_marketer, own=feature.pk))

    def test_comes_with_the_form_and_after_a_refusal(self, as_marketer: Client) -> None:
        assert "Choose a slot and the times" in words(as_marketer.get(reverse("features:add")))
        ApprovedFactory(headline="In the way", starts_at=NOON + HOUR)
        page = add(as_marketer, **{"action-propose": "1"})
        assert "Take the nearest free time: 3 March 2026, 13:00 to 14:00" in words(page)

    def test_is_for_those_who_write(self, as_editor: Client) -> None:
        assert as_editor.get(reverse("features:around"), form()).status_code == 302

    def test_costs_the_same_queries_however_much_is_booked(
        self, as_marketer: Client, count_queries: Callable
    ) -> None:
        ApprovedFactory(starts_at=NOON + HOUR)
        counts = []
        for first in (2, 4):
            for hour in range(first, first * 3):
                ApprovedFactory(starts_at=NOON + hour * HOUR + first * 9 * HOUR)
            around(as_marketer)
            with count_queries() as asked:
                around(as_marketer)
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestTrimmingAtOnce:
    def test_whoever_may_change_the_other_trims_it_and_has_the_slot(
        self, as_moderator: Client
    ) -> None:
        other = ApprovedFactory(ends_at=NOON + 2 * HOUR)
        buttons = around(as_moderator).select("[name=action-trim]")
        assert words(buttons[0]) == (
            f"Save and approve, so that “{other}” ends 3 March 2026, 14:00"
        )
        add(as_moderator, **{"action-trim": buttons[0]["value"]})
        assert span(other) == (NOON, NOON + HOUR)
        made = Feature.objects.exclude(pk=other.pk).get()
        assert (made.state, made.starts_at) == (State.APPROVED, NOON + HOUR)
        history = words(as_moderator.get(reverse("features:history", args=[other.pk])))
        assert "Moved from Home hero" in history

    def test_the_other_can_start_later_instead(self, as_moderator: Client) -> None:
        other = ApprovedFactory(starts_at=NOON + HOUR, ends_at=NOON + 3 * HOUR)
        add(as_moderator, **{"action-trim": f"{other.pk}-start"})
        assert span(other) == (NOON + 2 * HOUR, NOON + 3 * HOUR)

    def test_nothing_is_trimmed_when_the_rest_is_refused(self, as_moderator: Client) -> None:
        other = ApprovedFactory(ends_at=NOON + 2 * HOUR)
        add(as_moderator, headline="", **{"action-trim": f"{other.pk}-end"})
        assert span(other) == (NOON, NOON + 2 * HOUR)
        assert Feature.objects.count() == 1

    def test_two_in_the_way_cannot_be_trimmed_away(self, as_moderator: Client) -> None:
        other = ApprovedFactory(ends_at=NOON + 1.5 * HOUR)
        ApprovedFactory(starts_at=NOON + 1.5 * HOUR, ends_at=NOON + 2 * HOUR)
        assert not around(as_moderator).select("[name=action-trim]")
        page = add(as_moderator, **{"action-trim": f"{other.pk}-end"})
        assert "is taken by" in words(page)
        assert span(other) == (NOON, NOON + 1.5 * HOUR)

    @pytest.mark.parametrize("choice", ["", "x", "0-end", "9999999-end", "-", "1-middle"])
    def test_a_choice_that_makes_no_sense_books_nothing(
        self, as_moderator: Client, choice: str
    ) -> None:
        ApprovedFactory(ends_at=NOON + 2 * HOUR)
        add(as_moderator, **{"action-trim": choice})
        assert Feature.objects.approved().count() == 1

    def test_what_is_on_air_keeps_its_start(self, as_moderator: Client) -> None:
        other = ApprovedFactory(starts_at=NOW - HOUR, ends_at=None)
        choices = [b["value"] for b in around(as_moderator).select("[name=action-trim]")]
        assert choices == [f"{other.pk}-end"]


class TestAsking:
    def asked(self, client: Client) -> tuple[Feature, Trim]:
        owner = MarketerFactory()
        other = ApprovedFactory(ends_at=NOON + 2 * HOUR, created_by=owner, headline="The other")
        add(client, **{"action-trim": f"{other.pk}-end"})
        return other, Trim.objects.get()

    def test_a_marketer_asks_and_nothing_moves_yet(self, as_marketer: Client) -> None:
        other, trim = self.asked(as_marketer)
        assert span(other) == (NOON, NOON + 2 * HOUR)
        assert trim.feature.state == State.PROPOSED
        assert (trim.starts_at, trim.ends_at) == (NOON, NOON + HOUR)

    def test_those_who_approve_and_the_owner_are_written_to(
        self,
        as_marketer: Client,
        django_capture_on_commit_callbacks: Callable,
        mailoutbox: list[EmailMessage],
    ) -> None:
        editor = EditorFactory()
        with django_capture_on_commit_callbacks(execute=True):
            other, trim = self.asked(as_marketer)
        to_editor, to_owner = mailoutbox
        assert to_editor.to == [editor.email]
        assert "For that, “The other” ends 3 March 2026, 14:00." in to_editor.body
        assert to_owner.to == [other.created_by.email]
        assert reverse("features:answer", args=[trim.pk]) in to_owner.body

    def test_one_click_approves_both(self, client: Client, as_marketer: Client) -> None:
        other, trim = self.asked(as_marketer)
        client.force_login(EditorFactory())
        home = words(client.get(reverse("wagtailadmin_home")))
        assert "With a trim" in home
        url = reverse("features:approve", args=[trim.feature_id])
        page = client.get(url)
        assert "“The other” ends 3 March 2026, 14:00" in words(page)
        client.post(url, {"as_seen": page.context["form"]["as_seen"].value()})
        assert span(other) == (NOON, NOON + HOUR)
        trim.refresh_from_db()
        assert (trim.feature.state, trim.made_at) == (State.APPROVED, NOW)

    def test_a_trim_whose_feature_is_refused_is_not_made(self, as_marketer: Client) -> None:
        """Another takes the other end of the time meanwhile."""
        other, trim = self.asked(as_marketer)
        Feature.objects.filter(pk=trim.feature_id).update(ends_at=NOON + 3 * HOUR)
        ApprovedFactory(starts_at=NOON + 2 * HOUR)
        with pytest.raises(ValidationError, match="The slot is taken"):
            trimming.approve(trim.feature, EditorFactory(), NOW)
        assert span(other) == (NOON, NOON + 2 * HOUR)

    def test_what_was_moved_meanwhile_is_not_moved_back(self, as_marketer: Client) -> None:
        other, trim = self.asked(as_marketer)
        Feature.objects.filter(pk=other.pk).update(starts_at=NOON + HOUR / 2)
        with pytest.raises(ValidationError, match="has been moved since"):
            trimming.approve(trim.feature, EditorFactory(), NOW)

    def test_what_has_made_room_by_itself_is_left_alone(self, as_marketer: Client) -> None:
        other, trim = self.asked(as_marketer)
        Feature.objects.filter(pk=other.pk).update(ends_at=NOON + HOUR / 2)
        trimming.approve(trim.feature, EditorFactory(), NOW)
        assert span(other) == (NOON, NOON + HOUR / 2)

    def test_the_owner_answers_and_whoever_decides_sees_it(
        self, client: Client, as_marketer: Client
    ) -> None:
        other, trim = self.asked(as_marketer)
        owner = other.created_by
        client.force_login(owner)
        assert "Asked of you" in words(client.get(reverse("wagtailadmin_home")))
        url = reverse("features:answer", args=[trim.pk])
        assert "May it be trimmed?" in words(client.get(url))
        client.post(url, {"object": "1"})
        trim.refresh_from_db()
        assert trim.answer == Answer.OBJECTED
        client.force_login(EditorFactory())
        page = words(client.get(reverse("features:approve", args=[trim.feature_id])))
        assert f"{owner.username}: objected." in page

    def test_only_the_owner_answers_and_once(self, client: Client, as_marketer: Client) -> None:
        other, trim = self.asked(as_marketer)
        url = reverse("features:answer", args=[trim.pk])
        assert client.post(url, {"agree": "1"}).status_code == 404
        trimming.answer(trim, Answer.AGREED, other.created_by, NOW)
        with pytest.raises(ValidationError, match="already"):
            trimming.answer(trim, Answer.OBJECTED, other.created_by, NOW)

    def test_a_proposal_that_is_sent_back_asks_no_more(self, as_marketer: Client) -> None:
        other, trim = self.asked(as_marketer)
        decisions.send_back(trim.feature, ModeratorFactory(), "Not today")
        assert not Trim.objects.to_answer(other.created_by).exists()
