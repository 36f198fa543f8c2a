"""The film block: a video or a post from elsewhere, loaded only when a reader asks for it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class FilmBlock(blocks.StructBlock):
    """A link with a picture. Nothing of the other site loads before the reader's click."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("YouTube, Vimeo, or the post's page"))
    title = blocks.CharBlock(max_length=140)
    poster = ImageBlock(required=False)
    caption = blocks.CharBlock(max_length=240, required=False)

    class Meta:
        icon = "media"
        label = _("Video or post")
        template = "magazine/blocks/film.html"
