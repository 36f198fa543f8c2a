"""Variants in the form of their feature."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from .models import MOST_VARIANTS


def rotation_panels() -> list[Panel]:
    """The feature's own share, and what rotates with it."""
    return [
        MultiFieldPanel(
            [
                FieldPanel("weight"),
                InlinePanel(
                    "variants",
                    panels=[
                        FieldRowPanel([FieldPanel("label"), FieldPanel("weight")]),
                        FieldPanel("kicker"),
                        FieldPanel("headline"),
                        FieldPanel("text"),
                        FieldPanel("image"),
                        MultiFieldPanel(
                            [FieldPanel("page"), FieldPanel("product"), FieldPanel("link")],
                            heading=_("Something else instead"),
                            classname="collapsed",
                        ),
                    ],
                    heading=_("Variants"),
                    label=_("Variant"),
                    help_text=_(
                        "Shown to their share of the readers in place of the above, to the same "
                        "readers each time. What a variant leaves empty stays as above; with a "
                        "page, product or link of its own it starts from that. Weights are "
                        "relative: 1 and 1 are halves, 3 and 1 are three quarters and a quarter."
                    ),
                    max_num=MOST_VARIANTS,
                ),
            ],
            heading=_("Rotation"),
        )
    ]
