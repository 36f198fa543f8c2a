"""What is stored of a private calendar feed: whose it is, of what, and its token's print."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

# 256 bits: nobody guesses an address, and none can be told from what is stored.
TOKEN_BYTES = 32


def print_of(token: str) -> str:
    """What is kept of a token; the token itself is shown once."""
    return sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet):
    """Feeds by their token, and made with one."""

    def by_token(self, token: str) -> CalendarFeedQuerySet:
        return self.filter(token_print=print_of(token)).select_related("user", "slot__section")

    def make(
        self, user: AbstractUser, slot: models.Model | None, at: datetime
    ) -> tuple[CalendarFeed, str]:
        """A new feed, and its token."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        made = self.create(user=user, slot=slot, token_print=print_of(token), made_at=at)
        return made, token


class CalendarFeed(models.Model):
    """The schedule of one slot, or of all, for one user's calendar; revoked by deleting it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    slot = models.ForeignKey(
        "features.Slot", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    token_print = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return str(self.slot or _("All slots"))
