"""The schedule's queries, in the schedule's words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .campaigns.models import SHOWING
from .locks import SlotLock
from .onair import Booking, free_from

if TYPE_CHECKING:
    from .slots import Slot

# Stands for “no end” where the database has to compare; later than anything is booked.
FOREVER = Value(datetime(9999, 1, 1, tzinfo=UTC))


class State(models.TextChoices):
    """How far a feature is; only what is approved goes on air."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    CANCELLED = "cancelled", _("Cancelled")


def running(at: datetime, prefix: str = "") -> Q:
    """Started at or before the instant and not ended: [start, end)."""
    return Q(**{f"{prefix}starts_at__lte": at}) & ends_after(at, prefix)


def ends_after(at: datetime, prefix: str = "") -> Q:
    """Not over at the instant; open-ended ones never are."""
    return Q(**{f"{prefix}ends_at": None}) | Q(**{f"{prefix}ends_at__gt": at})


class FeatureQuerySet(models.QuerySet):
    """Features as the site, the board and the forms ask for them."""

    def approved(self) -> FeatureQuerySet:
        return self.filter(state=State.APPROVED)

    def on_air(self, at: datetime) -> FeatureQuerySet:
        """What the clock says is on air: at most one a slot, held back for no campaign.

        As nothing approved overlaps, only the last to have started can still be on: one
        look into the index a slot, however long the schedule is.
        """
        latest = self.model.objects.approved().filter(slot=OuterRef("pk"), starts_at__lte=at)
        of_each_slot = self.model._meta.get_field("slot").related_model.objects.values_list(
            Subquery(latest.order_by("-starts_at").values("pk")[:1])
        )
        showing = Q(campaign=None) | Q(campaign__stage__in=SHOWING)
        return self.filter(ends_after(at), showing, pk__in=of_each_slot)

    def booked(self, at: datetime) -> FeatureQuerySet:
        """Approved, on air at the instant or to come."""
        return self.approved().filter(ends_after(at))

    def between(self, since: datetime, to: datetime | None) -> FeatureQuerySet:
        """Sharing an instant with [since, to), in order; `to` None is without end."""
        found = self.filter(ends_after(since))
        if to is not None:
            found = found.filter(starts_at__lt=to)
        return found.order_by("starts_at", "pk")

    def overlapping(self, slot: Slot, starts: datetime, ends: datetime | None) -> FeatureQuerySet:
        """The approved features in the way of [starts, ends) in the slot, in order."""
        return self.approved().filter(slot=slot).between(starts, ends)

    def booked_as(self, pk: int | None, slot: Slot) -> tuple[datetime, datetime | None] | None:
        """From when until when the feature is approved in the slot by now, if it is."""
        stored = self.approved().filter(pk=pk, slot=slot)
        return stored.values_list("starts_at", "ends_at").first()

    def saying_whether_taken(self) -> FeatureQuerySet:
        """Each with `is_taken`: whether something approved holds its slot within its time."""
        others = self.model.objects.approved().filter(
            Q(ends_at=None) | Q(ends_at__gt=OuterRef("starts_at")),
            Q(starts_at__lt=Coalesce(OuterRef("ends_at"), FOREVER)),
            slot=OuterRef("slot"),
        )
        return self.annotate(is_taken=Exists(others.exclude(pk=OuterRef("pk"))))

    def with_targets(self) -> FeatureQuerySet:
        """With what is needed to name each one and to tell whether it can be shown."""
        return self.select_related("slot__section", "page", "product__brand", "campaign")

    def bookings(self) -> list[Booking]:
        """As the plain rules take them."""
        return [Booking(*row) for row in self.values_list("pk", "starts_at", "ends_at")]

    def next_free(
        self, slot: Slot, earliest: datetime, ends: datetime | None, leaving_out: int | None = None
    ) -> datetime | None:
        """The first start, not before `earliest`, at which the same length is free."""
        length: timedelta | None = None if ends is None else ends - earliest
        standing = self.overlapping(slot, earliest, None).exclude(pk=leaving_out)
        locks = SlotLock.objects.over(slot, earliest, None)
        return free_from([*standing.bookings(), *locks.bookings()], earliest, length)
