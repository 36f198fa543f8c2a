"""What every page of the magazine has: a social card, and a slug that can be reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from catalog.shown import shows
from magazine.clock import instant_of
from magazine.features.slots import Position

from .forms import MagazinePageForm

if TYPE_CHECKING:
    from catalog.models import Product
    from magazine.features.placements import Placement


class MagazinePageQuerySet(PageQuerySet):
    """Pages as the public asks for them."""

    def visible(self) -> MagazinePageQuerySet:
        """What the public may see, at the instant the database stands at (see `magazine.asof`)."""
        return self.live()


class MagazinePage(Page):
    """Abstract base of every page type."""

    social_image = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when the page is shared; the page's own picture when empty."),
    )

    # The section whose lead slot the page shows.
    lead_section: MagazinePage | None = None
    base_form_class = MagazinePageForm
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading=_("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("social_image")], heading=_("For sharing")),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("On the site")),
    ]

    objects = PageManager.from_queryset(MagazinePageQuerySet)()

    class Meta:
        abstract = True

    @property
    def share_picture(self) -> object | None:
        """The image of the social card, if the page has any."""
        return self.social_image

    @property
    def share_text(self) -> str:
        """One or two sentences for search results and social cards."""
        return self.search_description

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        shows("page", self.pk)
        return {**super().get_context(request, *args, **kwargs), "instant": instant_of(request)}

    def placements(
        self,
        request: HttpRequest,
        *positions: Position,
        stories: Iterable[MagazinePage] = (),
        products: Iterable[Product] = (),
    ) -> dict[str, Placement]:
        """What the page's slots, and the site banner, show at the request's instant.

        `stories` and `products` stand in, newest first, where nothing is on air.
        """
        # The schedule knows the pages it can show, so it cannot be imported before them.
        from magazine.features.placements import fill

        return fill(
            instant_of(request),
            [*positions, Position.SITE_BANNER],
            section=self.lead_section,
            stories=stories,
            products=products,
        )
