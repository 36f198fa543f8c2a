"""Campaigns: the least that a test of going live together can stand on."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page

from catalog.models import Product
from magazine.features.campaigns.freezing import freeze
from magazine.features.campaigns.items import PageRelease, PriceWindow, ProductRelease
from magazine.features.campaigns.models import Campaign, Stage
from tests.factories import ProductFactory
from tests.features.factories import HOUR, NOON


class CampaignFactory(DjangoModelFactory):
    """Planned, from noon of 3 March 2026 for two hours."""

    name = factory.Sequence(lambda n: f"Campaign {n}")
    slug = factory.Sequence(lambda n: f"campaign-{n}")
    starts_at = NOON
    ends_at = factory.LazyAttribute(lambda made: made.starts_at + 2 * HOUR)

    class Meta:
        model = Campaign


class ApprovedCampaignFactory(CampaignFactory):
    """The same, waiting for its hour."""

    stage = Stage.APPROVED


class PriceWindowFactory(DjangoModelFactory):
    """€ 299.00 at a department store."""

    campaign = factory.SubFactory(CampaignFactory)
    product = factory.SubFactory(ProductFactory)
    retailer = "A department store"
    price_minor = 29900
    url = "https://shop.example/bag"

    class Meta:
        model = PriceWindow


def release(campaign: Campaign, target: Page | Product, **given: object) -> object:
    """The newest draft of the page or product, frozen for the campaign."""
    revision = freeze(target, None, timezone.now())
    if isinstance(target, Page):
        page = Page.objects.get(pk=target.pk)
        return PageRelease.objects.create(campaign=campaign, page=page, revision=revision, **given)
    return ProductRelease.objects.create(
        campaign=campaign, product=target, revision=revision, **given
    )


def redrafted(page: Page, **changes: object) -> Page:
    """The page with a draft that says something else."""
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()
    page.refresh_from_db()
    return page
