"""Size drawings of products a page has fetched already. No queries."""

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString, mark_safe

from catalog import drawing
from catalog.models import Product
from catalog.portraits import bag_drawing

register = template.Library()

# iPhone 16, Apple's technical specifications.
PHONE = drawing.EssentialDrawing(
    "phone", "phone", Decimal("147.6"), Decimal("71.6"), Decimal("7.8")
)


@register.simple_tag
def size_comparison(products: Iterable[Product | None], layout: str = "wide") -> SafeString:
    """The visible products whose width and height are known, as one SVG with a card and a phone.

    `layout` is "wide" or "narrow". Nothing when no size is known.
    """
    bags = [
        bag_drawing(product, (), ())
        for product in products
        if product and product.live and product.width_mm and product.height_mm
    ]
    if not bags:
        return SafeString("")
    made = drawing.size_comparison(
        *bags,
        drawing.BANK_CARD,
        PHONE,
        layout=layout,
        style="line",
        prefix="-".join(["sizes", layout, *(bag.seed for bag in bags)]),
    )
    return mark_safe(made)  # noqa: S308
