"""What every page of the magazine has: its social card and a slug that can be reached."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page

# First path segments that belong to other parts of the site (see magazine/urls.py):
# a page under home with one of these slugs could never be reached.
TAKEN_SLUGS = frozenset(
    {"admin", "bags", "brands", "documents", "media", "search", "static", "style", "sitemap"}
)


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

    def clean(self) -> None:
        super().clean()
        parent = self.get_parent() if self.path else None
        under_home = self.depth == 3 or (parent is not None and parent.depth == 2)
        if under_home and self.slug in TAKEN_SLUGS:
            raise ValidationError(
                {"slug": _("“%s” is an address of the site itself. Choose another.") % self.slug}
            )

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
