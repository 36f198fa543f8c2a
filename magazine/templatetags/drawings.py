"""Size drawings of products a page has fetched already. No queries."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from catalog import drawing
from catalog.models import Product

register = template.Library()


@register.simple_tag
def size_comparison(products: Iterable[Product | None], layout: str = "wide") -> SafeString:
    """The products whose width and height are known, as one SVG beside a bank card.

    `layout` is "wide" or "narrow". Nothing when no size is known.
    """
    bags = [
        _outline(product)
        for product in products
        if product and product.live and product.width_mm and product.height_mm
    ]
    if not bags:
        return SafeString("")
    name = "-".join(["sizes", layout, *(bag.seed for bag in bags)])
    made = drawing.size_comparison(
        *bags, drawing.BANK_CARD, layout=layout, style="line", prefix=name
    )
    return mark_safe(made)  # noqa: S308


def _outline(product: Product) -> drawing.BagDrawing:
    """The product's shape without its colours: those are rows of another table."""
    return drawing.BagDrawing(
        silhouette=product.silhouette,
        width_mm=product.width_mm,
        height_mm=product.height_mm,
        depth_mm=product.depth_mm,
        handle_drop_mm=product.handle_drop_mm,
        closure=product.closure,
        construction=product.construction,
        name=str(product),
        seed=f"{product.brand.slug}-{product.slug}",
    )
