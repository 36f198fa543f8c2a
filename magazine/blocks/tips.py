"""Tips: the list itself, and a block that shows a tip list inside a story."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from .products import ProductChooserBlock
from .text import RUNNING_TEXT


class TipBlock(blocks.StructBlock):
    """One tip: a short name and its text, perhaps a picture and products."""

    name = blocks.CharBlock(max_length=80)
    text = blocks.RichTextBlock(features=RUNNING_TEXT)
    image = ImageBlock(required=False)
    products = blocks.ListBlock(ProductChooserBlock(), default=[], max_num=6)

    class Meta:
        icon = "pick"
        label = _("Tip")


class TipsBlock(blocks.StreamBlock):
    """The tips in their order; dragging one renumbers them all."""

    tip = TipBlock()

    class Meta:
        min_num = 1


class TipListEmbedBlock(blocks.StructBlock):
    """A published tip list, shown by its tips' names."""

    tip_list = blocks.PageChooserBlock(page_type="magazine.TipList")
    heading = blocks.CharBlock(max_length=90, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Tip list")
        template = "magazine/blocks/tip_list_embed.html"
