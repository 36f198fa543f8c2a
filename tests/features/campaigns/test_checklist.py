"""What blocks a campaign, each with where it is mended; and that it blocks."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page, Site, Workflow, WorkflowState

from magazine.features.campaigns.approving import Blocked, approve
from magazine.features.campaigns.checklist import Finding, checked
from magazine.features.campaigns.gathering import gather
from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.models import SlotLock, State, Variant
from tests.factories import (
    AdministratorFactory,
    BrandFactory,
    ImageFactory,
    OfferFactory,
    ProductFactory,
    SectionPageFactory,
    TrendArticleFactory,
)
from tests.features.factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

from .factories import CampaignFactory, PriceWindowFactory, redrafted, release

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def morning(site: Site) -> Iterator[None]:
    with time_machine.travel(NOON - DAY, tick=False):
        yield


@pytest.fixture
def campaign() -> Campaign:
    return CampaignFactory()


def found(campaign: Campaign) -> list[Finding]:
    return checked(gather(campaign, NOON - DAY))


def said(campaign: Campaign) -> list[str]:
    return [finding.says for finding in found(campaign)]


def blocking(campaign: Campaign) -> list[str]:
    return [finding.says for finding in found(campaign) if finding.blocks]


def banner(**given: object) -> object:
    """A feature with nothing wrong about it."""
    return FeatureFactory(slot=slot("site_banner"), **given)


def test_an_empty_one_is_blocked(campaign: Campaign) -> None:
    assert blocking(campaign) == ["There is nothing in the campaign."]


def test_features_are_approved_with_it(campaign: Campaign) -> None:
    feature = banner(campaign=campaign)
    assert blocking(campaign) == []
    assert said(campaign) == ["1 feature is not approved yet."]
    approve(campaign, AdministratorFactory(), NOON - DAY)
    feature.refresh_from_db()
    campaign.refresh_from_db()
    assert (feature.state, campaign.stage) == (State.APPROVED, Stage.APPROVED)
    assert said(campaign) == []


def test_a_feature_added_after_the_approval_has_to_be_approved_itself() -> None:
    campaign = CampaignFactory(stage=Stage.APPROVED)
    feature = banner(campaign=campaign)
    (finding,) = found(campaign)
    assert finding.says == "Not approved: it will not show."
    assert finding.url == reverse("features:edit", args=[feature.pk])


def test_what_blocks_keeps_it_from_being_approved(campaign: Campaign) -> None:
    feature = FeatureFactory(campaign=campaign, headline="Bare")
    with pytest.raises(Blocked, match=r"Bare: Has no picture\."):
        approve(campaign, AdministratorFactory(), NOON - DAY)
    feature.refresh_from_db()
    campaign.refresh_from_db()
    assert (feature.state, campaign.stage) == (State.DRAFT, Stage.PLANNED)


def no_picture(campaign: Campaign) -> None:
    FeatureFactory(campaign=campaign)


def before_it(campaign: Campaign) -> None:
    banner(campaign=campaign, starts_at=NOON - HOUR)


def outlasts(campaign: Campaign) -> None:
    banner(campaign=campaign, ends_at=None)


def taken_slot(campaign: Campaign) -> None:
    ApprovedFactory(slot=slot("site_banner"), headline="There")
    banner(campaign=campaign)


def itself(campaign: Campaign) -> None:
    banner(campaign=campaign)
    banner(campaign=campaign, headline="There")


def locked_slot(campaign: Campaign) -> None:
    SlotLock.objects.create(
        slot=slot("site_banner"), starts_at=NOON, ends_at=NOON + DAY, reason="Election day"
    )
    banner(campaign=campaign)


def off_the_site(campaign: Campaign) -> None:
    banner(campaign=campaign, link="", page=TrendArticleFactory(live=False))


def leaves_early(campaign: Campaign) -> None:
    page = TrendArticleFactory(expire_at=NOON + HOUR / 2)
    banner(campaign=campaign, link="", page=page)


def version_expires(campaign: Campaign) -> None:
    release(campaign, redrafted(TrendArticleFactory(), expire_at=NOON + HOUR))


def sold_out(campaign: Campaign) -> None:
    bag = ProductFactory()
    OfferFactory(product=bag, availability="sold_out")
    banner(campaign=campaign, link="", product=bag)


def offer_lapses(campaign: Campaign) -> None:
    bag = ProductFactory()
    OfferFactory(product=bag, valid_until=NOON)
    release(campaign, bag)


def locked_page(campaign: Campaign) -> None:
    page = TrendArticleFactory(locked=True)
    release(campaign, page)


def in_a_workflow(campaign: Campaign) -> None:
    page = TrendArticleFactory()
    release(campaign, page)
    WorkflowState.objects.create(
        workflow=Workflow.objects.create(name="Second look"),
        content_type=page.content_type,
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
    )


def hidden_above(campaign: Campaign) -> None:
    section = SectionPageFactory(live=False, title="Hidden")
    release(campaign, TrendArticleFactory(parent=section))


def two_campaigns(campaign: Campaign) -> None:
    page = TrendArticleFactory()
    release(campaign, page)
    release(CampaignFactory(name="The other", stage=Stage.APPROVED), page)


def dead_link(campaign: Campaign) -> None:
    banner(campaign=campaign, link="/bags/nobody/nothing/")


def dead_link_of_a_variant(campaign: Campaign) -> None:
    feature = banner(campaign=campaign)
    Variant.objects.create(
        feature=feature, label="Other", link="/bags/nobody/nothing/", headline="Other"
    )


def dead_link_in_the_text(campaign: Campaign) -> None:
    body = [("text", '<p><a linktype="page" id="4711">gone</a></p>')]
    release(campaign, redrafted(TrendArticleFactory(), body=body))


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (no_picture, "Has no picture."),
        (before_it, "Starts on 3 March 2026, 12:00, before the campaign does."),
        (outlasts, "Outlasts the campaign, which ends on 3 March 2026, 15:00."),
        (taken_slot, "The slot is taken: “There” in Site banner, 3 March 2026, 13:00 to 14:00"),
        (itself, "Meets “There” in Site banner"),
        (locked_slot, "Site banner is locked then: Election day."),
        (off_the_site, "What it shows is not on the site."),
        (leaves_early, "What it shows leaves the site on 3 March 2026, 13:30"),
        (version_expires, "Expires on 3 March 2026, 14:00, while the campaign lasts."),
        (sold_out, "The product cannot be had in that time."),
        (offer_lapses, "The product cannot be had in that time."),
        (locked_page, "The page is locked."),
        (in_a_workflow, "The page is in a workflow."),
        (hidden_above, "It cannot be reached: “Hidden” above it is not on the site."),
        (two_campaigns, "Is also part of “The other”, in the same time."),
        (dead_link, "The link /bags/nobody/nothing/ leads nowhere."),
        (dead_link_of_a_variant, "The link /bags/nobody/nothing/ leads nowhere."),
        (dead_link_in_the_text, "The link page:4711 leads nowhere."),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_in_the_way_is_named(
    campaign: Campaign, trouble: Callable[[Campaign], None], told: str
) -> None:
    trouble(campaign)
    (says,) = blocking(campaign)
    assert says.startswith(told)


class TestWhatIsInNobodysWay:
    def test_a_page_that_comes_with_the_campaign(self, campaign: Campaign) -> None:
        page = redrafted(TrendArticleFactory(live=False), hero_image=ImageFactory())
        release(campaign, page)
        FeatureFactory(campaign=campaign, link="", page=page)
        assert blocking(campaign) == []

    def test_a_product_that_was_never_for_sale_and_one_the_campaign_prices(
        self, campaign: Campaign
    ) -> None:
        museum, priced = ProductFactory(image=ImageFactory()), ProductFactory()
        OfferFactory(product=museum, availability="past")
        OfferFactory(product=priced, availability="sold_out")
        FeatureFactory(campaign=campaign, link="", product=museum)
        release(campaign, priced)
        PriceWindowFactory(campaign=campaign, product=priced)
        assert blocking(campaign) == []

    @pytest.mark.parametrize(
        "link", ["/", "/bags/?size=nano", "/brands/maison/#top", "https://elsewhere.example/gone"]
    )
    def test_a_link_that_leads_somewhere(self, campaign: Campaign, link: str) -> None:
        BrandFactory(slug="maison")
        banner(campaign=campaign, link=link)
        assert blocking(campaign) == []

    def test_a_link_to_a_story_a_bag_and_what_is_still_to_come(self, campaign: Campaign) -> None:
        story, coming = TrendArticleFactory(), TrendArticleFactory(live=False)
        release(campaign, coming)
        for number, link in enumerate([story.url, coming.url, ProductFactory().get_absolute_url()]):
            half = HOUR / 2
            banner(
                campaign=campaign,
                link=link,
                starts_at=NOON + number * half,
                ends_at=NOON + (number + 1) * half,
            )
        assert blocking(campaign) == []

    def test_an_edit_since_it_was_added_is_only_told(self, campaign: Campaign) -> None:
        page = TrendArticleFactory()
        release(campaign, page)
        redrafted(page, title="Edited since")
        assert blocking(campaign) == []
        assert said(campaign) == ["Was edited after it was added; the version added goes live."]


def test_prices_imported_since_a_product_was_frozen_are_told(campaign: Campaign) -> None:
    bag = ProductFactory()
    OfferFactory(product=bag)
    release(campaign, bag)
    assert said(campaign) == []
    bag.offers.update(price_minor=1)
    assert said(campaign) == ["Its offers were changed after it was added; those added go live."]


def test_it_asks_as_little_however_much_is_in_it(
    campaign: Campaign, count_queries: Callable
) -> None:
    counts = []
    for _round in range(2):
        for _number in range(3):
            bag = ProductFactory()
            OfferFactory(product=bag)
            release(campaign, redrafted(TrendArticleFactory(), title="Draft"))
            release(campaign, bag)
            PriceWindowFactory(campaign=campaign, product=bag)
            banner(campaign=campaign, link="", product=bag)
            banner(campaign=campaign)
        fresh = Campaign.objects.get(pk=campaign.pk)
        checked(gather(fresh, NOON - DAY))
        with count_queries() as asked:
            checked(gather(fresh, NOON - DAY))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


def test_deleting_a_product_it_prices_is_refused(campaign: Campaign, admin_client: object) -> None:
    bag = ProductFactory()
    price = PriceWindowFactory(campaign=campaign, product=bag)
    url = reverse("wagtailsnippets_catalog_product:delete", args=[bag.pk])
    admin_client.post(url)
    assert type(bag).objects.filter(pk=bag.pk).exists()
    with pytest.raises(ProtectedError) as refused:
        bag.delete()
    assert refused.value.protected_objects == {price}
    Campaign.objects.update(stage=Stage.ROLLED_BACK)
    admin_client.post(url)
    assert not type(bag).objects.filter(pk=bag.pk).exists()


def test_purging_versions_leaves_the_frozen_ones(campaign: Campaign) -> None:
    item = release(campaign, redrafted(TrendArticleFactory(), title="Frozen"))
    redrafted(item.page.specific, title="Later")
    call_command("purge_revisions")
    item.refresh_from_db()
    assert item.revision.content["title"] == "Frozen"


def test_deleting_a_page_it_needs_is_refused(campaign: Campaign, admin_client: object) -> None:
    page = TrendArticleFactory()
    item = release(campaign, page)
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    response = admin_client.post(url, follow=True)
    assert f"Part of the campaign: “{campaign}”." in response.content.decode()
    assert Page.objects.filter(pk=page.pk).exists()
    Campaign.objects.update(stage=Stage.CANCELLED)
    admin_client.post(url)
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not type(item).objects.exists()
