"""Template filters that print sizes, weights and prices."""

from django import template

from catalog.measures import Unit, format_dimensions
from catalog.models import Product
from catalog.prices import print_price

register = template.Library()


@register.filter
def price(minor: int | None, currency: str) -> str:
    """`{{ product.price_minor|price:product.price_currency }}` → €365"""
    return "" if minor is None else print_price(minor, currency)


@register.filter
def dimensions(product: Product, unit: Unit = "cm") -> str:
    """`{{ product|dimensions:"in" }}` → 4.7 × 3.7 in; units: "cm", "in", "both"."""
    return format_dimensions(product.width_mm, product.height_mm, product.depth_mm, unit)
