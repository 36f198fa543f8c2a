"""What is stored of readers' looking: numbers by the hour, and nothing of anybody."""

from __future__ import annotations

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _


class HourQuerySet(models.QuerySet):
    """Counts in the words of the reports."""

    def by_feature(self) -> HourQuerySet:
        """One row a feature: `feature`, `impressions`, `clicks`."""
        return self._summed("feature")

    def by_variant(self) -> HourQuerySet:
        """One row a variant of a feature: `feature`, `variant`, `impressions`, `clicks`."""
        return self._summed("feature", "variant")

    def by_hour(self) -> HourQuerySet:
        """One row an hour: `hour`, `impressions`, `clicks`."""
        return self._summed("hour")

    def _summed(self, *by: str) -> HourQuerySet:
        return (
            self.order_by(*by)
            .values(*by)
            .annotate(impressions=Sum("impressions"), clicks=Sum("clicks"))
        )


class HourCount(models.Model):
    """How often one variant of a feature was seen, and followed, within one hour.

    `variant` is 0 for the feature's own content, else the id of its variant; no foreign
    key, because what was counted stays true when the variant is taken out.
    """

    feature = models.ForeignKey(
        "features.Feature", on_delete=models.CASCADE, related_name="hours_counted"
    )
    variant = models.PositiveBigIntegerField(default=0)
    hour = models.DateTimeField(help_text=_("The beginning of the hour, in UTC"))
    impressions = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    # Its feature is all it refers to, and a row is written every few seconds.
    wagtail_reference_index_ignore = True

    objects = HourQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["feature", "variant", "hour"], name="counted_once_an_hour"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feature_id}.{self.variant} at {self.hour:%Y-%m-%d %H}h"
