"""The people who make the magazine, each with a page."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.search import index

from .base import MagazinePage


class MastheadPage(MagazinePage):
    """The list of who works here."""

    introduction = models.TextField(blank=True)

    parent_page_types = ["magazine.HomePage"]
    subpage_types = ["magazine.PersonPage"]
    max_count_per_parent = 1
    template = "magazine/masthead_page.html"
    content_panels = [*MagazinePage.content_panels, FieldPanel("introduction")]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        people = PersonPage.objects.visible().child_of(self).select_related("portrait")
        return {**context, "people": people.prefetch_related("portrait__renditions")}


class PersonPage(MagazinePage):
    """Somebody who signs stories; the title is the name as printed in a byline."""

    role = models.CharField(max_length=120, blank=True)
    portrait = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    bio = RichTextField(blank=True, features=["bold", "italic", "link"])

    parent_page_types = ["magazine.MastheadPage"]
    subpage_types: list[str] = []
    template = "magazine/person_page.html"
    content_panels = [
        *MagazinePage.content_panels,
        FieldPanel("role"),
        FieldPanel("portrait"),
        FieldPanel("bio"),
    ]
    search_fields = [
        *MagazinePage.search_fields,
        index.SearchField("role"),
        index.SearchField("bio"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    @property
    def share_picture(self) -> object | None:
        return self.social_image or self.portrait

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from .stories import Story

        context = super().get_context(request, *args, **kwargs)
        return {**context, "stories": Story.objects.visible().by_person(self).on_cards()}
