"""The tip list: ordered tips, each a short name and its text."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from magazine.blocks.tips import TipsBlock
from magazine.plates.contents import NumberedTip, numbered_tips

from .stories import Story


class TipList(Story):
    """Tips in order; every one has its number and its own address on the page."""

    tips = StreamField(TipsBlock())
    closing = RichTextField(blank=True, features=["bold", "italic", "link"])

    template = "magazine/tip_list.html"
    set_fields = ("tips", "closing")
    content_panels = [*Story.content_panels, FieldPanel("tips"), FieldPanel("closing")]
    search_fields = [
        *Story.search_fields,
        index.SearchField("tips"),
        index.SearchField("closing"),
    ]

    class Meta:
        verbose_name = _("tip list")
        verbose_name_plural = _("tip lists")

    @property
    def numbered_tips(self) -> list[NumberedTip]:
        """The tips with their numbers and anchors."""
        return numbered_tips(self.tips)

    def words(self) -> str:
        found = self.tips.stream_block.get_searchable_content(self.tips)
        return " ".join([super().words(), *found, self.closing])
