"""What each slot of a page shows at an instant, ready for the templates.

Which feature is on air is the schedule's business; this puts together what it looks
like, and what stands in for it. Two queries a call, however many slots are asked for, and a
third where variants rotate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import (
    Exists,
    FilteredRelation,
    Min,
    OuterRef,
    Q,
    Subquery,
    prefetch_related_objects,
)
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from catalog.models import Product
from catalog.shown import shows, stays_until
from magazine.models import SectionPage, Story

from .campaigns.tagging import tagged_link
from .content import Content
from .models import Feature, Variant
from .schedule import State, running
from .slots import Fallback, Kind, Position, Slot
from .variants.shares import edges

ORDER = list(Position)


@dataclass(frozen=True, slots=True)
class Placement:
    """What one slot shows.

    `feature_id` is None when the slot has fallen back. `until` is the next instant at
    which the schedule changes the slot, None when nothing is booked to change it.
    `page_id` and `product_id` say what is shown, so that a list need not show it again.
    `variant_id` is 0 for the feature's own content. Where variants rotate, this is the first
    that can be shown and `variants` has the others; `shares` are the edges of `variants.shares`.
    """

    kind: Kind
    kicker: str
    headline: str
    text: str
    image: AbstractImage | None
    url: str
    sponsored: bool = False
    sponsor: str = ""
    feature_id: int | None = None
    until: datetime | None = None
    page_id: int | None = None
    product_id: int | None = None
    variant_id: int = 0
    variants: tuple[Placement, ...] = ()
    shares: tuple[int, ...] = ()

    @property
    def each_variant(self) -> tuple[Placement, ...]:
        """Itself, and what rotates with it, one by one."""
        return (replace(self, variants=(), shares=()), *self.variants)


def fill(
    at: datetime,
    positions: Iterable[Position | str],
    section: SectionPage | None = None,
    stories: Iterable[Story] = (),
    products: Iterable[Product] = (),
) -> dict[str, Placement]:
    """What the slots show at the instant, by position; a slot that shows nothing is left out.

    `section` says whose lead is meant by `section_lead`. `stories` and `products` are
    the newest ones: a slot falls back to the first of them that no other slot shows.
    They are only read when a slot has to fall back, so a queryset costs nothing before.
    """
    slots = _slots_on_air(at, list(positions), section)
    rotating = [feature.pk for slot, feature in slots if feature and slot.rotates]
    variants = Variant.objects.of(rotating) if rotating else {}
    for slot, feature in slots:
        shows("slot", slot.position)
        shows("feature", feature and feature.pk)
        stays_until(feature.ends_at if feature else slot.next_start)
    filled = {
        slot.position: placement
        for slot, feature in slots
        if feature and (placement := _rotating(feature, variants.get(feature.pk, [])))
    }
    images = [
        variant.image
        for placement in filled.values()
        for variant in placement.each_variant
        if variant.image
    ]
    prefetch_related_objects(images, "renditions")
    _fall_back(slots, filled, stories, products)
    return filled


def next_change(at: datetime, positions: Iterable[Position | str]) -> datetime | None:
    """The next instant at which the schedule changes one of these slots; None when it does not."""
    booked = Feature.objects.approved().filter(slot__position__in=list(positions))
    found = booked.aggregate(
        start=Min("starts_at", filter=Q(starts_at__gt=at)),
        end=Min("ends_at", filter=Q(ends_at__gt=at)),
    )
    return min((instant for instant in found.values() if instant), default=None)


def _slots_on_air(
    at: datetime, positions: list[str], section: SectionPage | None
) -> list[tuple[Slot, Feature | None]]:
    """The slots asked for, in order, each with what is on air and with its `next_start`."""
    approved = Q(features__state=State.APPROVED)
    coming = Feature.objects.approved().filter(slot=OuterRef("pk"), starts_at__gt=at)
    slots = (
        Slot.objects.filter(Q(section=None) | Q(section=section), position__in=positions)
        .annotate(
            current=FilteredRelation("features", condition=approved & running(at, "features__")),
            rotates=Exists(Variant.objects.filter(feature=OuterRef("current"))),
            next_start=Subquery(coming.order_by("starts_at").values("starts_at")[:1]),
        )
        .select_related(
            "current__campaign",
            "current__image",
            "current__page__story__hero_image",
            "current__product__brand",
            "current__product__image",
        )
    )
    in_order = sorted(slots, key=lambda slot: ORDER.index(slot.position))
    return [(slot, getattr(slot, "current", None)) for slot in in_order]


def _rotating(feature: Feature, variants: list[Variant]) -> Placement | None:
    """The feature with its variants, unless held back; what is not live leaves its share."""
    if feature.is_held_back:
        return None
    shown = [content for content in (feature, *variants) if _is_live(content, feature)]
    if not shown:
        return None
    first, *others = (_featured(feature, content) for content in shown)
    if not others:
        return first
    shares = edges([content.weight for content in shown])
    return replace(first, variants=tuple(others), shares=tuple(shares))


def _is_live(content: Content, feature: Feature) -> bool:
    return (content if content.targets else feature).can_be_shown


def _featured(feature: Feature, content: Content) -> Placement:
    """The feature, or a variant: own words first, then those of what stands behind it.

    Behind a variant that shows the feature's own target stand the feature's words.
    """
    shown = (
        {
            Kind.PAGE: lambda: _of_page(content.page),
            Kind.PRODUCT: lambda: _of_product(content.product),
            Kind.CREATIVE: lambda: _bare(content, feature),
        }[content.kind]()
        if content.targets
        else _featured(feature, feature)
    )
    return replace(
        shown,
        kicker=content.kicker or shown.kicker,
        headline=content.headline or shown.headline,
        text=content.text or shown.text,
        image=content.image or shown.image,
        sponsored=feature.sponsored,
        sponsor=feature.sponsor,
        feature_id=feature.pk,
        until=feature.ends_at,
        variant_id=0 if content is feature else content.pk,
    )


def _of_page(page: Page) -> Placement:
    """A page; a story (here as the page's row of the story table) says more of itself."""
    story = getattr(page, "story", None)
    return Placement(
        kind=Kind.PAGE,
        kicker=story.kicker if story else "",
        headline=page.title,
        text=story.standfirst if story else page.search_description,
        image=story.hero_image if story else None,
        url=page.url,
        page_id=page.pk,
    )


def _of_product(product: Product) -> Placement:
    return Placement(
        kind=Kind.PRODUCT,
        kicker=product.brand.name,
        headline=product.name,
        text="",
        image=product.image,
        url=product.get_absolute_url(),
        product_id=product.pk,
    )


def _bare(creative: Content, feature: Feature) -> Placement:
    url = tagged_link(feature, creative.link)
    return Placement(Kind.CREATIVE, kicker="", headline="", text="", image=None, url=url)


def _fall_back(
    slots: list[tuple[Slot, Feature | None]],
    filled: dict[str, Placement],
    stories: Iterable[Story],
    products: Iterable[Product],
) -> None:
    """Fill what is empty with the newest that is not shown already, in the site's order."""
    shown = [variant for placement in filled.values() for variant in placement.each_variant]
    shown_pages = {placement.page_id for placement in shown}
    shown_products = {placement.product_id for placement in shown}
    sources = {
        Fallback.NEWEST_ARTICLE: _fresh(stories, shown_pages, _of_story),
        Fallback.NEWEST_PRODUCT: _fresh(products, shown_products, _of_product),
        Fallback.NOTHING: iter(()),
    }
    for slot, feature in slots:
        if slot.position not in filled and (found := next(sources[slot.fallback], None)):
            changes = feature.ends_at if feature else slot.next_start
            filled[slot.position] = replace(found, until=changes)


def _fresh(
    rows: Iterable[Story | Product],
    shown: set[int | None],
    place: Callable[[Story | Product], Placement],
) -> Iterator[Placement]:
    """One after the other, those not shown yet; nothing is read before the first is asked for."""
    for row in rows:
        if row.pk not in shown:
            yield place(row)


def _of_story(story: Story) -> Placement:
    return Placement(
        kind=Kind.PAGE,
        kicker=story.kicker,
        headline=story.title,
        text=story.standfirst,
        image=story.hero_image,
        url=story.url,
        page_id=story.pk,
    )
