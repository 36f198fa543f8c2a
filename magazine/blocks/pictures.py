"""Blocks of pictures: one with its caption, or several to leaf through."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture; the credit comes with the image."""

    image = ImageBlock()
    caption = blocks.CharBlock(max_length=240, required=False)
    width = blocks.ChoiceBlock(
        choices=[
            ("column", _("As wide as the text")),
            ("wide", _("Wider than the text")),
            ("full", _("Across the page")),
        ],
        default="column",
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "magazine/blocks/picture.html"


class GalleryPictureBlock(blocks.StructBlock):
    """One picture of a gallery."""

    image = ImageBlock()
    caption = blocks.CharBlock(max_length=240, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side."""

    heading = blocks.CharBlock(max_length=90, required=False)
    pictures = blocks.ListBlock(GalleryPictureBlock(), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "magazine/blocks/gallery.html"
