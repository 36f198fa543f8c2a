"""The fit test block: what actually fits in it, product by product."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from catalog.fit.packing import MOST_ITEMS
from catalog.models import Essential, Product
from catalog.packed import Packed, pack

from .products import ProductChooserBlock

MOST_PRODUCTS = 4


class EssentialChooserBlock(SnippetChooserBlock):
    """Something to carry; all those of a story are fetched together."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(target_model=Essential, **kwargs)

    @cached_property
    def target_model(self) -> type[Essential]:
        return Essential

    class Meta:
        icon = "key"


@dataclass(frozen=True, slots=True)
class Tried:
    """One product of the test, and what of the kit goes into it."""

    product: Product
    packed: Packed


class FitTestValue(blocks.StructValue):
    """A fit test with its answers."""

    @property
    def things(self) -> list[Essential]:
        return [thing for thing in self["kit"] if thing]

    def tried(self) -> list[Tried]:
        """Every product on the site, in order; none while there is nothing to carry."""
        kit = self.things
        if not kit:
            return []
        shown = [product for product in self["products"] if product and product.live]
        return list(_try(shown, kit))


def _try(products: Iterable[Product], kit: Sequence[Essential]) -> Iterable[Tried]:
    items = [thing.item for thing in kit]
    # Two tests of one bag in a story are told apart by what is carried.
    things = "-".join(str(thing.pk) for thing in kit)
    for product in products:
        prefix = f"fit-test-{product.pk}-{things}"
        yield Tried(product, pack(str(product), product.interior.box, items, prefix))


class FitTestBlock(blocks.StructBlock):
    """Chosen things packed into chosen bags, each drawn to scale as it lies there."""

    heading = blocks.CharBlock(max_length=90, required=False)
    products = blocks.ListBlock(
        ProductChooserBlock(), min_num=1, max_num=MOST_PRODUCTS, label=_("Bags")
    )
    kit = blocks.ListBlock(
        EssentialChooserBlock(),
        min_num=1,
        max_num=MOST_ITEMS,
        label=_("Things to carry"),
        help_text=_("All of them together go, or do not go, into each bag."),
    )
    caption = blocks.CharBlock(max_length=240, required=False)

    class Meta:
        icon = "key"
        label = _("Fit test")
        template = "magazine/blocks/fit_test.html"
        value_class = FitTestValue
