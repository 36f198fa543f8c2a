"""All that the checklist and the campaign's page go by, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch, Q
from wagtail.models import Page, WorkflowState

from catalog.models import Offer
from magazine.features.content import Content
from magazine.features.models import Feature, SlotLock, State, Variant

from .items import PageRelease, PriceWindow, ProductRelease, Release
from .links import broken, links_in
from .models import Campaign, Stage

# What a variant can show, and the picture it has.
SHOWN = ("page__story", "product__brand", "image")


@dataclass(slots=True)
class Dossier:
    """A campaign with everything in it, and what of the rest of the site concerns it."""

    campaign: Campaign
    at: datetime
    features: list[Feature]
    pages: list[PageRelease]
    products: list[ProductRelease]
    prices: list[PriceWindow]
    # Approved features of others in the same slots, while ours last.
    neighbours: list[Feature] = field(default_factory=list)
    locks: list[SlotLock] = field(default_factory=list)
    # Releases of the same things by other campaigns in the same time.
    rivals: list[Release] = field(default_factory=list)
    offers: dict[int, list[Offer]] = field(default_factory=dict)
    in_workflow: set[int] = field(default_factory=set)
    hidden: list[Page] = field(default_factory=list)
    broken_links: list[tuple[object, str]] = field(default_factory=list)

    @property
    def releases(self) -> list[Release]:
        return [*self.pages, *self.products]

    @property
    def shown(self) -> list[tuple[Feature, Content]]:
        """What the features show: themselves, and variants with a target of their own."""
        return [
            (feature, content)
            for feature in self.features
            for content in (feature, *feature.variants.all())
            if content.targets
        ]

    @property
    def is_over(self) -> bool:
        return not self.campaign.is_standing

    def has_other_offers(self, release: ProductRelease) -> bool:
        """Whether prices were imported or typed since the version was frozen with its own."""
        frozen = {_price_of(offer) for offer in release.revision.content.get("offers", [])}
        return frozen != {_price_of(vars(one)) for one in self.offers.get(release.product_id, [])}

    def hidden_above(self, page: Page) -> Page | None:
        """The first page above that is not on the site and does not come with the campaign."""
        coming = {release.page_id for release in self.pages}
        above = (other for other in self.hidden if page.path.startswith(other.path))
        return next((other for other in above if other.pk not in {page.pk, *coming}), None)


def _price_of(offer: dict) -> tuple:
    return tuple(offer[name] for name in ("retailer", "price_minor", "currency", "availability"))


def gather(campaign: Campaign, at: datetime) -> Dossier:
    """Everything, however much is in the campaign, in the same number of queries."""
    dossier = Dossier(
        campaign,
        at,
        features=list(_features(campaign)),
        pages=list(
            campaign.pagereleases.select_related("page__latest_revision", "revision", "added_by")
        ),
        products=list(
            campaign.productreleases.select_related(
                "product__brand", "product__latest_revision", "revision", "added_by"
            )
        ),
        prices=list(campaign.pricewindows.select_related("product__brand", "offer")),
    )
    dossier.neighbours = _neighbours(dossier)
    dossier.locks = _locks(dossier)
    dossier.rivals = _rivals(dossier)
    dossier.offers = _offers(dossier)
    dossier.in_workflow = _in_workflow(dossier.pages)
    dossier.hidden = _hidden(dossier.pages)
    dossier.broken_links = _broken_links(dossier)
    return dossier


def _features(campaign: Campaign) -> Iterable[Feature]:
    return (
        Feature.objects.filter(campaign=campaign)
        .exclude(state=State.CANCELLED)
        .with_targets()
        .select_related("page__story", "image")
        .prefetch_related(Prefetch("variants", Variant.objects.select_related(*SHOWN)))
        .order_by("starts_at", "pk")
    )


def _neighbours(dossier: Dossier) -> list[Feature]:
    ours = dossier.features
    ends = [feature.ends_at for feature in ours]
    if not ours or dossier.is_over:
        return []
    return list(
        Feature.objects.approved()
        .filter(slot__in={feature.slot_id for feature in ours})
        .between(min(feature.starts_at for feature in ours), None if None in ends else max(ends))
        .exclude(campaign=dossier.campaign)
        .with_targets()
    )


def _locks(dossier: Dossier) -> list[SlotLock]:
    slots = {feature.slot_id for feature in dossier.features}
    return list(SlotLock.objects.filter(slot__in=slots, ends_at__gt=dossier.at))


def _rivals(dossier: Dossier) -> list[Release]:
    campaign = dossier.campaign
    if dossier.is_over:
        return []
    others = Campaign.objects.filter(stage__in=[Stage.APPROVED, Stage.LIVE]).exclude(pk=campaign.pk)
    standing = others.during(campaign.starts_at, campaign.ends_at)
    pages = PageRelease.objects.filter(
        campaign__in=standing, page__in=[release.page_id for release in dossier.pages]
    ).select_related("campaign", "page")
    products = ProductRelease.objects.filter(
        campaign__in=standing, product__in=[release.product_id for release in dossier.products]
    ).select_related("campaign", "product__brand")
    return [*pages, *products]


def _offers(dossier: Dossier) -> dict[int, list[Offer]]:
    shown = {content.product_id for _, content in dossier.shown if content.product_id}
    shown |= {release.product_id for release in dossier.products}
    found = defaultdict(list)
    for offer in Offer.objects.filter(product__in=shown):
        found[offer.product_id].append(offer)
    return found


def _in_workflow(pages: list[PageRelease]) -> set[int]:
    """Keys of the pages that somebody is still to decide on."""
    active = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(release.page_id) for release in pages],
    )
    return {int(object_id) for object_id in active.values_list("object_id", flat=True)}


def _hidden(pages: list[PageRelease]) -> list[Page]:
    """The pages above ours that are not on the site."""
    steplen = Page.steplen
    above = {
        release.page.path[:length]
        for release in pages
        for length in range(steplen, len(release.page.path), steplen)
    }
    # The root of the tree is never served, so it does not matter that it is live.
    return list(Page.objects.filter(path__in=above).filter(Q(live=False)).order_by("path"))


def _broken_links(dossier: Dossier) -> list[tuple[object, str]]:
    """Links of creatives, and of the texts that go live, that lead to nothing of this site."""
    if dossier.is_over:
        return []
    found = [(feature, content.link) for feature, content in dossier.shown if content.link]
    for release in dossier.releases:
        found += [(release, link) for link in links_in(release.revision.content)]
    dead = broken(
        {link for _owner, link in found},
        pages_to_come={release.page_id for release in dossier.pages},
        products_to_come={release.product_id for release in dossier.products},
    )
    return [(owner, link) for owner, link in found if link in dead]
