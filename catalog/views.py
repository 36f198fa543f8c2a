"""The catalogue's public pages. What they ask is in `finding`, what they say in `dossiers`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from catalog.brands import brand_shelves, brands_with_bags
from catalog.dossiers import dossier_of
from catalog.models import Brand, Product
from catalog.shelves import Shelf
from catalog.specification import describe
from catalog.structured import as_script_text, product_data


def catalogue(request: HttpRequest) -> HttpResponse:
    """The products that pass the filters of the query string, a page at a time."""
    shelf = Shelf(request.GET, request.GET.get("page"))
    context = {"shelf": shelf, "address": request.build_absolute_uri(shelf.canonical)}
    return render(request, "catalog/catalogue.html", context)


def product(request: HttpRequest, brand: str, slug: str) -> HttpResponse:
    """One product with all that is known about it."""
    found = get_object_or_404(
        Product.objects.visible().select_related("brand", "image"), brand__slug=brand, slug=slug
    )
    return render(request, "catalog/product.html", product_context(request, found))


def product_context(request: HttpRequest, product: Product) -> dict[str, object]:
    """What the product's page is made of; its preview takes the same."""
    dossier = dossier_of(product)
    return {
        "product": product,
        "dossier": dossier,
        "share": {"share_picture": product.image},
        "description": describe(product),
        "address": request.build_absolute_uri(product.get_absolute_url()),
        "structured": as_script_text(product_data(dossier, request.build_absolute_uri)),
    }


def brands(request: HttpRequest) -> HttpResponse:
    """Every brand that has a visible product."""
    context = {
        "brands": list(brands_with_bags()),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "catalog/brands.html", context)


def brand(request: HttpRequest, slug: str) -> HttpResponse:
    """One brand and its products by size."""
    found = get_object_or_404(Brand.objects.select_related("logo"), slug=slug)
    context = {
        "brand": found,
        "share": {"share_picture": found.logo},
        "shelves": brand_shelves(found),
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return render(request, "catalog/brand.html", context)
