"""What is stored of a campaign: its name, its window, how far it is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a campaign is. Planned ones wait for an approval, approved ones for the clock."""

    PLANNED = "planned", _("Planned")
    APPROVED = "approved", _("Approved")
    LIVE = "live", _("Live")
    ENDED = "ended", _("Ended")
    ROLLED_BACK = "rolled_back", _("Rolled back")
    CANCELLED = "cancelled", _("Cancelled")


class Campaign(models.Model):
    """Features and releases that go live together at `starts_at` and end at `ends_at`."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(
        max_length=80, unique=True, help_text=_("Names the campaign in links: utm_campaign")
    )
    starts_at = models.DateTimeField(_("goes live"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.PLANNED, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_at", "-pk"]
        permissions = [("approve_campaign", "Can approve campaign")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="campaign_ends_after_start",
                violation_error_message=_("A campaign ends after it goes live."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
