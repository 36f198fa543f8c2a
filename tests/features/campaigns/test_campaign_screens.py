"""The desk's screens of a campaign, as marketers and editors meet them."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from magazine import due
from magazine.features.campaigns.items import AtEnd, PageRelease, PriceWindow, ProductRelease
from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.models import Feature, State
from magazine.models import TrendArticle
from tests.factories import OfferFactory, ProductFactory, TrendArticleFactory, UserFactory
from tests.features.factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

from .factories import (
    ApprovedCampaignFactory,
    CampaignFactory,
    PriceWindowFactory,
    redrafted,
    release,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(site: Site) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON - DAY, tick=False) as travelling:
        yield travelling


@pytest.fixture
def campaign() -> Campaign:
    return CampaignFactory(name="Nano Week")


def at(name: str, campaign: Campaign, *more: object) -> str:
    return reverse(f"campaigns:{name}", args=[campaign.pk, *more])


def words(response: HttpResponse) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def errors(response: HttpResponse) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    told = soup.select(".error-message, main [role=alert] p")
    return [" ".join(found.get_text(" ").split()) for found in told]


class TestWriting:
    def asked(self, **changes: object) -> dict:
        return {
            "name": "Nano Week",
            "slug": "nano-week",
            "starts_at": "2026-03-03 13:00",
            "ends_at": "2026-03-10 13:00",
            "owner": "",
            "utm_source": "reticule",
            "utm_medium": "editorial",
            **changes,
        }

    def test_a_marketer_plans_one(self, as_marketer: Client) -> None:
        response = as_marketer.post(reverse("campaigns:add"), self.asked(), follow=True)
        campaign = Campaign.objects.get()
        assert (campaign.stage, campaign.starts_at) == (Stage.PLANNED, NOON)
        assert "There is nothing in the campaign." in words(response)

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"ends_at": "2026-03-03 13:00"}, "The end has to come after the start."),
            (
                {"starts_at": "2026-03-29 02:30", "ends_at": ""},
                "02:30 does not happen on 29 March 2026 in Europe/Paris, because the clocks go "
                "forward. Choose a time before or after the gap.",
            ),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, as_marketer: Client, wrong: dict, told: str
    ) -> None:
        response = as_marketer.post(reverse("campaigns:add"), self.asked(**wrong))
        assert told in errors(response)
        assert not Campaign.objects.exists()

    def test_an_approved_one_is_not_changed(self, as_administrator: Client) -> None:
        campaign = ApprovedCampaignFactory(name="As it was")
        response = as_administrator.post(at("edit", campaign), self.asked(), follow=True)
        assert "A campaign is changed while it is planned." in words(response)
        assert Campaign.objects.get().name == "As it was"

    def test_only_an_empty_plan_is_deleted(self, as_moderator: Client, campaign: Campaign) -> None:
        feature = FeatureFactory(campaign=campaign)
        as_moderator.post(at("delete", campaign))
        assert Campaign.objects.exists()
        feature.delete()
        as_moderator.post(at("delete", campaign))
        assert not Campaign.objects.exists()


class TestFilling:
    def test_a_page_a_product_and_a_price(self, as_marketer: Client, campaign: Campaign) -> None:
        page = redrafted(TrendArticleFactory(), title="As drafted")
        bag = ProductFactory()
        back, stay = {"at_end": AtEnd.BACK}, {"at_end": AtEnd.STAY}
        as_marketer.post(at("add_page", campaign), {"page": page.pk, **back})
        as_marketer.post(at("add_product", campaign), {"product": bag.pk, **stay})
        price = {"product": bag.pk, "retailer": "A shop", "price_minor": 100, "currency": "EUR"}
        response = as_marketer.post(at("add_price", campaign), price, follow=True)
        assert PageRelease.objects.get().revision.content["title"] == "As drafted"
        assert ProductRelease.objects.get().at_end == AtEnd.STAY
        assert PriceWindow.objects.get().added_by is not None
        for told in ("As drafted", str(bag), "€1", "A shop"):
            assert told in words(response)

    def test_nothing_twice(self, as_marketer: Client, campaign: Campaign) -> None:
        page = TrendArticleFactory()
        release(campaign, page)
        asked = {"page": page.pk, "at_end": AtEnd.BACK}
        response = as_marketer.post(at("add_page", campaign), asked)
        assert errors(response) == ["It is part of the campaign already."]

    def test_a_feature_by_its_own_form(self, as_marketer: Client, campaign: Campaign) -> None:
        over = CampaignFactory(name="Over", stage=Stage.ENDED)
        page = as_marketer.get(reverse("features:add"), {"campaign": campaign.pk})
        soup = BeautifulSoup(page.content, "html.parser")
        chosen = soup.select_one("[name=campaign] option[selected]")
        assert chosen["value"] == str(campaign.pk)
        assert not soup.select_one(f"[name=campaign] option[value='{over.pk}']")

    def test_the_newer_draft_is_taken_at_a_click(
        self, as_marketer: Client, campaign: Campaign
    ) -> None:
        page = TrendArticleFactory(title="Before")
        item = release(campaign, page)
        redrafted(page, title="Edited since")
        response = as_marketer.get(at("inspect", campaign))
        assert "Edited since it was added" in words(response)
        response = as_marketer.post(at("renew", campaign, "pagerelease", item.pk), follow=True)
        assert PageRelease.objects.get().revision.content["title"] == "Edited since"
        assert "Edited since it was added" not in words(response)

    def test_taking_out_asks_first_and_keeps_the_draft(
        self, as_marketer: Client, campaign: Campaign
    ) -> None:
        page = redrafted(TrendArticleFactory(), title="Draft")
        item = release(campaign, page)
        feature = FeatureFactory(campaign=campaign)
        url = at("remove", campaign, "pagerelease", item.pk)
        assert "Take “Draft” out of the campaign?" in words(as_marketer.get(url))
        as_marketer.post(url)
        as_marketer.post(at("take_out", campaign, feature.pk))
        assert not PageRelease.objects.exists()
        assert Feature.objects.get().campaign is None
        story = TrendArticle.objects.get(pk=page.pk)
        assert story.get_latest_revision_as_object().title == "Draft"


class TestDeciding:
    def test_an_editor_approves_and_it_waits_for_its_hour(
        self, as_editor: Client, campaign: Campaign
    ) -> None:
        feature = FeatureFactory(campaign=campaign, slot=slot("site_banner"))
        release(campaign, TrendArticleFactory())
        response = as_editor.post(at("approve", campaign), follow=True)
        assert f"“{campaign}” is approved." in words(response)
        feature.refresh_from_db()
        assert feature.state == State.APPROVED

    def test_what_blocks_is_told_instead(self, as_editor: Client, campaign: Campaign) -> None:
        FeatureFactory(campaign=campaign, headline="Bare")
        response = as_editor.post(at("approve", campaign))
        assert errors(response) == ["Bare: Has no picture."]
        campaign.refresh_from_db()
        assert campaign.stage == Stage.PLANNED

    def test_cancelling_takes_its_features_along(
        self, as_marketer: Client, campaign: Campaign
    ) -> None:
        feature = FeatureFactory(campaign=campaign)
        as_marketer.post(at("cancel", campaign), {"reason": " "})
        campaign.refresh_from_db()
        assert campaign.stage == Stage.PLANNED
        as_marketer.post(at("cancel", campaign), {"reason": "The sponsor withdrew"})
        campaign.refresh_from_db()
        feature.refresh_from_db()
        assert campaign.stage == Stage.CANCELLED
        assert feature.cancel_reason == "Nano Week was cancelled: The sponsor withdrew"
        history = words(as_marketer.get(at("history", campaign)))
        assert "Cancelled: The sponsor withdrew" in history

    def test_moving_it_all(self, as_marketer: Client, campaign: Campaign) -> None:
        feature = FeatureFactory(campaign=campaign)
        as_marketer.post(at("shift", campaign), {"days": 2, "hours": -1})
        feature.refresh_from_db()
        assert feature.starts_at == NOON + 2 * DAY - HOUR

    def test_moving_it_onto_something_names_it(
        self, as_moderator: Client, campaign: Campaign
    ) -> None:
        ApprovedFactory(campaign=campaign, headline="Ours")
        ApprovedFactory(headline="Theirs", starts_at=NOON + DAY)
        response = as_moderator.post(at("shift", campaign), {"days": 1, "hours": 0})
        (told,) = errors(response)
        assert told.startswith("“Ours”: The slot is taken: “Theirs” in Home hero")

    def test_back_to_planning_holds_everything_back(self, as_marketer: Client) -> None:
        campaign = ApprovedCampaignFactory()
        as_marketer.post(at("reopen", campaign))
        assert due.catch_up(NOON) == 0
        campaign.refresh_from_db()
        assert campaign.stage == Stage.PLANNED

    def test_a_live_one_is_given_another_end_and_its_prices_with_it(
        self, as_editor: Client, clock: time_machine.Traveller
    ) -> None:
        campaign = ApprovedCampaignFactory()
        price = PriceWindowFactory(campaign=campaign)
        clock.move_to(NOON)
        due.catch_up(NOON)
        as_editor.post(at("set_end", campaign), {"ends_at": "2026-03-04 13:00"})
        price.refresh_from_db()
        campaign.refresh_from_db()
        assert campaign.ends_at == price.offer.valid_until == NOON + DAY

    def test_rolling_back_asks_about_what_was_edited(
        self, as_editor: Client, clock: time_machine.Traveller
    ) -> None:
        campaign = ApprovedCampaignFactory()
        page = TrendArticleFactory(title="Before")
        item = release(campaign, redrafted(page, title="During"))
        clock.move_to(NOON)
        due.catch_up(NOON)
        edited = TrendArticle.objects.get(pk=page.pk)
        edited.title = "Corrected"
        edited.save_revision().publish()
        url, key = at("roll_back", campaign), f"pagerelease-{item.pk}"
        assert "It was changed after the launch" in words(as_editor.get(url))
        as_editor.post(url, {"reason": "Early"})
        assert TrendArticle.objects.get(pk=page.pk).title == "Corrected"
        as_editor.post(url, {"reason": "Early", key: "back"})
        assert TrendArticle.objects.get(pk=page.pk).title == "Before"


class TestWhoMay:
    @pytest.mark.parametrize(
        ("who", "name", "stage"),
        [
            ("as_marketer", "approve", Stage.PLANNED),
            ("as_marketer", "roll_back", Stage.LIVE),
            ("as_marketer", "set_end", Stage.LIVE),
            ("as_marketer", "shift", Stage.APPROVED),
            ("as_editor", "add_page", Stage.PLANNED),
            ("as_editor", "shift", Stage.PLANNED),
            ("as_administrator", "add_page", Stage.APPROVED),
            ("as_administrator", "approve", Stage.CANCELLED),
            ("as_administrator", "cancel", Stage.LIVE),
            ("as_administrator", "roll_back", Stage.ENDED),
        ],
    )
    def test_turned_away(
        self, request: pytest.FixtureRequest, who: str, name: str, stage: str
    ) -> None:
        client = request.getfixturevalue(who)
        campaign = CampaignFactory(stage=stage)
        for ask in (client.get, client.post):
            response = ask(at(name, campaign), follow=True)
            assert "you do not have permission" in words(response)

    def test_nobody_without_a_right_sees_one(self, client: Client, campaign: Campaign) -> None:
        client.force_login(UserFactory())
        assert client.get(at("inspect", campaign)).status_code == 302

    def test_an_approver_who_may_not_publish_the_page_cannot_let_it_go_live(
        self, client: Client, campaign: Campaign
    ) -> None:
        somebody = UserFactory()
        somebody.user_permissions.set(
            Permission.objects.filter(
                codename__in=["access_admin", "approve_campaign", "view_campaign"]
            )
        )
        client.force_login(somebody)
        release(campaign, TrendArticleFactory(title="Not yours"))
        response = client.post(at("approve", campaign), follow=True)
        assert "You may not publish “Not yours”" in words(response)
        campaign.refresh_from_db()
        assert campaign.stage == Stage.PLANNED


class TestTheScreens:
    def test_a_failure_is_plain_to_see(
        self, as_marketer: Client, clock: time_machine.Traveller
    ) -> None:
        campaign = ApprovedCampaignFactory()
        item = release(campaign, TrendArticleFactory())
        item.revision.content = {**item.revision.content, "title": ""}
        item.revision.save()
        due.catch_up(NOON)
        clock.move_to(NOON + HOUR)
        page = words(as_marketer.get(at("inspect", campaign)))
        assert "It should be live and is not; nothing of it is." in page
        assert "title" in page
        assert "Did not go live" in words(as_marketer.get(reverse("campaigns:index")))

    def test_the_list_counts_and_filters(self, as_marketer: Client, campaign: Campaign) -> None:
        FeatureFactory(campaign=campaign)
        FeatureFactory(campaign=campaign)
        FeatureFactory(campaign=campaign, state=State.CANCELLED)
        release(campaign, TrendArticleFactory())
        CampaignFactory(name="Old", stage=Stage.ENDED, starts_at=NOON - 9 * DAY)
        index = reverse("campaigns:index")
        assert "2 features, 1 page" in words(as_marketer.get(index))

        def names(**query: str) -> list[str]:
            found = as_marketer.get(index, query).context["object_list"]
            return [found.name for found in found]

        assert names() == ["Nano Week", "Old"]
        assert names(q="nano") == ["Nano Week"]
        assert names(stage="ended") == ["Old"]
        assert names(moment="to_come") == ["Nano Week"]
        assert names(moment="over") == ["Old"]

    def test_the_links_that_leave_are_there_to_copy(
        self, as_marketer: Client, campaign: Campaign
    ) -> None:
        FeatureFactory(campaign=campaign, link="https://shop.example/bag?id=7")
        soup = BeautifulSoup(as_marketer.get(at("inspect", campaign)).content, "html.parser")
        (field,) = soup.select("input[readonly]")
        assert field["value"].startswith("https://shop.example/bag?id=7&utm_source=reticule")

    def test_the_page_costs_the_same_queries_however_much_is_in_it(
        self, as_marketer: Client, campaign: Campaign, count_queries: Callable
    ) -> None:
        counts = []
        for _round in range(2):
            for _number in range(4):
                bag = ProductFactory()
                OfferFactory(product=bag)
                release(campaign, TrendArticleFactory())
                release(campaign, bag)
                PriceWindowFactory(campaign=campaign, product=bag)
                FeatureFactory(campaign=campaign, link="", product=bag)
            as_marketer.get(at("inspect", campaign))
            with count_queries() as asked:
                as_marketer.get(at("inspect", campaign))
            counts.append(len(asked))
        assert counts[0] == counts[1]
