"""Everything of a campaign goes live at one instant, and ends at one, or none of it does."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from wagtail.models import ModelLogEntry, Page, Site
from wagtail.signals import page_published

from catalog.models import Offer, Product
from magazine import due
from magazine.features.campaigns.items import AtEnd
from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.models import Feature, State
from magazine.features.placements import fill
from magazine.features.slots import Position
from magazine.models import TrendArticle
from tests.factories import OfferFactory, ProductFactory, TrendArticleFactory
from tests.features.factories import HOUR, NOON, SECOND, ApprovedFactory

from .factories import ApprovedCampaignFactory, PriceWindowFactory, redrafted, release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(site: Site) -> Iterator[time_machine.Traveller]:
    """An hour before; `move_to` goes on. It stands still in between."""
    with time_machine.travel(NOON - HOUR, tick=False) as travelling:
        yield travelling


def hero(at: object) -> str | None:
    shown = fill(at, [Position.HOME_HERO]).get(Position.HOME_HERO)
    return shown.headline if shown else None


class TestAtItsHour:
    def test_pages_products_prices_and_features_change_in_one_second(
        self, client: Client, clock: time_machine.Traveller
    ) -> None:
        campaign = ApprovedCampaignFactory()
        page = redrafted(TrendArticleFactory(title="Before"), title="During")
        new = TrendArticleFactory(live=False)
        bag = ProductFactory(live=False)
        OfferFactory(product=bag)
        release(campaign, page)
        release(campaign, new)
        release(campaign, bag)
        PriceWindowFactory(campaign=campaign, product=bag)
        ApprovedFactory(campaign=campaign, headline="Together")
        seen = []
        for at in (NOON - SECOND, NOON, NOON + 2 * HOUR - SECOND, NOON + 2 * HOUR):
            clock.move_to(at)
            due.catch_up(at)
            bag.refresh_from_db()
            seen.append(
                (
                    TrendArticle.objects.get(pk=page.pk).title,
                    client.get(new.url).status_code,
                    bag.live,
                    bag.price_minor,
                )
            )
        assert seen[0] == ("Before", 404, False, 36500)
        assert seen[1] == seen[2] == ("During", 200, True, 29900)
        assert seen[3] == ("Before", 404, False, 36500)

    def test_what_is_kept_says_the_instants_it_was_meant_for(
        self, clock: time_machine.Traveller
    ) -> None:
        campaign = ApprovedCampaignFactory()
        page = TrendArticleFactory(live=False)
        release(campaign, page, at_end=AtEnd.STAY)
        clock.move_to(NOON + 5 * HOUR)
        due.catch_up(NOON + 5 * HOUR)
        campaign.refresh_from_db()
        page.refresh_from_db()
        assert campaign.stage == Stage.ENDED
        assert (campaign.went_live_at, campaign.ended_at) == (NOON, NOON + 2 * HOUR)
        assert (page.live, page.first_published_at, page.last_published_at) == (True, NOON, NOON)

    def test_a_feature_is_held_back_until_its_campaign_is_live(self) -> None:
        campaign = ApprovedCampaignFactory()
        ApprovedFactory(campaign=campaign, headline="Together", ends_at=None)
        assert hero(NOON) is None
        assert not Feature.objects.on_air(NOON).exists()
        due.catch_up(NOON)
        assert hero(NOON) == "Together"
        assert Feature.objects.on_air(NOON).exists()
        due.catch_up(NOON + 2 * HOUR)
        assert hero(NOON + 2 * HOUR) is None

    def test_a_feature_that_outlasts_it_ends_with_it(self) -> None:
        campaign = ApprovedCampaignFactory()
        outlasting = ApprovedFactory(campaign=campaign, ends_at=NOON + 8 * HOUR)
        later = ApprovedFactory(campaign=campaign, starts_at=NOON + 9 * HOUR)
        due.catch_up(NOON + 2 * HOUR)
        outlasting.refresh_from_db()
        later.refresh_from_db()
        assert (outlasting.state, outlasting.ends_at) == (State.APPROVED, NOON + 2 * HOUR)
        assert later.state == State.DRAFT

    def test_a_planned_or_cancelled_one_does_nothing(self) -> None:
        page = redrafted(TrendArticleFactory(title="Before"), title="During")
        for stage in (Stage.PLANNED, Stage.CANCELLED):
            release(ApprovedCampaignFactory(stage=stage), page)
        assert due.catch_up(NOON + HOUR) == 0
        assert TrendArticle.objects.get(pk=page.pk).title == "Before"

    def test_a_later_draft_changes_nothing_of_what_was_added(self) -> None:
        campaign = ApprovedCampaignFactory()
        page = redrafted(TrendArticleFactory(title="Before"), title="As approved")
        release(campaign, page)
        latest = TrendArticle.objects.get(pk=page.pk).latest_revision
        latest.content = {**latest.content, "title": "Typed over it"}
        latest.save()
        due.catch_up(NOON)
        assert TrendArticle.objects.get(pk=page.pk).title == "As approved"

    def test_a_version_scheduled_for_later_keeps_its_hour(self) -> None:
        campaign = ApprovedCampaignFactory(ends_at=None)
        page = TrendArticleFactory(title="Before")
        release(campaign, page)
        draft = redrafted(page, go_live_at=NOON + 9 * HOUR, title="Later")
        TrendArticle.objects.get(pk=draft.pk).latest_revision.publish()
        due.catch_up(NOON)
        assert due.next_boundary(NOON) == NOON + 9 * HOUR

    def test_a_page_taken_off_the_site_meanwhile_is_not_brought_back(self) -> None:
        campaign = ApprovedCampaignFactory()
        page = redrafted(TrendArticleFactory(title="Before"), title="During")
        release(campaign, page)
        due.catch_up(NOON)
        TrendArticle.objects.get(pk=page.pk).unpublish()
        due.catch_up(NOON + 2 * HOUR)
        assert not Page.objects.get(pk=page.pk).live


class TestWhenOneThingFails:
    @pytest.fixture
    def campaign(self) -> Campaign:
        """Two pages; the second cannot be published, because nothing may be without a title."""
        campaign = ApprovedCampaignFactory(ends_at=None)
        self.good = redrafted(TrendArticleFactory(title="Before"), title="During")
        release(campaign, self.good)
        self.bad = release(campaign, TrendArticleFactory(title="Also before"))
        self.bag = ProductFactory(live=False)
        release(campaign, self.bag)
        PriceWindowFactory(campaign=campaign, product=self.bag)
        ApprovedFactory(campaign=campaign, headline="Together", ends_at=None)
        self.bad.revision.content = {**self.bad.revision.content, "title": ""}
        self.bad.revision.save()
        return campaign

    def test_nothing_is_half_live(self, campaign: Campaign, client: Client) -> None:
        with time_machine.travel(NOON, tick=False):
            assert client.get("/bags/").status_code == 200
        campaign.refresh_from_db()
        assert campaign.stage == Stage.APPROVED
        assert TrendArticle.objects.get(pk=self.good.pk).title == "Before"
        assert not Product.objects.get(pk=self.bag.pk).live
        assert not Offer.objects.exists()
        assert hero(NOON) is None

    def test_the_desk_is_told_in_its_history(self, campaign: Campaign) -> None:
        due.catch_up(NOON)
        (entry,) = ModelLogEntry.objects.for_instance(campaign).filter(action=due.FAILED)
        assert entry.data["error"] == (
            "“Also before” cannot be published. title: This field cannot be blank."
        )
        assert campaign.is_late(NOON + SECOND)

    def test_it_goes_live_once_it_is_mended(
        self, campaign: Campaign, clock: time_machine.Traveller
    ) -> None:
        due.catch_up(NOON)
        self.bad.revision.content = {**self.bad.revision.content, "title": "Mended"}
        self.bad.revision.save()
        clock.move_to(NOON + 2 * HOUR)
        cache.clear()
        due.catch_up(NOON + 2 * HOUR)
        campaign.refresh_from_db()
        assert (campaign.stage, campaign.went_live_at) == (Stage.LIVE, NOON)
        assert TrendArticle.objects.get(pk=self.bad.page_id).title == "Mended"
        assert hero(NOON + 2 * HOUR) == "Together"

    def test_a_listener_that_fails_undoes_all_of_it(self, clock: time_machine.Traveller) -> None:
        def fail(**_kwargs: object) -> None:
            raise ZeroDivisionError("the listener's own fault")

        campaign = ApprovedCampaignFactory()
        bag = ProductFactory(live=False)
        release(campaign, bag)
        release(campaign, redrafted(TrendArticleFactory(title="Before"), title="During"))
        page_published.connect(fail)
        try:
            due.catch_up(NOON)
        finally:
            page_published.disconnect(fail)
        assert not Product.objects.get(pk=bag.pk).live
        assert Campaign.objects.get(pk=campaign.pk).stage == Stage.APPROVED


@pytest.mark.parametrize("command", [("publish_scheduled",), ("run_schedule", "--once")])
def test_the_commands_do_it_too(clock: time_machine.Traveller, command: tuple[str, ...]) -> None:
    campaign = ApprovedCampaignFactory()
    release(campaign, TrendArticleFactory(live=False))
    clock.move_to(NOON)
    call_command(*command)
    call_command(*command)
    campaign.refresh_from_db()
    assert campaign.stage == Stage.LIVE
    entries = ModelLogEntry.objects.for_instance(campaign)
    assert entries.filter(action="features.campaign.launch").count() == 1
