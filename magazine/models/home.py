"""The home page, its sections, and plain pages."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from catalog.models import Product
from magazine.blocks.story import PlainBlock
from magazine.features.slots import Position

from .base import MagazinePage
from .stories import Story
from .tips import TipList

# Enough that a list remains below when slots have taken theirs.
STORIES_ON_HOME = 10
BAGS_ON_HOME = 8
HOME_SLOTS = (
    Position.HOME_HERO,
    Position.HOME_SECONDARY_1,
    Position.HOME_SECONDARY_2,
    Position.HOME_SECONDARY_3,
)
STORIES_PER_SECTION_PAGE = 12


class HomePage(MagazinePage):
    """The front of the magazine."""

    strapline = models.CharField(
        max_length=120, blank=True, help_text=_("One line under the title")
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["magazine.SectionPage", "magazine.StandardPage", "magazine.MastheadPage"]
    template = "magazine/home_page.html"
    content_panels = [*MagazinePage.content_panels, FieldPanel("strapline")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a story anywhere below in one step, by its whole address.

        Wagtail walks down page by page, two queries a step; that walk remains for
        whatever is not a story.
        """
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            found = (
                Story.objects.visible().filter(slug=path_components[-1], url_path=address).first()
            )
            if found is not None:
                return RouteResult(found.to_be_served())
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        newest = Story.objects.visible().descendant_of(self).newest_first().on_cards()
        stories = list(newest[:STORIES_ON_HOME])
        bags = list(Product.objects.visible().newest_first().on_cards()[:BAGS_ON_HOME])
        placements = self.placements(request, *HOME_SLOTS, stories=stories, products=bags)
        placed = {placement.page_id for placement in placements.values()}
        return {
            **context,
            "placements": placements,
            "stories": [story for story in stories if story.pk not in placed],
            "newest_bags": bags,
            "tip_list": TipList.objects.visible().descendant_of(self).newest_first().first(),
        }


class SectionPage(MagazinePage):
    """A section: a list of its stories, newest first."""

    introduction = models.TextField(blank=True)

    parent_page_types = ["magazine.HomePage"]
    subpage_types = ["magazine.TrendArticle", "magazine.TipList"]
    template = "magazine/section_page.html"
    content_panels = [*MagazinePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("section")

    @property
    def lead_section(self) -> SectionPage:
        return self

    @property
    def share_text(self) -> str:
        return self.search_description or self.introduction

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        stories = Story.objects.visible().child_of(self).newest_first().on_cards()
        page = Paginator(stories, STORIES_PER_SECTION_PAGE).get_page(request.GET.get("page"))
        placements = self.placements(request, Position.SECTION_LEAD, stories=page.object_list)
        return {**context, "stories": page, "placements": placements}


class StandardPage(MagazinePage):
    """A plain page: about, imprint, how we measure."""

    introduction = models.TextField(blank=True)
    body = StreamField(PlainBlock(), blank=True)

    parent_page_types = ["magazine.HomePage"]
    subpage_types: list[str] = []
    template = "magazine/standard_page.html"
    content_panels = [
        *MagazinePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    search_fields = [
        *MagazinePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")

    @property
    def share_text(self) -> str:
        return self.search_description or self.introduction
