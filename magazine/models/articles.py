"""The trend article: a long read in chapters."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from magazine.blocks.story import StoryBlock
from magazine.plates.contents import Chapter, chapters

from .stories import Story


class TrendArticle(Story):
    """Hook, history, appeal, runway to street, debate, outlook: a trend told in chapters."""

    trend = models.ForeignKey(
        "magazine.Trend",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    body = StreamField(StoryBlock())

    template = "magazine/trend_article.html"
    set_fields = ("body",)
    content_panels = [*Story.content_panels, FieldPanel("trend"), FieldPanel("body")]
    search_fields = [*Story.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("trend article")
        verbose_name_plural = _("trend articles")

    @property
    def chapters(self) -> list[Chapter]:
        """The table of contents."""
        return chapters(self.body)

    def words(self) -> str:
        found = self.body.stream_block.get_searchable_content(self.body)
        return " ".join([super().words(), *found])
