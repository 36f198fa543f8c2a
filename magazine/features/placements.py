"""What each slot of a page shows at an instant, ready for the templates.

Which feature is on air is the schedule's business; this puts together what it looks
like, and what stands in for it. Two queries a call, however many slots are asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import (
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
from magazine.models import SectionPage, Story

from .models import Feature
from .schedule import State, running
from .slots import Fallback, Kind, Position, Slot

ORDER = list(Position)


@dataclass(frozen=True, slots=True)
class Placement:
    """What one slot shows.

    `feature_id` is None when the slot has fallen back. `until` is the next instant at
    which the schedule changes the slot, None when nothing is booked to change it.
    `page_id` and `product_id` say what is shown, so that a list need not show it again.
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
    filled = {
        slot.position: _featured(feature)
        for slot, feature in slots
        if feature and feature.can_be_shown
    }
    images = [placement.image for placement in filled.values() if placement.image]
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
            next_start=Subquery(coming.order_by("starts_at").values("starts_at")[:1]),
        )
        .select_related(
            "current__image",
            "current__page__story__hero_image",
            "current__product__brand",
            "current__product__image",
        )
    )
    in_order = sorted(slots, key=lambda slot: ORDER.index(slot.position))
    return [(slot, getattr(slot, "current", None)) for slot in in_order]


def _featured(feature: Feature) -> Placement:
    """The feature on air, its own words before those of its page or product."""
    shown = {
        Kind.PAGE: lambda: _of_page(feature.page),
        Kind.PRODUCT: lambda: _of_product(feature.product),
        Kind.CREATIVE: lambda: _bare(feature),
    }[feature.kind]()
    return replace(
        shown,
        kicker=feature.kicker or shown.kicker,
        headline=feature.headline or shown.headline,
        text=feature.text or shown.text,
        image=feature.image or shown.image,
        sponsored=feature.sponsored,
        sponsor=feature.sponsor,
        feature_id=feature.pk,
        until=feature.ends_at,
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


def _bare(creative: Feature) -> Placement:
    return Placement(Kind.CREATIVE, kicker="", headline="", text="", image=None, url=creative.link)


def _fall_back(
    slots: list[tuple[Slot, Feature | None]],
    filled: dict[str, Placement],
    stories: Iterable[Story],
    products: Iterable[Product],
) -> None:
    """Fill what is empty with the newest that is not shown already, in the site's order."""
    shown_pages = {placement.page_id for placement in filled.values()}
    shown_products = {placement.product_id for placement in filled.values()}
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
