"""A campaign goes live, and ends: everything in it at once, or nothing.

Called within a transaction, with the instant it was meant for. What is thrown on the way
undoes all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from catalog.models import Offer, Product
from magazine.clock import as_of
from magazine.due.publishing import publish
from magazine.features.models import Feature, Slot, State

from .freezing import content_of, snapshot, specific
from .items import AtEnd, PriceWindow, Release
from .models import Campaign, Stage
from .restoring import keep_schedule, put_back
from .rights import ENDED, LAUNCHED


class NotPublished(Exception):
    """A version is not fit to be published, so nothing of its campaign is."""

    def __init__(self, release: Release, error: ValidationError) -> None:
        fields = error.message_dict.items() if hasattr(error, "error_dict") else ()
        told = [f"{field}: {' '.join(said)}" for field, said in fields] or error.messages
        why = {"what": release.target, "why": " ".join(told)}
        super().__init__(_("“%(what)s” cannot be published. %(why)s") % why)


def releases_of(campaign: Campaign) -> list[Release]:
    """Its versions of pages, those above before those below, then of products."""
    pages = campaign.pagereleases.select_related("page", "revision", "before")
    products = campaign.productreleases.select_related("product__brand", "revision", "before")
    return [*pages.order_by("page__path"), *products]


def go_live(campaign: Campaign, meant_for: datetime) -> None:
    """Publish every version, offer every price, let its features show."""
    releases = releases_of(campaign)
    with as_of(meant_for):
        for release in releases:
            _publish(release, meant_for)
        offer_prices(campaign)
        for release in releases:
            release.went_live_as = content_of(release.target)
            release.save(update_fields=["went_live_as"])
    campaign.stage, campaign.went_live_at = Stage.LIVE, meant_for
    campaign.save(update_fields=["stage", "went_live_at"])
    log(instance=campaign, action=LAUNCHED, data={"due": meant_for})


def end(campaign: Campaign, meant_for: datetime, by: AbstractUser | None = None) -> None:
    """Put back what is to go back, let the prices lapse, and take down what outlasts it."""
    left = []
    with as_of(meant_for):
        for release in releases_of(campaign):
            if release.at_end == AtEnd.STAY:
                continue
            if specific(release.target).live:
                put_back(release, meant_for, by)
            else:
                # Somebody has taken it off the site since, and knew why.
                left.append(str(release))
        let_prices_lapse(campaign, meant_for)
    _take_down(campaign, meant_for)
    campaign.stage, campaign.ended_at = Stage.ENDED, meant_for
    campaign.save(update_fields=["stage", "ended_at"])
    log(instance=campaign, action=ENDED, user=by, data={"due": meant_for, "left": left})


def _publish(release: Release, meant_for: datetime) -> None:
    """Note what was before, then publish the frozen version."""
    thing = specific(release.target)
    release.before = snapshot(thing, older_than=release.revision)
    release.was_live = thing.live
    release.live_revision_before_id = thing.live_revision_id
    release.first_published_before = thing.first_published_at
    release.last_published_before = thing.last_published_at
    release.was_expired = thing.expired
    release.had_changes = thing.has_unpublished_changes
    release.save()
    try:
        with keep_schedule(thing):
            publish(release.revision, meant_for)
    except ValidationError as error:
        raise NotPublished(release, error) from error


def offer_prices(campaign: Campaign) -> None:
    """Make the offers of the campaign's prices, for its window."""
    windows = list(campaign.pricewindows.select_related("product"))
    for window in windows:
        window.offer = Offer.objects.create(
            product=window.product,
            retailer=window.retailer,
            price_minor=window.price_minor,
            currency=window.currency,
            url=window.url,
            sponsored=window.sponsored,
            valid_from=campaign.starts_at,
            valid_until=campaign.ends_at,
        )
        window.save(update_fields=["offer"])
    derive_prices(window.product_id for window in windows)


def let_prices_lapse(campaign: Campaign, at: datetime) -> None:
    """The campaign's offers hold up to the instant and no longer."""
    windows = list(campaign.pricewindows.all())
    Offer.objects.filter(price_window__in=windows).update(valid_until=at)
    derive_prices(window.product_id for window in windows)


def withdraw_prices(windows: Iterable[PriceWindow]) -> None:
    """As if they had never been offered."""
    windows = list(windows)
    Offer.objects.filter(price_window__in=windows).delete()
    derive_prices(window.product_id for window in windows)


def derive_prices(product_ids: Iterable[int]) -> None:
    """Work out anew what the products can be had for."""
    for product in Product.objects.filter(pk__in=set(product_ids)):
        product.save()


def _take_down(campaign: Campaign, at: datetime) -> None:
    """No feature outlasts its campaign; one that was still to start is not approved any more."""
    outlasting = Feature.objects.filter(campaign=campaign, state=State.APPROVED).filter(
        Q(ends_at=None) | Q(ends_at__gt=at)
    )
    for feature in outlasting:
        if feature.starts_at < at:
            feature.ends_at = at
        else:
            feature.state = State.DRAFT
        feature.save()


def hold_all(campaign: Campaign) -> None:
    """Take every row that is going to change, in one order, to the end of the transaction."""
    pages = campaign.pagereleases.values_list("page_id", flat=True)
    products = [
        *campaign.productreleases.values_list("product_id", flat=True),
        *campaign.pricewindows.values_list("product_id", flat=True),
    ]
    for model, pks in ((Page, list(pages)), (Product, products)):
        rows = model._base_manager.filter(pk__in=pks).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))
    Slot.objects.take(*Feature.objects.filter(campaign=campaign).values_list("slot_id", flat=True))
