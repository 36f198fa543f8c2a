"""Where in the admin a thing of a campaign is mended."""

from __future__ import annotations

from functools import singledispatch

from django.urls import reverse

from magazine.features.models import Feature

from .items import PageRelease, PriceWindow, ProductRelease
from .models import Campaign


@singledispatch
def address_of(thing: object) -> str:
    """Its edit screen. Raises TypeError for what no campaign holds."""
    raise TypeError(type(thing))


@address_of.register
def _(thing: Campaign) -> str:
    return reverse("campaigns:inspect", args=[thing.pk])


@address_of.register
def _(thing: Feature) -> str:
    return reverse("features:edit", args=[thing.pk])


@address_of.register
def _(thing: PageRelease) -> str:
    return reverse("wagtailadmin_pages:edit", args=[thing.page_id])


@address_of.register
def _(thing: ProductRelease) -> str:
    return reverse("wagtailsnippets_catalog_product:edit", args=[thing.product_id])


@address_of.register
def _(thing: PriceWindow) -> str:
    return reverse("wagtailsnippets_catalog_product:edit", args=[thing.product_id])
