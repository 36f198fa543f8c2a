"""A marketer proposes, an editor decides: who may, who is told, and what waits where."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from magazine.features import decisions
from magazine.features.models import Feature, State
from tests.factories import EditorFactory, MarketerFactory, ModeratorFactory

from .factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

pytestmark = pytest.mark.django_db
NOW = NOON - 2 * HOUR


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Callable) -> Callable:
    """Letters go out once the decision is stored; the test's own transaction never is."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def proposal(by: AbstractUser | None = None, **changes: object) -> Feature:
    return FeatureFactory(
        state=State.PROPOSED, proposed_by=by or MarketerFactory(), proposed_at=NOW, **changes
    )


def words(response: HttpResponse) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


class TestWhoMay:
    def test_a_marketer_proposes_and_cannot_approve(self) -> None:
        marketer, draft = MarketerFactory(), FeatureFactory()
        assert decisions.can_propose(draft, marketer)
        assert not decisions.can_approve(draft, marketer)

    def test_an_editor_decides_and_writes_nothing(self) -> None:
        editor, draft = EditorFactory(), proposal()
        assert decisions.can_approve(draft, editor)
        assert decisions.can_send_back(draft, editor)
        assert decisions.can_cancel(draft, editor)
        assert not decisions.can_edit(draft, editor)

    def test_a_moderator_does_everything(self) -> None:
        moderator = ModeratorFactory()
        assert decisions.can_edit(ApprovedFactory(), moderator)
        assert decisions.can_approve(FeatureFactory(), moderator)

    @pytest.mark.parametrize("decision", ["approve", "send_back"])
    def test_the_server_turns_a_marketer_away(self, as_marketer: Client, decision: str) -> None:
        feature = proposal()
        as_marketer.post(reverse(f"features:{decision}", args=[feature.pk]), {"because": "No"})
        feature.refresh_from_db()
        assert feature.state == State.PROPOSED

    @pytest.mark.parametrize("decision", ["propose", "take_back"])
    def test_and_an_editor_who_would_write(self, as_editor: Client, decision: str) -> None:
        state = State.DRAFT if decision == "propose" else State.PROPOSED
        feature = FeatureFactory(state=state)
        as_editor.post(reverse(f"features:{decision}", args=[feature.pk]))
        feature.refresh_from_db()
        assert feature.state == state


class TestProposing:
    def test_says_who_and_when(self) -> None:
        marketer, draft = MarketerFactory(), FeatureFactory()
        decisions.propose(draft, marketer, NOW)
        draft.refresh_from_db()
        assert (draft.state, draft.proposed_by, draft.proposed_at) == (
            State.PROPOSED,
            marketer,
            NOW,
        )

    def test_everybody_who_may_approve_gets_a_letter_of_their_own(
        self, committing: Callable, mailoutbox: list[EmailMessage]
    ) -> None:
        marketer, editor, moderator = MarketerFactory(), EditorFactory(), ModeratorFactory()
        with committing():
            decisions.propose(FeatureFactory(headline="Small\nwonders"), marketer, NOW)
        assert [letter.to for letter in mailoutbox] == [[editor.email], [moderator.email]]
        assert mailoutbox[0].subject == "Proposed: Small wonders"
        assert "in Home hero, 3 March 2026, 13:00 to 14:00" in mailoutbox[0].body

    def test_who_does_not_want_letters_gets_none(
        self, committing: Callable, mailoutbox: list[EmailMessage]
    ) -> None:
        UserProfile.objects.create(user=EditorFactory(), submitted_notifications=False)
        EditorFactory(is_active=False)
        EditorFactory(email="")
        with committing():
            decisions.propose(FeatureFactory(), MarketerFactory(), NOW)
        assert mailoutbox == []

    def test_a_taken_time_is_refused_with_the_other_named(self) -> None:
        ApprovedFactory(headline="Booked before")
        draft = FeatureFactory()
        with pytest.raises(ValidationError, match="Booked before"):
            decisions.propose(draft, MarketerFactory(), NOW)
        draft.refresh_from_db()
        assert draft.state == State.DRAFT

    def test_proposals_may_compete_with_each_other(self) -> None:
        proposal()
        decisions.propose(FeatureFactory(), MarketerFactory(), NOW)
        assert Feature.objects.filter(state=State.PROPOSED).count() == 2

    @pytest.mark.parametrize("state", [State.PROPOSED, State.APPROVED, State.CANCELLED])
    def test_only_a_draft_is_proposed(self, state: State) -> None:
        with pytest.raises(ValidationError, match="Only a draft can be proposed"):
            decisions.propose(FeatureFactory(state=state), MarketerFactory(), NOW)

    def test_what_is_over_is_not(self) -> None:
        with pytest.raises(ValidationError, match="passed already"):
            decisions.propose(FeatureFactory(), MarketerFactory(), NOON + HOUR)

    def test_it_can_be_done_in_the_form_itself(self, as_marketer: Client) -> None:
        form = {
            "slot": slot().pk,
            "starts_at": "2026-03-03 14:00",
            "ends_at": "2026-03-03 15:00",
            "link": "/bags/",
            "headline": "Small wonders",
            "action-propose": "1",
        }
        response = as_marketer.post(reverse("features:add"), form, follow=True)
        assert "is saved as: Proposed" in words(response)
        assert Feature.objects.get().state == State.PROPOSED

    def test_a_proposal_is_taken_back_by_those_who_write(self, as_marketer: Client) -> None:
        feature = proposal()
        as_marketer.post(reverse("features:take_back", args=[feature.pk]))
        feature.refresh_from_db()
        assert feature.state == State.DRAFT


class TestDeciding:
    def test_approving_tells_who_proposed_it(
        self, committing: Callable, mailoutbox: list[EmailMessage]
    ) -> None:
        feature, editor = proposal(), EditorFactory()
        with committing():
            decisions.approve(feature, editor, NOW)
        assert feature.state == State.APPROVED
        (letter,) = mailoutbox
        assert letter.to == [feature.proposed_by.email]
        assert letter.subject == f"Approved: {feature}"

    def test_sending_back_needs_a_word_which_reaches_who_proposed_it(
        self, committing: Callable, mailoutbox: list[EmailMessage]
    ) -> None:
        feature, editor = proposal(), EditorFactory()
        with pytest.raises(ValidationError, match="Say what should change"):
            decisions.send_back(feature, editor, " ")
        with committing():
            decisions.send_back(feature, editor, "The picture is too dark <&>")
        feature.refresh_from_db()
        assert (feature.state, feature.sent_back_because) == (
            State.DRAFT,
            "The picture is too dark <&>",
        )
        assert "The picture is too dark <&>" in mailoutbox[0].body

    def test_what_was_changed_since_it_was_looked_at_is_looked_at_again(
        self, as_editor: Client
    ) -> None:
        feature = proposal()
        url = reverse("features:approve", args=[feature.pk])
        seen = as_editor.get(url).context["form"]["as_seen"].value()
        with time_machine.travel(NOW + HOUR / 60, tick=False):
            feature.headline = "Not what you saw"
            feature.save()
        again = as_editor.post(url, {"as_seen": seen})
        assert "It was changed while you looked" in words(again)
        as_editor.post(url, {"as_seen": again.context["form"]["as_seen"].value()})
        feature.refresh_from_db()
        assert feature.state == State.APPROVED

    def test_proposing_again_forgets_the_word_it_was_sent_back_with(self) -> None:
        feature = FeatureFactory(sent_back_because="Too dark")
        decisions.propose(feature, MarketerFactory(), NOW)
        assert feature.sent_back_because == ""

    def test_a_decision_is_about_the_feature_as_it_stands(self) -> None:
        feature = proposal()
        stale = Feature.objects.get(pk=feature.pk)
        decisions.cancel(feature, EditorFactory(), NOW, "Withdrawn")
        with pytest.raises(ValidationError, match="this one is cancelled"):
            decisions.approve(stale, EditorFactory(), NOW)

    def test_each_step_is_in_the_history(self, as_moderator: Client) -> None:
        feature, moderator = FeatureFactory(), ModeratorFactory()
        decisions.propose(feature, moderator, NOW)
        decisions.send_back(feature, moderator, "Too dark")
        decisions.propose(feature, moderator, NOW)
        decisions.take_back(feature, moderator)
        history = words(as_moderator.get(reverse("features:history", args=[feature.pk])))
        for told in ("Proposed", "Sent back: Too dark", "Taken back"):
            assert told in history


class TestTheFirstScreen:
    def test_shows_what_waits_the_soonest_first_and_whether_its_slot_is_free(
        self, as_editor: Client
    ) -> None:
        proposal(headline="Later", starts_at=NOON + 5 * HOUR)
        proposal(headline="Sooner")
        ApprovedFactory(headline="In the way", starts_at=NOON - HOUR, ends_at=NOON + HOUR / 2)
        page = words(as_editor.get(reverse("wagtailadmin_home")))
        panel = page[page.index("Waiting for your approval") :]
        assert panel.index("Sooner") < panel.index("Later")
        assert "14:00 (Europe/Paris) person" in panel
        assert panel.index("Taken") < panel.index("Later") < panel.index("Free")

    def test_shows_nothing_to_those_who_do_not_decide(self, as_marketer: Client) -> None:
        proposal()
        page = words(as_marketer.get(reverse("wagtailadmin_home")))
        assert "Waiting for your approval" not in page

    def test_shows_a_marketer_what_came_back(self, client: Client) -> None:
        marketer = MarketerFactory()
        client.force_login(marketer)
        feature = proposal(by=marketer, headline="Small wonders")
        proposal(headline="Somebody else's")
        decisions.send_back(feature, EditorFactory(), "Too dark")
        page = words(client.get(reverse("wagtailadmin_home")))
        assert "Sent back to you" in page
        assert "Small wonders" in page
        assert "Too dark" in page
        assert "Somebody else" not in page
        form = words(client.get(reverse("features:edit", args=[feature.pk])))
        assert "It was sent back: Too dark" in form

    def test_costs_the_same_queries_however_much_waits(
        self, as_moderator: Client, count_queries: Callable
    ) -> None:
        counts = []
        for many in (1, 12):
            for _ in range(many):
                proposal()
            as_moderator.get(reverse("wagtailadmin_home"))
            with count_queries() as asked:
                as_moderator.get(reverse("wagtailadmin_home"))
            counts.append(len(asked))
        assert counts[0] == counts[1]

    def test_outlives_who_proposed(self, as_moderator: Client) -> None:
        Feature.objects.filter(pk=proposal(headline="Orphan").pk).update(proposed_by=None)
        assert "Orphan" in words(as_moderator.get(reverse("wagtailadmin_home")))
