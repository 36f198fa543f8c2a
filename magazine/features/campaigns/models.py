"""What is stored of a campaign: its name, its window, how far it is. What is in it: `items`."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a campaign is. Planned ones wait for an approval, approved ones for the clock."""

    PLANNED = "planned", _("Planned")
    APPROVED = "approved", _("Approved")
    LIVE = "live", _("Live")
    ENDED = "ended", _("Ended")
    ROLLED_BACK = "rolled_back", _("Rolled back")
    CANCELLED = "cancelled", _("Cancelled")


# Its features may be seen: by the clock, like any other.
SHOWING = (Stage.LIVE, Stage.ENDED)
# Something is still to happen with what is in it.
STANDING = (Stage.PLANNED, Stage.APPROVED, Stage.LIVE)


class CampaignQuerySet(models.QuerySet):
    """Campaigns in the words of the desk."""

    def standing(self) -> CampaignQuerySet:
        """Planned, approved or live."""
        return self.filter(stage__in=STANDING)

    def late(self, at: datetime) -> CampaignQuerySet:
        """Approved, and not live though the hour has come: something was in the way."""
        return self.filter(stage=Stage.APPROVED, starts_at__lt=at)

    def set_back(self, to: datetime) -> None:
        """As far as each was at an instant that is over; in a rehearsal, which is undone."""
        launched = self.exclude(went_live_at=None)
        launched.filter(went_live_at__gt=to).update(stage=Stage.APPROVED)
        ended_later = Q(ended_at=None) | Q(ended_at__gt=to)
        launched.filter(ended_later, went_live_at__lte=to).update(stage=Stage.LIVE)

    def during(self, starts: datetime, ends: datetime | None) -> CampaignQuerySet:
        """Sharing an instant with [starts, ends); None is without end."""
        found = self.filter(Q(ends_at=None) | Q(ends_at__gt=starts))
        return found if ends is None else found.filter(starts_at__lt=ends)


def _somebody() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )


def _instant() -> models.DateTimeField:
    return models.DateTimeField(null=True, editable=False)


class Campaign(models.Model):
    """Features and releases that go live together at `starts_at` and end at `ends_at`.

    Its features are approved with it. Until it is live they keep their slots and are held
    back, so that what belongs together is seen together or not at all.
    """

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
    utm_source = models.SlugField(
        _("source in links"),
        max_length=40,
        default="reticule",
        help_text=_(
            "utm_source of links to other sites. Links within this site stay as they are: "
            "every tag would be another address, and none of them would be in the cache."
        ),
    )
    utm_medium = models.SlugField(
        _("medium in links"), max_length=40, default="editorial", help_text=_("utm_medium")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    approved_at = _instant()
    approved_by = _somebody()
    # The instants it was meant for, not those at which somebody looked.
    went_live_at = _instant()
    ended_at = _instant()
    # Cancelled or rolled back.
    stopped_at = _instant()
    stopped_by = _somebody()
    stop_reason = models.CharField(max_length=200, blank=True, editable=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_at", "-pk"]
        permissions = [
            ("approve_campaign", "Can approve campaign"),
            ("cancel_campaign", "Can cancel campaign"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="campaign_ends_after_start",
                violation_error_message=_("A campaign ends after it goes live."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["starts_at"], condition=Q(stage="approved"), name="campaign_to_start"
            ),
            models.Index(fields=["ends_at"], condition=Q(stage="live"), name="campaign_to_end"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_planned(self) -> bool:
        return self.stage == Stage.PLANNED

    @property
    def is_standing(self) -> bool:
        return self.stage in STANDING

    def is_late(self, at: datetime) -> bool:
        """Approved, and not live though the hour has come."""
        return self.stage == Stage.APPROVED and self.starts_at < at

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end has to come after the start.")})
