"""Putting things into a campaign and taking them out, while it is planned."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from catalog.models import Product
from magazine.features.models import Feature

from .freezing import freeze
from .items import AtEnd, Item, PageRelease, PriceWindow, ProductRelease, Release
from .models import Campaign
from .rights import ADDED, REMOVED, RENEWED, can_change


def add_page(
    campaign: Campaign, page: Page, at_end: AtEnd, by: AbstractUser, at: datetime
) -> PageRelease:
    """The page's newest draft, as it is now. Raises ValidationError for what has no draft."""
    if page.alias_of_id or page.is_root():
        raise ValidationError({"page": _("This page is a copy that follows another one.")})
    if campaign.pagereleases.filter(page=page).exists():
        raise ValidationError({"page": _("It is part of the campaign already.")})
    with transaction.atomic():
        _hold(campaign, by)
        item = PageRelease(campaign=campaign, page=page, at_end=at_end, added_by=by)
        item.revision = freeze(page, by, at)
        return _added(item)


def add_product(
    campaign: Campaign, product: Product, at_end: AtEnd, by: AbstractUser, at: datetime
) -> ProductRelease:
    """The product's newest draft, as it is now."""
    if campaign.productreleases.filter(product=product).exists():
        raise ValidationError({"product": _("It is part of the campaign already.")})
    with transaction.atomic():
        _hold(campaign, by)
        item = ProductRelease(campaign=campaign, product=product, at_end=at_end, added_by=by)
        item.revision = freeze(product, by, at)
        return _added(item)


def add_price(campaign: Campaign, price: PriceWindow, by: AbstractUser) -> PriceWindow:
    """A checked price of the campaign."""
    with transaction.atomic():
        _hold(campaign, by)
        price.campaign, price.added_by = campaign, by
        price.full_clean(exclude=["offer", "added_by"])
        return _added(price)


def remove(item: Item, by: AbstractUser) -> None:
    """Out of the campaign; the frozen version goes, the draft it was made of stays."""
    with transaction.atomic():
        _hold(item.campaign, by)
        log(instance=item.campaign, action=REMOVED, user=by, data={"what": str(item)})
        revision = item.revision if isinstance(item, Release) else None
        item.delete()
        if revision:
            revision.delete()


def take_out(feature: Feature, by: AbstractUser) -> None:
    """A feature leaves its campaign and stays on the schedule, as what it is."""
    campaign = feature.campaign
    with transaction.atomic():
        _hold(campaign, by)
        feature.campaign = None
        feature.save(update_fields=["campaign"])
        log(instance=campaign, action=REMOVED, user=by, data={"what": str(feature)})


def renew(item: Release, by: AbstractUser, at: datetime) -> None:
    """Take the draft as it is now instead of the one that was frozen."""
    with transaction.atomic():
        _hold(item.campaign, by)
        old = item.revision
        item.revision = freeze(item.target, by, at)
        item.save(update_fields=["revision"])
        old.delete()
        log(instance=item.campaign, action=RENEWED, user=by, data={"what": str(item)})


def _added(item: models.Model) -> models.Model:
    item.save()
    log(instance=item.campaign, action=ADDED, user=item.added_by, data={"what": str(item)})
    return item


def _hold(campaign: Campaign, by: AbstractUser) -> None:
    campaign.refresh_from_db(from_queryset=Campaign.objects.select_for_update(no_key=True))
    if not can_change(campaign, by):
        raise PermissionDenied(_("What is in a campaign is changed while it is planned."))
