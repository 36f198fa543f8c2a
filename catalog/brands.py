"""What the brands' pages show: who has bags here, and a brand's bags by their size."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import Lower, RowNumber
from django.urls import reverse

from catalog.finding import seen_by_the_public
from catalog.models import Brand, Product
from catalog.sizes import SizeClass

# Enough to see what a size class looks like at this brand; the catalogue has the rest.
SHOWN_A_SIZE = 8


@dataclass(frozen=True, slots=True)
class SizeShelf:
    """A brand's products of one size class, smallest first; `url` leads to all of them."""

    size: SizeClass
    products: Sequence[Product]
    total: int
    url: str


def brands_with_bags() -> QuerySet[Brand]:
    """By name, each with `bags`: how many products the public may see."""
    return (
        Brand.objects.annotate(bags=Count("products", filter=seen_by_the_public("products__")))
        .filter(bags__gt=0)
        .order_by(Lower("name"))
    )


def brand_shelves(brand: Brand) -> list[SizeShelf]:
    """From the smallest class to the largest, and at the end what has no known size."""
    by_size = {"partition_by": F("size_class")}
    found = list(
        Product.objects.visible()
        .filter(brand=brand)
        .annotate(
            place=Window(RowNumber(), **by_size, order_by=[F("face_mm2").asc(), F("pk").asc()]),
            of_this_size=Window(Count("pk"), **by_size),
        )
        .filter(place__lte=SHOWN_A_SIZE)
        .on_cards()
        .order_by("face_mm2", "pk")
    )
    shelves = []
    for size in SizeClass:
        products = [product for product in found if product.size_class == size.value]
        if products:
            query = urlencode({"size": size.value, "brand": brand.slug})
            url = f"{reverse('catalog:catalogue')}?{query}"
            shelves.append(SizeShelf(size, products, products[0].of_this_size, url))
    return shelves
