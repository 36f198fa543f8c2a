"""A trend: what is told of in articles, with the stage it has come to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class Trend(index.Indexed, models.Model):
    """A trend with the season it was first seen and where it stands now."""

    class Stage(models.TextChoices):
        EMERGING = "emerging", _("Emerging")
        RISING = "rising", _("Rising")
        PEAK = "peak", _("At its peak")
        FADING = "fading", _("Fading")
        RETURNING = "returning", _("Returning")

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    first_seen = models.CharField(
        _("first seen"), max_length=40, blank=True, help_text=_("Season: SS2018, AW2019 …")
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.EMERGING)
    summary = models.TextField(blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("first_seen"), FieldPanel("stage")]),
        FieldPanel("summary"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
