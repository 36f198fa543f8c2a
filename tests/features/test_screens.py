"""The desk's screens, as a marketer meets them."""

from collections.abc import Iterator

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser, Permission
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from magazine.features.models import Feature, Slot, State
from tests.factories import ProductFactory, UserFactory

from .factories import (
    HOUR,
    NOON,
    ApprovedFactory,
    FeatureFactory,
    slot,
)

pytestmark = pytest.mark.django_db

MARKETER = ("add", "change", "view", "approve", "cancel")


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    """Eleven o'clock in Paris, three hours before most things happen here."""
    with time_machine.travel(NOON - 2 * HOUR, tick=False):
        yield


def somebody(*may: str) -> AbstractUser:
    """A user of the admin who may do these things with features."""
    user = UserFactory()
    wanted = [f"{action}_feature" for action in may]
    user.user_permissions.set(Permission.objects.filter(codename__in=[*wanted, "access_admin"]))
    return user


@pytest.fixture
def marketer(client: Client) -> Client:
    client.force_login(somebody(*MARKETER))
    return client


def asked(**changes: object) -> dict:
    """The form of a creative in the home hero on 3 March from 14:00 to 15:00 in Paris."""
    return {
        "slot": slot().pk,
        "starts_at": "2026-03-03 14:00",
        "ends_at": "2026-03-03 15:00",
        "page": "",
        "product": "",
        "link": "/bags/",
        "kicker": "",
        "headline": "Small wonders",
        "text": "",
        "image": "",
        "sponsor": "",
        **changes,
    }


def add(client: Client, **changes: object) -> HttpResponse:
    return client.post(reverse("features:add"), asked(**changes), follow=True)


def words(response: HttpResponse) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def errors(response: HttpResponse) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [" ".join(found.get_text(" ").split()) for found in soup.select(".error-message")]


class TestWriting:
    def test_a_draft_is_kept_with_who_wrote_it(self, marketer: Client) -> None:
        add(marketer)
        feature = Feature.objects.get()
        assert (feature.state, feature.starts_at) == (State.DRAFT, NOON + HOUR)
        assert feature.created_by.has_perm("features.add_feature")

    def test_it_can_be_approved_in_the_same_step(self, marketer: Client) -> None:
        add(marketer, **{"action-approve": "1"})
        feature = Feature.objects.get()
        assert feature.state == State.APPROVED
        assert feature.approved_by == feature.created_by
        assert feature.approved_at == NOON - 2 * HOUR

    def test_a_clash_is_refused_naming_the_other_and_the_next_free_start(
        self, marketer: Client
    ) -> None:
        other = ApprovedFactory(headline="The rise of the micro-purse", starts_at=NOON + HOUR / 2)
        response = add(marketer, **{"action-approve": "1"})
        assert errors(response) == [
            "Home hero is taken by “The rise of the micro-purse” , "
            "3 March 2026, 13:30 to 14:30 (Europe/Paris). "
            "The next free start for the same length is 3 March 2026, 14:30."
        ]
        soup = BeautifulSoup(response.content, "html.parser")
        link = soup.select_one(".error-message a")["href"]
        assert link == reverse("features:edit", args=[other.pk])
        assert Feature.objects.count() == 1

    def test_an_open_ended_clash_says_that_nothing_later_is_free(self, marketer: Client) -> None:
        ApprovedFactory(ends_at=None)
        (error,) = errors(add(marketer, **{"action-approve": "1"}))
        assert error.endswith("No later start is free: something open-ended stands in the slot.")

    def test_a_headline_of_the_other_feature_is_shown_as_text(self, marketer: Client) -> None:
        ApprovedFactory(headline="<b>Bold</b>", ends_at=None)
        response = add(marketer, **{"action-approve": "1"})
        assert b"<b>Bold</b>" not in response.content

    def test_a_draft_may_compete_for_a_taken_time(self, marketer: Client) -> None:
        ApprovedFactory(ends_at=None)
        add(marketer)
        assert Feature.objects.filter(state=State.DRAFT).count() == 1

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"link": ""}, "Choose one: a page, a product, or a link for a creative."),
            ({"headline": ""}, "A creative needs a headline."),
            ({"ends_at": "2026-03-03 14:00"}, "The end has to come after the start."),
            ({"sponsored": "on"}, "Name who paid for it: readers are told."),
            ({"sponsor": "Maison"}, "Tick this when there is a sponsor."),
            (
                {"link": "javascript:alert(1)"},
                "An address that begins with https://, or a path of this site that begins with /.",
            ),
            (
                {"link": "//elsewhere.example/"},
                "An address that begins with https://, or a path of this site that begins with /.",
            ),
            (
                {"starts_at": "2026-03-29 02:30", "ends_at": ""},
                "02:30 does not happen on 29 March 2026 in Europe/Paris, because the clocks go "
                "forward. Choose a time before or after the gap.",
            ),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, marketer: Client, wrong: dict, told: str
    ) -> None:
        assert errors(add(marketer, **wrong)) == [told]
        assert not Feature.objects.exists()

    def test_a_slot_says_what_it_accepts(self, marketer: Client) -> None:
        Slot.objects.filter(position="home_hero").update(accepts_creatives=False)
        assert errors(add(marketer)) == ["Home hero does not take this. It accepts: Page, Product."]

    def test_what_is_over_before_it_begins_is_not_approved(self, marketer: Client) -> None:
        past = {"starts_at": "2026-03-03 08:00", "ends_at": "2026-03-03 09:00"}
        assert errors(add(marketer, **past, **{"action-approve": "1"})) == [
            "This has passed already."
        ]

    def test_the_zone_is_named_at_the_times(self, marketer: Client) -> None:
        assert "Europe/Paris, UTC+1 now" in words(marketer.get(reverse("features:add")))

    def test_the_board_hands_over_slot_and_times(self, marketer: Client) -> None:
        response = marketer.get(
            reverse("features:add"),
            {"slot": slot().pk, "starts": "2026-03-03T14:00:00+01:00", "ends": "nonsense"},
        )
        soup = BeautifulSoup(response.content, "html.parser")
        assert soup.select_one("[name=slot] option[selected]")["value"] == str(slot().pk)
        assert soup.select_one("[name=starts_at]")["value"] == "2026-03-03 14:00"


class TestChanging:
    def change(self, client: Client, feature: Feature, **changes: object) -> HttpResponse:
        url = reverse("features:edit", args=[feature.pk])
        return client.post(url, asked(**changes), follow=True)

    def test_a_move_is_in_the_history_with_from_and_to(self, marketer: Client) -> None:
        feature = ApprovedFactory(starts_at=NOON)
        self.change(marketer, feature)
        history = words(marketer.get(reverse("features:history", args=[feature.pk])))
        assert (
            "Moved from Home hero, 3 March 2026, 13:00 to 14:00 (Europe/Paris) "
            "to Home hero, 3 March 2026, 14:00 to 15:00 (Europe/Paris)"
        ) in history

    def test_an_approved_feature_cannot_be_moved_onto_another(self, marketer: Client) -> None:
        ApprovedFactory(starts_at=NOON + HOUR)
        feature = ApprovedFactory(starts_at=NOON)
        response = self.change(marketer, feature)
        assert errors(response)[0].startswith("Home hero is taken by")
        feature.refresh_from_db()
        assert feature.starts_at == NOON

    def test_an_approved_feature_is_left_to_those_who_may_approve(self, client: Client) -> None:
        client.force_login(somebody("add", "change", "view"))
        feature = ApprovedFactory(headline="As it was")
        response = self.change(client, feature)
        assert "only those who may approve can change it" in words(response)
        feature.refresh_from_db()
        assert feature.headline == "As it was"

    def test_a_cancelled_feature_is_only_looked_at(self, marketer: Client) -> None:
        feature = FeatureFactory(state=State.CANCELLED)
        assert "Copy it to schedule it again" in words(self.change(marketer, feature))

    def test_the_page_of_a_feature_shows_times_in_the_sites_zone(self, marketer: Client) -> None:
        page = words(marketer.get(reverse("features:inspect", args=[ApprovedFactory().pk])))
        assert "3 March 2026, 13:00 (Europe/Paris)" in page


class TestCopying:
    def test_a_copy_is_filled_in_like_the_first_and_saved_as_a_new_draft(
        self, marketer: Client
    ) -> None:
        first = ApprovedFactory(headline="Small wonders", sponsored=True, sponsor="Maison")
        page = marketer.get(reverse("features:copy", args=[first.pk]))
        form = page.context["form"]
        assert form["headline"].value() == "Small wonders"
        assert form["starts_at"].value() == "2026-03-03 13:00"
        action = BeautifulSoup(page.content, "html.parser").select_one("form[data-edit-form]")
        marketer.post(action["action"], asked())
        assert sorted(Feature.objects.values_list("state", flat=True)) == ["approved", "draft"]


class TestDeciding:
    def test_approving_says_who_and_when(self, marketer: Client) -> None:
        feature = FeatureFactory()
        marketer.post(reverse("features:approve", args=[feature.pk]))
        feature.refresh_from_db()
        assert feature.state == State.APPROVED
        assert "Approved" in words(marketer.get(reverse("features:history", args=[feature.pk])))

    def test_looking_at_the_question_decides_nothing(self, marketer: Client) -> None:
        feature = FeatureFactory()
        for decision in ("approve", "cancel"):
            url = reverse(f"features:{decision}", args=[feature.pk])
            assert marketer.get(url).status_code == 200
        feature.refresh_from_db()
        assert feature.state == State.DRAFT

    def test_approving_onto_another_is_refused_with_its_name(self, marketer: Client) -> None:
        ApprovedFactory(headline="The first")
        feature = FeatureFactory()
        response = marketer.post(reverse("features:approve", args=[feature.pk]))
        assert "The slot is taken: “The first” in Home hero" in words(response)
        feature.refresh_from_db()
        assert (feature.state, feature.approved_by) == (State.DRAFT, None)

    def test_cancelling_needs_a_reason(self, marketer: Client) -> None:
        feature = ApprovedFactory()
        url = reverse("features:cancel", args=[feature.pk])
        marketer.post(url, {"reason": "  "})
        feature.refresh_from_db()
        assert feature.state == State.APPROVED
        marketer.post(url, {"reason": "The sponsor withdrew"})
        feature.refresh_from_db()
        assert (feature.state, feature.cancel_reason) == (State.CANCELLED, "The sponsor withdrew")
        history = words(marketer.get(reverse("features:history", args=[feature.pk])))
        assert "Cancelled: The sponsor withdrew" in history

    def test_a_cancelled_time_is_free_again(self, marketer: Client) -> None:
        feature = ApprovedFactory(starts_at=NOON + HOUR)
        marketer.post(reverse("features:cancel", args=[feature.pk]), {"reason": "Moved"})
        add(marketer, **{"action-approve": "1"})
        assert Feature.objects.approved().count() == 1


class TestWhoMay:
    @pytest.mark.parametrize("missing", ["approve", "cancel"])
    def test_deciding_needs_its_permission(self, client: Client, missing: str) -> None:
        client.force_login(somebody(*(set(MARKETER) - {missing})))
        feature = FeatureFactory()
        client.post(reverse(f"features:{missing}", args=[feature.pk]), {"reason": "No"})
        feature.refresh_from_db()
        assert feature.state == State.DRAFT

    def test_writing_and_approving_at_once_needs_the_permission_too(self, client: Client) -> None:
        client.force_login(somebody("add", "change"))
        add(client, **{"action-approve": "1"})
        assert Feature.objects.get().state == State.DRAFT

    @pytest.mark.parametrize("name", ["index", "add", "schedule"])
    def test_an_editor_without_any_is_turned_away(self, client: Client, name: str) -> None:
        client.force_login(somebody())
        assert client.get(reverse(f"features:{name}")).status_code == 302

    def test_nobody_adds_a_slot_by_hand(self, admin_client: Client) -> None:
        assert admin_client.get(reverse("slots:add")).status_code == 302
        assert admin_client.get(reverse("slots:edit", args=[slot().pk])).status_code == 200


class TestTheList:
    def titles(self, client: Client, **query: object) -> set[str]:
        response = client.get(reverse("features:index"), query)
        return {str(feature) for feature in response.context["object_list"]}

    def test_leads_to_what_can_be_decided(self, marketer: Client) -> None:
        draft, cancelled = FeatureFactory(), FeatureFactory(state=State.CANCELLED)
        page = marketer.get(reverse("features:index")).content.decode()
        assert reverse("features:approve", args=[draft.pk]) in page
        assert reverse("features:cancel", args=[draft.pk]) in page
        assert reverse("features:cancel", args=[cancelled.pk]) not in page

    def test_finds_by_headline_product_and_brand(self, marketer: Client) -> None:
        product = ProductFactory(name="Le Petit")
        FeatureFactory(headline="Small wonders")
        FeatureFactory(product=product, link="", headline="")
        assert self.titles(marketer, q="wonders") == {"Small wonders"}
        assert self.titles(marketer, q="petit") == {str(product)}
        assert self.titles(marketer, q=product.brand.name) == {str(product)}

    def test_filters_by_slot_state_time_and_kind(self, marketer: Client) -> None:
        ApprovedFactory(headline="On air", starts_at=NOON - 3 * HOUR, ends_at=NOON - HOUR)
        ApprovedFactory(headline="To come")
        ApprovedFactory(headline="Over", starts_at=NOON - 9 * HOUR)
        FeatureFactory(headline="Draft", slot=slot("site_banner"), starts_at=NOON - 9 * HOUR)
        FeatureFactory(headline="Bag", product=ProductFactory(), link="", starts_at=NOON - 9 * HOUR)
        assert self.titles(marketer, moment="on_air") == {"On air"}
        assert self.titles(marketer, moment="to_come") == {"To come"}
        assert self.titles(marketer, state="draft") == {"Draft", "Bag"}
        assert self.titles(marketer, slot=slot("site_banner").pk) == {"Draft"}
        assert self.titles(marketer, kind="product") == {"Bag"}

    def test_says_what_is_on_air_and_in_which_zone(self, marketer: Client) -> None:
        ApprovedFactory(starts_at=NOON - 3 * HOUR, ends_at=None)
        page = words(marketer.get(reverse("features:index")))
        assert "3 March 2026, 10:00 Open-ended On air" in page
        assert "Starts (Europe/Paris, UTC+1 now)" in page

    def test_costs_the_same_queries_however_long_it_is(self, marketer: Client) -> None:
        counts = []
        for many in (2, 12):
            for _ in range(many):
                FeatureFactory(product=ProductFactory(), link="", headline="")
            marketer.get(reverse("features:index"))
            with CaptureQueriesContext(connection) as queries:
                marketer.get(reverse("features:index"))
            counts.append(len(queries))
        assert counts[0] == counts[1]
