"""The catalogue's public pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Brand, Product


def catalogue(request: HttpRequest) -> HttpResponse:
    """All products."""
    products = Product.objects.visible().newest_first().on_cards()[:24]
    return render(request, "catalog/catalogue.html", {"products": products})


def product(request: HttpRequest, brand: str, slug: str) -> HttpResponse:
    """One product."""
    found = get_object_or_404(
        Product.objects.visible().select_related("brand"), brand__slug=brand, slug=slug
    )
    return render(request, "catalog/product.html", {"product": found})


def brands(request: HttpRequest) -> HttpResponse:
    """All brands."""
    return render(request, "catalog/brands.html", {"brands": Brand.objects.all()})


def brand(request: HttpRequest, slug: str) -> HttpResponse:
    """One brand and its products."""
    found = get_object_or_404(Brand, slug=slug)
    products = Product.objects.visible().filter(brand=found).on_cards()
    return render(request, "catalog/brand.html", {"brand": found, "products": products})
