"""The timeline block: moments in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .products import ProductChooserBlock


class MomentBlock(blocks.StructBlock):
    """One moment: when, what, and the product it is about."""

    date = blocks.CharBlock(
        max_length=40, help_text=_("As exact as it is known: September 2017, about 1832")
    )
    what = blocks.TextBlock(max_length=300)
    product = ProductChooserBlock(required=False)

    class Meta:
        icon = "date"
        label = _("Moment")


class TimelineBlock(blocks.StructBlock):
    """Moments along a line."""

    heading = blocks.CharBlock(max_length=90, required=False)
    moments = blocks.ListBlock(MomentBlock(), min_num=2)

    class Meta:
        icon = "history"
        label = _("Timeline")
        template = "magazine/blocks/timeline.html"
