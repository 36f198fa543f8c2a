"""Template filters that print sizes, weights and prices."""

from django import template

from catalog.prices import print_price

register = template.Library()


@register.filter
def price(minor: int | None, currency: str) -> str:
    """`{{ product.price_minor|price:product.price_currency }}` → €365"""
    return "" if minor is None else print_price(minor, currency)
