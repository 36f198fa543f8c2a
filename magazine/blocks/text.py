"""Blocks of words: chapters, running text, pull quotes, the closing."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RUNNING_TEXT = ["bold", "italic", "link", "ol", "ul", "superscript", "h3"]
PLAIN_TEXT = [*RUNNING_TEXT, "h2"]
PHRASE = ["bold", "italic", "link"]


class ChapterBlock(blocks.StructBlock):
    """A chapter begins here; its heading goes into the table of contents."""

    heading = blocks.CharBlock(max_length=90)
    label = blocks.CharBlock(
        max_length=30,
        required=False,
        help_text=_("What the chapter does: Hook, History, Appeal, Debate, Outlook …"),
    )

    class Meta:
        icon = "title"
        label = _("Chapter")


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": RUNNING_TEXT, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "magazine/blocks/text.html"


class QuoteBlock(blocks.StructBlock):
    """A line worth stopping at; our own, or said by somebody with a source."""

    text = blocks.TextBlock(max_length=280)
    who = blocks.CharBlock(
        max_length=120, required=False, help_text=_("Empty when it is taken from the story itself")
    )
    source = blocks.URLBlock(required=False, help_text=_("Where it can be checked"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "magazine/blocks/quote.html"


class ClosingBlock(blocks.StructBlock):
    """The last word of the story."""

    text = blocks.RichTextBlock(features=PHRASE)

    class Meta:
        icon = "check"
        label = _("Closing")
        template = "magazine/blocks/closing.html"
