"""What trend articles and tip lists have in common: standfirst, hero, bylines."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from magazine.clock import instant_of
from magazine.features.slots import Position
from magazine.plates.reading import reading_minutes

from .base import MagazinePage, MagazinePageQuerySet


class StoryQuerySet(MagazinePageQuerySet):
    """Stories of every kind, in one query, without their bodies."""

    def newest_first(self) -> StoryQuerySet:
        return self.order_by("-first_published_at", "-pk")

    def by_person(self, person: Page) -> StoryQuerySet:
        return self.filter(bylines__person=person).newest_first()

    def on_cards(self) -> StoryQuerySet:
        """With all that a card shows: hero picture and its renditions, and who signed."""
        return self.select_related("hero_image").prefetch_related(
            "hero_image__renditions", "bylines__person"
        )


class Story(MagazinePage):
    """A story as it appears on cards and in lists; its kinds add the body.

    A table of its own, so that a list of mixed stories is one query.
    """

    kicker = models.CharField(
        max_length=60, blank=True, help_text=_("A word or two above the headline")
    )
    standfirst = models.TextField(
        max_length=400, help_text=_("The paragraph between headline and story")
    )
    hero_image = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_caption = models.CharField(max_length=200, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = PageManager.from_queryset(StoryQuerySet)()

    is_creatable = False
    # The fields that are read from the plate when the story is served.
    set_fields: tuple[str, ...] = ()
    parent_page_types = ["magazine.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        TitleFieldPanel("title", heading=_("Headline"), help_text=_("As readers see it")),
        FieldPanel("kicker"),
        FieldPanel("standfirst"),
        InlinePanel("bylines", label=_("Byline"), heading=_("Bylines")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("hero_image"), FieldPanel("hero_caption")])],
            heading=_("Hero"),
        ),
    ]
    search_fields = [
        *MagazinePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("standfirst", boost=2),
    ]

    def __str__(self) -> str:
        return self.title

    @property
    def share_picture(self) -> object | None:
        return self.social_image or self.hero_image

    @property
    def share_text(self) -> str:
        return self.search_description or self.standfirst

    @cached_property
    def people(self) -> list[Page]:
        """Who signed it, in order, leaving out people whose page is not live."""
        return [byline.person for byline in self.bylines.all() if byline.person.live]

    def to_be_served(self) -> Story:
        """The article or tip list itself, without its body: the plate holds that, set."""
        kind = self.specific_class
        return kind._default_manager.defer(*kind.set_fields).get(pk=self.pk)

    def words(self) -> str:
        """The whole text in reading order, without markup; each kind adds its body."""
        return f"{self.title} {self.standfirst}"

    def full_clean(self, *args: object, **kwargs: object) -> None:
        self.reading_minutes = reading_minutes(self.words())
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """For a preview, which is set afresh; readers are served the plate."""
        others = Story.objects.visible().exclude(pk=self.pk).newest_first().on_cards()[:1]
        return {
            **super().get_context(request, *args, **kwargs),
            "placements": self.placements(request, Position.ARTICLE_FOOTER, stories=others),
        }

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        from magazine.plates.serving import Kept, current_edition, plate_for, printed

        plate = plate_for(self)
        kept = Kept(self.pk, plate.made, plate.document, current_edition())
        return printed(kept, instant_of(request))


class Byline(Orderable):
    """One of the people who signed a page."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        "magazine.PersonPage", on_delete=models.PROTECT, related_name="bylines_given"
    )

    panels = [FieldPanel("person")]

    def __str__(self) -> str:
        return self.person.title
