"""What every page of the magazine has: a social card, and a slug that can be reached."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page

from .forms import MagazinePageForm


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
        return {**super().get_context(request, *args, **kwargs), "instant": request.instant}
