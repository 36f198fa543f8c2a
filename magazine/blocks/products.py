"""Blocks that show products of the catalogue."""

from collections.abc import Sequence

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from catalog.models import Product


class ProductChooserBlock(SnippetChooserBlock):
    """A product; all the products of a story are fetched together with what cards show."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(target_model=Product, **kwargs)

    @cached_property
    def target_model(self) -> type[Product]:
        return Product

    def bulk_to_python(self, values: Sequence[int | None]) -> list[Product | None]:
        found = Product.objects.on_cards().in_bulk({value for value in values if value})
        return [found.get(value) for value in values]

    class Meta:
        icon = "tag"


class ProductCardBlock(blocks.StructBlock):
    """One product with what the story has to say of it."""

    product = ProductChooserBlock()
    note = blocks.CharBlock(max_length=240, required=False)

    class Meta:
        icon = "tag"
        label = _("Product card")
        template = "magazine/blocks/product_card.html"


class ProductRowBlock(blocks.StructBlock):
    """Several products in a row."""

    heading = blocks.CharBlock(max_length=90, required=False)
    products = blocks.ListBlock(ProductChooserBlock(), min_num=2, max_num=12)

    class Meta:
        icon = "list-ul"
        label = _("Product row")
        template = "magazine/blocks/product_row.html"


class SizeComparisonBlock(blocks.StructBlock):
    """Chosen products in one drawing at one scale, beside a bank card and a phone."""

    heading = blocks.CharBlock(max_length=90, required=False)
    products = blocks.ListBlock(ProductChooserBlock(), min_num=2, max_num=6)
    caption = blocks.CharBlock(max_length=240, required=False)

    class Meta:
        icon = "expand-right"
        label = _("Size comparison")
        template = "magazine/blocks/size_comparison.html"
