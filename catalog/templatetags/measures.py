"""Template filters that print sizes, weights, prices and size classes; built in everywhere.

A length that is not known (None) prints as nothing: what to say then is for the template.
"""

from decimal import Decimal

from django import template

from catalog import measures
from catalog.kits.carried import Carried
from catalog.kits.marks import Mark, mark_of
from catalog.models import Product
from catalog.prices import print_price
from catalog.sizes import SizeClass
from catalog.specification import country_name

register = template.Library()


@register.filter
def cm(mm: Decimal | None) -> str:
    """`{{ product.width_mm|cm }}` → 12 cm"""
    return "" if mm is None else measures.format_cm(mm)


@register.filter
def inches(mm: Decimal | None) -> str:
    """`{{ product.width_mm|inches }}` → 4.7 in"""
    return "" if mm is None else measures.format_in(mm)


@register.filter
def cm_and_inches(mm: Decimal | None) -> str:
    """`{{ product.width_mm|cm_and_inches }}` → 12 cm (4.7 in)"""
    return "" if mm is None else measures.format_both(mm)


@register.filter
def dimensions(product: Product, unit: measures.Unit = "cm") -> str:
    """`{{ product|dimensions }}` → 12 × 9.5 cm; "in" and "both" are the other units."""
    return measures.format_dimensions(product.width_mm, product.height_mm, product.depth_mm, unit)


@register.filter
def inside(product: Product) -> str:
    """`{{ product|inside }}` → 150 80 20: its sorted sides in mm; nothing where one is unknown."""
    sides = (product.inner_long_mm, product.inner_mid_mm, product.inner_short_mm)
    return "" if None in sides else " ".join(map(measures.plain_mm, sides))


@register.filter
def kit_mark(product: Product, carried: Carried) -> Mark:
    """`{{ product|kit_mark:carried }}` → whether it holds the kit (catalog.kits.marks)."""
    return mark_of(product, carried)


@register.simple_tag
def kit_marks() -> list[Mark]:
    """`{% kit_marks as marks %}` → everything that can be said of a bag and a kit."""
    return list(Mark)


@register.filter
def weight(grams: Decimal | None) -> str:
    """`{{ product.weight_g|weight }}` → 185 g (6.5 oz)"""
    return "" if grams is None else measures.format_weight(grams)


@register.filter
def price(minor: int | None, currency: str) -> str:
    """`{{ product.price_minor|price:product.price_currency }}` → €365"""
    return "" if minor is None else print_price(minor, currency)


@register.filter
def size_class(value: str) -> str:
    """`{{ product.size_class|size_class }}` → Micro; nothing where the size is not known."""
    if not value or value == SizeClass.UNKNOWN.value:
        return ""
    return SizeClass(value).label


@register.filter
def size_reason(value: str) -> str:
    """`{{ product.size_class|size_reason }}` → no larger than a large smartphone …"""
    return SizeClass(value).reason if value else ""


@register.filter
def country(code: str) -> str:
    """`{{ brand.country|country }}` → France"""
    return country_name(code)
