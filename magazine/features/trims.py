"""What is stored of a trim: a proposal that needs another feature to end earlier or start later."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from .schedule import State
from .times import clock_time


class Answer(models.TextChoices):
    """What the owner of the other feature says to it; whoever may approve decides."""

    NONE = "none", _("No answer yet")
    AGREED = "agreed", _("Agreed")
    OBJECTED = "objected", _("Objected")


class TrimQuerySet(models.QuerySet):
    """Trims as the screens ask for them."""

    def waiting(self) -> TrimQuerySet:
        """Asked for by a standing proposal, and not made."""
        return self.filter(made_at=None, feature__state=State.PROPOSED)

    def to_answer(self, owner: AbstractUser) -> TrimQuerySet:
        """Waiting for a word of this owner."""
        return self.waiting().filter(owner=owner, answer=Answer.NONE)

    def with_features(self) -> TrimQuerySet:
        return self.select_related(
            "owner",
            "asked_by",
            *(
                f"{side}__{target}"
                for side in ("feature", "other")
                for target in ("slot__section", "page", "product__brand")
            ),
        )


class Trim(models.Model):
    """So that `feature` has room, `other` is to stand from `starts_at` up to `ends_at`."""

    feature = models.ForeignKey("features.Feature", on_delete=models.CASCADE, related_name="trims")
    other = models.ForeignKey(
        "features.Feature", on_delete=models.CASCADE, related_name="trims_asked_of_it"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)

    objects = TrimQuerySet.as_manager()

    class Meta:
        verbose_name = _("trim")
        verbose_name_plural = _("trims")
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return trimmed(self.other, self.starts_at, self.ends_at)

    def owners_word(self) -> str:
        """What its owner says to it, for whoever decides."""
        if self.owner is None:
            return ""
        who = self.owner.get_full_name() or self.owner.get_username()
        return f"{who}: {self.get_answer_display().lower()}"


def trimmed(other: models.Model, starts: object, ends: object) -> str:
    """“Small wonders” ends at 14:00 instead of 15:00, in words."""
    if starts != other.starts_at:
        return _("“%(feature)s” starts only %(time)s") % {
            "feature": other,
            "time": clock_time(starts),
        }
    return _("“%(feature)s” ends %(time)s") % {"feature": other, "time": clock_time(ends)}
