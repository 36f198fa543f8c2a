"""What is stored of a series: the rule, and the first time it happens."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .saying import in_words

LONGEST_RULE = 200


class Series(models.Model):
    """A recurrence rule (RFC 5545, 3.3.10) over the site's wall clock.

    Every occurrence is a feature of its own, made from the first: it is booked, moved,
    approved and kept from overlapping like any other. `zone` is the clock the rule goes by.
    """

    slot = models.ForeignKey("features.Slot", on_delete=models.CASCADE, related_name="series")
    rule = models.CharField(max_length=LONGEST_RULE, help_text=_("FREQ=WEEKLY;BYDAY=FR;COUNT=8"))
    first_starts_at = models.DateTimeField(_("first starts"))
    first_ends_at = models.DateTimeField(_("first ends"))
    zone = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_ends_at__gt=models.F("first_starts_at")),
                name="series_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slot}: {in_words(self.rule)}"
