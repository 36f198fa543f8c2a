"""Making room by trimming the feature that is in the way.

Whoever may change that one trims it at once; anybody else asks, and trim and booking then
happen in one transaction when the proposal is approved, or not at all.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from . import decisions, letters, moving
from .models import Feature, Slot, State, Trim
from .moving import Place
from .onair import Booking, overlap, trims, within
from .trims import Answer, trimmed


class Edge(StrEnum):
    """Which end of the other feature gives way."""

    START = "start"
    END = "end"


class Cut(NamedTuple):
    """The other feature, and where it is to stand."""

    other: Feature
    edge: Edge
    place: Place

    @property
    def choice(self) -> str:
        """As the form's button carries it."""
        return f"{self.other.pk}-{self.edge}"

    def in_words(self) -> str:
        return trimmed(self.other, self.place.starts_at, self.place.ends_at)


def cuts(other: Feature, starts: datetime, ends: datetime | None, at: datetime) -> list[Cut]:
    """The ways to trim it; what is on air already keeps its start."""
    booking = Booking(other.pk, other.starts_at, other.ends_at)
    return [
        Cut(other, edge, Place(other.slot_id, trim.starts, trim.ends))
        for trim in trims(booking, starts, ends)
        for edge in [Edge.END if trim.starts == other.starts_at else Edge.START]
        if edge is Edge.END or other.starts_at > at
    ]


def read(choice: str, starts: datetime, ends: datetime | None, at: datetime) -> Cut:
    """The cut a button stands for, at the times as they are now in the form.

    Raises ValidationError when it makes no sense (any more).
    """
    pk, _dash, _edge = choice.partition("-")
    other = Feature.objects.approved().with_targets().filter(pk=int(pk) if pk.isdecimal() else 0)
    for cut in cuts(found, starts, ends, at) if (found := other.first()) else []:
        if cut.choice == choice:
            return cut
    raise ValidationError(_("That feature cannot be trimmed like this any more. Look again."))


def make_room(cut: Cut, slots: set[int], by: AbstractUser, at: datetime) -> None:
    """Trim the other at once. Inside a transaction; raises what `moving.move` raises.

    `slots` are all that the caller goes on to touch: they are taken together, in one order.
    """
    Slot.objects.take(*slots, cut.place.slot_id)
    moving.move(cut.other, cut.place, by, at)


def ask(feature: Feature, cut: Cut, by: AbstractUser, at: datetime) -> Trim:
    """Propose the feature, on condition that the other is trimmed; ask the other's owner.

    Raises what `decisions.propose` raises.
    """
    with transaction.atomic():
        asking = cut.in_words()
        if feature.state == State.DRAFT:
            decisions.propose(feature, by, at, beside=cut.other, asking=asking)
        feature.trims.filter(made_at=None).delete()
        owner = cut.other.proposed_by or cut.other.created_by
        trim = Trim.objects.create(
            feature=feature,
            other=cut.other,
            starts_at=cut.place.starts_at,
            ends_at=cut.place.ends_at,
            owner=owner if owner != by else None,
            asked_by=by,
            asked_at=at,
        )
        letters.asked(trim, by)
    return trim


def answer(trim: Trim, word: Answer, by: AbstractUser, at: datetime) -> None:
    """The owner's word, for whoever decides. Raises ValidationError when it is too late."""
    waiting = Trim.objects.to_answer(by).filter(pk=trim.pk)
    if not waiting.update(answer=word, answered_at=at):
        raise ValidationError(_("This has been decided, or answered, already."))


def approve(
    feature: Feature, by: AbstractUser, at: datetime, *, as_seen: datetime | None = None
) -> None:
    """Approve a proposal with the trims it asked for: all of it, or nothing.

    Raises what `decisions.approve` raises, and ValidationError when the other feature is
    no longer where the trim would leave a part of it.
    """
    with transaction.atomic():
        decisions.hold(feature)
        if decisions.can_approve(feature, by):
            for trim in feature.trims.filter(made_at=None):
                _make(trim, feature, by, at)
        decisions.approve(feature, by, at, as_seen=as_seen)


def _make(trim: Trim, feature: Feature, by: AbstractUser, at: datetime) -> None:
    rows = Feature.objects.with_targets().select_for_update(of=("self",))
    other = rows.get(pk=trim.other_id)
    span = (feature.starts_at, feature.ends_at)
    in_the_way = overlap(*span, other.starts_at, other.ends_at)
    if other.state != State.APPROVED or other.slot_id != feature.slot_id or not in_the_way:
        return
    if not within(trim.starts_at, trim.ends_at, other.starts_at, other.ends_at):
        raise ValidationError(
            _("%(feature)s has been moved since the trim was asked for.")
            % {"feature": other.described()}
        )
    before = Place.of(other)
    other.starts_at, other.ends_at = trim.starts_at, trim.ends_at
    other.save()
    moving.record(other, before, by, at)
    trim.made_at = at
    trim.save(update_fields=["made_at"])
    letters.trimmed(trim, by)
