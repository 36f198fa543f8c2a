"""Moving a feature to another time or slot, and putting it back.

One way for the board, for undo and for whoever moves many: who may, that the place is
fit and free, and a line in the history that says who, when, from where and to where.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from . import decisions
from .clashes import SlotTaken
from .models import Feature, Slot, State
from .times import clock_time, in_words


class Place(NamedTuple):
    """In the slot from `starts_at` up to `ends_at`; None is open-ended."""

    slot_id: int
    starts_at: datetime
    ends_at: datetime | None

    @classmethod
    def of(cls, feature: Feature) -> Place:
        return cls(feature.slot_id, feature.starts_at, feature.ends_at)

    @classmethod
    def read(cls, kept: dict) -> Place:
        """As `written` keeps it in the history."""
        ends = kept["ends_at"]
        return cls(
            kept["slot"], parse_datetime(kept["starts_at"]), parse_datetime(ends) if ends else None
        )

    def written(self) -> dict[str, int | str | None]:
        """For the history: the slot's id, and instants that a machine reads back."""
        return {
            "slot": self.slot_id,
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat() if self.ends_at else None,
        }

    def in_words(self) -> str:
        return f"{Slot.objects.in_order().get(pk=self.slot_id)}, " + in_words(
            self.starts_at, self.ends_at
        )


class MovedSince(ValidationError):
    """The feature does not stand where whoever moves it, or undoes a move, saw it."""

    def __init__(self, last: ModelLogEntry | None) -> None:
        self.last = last
        if last is None:
            message = _("It has been changed since and stays where it is.")
        else:
            message = _("%(who)s moved it since, on %(when)s: %(to)s. It stays there.") % {
                "who": last.user_display_name or _("Somebody"),
                "when": clock_time(last.timestamp),
                "to": last.data["to"],
            }
        super().__init__(message, code="moved_since")


def move(
    feature: Feature, to: Place, by: AbstractUser, at: datetime, *, stood: Place | None = None
) -> ModelLogEntry | None:
    """Put the feature there, and return the line in the history; None when it stood there.

    `feature` is read anew and shows where it stands afterwards. Raises PermissionDenied,
    `MovedSince` when it is not where it `stood` on the mover's screen, ValidationError by
    field for a place that is not fit, and what `Feature.save` raises for one that is not
    free (`SlotTaken`).
    """
    with _held(feature, to.slot_id):
        if stood and Place.of(feature) != stood:
            raise MovedSince(_last_move(feature))
        return _move(feature, to, by, at)


def undo(entry: ModelLogEntry, by: AbstractUser, at: datetime) -> ModelLogEntry | None:
    """Put a feature back to where it stood before the move in the history.

    Raises `MovedSince` when it stands elsewhere by now, and what `move` raises.
    """
    before, after = Place.read(entry.data["from_place"]), Place.read(entry.data["to_place"])
    feature = Feature.objects.with_targets().get(pk=entry.object_id)
    with _held(feature, before.slot_id):
        if Place.of(feature) != after:
            raise MovedSince(_last_move(feature))
        return _move(feature, before, by, at)


def record(feature: Feature, before: Place, by: AbstractUser, at: datetime) -> ModelLogEntry | None:
    """Say in the history that the feature has come from there; nothing when it stayed."""
    after = Place.of(feature)
    if after == before:
        return None
    moved = {
        "from": before.in_words(),
        "to": after.in_words(),
        "from_place": before.written(),
        "to_place": after.written(),
    }
    return log(instance=feature, action=decisions.MOVED, user=by, timestamp=at, data=moved)


def why_not(feature: Feature) -> str:
    """What somebody is told who may not move or change it."""
    if feature.state == State.CANCELLED:
        return _("This feature is cancelled. Copy it to schedule it again.")
    if feature.state == State.APPROVED:
        return _("This feature is approved: only those who may approve can change it.")
    return _("You may not change features.")


def _move(feature: Feature, to: Place, by: AbstractUser, at: datetime) -> ModelLogEntry | None:
    if not decisions.can_edit(feature, by):
        raise PermissionDenied(why_not(feature))
    before = Place.of(feature)
    if to == before:
        return None
    _set(feature, to)
    try:
        with transaction.atomic():
            feature.clean()
            if feature.state == State.APPROVED and to.ends_at and to.ends_at <= at:
                raise ValidationError({"ends_at": _("This has passed already.")})
            feature.save()
            return record(feature, before, by, at)
    except ValidationError:
        _set(feature, before)
        raise


@contextmanager
def _held(feature: Feature, slot_id: int) -> Iterator[None]:
    """In one transaction, with the slots it leaves and enters taken and the feature read anew."""
    with transaction.atomic():
        Slot.objects.take(feature.slot_id, slot_id)
        left = feature.slot_id
        feature.refresh_from_db(from_queryset=Feature.objects.select_for_update())
        if feature.slot_id != left:
            # A third slot is not taken in turn: two movers could wait for each other.
            raise SlotTaken(None)
        yield


def _set(feature: Feature, place: Place) -> None:
    feature.slot_id, feature.starts_at, feature.ends_at = place


def _last_move(feature: Feature) -> ModelLogEntry | None:
    """The move that put it where it stands; None when something else did."""
    moves = ModelLogEntry.objects.for_instance(feature).filter(action=decisions.MOVED)
    last = moves.select_related("user").order_by("-pk").first()
    there = last and last.data.get("to_place")
    return last if there and Place.read(there) == Place.of(feature) else None
