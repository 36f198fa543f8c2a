"""What stands in a slot around a chosen time, and how the time could be had after all."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _

from . import decisions
from .models import Feature, Slot, SlotLock, State
from .onair import nearest_free, overlap
from .times import SiteTimeField, in_words
from .trimming import Cut, cuts

# What is shown beside the chosen time: as much as a planner looks to either side.
DAYS_AROUND = timedelta(days=7)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A feature or a lock near the chosen time."""

    name: str
    times: str
    state: str
    feature_pk: int | None
    in_the_way: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A free one of the same length; its ends as the form's fields write them."""

    times: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Way:
    """A trim that would make room; `is_asked` when somebody else has to allow it."""

    cut: Cut
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What the panel shows."""

    slot: Slot
    neighbours: list[Neighbour]
    is_free: bool
    windows: list[Window] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)


def look(
    slot: Slot,
    starts: datetime,
    ends: datetime | None,
    own_pk: int | None,
    user: AbstractUser,
    at: datetime,
) -> Around:
    """Five queries, however much is booked."""
    near = _near(slot, starts, ends, own_pk)
    locks = list(SlotLock.objects.over(slot, starts - DAYS_AROUND, (ends or starts) + DAYS_AROUND))
    stood = Feature.objects.booked_as(own_pk, slot)
    lock = SlotLock.objects.in_the_way(slot, starts, ends, stood)
    clashes = list(
        Feature.objects.overlapping(slot, starts, ends).exclude(pk=own_pk).with_targets()[:2]
    )
    told = [_of_feature(feature, starts, ends) for feature in near]
    told += [_of_lock(found, found == lock) for found in locks]
    is_free = not clashes and lock is None
    return Around(
        slot,
        told,
        is_free,
        [] if is_free else _windows(slot, starts, ends, own_pk, at),
        _ways(clashes, starts, ends, user, at) if lock is None else [],
    )


def _near(slot: Slot, starts: datetime, ends: datetime | None, own_pk: int | None) -> list[Feature]:
    standing = Feature.objects.filter(slot=slot, state__in=[State.APPROVED, State.PROPOSED])
    around = standing.between(starts - DAYS_AROUND, (ends or starts) + DAYS_AROUND)
    return list(around.exclude(pk=own_pk).with_targets()[:SHOWN])


def _of_feature(feature: Feature, starts: datetime, ends: datetime | None) -> Neighbour:
    return Neighbour(
        str(feature),
        in_words(feature.starts_at, feature.ends_at),
        feature.get_state_display(),
        feature.pk,
        feature.state == State.APPROVED
        and overlap(starts, ends, feature.starts_at, feature.ends_at),
    )


def _of_lock(lock: SlotLock, in_the_way: bool) -> Neighbour:
    told = _("%(reason)s (%(who)s)") % {"reason": lock.reason, "who": lock.maker}
    return Neighbour(told, in_words(lock.starts_at, lock.ends_at), _("Locked"), None, in_the_way)


def _windows(
    slot: Slot, starts: datetime, ends: datetime | None, own_pk: int | None, at: datetime
) -> list[Window]:
    """The nearest free ones, on the minute, that do not begin in the past."""
    earliest = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    standing = Feature.objects.overlapping(slot, at, None).exclude(pk=own_pk).bookings()
    standing += SlotLock.objects.over(slot, at, None).bookings()
    length = None if ends is None else ends - starts
    write = SiteTimeField().prepare_value
    return [
        Window(
            in_words(free, free + length if length else None),
            write(free),
            write(free + length) if length else "",
        )
        for free in nearest_free(standing, starts, length, earliest)
    ]


def _ways(
    clashes: list[Feature],
    starts: datetime,
    ends: datetime | None,
    user: AbstractUser,
    at: datetime,
) -> list[Way]:
    """When one thing alone is in the way."""
    if len(clashes) != 1:
        return []
    is_asked = not decisions.can_edit(clashes[0], user)
    return [Way(cut, is_asked) for cut in cuts(clashes[0], starts, ends, at)]
