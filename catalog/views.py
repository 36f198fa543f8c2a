"""The catalogue's public pages. What they ask is in `finding`, what they say in `dossiers`."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage

from catalog.brands import brand_shelves, brands_with_bags
from catalog.clock import instant_of
from catalog.dossiers import dossier_of
from catalog.kits.carried import carried_from
from catalog.models import Brand, Product
from catalog.shelves import Shelf
from catalog.shown import shows
from catalog.specification import describe
from catalog.structured import as_script_text, product_data


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says: to search engines, and to sites where it is shared."""

    title: str
    share_text: str
    full_url: str
    share_picture: AbstractImage | None = None
    seo_title: str = ""
    depth: int = 0


def catalogue(request: HttpRequest) -> HttpResponse:
    """The products that pass the filters of the query string, a page at a time."""
    shelf = Shelf(request.GET, request.GET.get("page"), exact="exact" in request.GET)
    head = Head(
        _("Bags by their true size"),
        _(
            "Handbags with their size measured and its source named: find one by size, by how "
            "it is worn, by colour, material, year and price."
        ),
        request.build_absolute_uri(shelf.canonical),
    )
    context = {"shelf": shelf, "head": head}
    return render(request, "catalog/catalogue.html", context)


def counted(request: HttpRequest) -> HttpResponse:
    """The figures alone of a screen that was shown before all was counted."""
    shelf = Shelf(request.GET, request.GET.get("page"), exact=True, cards=False)
    return render(request, "catalog/counted.html", {"shelf": shelf})


def product(request: HttpRequest, brand: str, slug: str) -> HttpResponse:
    """One product with all that is known about it."""
    found = get_object_or_404(
        Product.objects.visible().select_related("brand", "image"), brand__slug=brand, slug=slug
    )
    return render(request, "catalog/product.html", product_context(request, found))


def product_context(request: HttpRequest, product: Product) -> dict[str, object]:
    """What the product's page is made of; its preview takes the same."""
    shows("product", product.pk)
    shows("brand", product.brand_id)
    carried, complaints = carried_from(request.GET.getlist("kit"))
    dossier = dossier_of(product, instant_of(request), carried, complaints)
    return {
        "product": product,
        "dossier": dossier,
        "carried": carried,
        "head": Head(
            str(product),
            describe(product),
            request.build_absolute_uri(product.get_absolute_url()),
            product.image,
        ),
        "structured": as_script_text(product_data(dossier, request.build_absolute_uri)),
    }


def brands(request: HttpRequest) -> HttpResponse:
    """Every brand that has a visible product."""
    head = Head(
        _("Brands"),
        _("Every house and maker whose bags are measured here."),
        request.build_absolute_uri(request.path),
    )
    context = {"brands": list(brands_with_bags()), "head": head}
    return render(request, "catalog/brands.html", context)


def brand(request: HttpRequest, slug: str) -> HttpResponse:
    """One brand and its products by size."""
    found = get_object_or_404(Brand.objects.select_related("logo"), slug=slug)
    shows("brand", found.pk)
    carried, complaints = carried_from(request.GET.getlist("kit"))
    context = {
        "brand": found,
        "carried": carried,
        "complaints": complaints,
        "shelves": brand_shelves(found),
        "head": Head(
            _("%(brand)s bags by size") % {"brand": found.name},
            found.description,
            request.build_absolute_uri(found.get_absolute_url()),
            found.logo,
        ),
    }
    return render(request, "catalog/brand.html", context)
