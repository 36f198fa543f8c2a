"""The size atlas in a story: chosen products as outlines at one scale."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from catalog.atlas.asking import By

from .products import ProductChooserBlock

# A story is stored as it is set: what one article draws stays readable, and its page small.
MOST_PRODUCTS = 60


class SizeAtlasBlock(blocks.StructBlock):
    """Chosen products nested in one corner, or on a plate a decade or a brand."""

    heading = blocks.CharBlock(max_length=90, required=False)
    products = blocks.ListBlock(ProductChooserBlock(), min_num=2, max_num=MOST_PRODUCTS)
    arrangement = blocks.ChoiceBlock(choices=By.choices, default=By.SIZE.value)
    caption = blocks.CharBlock(max_length=240, required=False)

    class Meta:
        icon = "expand-right"
        label = _("Size atlas")
        template = "magazine/blocks/atlas.html"
