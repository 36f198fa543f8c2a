"""Locked slots: for an embargo, election day, a promise to a sponsor, nothing new is booked there.

What is approved already stays. `Feature.save` asks here while it holds the slot's row, and
whoever locks a slot holds it too, so that neither can slip past the other.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .onair import Booking, shared, within
from .times import in_words

if TYPE_CHECKING:
    from .slots import Slot


class SlotLockQuerySet(models.QuerySet):
    """Locks as the schedule asks for them."""

    def over(self, slot: Slot, starts: datetime, ends: datetime | None) -> SlotLockQuerySet:
        """Those that share an instant with [starts, ends) in the slot, in order."""
        return self.filter(slot=slot).between(starts, ends)

    def between(self, since: datetime, to: datetime | None) -> SlotLockQuerySet:
        """Those that share an instant with [since, to) in any slot, in order."""
        found = self.filter(ends_at__gt=since)
        if to is not None:
            found = found.filter(starts_at__lt=to)
        return found.select_related("slot__section", "made_by").order_by("starts_at", "pk")

    def in_the_way(
        self,
        slot: Slot,
        starts: datetime,
        ends: datetime | None,
        stood: tuple[datetime, datetime | None] | None,
    ) -> SlotLock | None:
        """The first lock that forbids [starts, ends); `stood` is where it is booked already."""
        for lock in self.over(slot, starts, ends):
            locked = shared(starts, ends, lock.starts_at, lock.ends_at)
            if stood is None or not within(*locked, *stood):
                return lock
        return None

    def bookings(self) -> list[Booking]:
        """As the plain rules take what is in the way; keys below zero, unlike features'."""
        return [Booking(-pk, *span) for pk, *span in self.values_list("pk", "starts_at", "ends_at")]


class SlotLock(models.Model):
    """From `starts_at` up to `ends_at` nothing new is booked in the slot."""

    slot = models.ForeignKey("features.Slot", on_delete=models.CASCADE, related_name="locks")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    reason = models.CharField(
        max_length=200,
        help_text=_("Told to everybody who would book the slot: embargo, election day, a promise"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SlotLockQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot lock")
        verbose_name_plural = _("slot locks")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="slot_lock_ends_after_start",
                violation_error_message=_("The end has to come after the start."),
            ),
        ]
        indexes = [models.Index(fields=["slot", "ends_at"], name="slot_lock_over")]

    def __str__(self) -> str:
        return f"{self.slot}: {self.reason}"

    @property
    def maker(self) -> str:
        """Who locked it, by name."""
        if self.made_by is None:
            return str(_("somebody"))
        return self.made_by.get_full_name() or self.made_by.get_username()

    def described(self) -> str:
        """Home hero is locked 3 March 2026, 09:00 to 18:00, by Ottoline Vane: election day."""
        return _("%(slot)s is locked %(times)s, by %(who)s: %(reason)s") % {
            "slot": self.slot,
            "times": in_words(self.starts_at, self.ends_at),
            "who": self.maker,
            "reason": self.reason,
        }
