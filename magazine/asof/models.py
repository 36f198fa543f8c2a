"""A view of the site at another instant, shared by a signed link with who has no login."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from magazine.features.times import clock_time


class SharedViewQuerySet(models.QuerySet):
    """Shared views as their list and their readers ask for them."""

    def good(self, at: datetime) -> SharedViewQuerySet:
        """Neither revoked nor expired."""
        return self.filter(revoked_at=None, expires_at__gt=at)


class SharedView(models.Model):
    """The site as of one instant, to be read until `expires_at` by whoever has the link."""

    as_of = models.DateTimeField(_("as of"))
    path = models.CharField(_("first page"), max_length=500, default="/")
    for_whom = models.CharField(
        _("for whom"), max_length=120, help_text=_("The agency, the brand: for your own list")
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_at = models.DateTimeField(_("good until"))
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SharedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared view")
        verbose_name_plural = _("shared views")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")),
                name="shared_view_expires_later",
                violation_error_message=_("A link has to be good for some time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.for_whom}: {clock_time(self.as_of)}"

    def is_good(self, at: datetime) -> bool:
        return self.revoked_at is None and self.expires_at > at
