"""The size atlas of products a page has fetched already. No queries."""

from collections.abc import Iterable

from django import template

from catalog.atlas.asking import By
from catalog.atlas.layout import phone
from catalog.atlas.plates import Atlas, atlas_of
from catalog.models import Product
from magazine.templatetags.drawings import PHONE

register = template.Library()


@register.simple_tag
def size_atlas(products: Iterable[Product | None], arrangement: str) -> Atlas:
    """The visible products whose width and height are known, each once, beside a card and a phone.

    `arrangement` is a value of `By`.
    """
    distinct = {product.pk: product for product in products if product}
    return atlas_of(distinct.values(), By(arrangement), phone(PHONE.length_mm, PHONE.width_mm))
