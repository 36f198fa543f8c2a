"""A campaign rolled back: the site is what it was before it, to the last column."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import models
from django.test import Client
from wagtail.models import Page, Site

from catalog.models import Offer, Product
from magazine import due
from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.campaigns.rolling_back import EditedSince, later_edits, roll_back
from magazine.features.models import State
from magazine.models import TrendArticle
from tests.factories import (
    AdministratorFactory,
    ColourwayFactory,
    EditorFactory,
    MarketerFactory,
    OfferFactory,
    PersonPageFactory,
    ProductFactory,
    TrendArticleFactory,
)
from tests.features.factories import HOUR, NOON, ApprovedFactory

from .factories import ApprovedCampaignFactory, PriceWindowFactory, redrafted, release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(site: Site) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON - HOUR, tick=False) as travelling:
        yield travelling


def whole(thing: models.Model) -> dict:
    """Every column of its rows, and its children."""
    fresh = type(thing)._base_manager.get(pk=thing.pk)
    columns = type(thing)._base_manager.filter(pk=thing.pk).values().get()
    children = {
        name: value for name, value in fresh.serializable_data().items() if isinstance(value, list)
    }
    return columns | children


def live_now(campaign: Campaign, clock: time_machine.Traveller) -> Campaign:
    clock.move_to(NOON)
    due.catch_up(NOON)
    campaign.refresh_from_db()
    assert campaign.stage == Stage.LIVE
    clock.move_to(NOON + HOUR / 2)
    return campaign


def rolled_back(campaign: Campaign, **decided: bool) -> None:
    roll_back(campaign, AdministratorFactory(), NOON + HOUR / 2, "It was early", decided)


class TestExactness:
    def test_a_live_page_is_what_it_was_to_the_last_column(
        self, clock: time_machine.Traveller
    ) -> None:
        page = TrendArticleFactory(title="Before", people=[PersonPageFactory()])
        page.save_revision().publish()
        redrafted(page, title="During", slug="during", body=[("text", "<p>New</p>")], bylines=[])
        before = whole(page)
        campaign = ApprovedCampaignFactory()
        release(campaign, page)
        live_now(campaign, clock)
        assert TrendArticle.objects.get(pk=page.pk).title == "During"
        rolled_back(campaign)
        assert whole(page) == before

    def test_a_page_that_was_changed_without_a_version_comes_back_as_changed(
        self, clock: time_machine.Traveller
    ) -> None:
        page = TrendArticleFactory(title="Before")
        page.save_revision().publish()
        redrafted(page, title="During")
        TrendArticle.objects.filter(pk=page.pk).update(standfirst="Imported")
        before = whole(page)
        campaign = ApprovedCampaignFactory()
        release(campaign, page)
        rolled_back(live_now(campaign, clock))
        assert whole(page) == before

    def test_a_new_page_is_the_draft_it_was(self, clock: time_machine.Traveller) -> None:
        page = TrendArticleFactory(live=False, title="First words")
        redrafted(page, title="Last words", slug="last-words")
        before = whole(page)
        campaign = ApprovedCampaignFactory()
        release(campaign, page)
        live_now(campaign, clock)
        assert TrendArticle.objects.get(pk=page.pk).slug == "last-words"
        rolled_back(campaign)
        assert whole(page) == before

    def test_a_product_with_its_colours_and_prices(self, clock: time_machine.Traveller) -> None:
        bag = ProductFactory(name="Before")
        ColourwayFactory(product=bag)
        OfferFactory(product=bag)
        bag = Product.objects.get(pk=bag.pk)
        bag.save_revision().publish()
        draft = Product.objects.get(pk=bag.pk)
        draft.name = "During"
        draft.colourways.set([])
        draft.save_revision()
        before = whole(bag)
        campaign = ApprovedCampaignFactory()
        release(campaign, bag)
        PriceWindowFactory(campaign=campaign, product=bag)
        live_now(campaign, clock)
        during = Product.objects.get(pk=bag.pk)
        assert (during.name, during.price_minor, during.colourways.count()) == ("During", 29900, 0)
        rolled_back(campaign)
        assert whole(bag) == before

    def test_lists_and_search_are_in_the_order_they_were(
        self, clock: time_machine.Traveller, client: Client
    ) -> None:
        first, second = TrendArticleFactory(title="Lilac one"), TrendArticleFactory(title="Two")
        new = TrendArticleFactory(live=False, title="Lilac new")
        campaign = ApprovedCampaignFactory()
        for page in (redrafted(first, title="Mauve one"), new):
            release(campaign, page)

        def seen() -> tuple:
            section = client.get(second.get_parent().url).content
            found = Page.objects.live().search("lilac")
            order = sorted((section.find(story.title.encode()), story.title) for story in stories)
            return order, sorted(page.title for page in found)

        stories = [first, second, new]
        before = seen()
        live_now(campaign, clock)
        assert seen() != before
        rolled_back(campaign)
        assert seen() == before

    def test_features_leave_the_schedule_and_say_why(self, clock: time_machine.Traveller) -> None:
        campaign = ApprovedCampaignFactory()
        feature = ApprovedFactory(campaign=campaign)
        rolled_back(live_now(campaign, clock))
        feature.refresh_from_db()
        assert feature.state == State.CANCELLED
        assert "rolled back: It was early" in feature.cancel_reason
        assert (campaign.stage, campaign.stopped_at) == (Stage.ROLLED_BACK, NOON + HOUR / 2)


class TestWhatWasEditedSince:
    @pytest.fixture
    def campaign(self, clock: time_machine.Traveller) -> Campaign:
        self.page = TrendArticleFactory(title="Before")
        self.page.save_revision().publish()
        campaign = ApprovedCampaignFactory()
        self.release = release(campaign, redrafted(self.page, title="During"))
        live_now(campaign, clock)
        edited = TrendArticle.objects.get(pk=self.page.pk)
        edited.title = "Corrected"
        edited.save_revision(user=EditorFactory(username="ottoline")).publish()
        return campaign

    @property
    def key(self) -> str:
        return f"pagerelease-{self.release.pk}"

    def now(self) -> TrendArticle:
        return TrendArticle.objects.get(pk=self.page.pk)

    def test_is_named_with_who(self, campaign: Campaign) -> None:
        (later,) = later_edits(campaign)
        assert (later.key, later.revision.user.username) == (self.key, "ottoline")

    def test_is_asked_about_before_anything_is_done(self, campaign: Campaign) -> None:
        with pytest.raises(EditedSince):
            rolled_back(campaign)
        assert self.now().title == "Corrected"
        campaign.refresh_from_db()
        assert campaign.stage == Stage.LIVE

    def test_goes_back_when_told_and_the_edit_stays_as_a_draft(self, campaign: Campaign) -> None:
        rolled_back(campaign, **{self.key: True})
        now = self.now()
        assert (now.title, now.has_unpublished_changes) == ("Before", True)
        assert now.get_latest_revision_as_object().title == "Corrected"

    def test_stays_when_told(self, campaign: Campaign) -> None:
        rolled_back(campaign, **{self.key: False})
        assert self.now().title == "Corrected"

    def test_a_newer_draft_is_left_as_it_is(self, campaign: Campaign) -> None:
        redrafted(self.now(), title="Half done")
        rolled_back(campaign, **{self.key: True})
        now = self.now()
        assert now.title == "Before"
        assert now.get_latest_revision_as_object().title == "Half done"
        kept = {revision.content["title"] for revision in now.revisions.all()}
        assert "Corrected" in kept

    def test_at_its_end_it_goes_back_and_the_edit_stays_as_a_draft(
        self, campaign: Campaign, clock: time_machine.Traveller
    ) -> None:
        clock.move_to(NOON + 2 * HOUR)
        due.catch_up(NOON + 2 * HOUR)
        now = self.now()
        assert (now.title, now.get_latest_revision_as_object().title) == ("Before", "Corrected")


def test_a_change_of_price_by_the_clock_is_no_edit(clock: time_machine.Traveller) -> None:
    bag = ProductFactory()
    OfferFactory(product=bag, valid_until=NOON + HOUR / 4)
    campaign = ApprovedCampaignFactory()
    release(campaign, bag)
    live_now(campaign, clock)
    Product.objects.get(pk=bag.pk).save()
    assert later_edits(campaign) == []


@pytest.mark.parametrize("somebody", [MarketerFactory, None])
def test_needs_a_reason_and_the_right(clock: time_machine.Traveller, somebody: type | None) -> None:
    campaign = ApprovedCampaignFactory()
    release(campaign, TrendArticleFactory())
    live_now(campaign, clock)
    if somebody:
        with pytest.raises(PermissionDenied):
            roll_back(campaign, somebody(), NOON, "Because")
    else:
        with pytest.raises(Exception, match="Say why"):
            roll_back(campaign, EditorFactory(), NOON, "  ")
    assert Campaign.objects.get().stage == Stage.LIVE


def test_a_campaign_price_is_as_if_it_had_never_been(clock: time_machine.Traveller) -> None:
    bag = ProductFactory()
    OfferFactory(product=bag)
    campaign = ApprovedCampaignFactory()
    PriceWindowFactory(campaign=campaign, product=bag)
    live_now(campaign, clock)
    assert Product.objects.get(pk=bag.pk).price_minor == 29900
    rolled_back(campaign)
    assert Product.objects.get(pk=bag.pk).price_minor == 36500
    assert Offer.objects.count() == 1
