"""The debate block: what critics and proponents hold."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ArgumentBlock(blocks.StructBlock):
    """One argument, in our words; whose it is and where it can be read."""

    text = blocks.TextBlock(max_length=400)
    who = blocks.CharBlock(max_length=120, required=False)
    source = blocks.URLBlock(required=False)

    class Meta:
        icon = "comment"
        label = _("Argument")


class DebateBlock(blocks.StructBlock):
    """A question with two sides, printed facing each other."""

    question = blocks.CharBlock(max_length=140)
    critics = blocks.ListBlock(ArgumentBlock(), min_num=1, max_num=6)
    proponents = blocks.ListBlock(ArgumentBlock(), min_num=1, max_num=6)

    class Meta:
        icon = "group"
        label = _("Debate")
        template = "magazine/blocks/debate.html"
