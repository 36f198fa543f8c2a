"""The board as a table: for each slot what stands in it, where it is free and where locked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext as _

from magazine.features.locks import SlotLock
from magazine.features.models import Feature, Slot
from magazine.features.onair import Stretch

from .events import actions, colour, fallback, look, short_time, state_words
from .rows import Row


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table. A free stretch has no feature; `actions` are label and address."""

    starts: str
    ends: str
    what: str
    state: str
    look: str
    campaign: str
    colour: int | None
    author: str
    actions: list[dict]


@dataclass(frozen=True, slots=True)
class Group:
    slot: Slot
    lines: list[Line]


def lines(found: Iterable[Row], user: AbstractUser, now: datetime) -> list[Group]:
    """The rows in words."""
    may_add = user.has_perm("features.add_feature")
    return [Group(row.slot, _in_order(row, user, now, may_add)) for row in found]


def _in_order(row: Row, user: AbstractUser, now: datetime, may_add: bool) -> list[Line]:
    told = [(feature.starts_at, 1, _feature(feature, user, now)) for feature in row.features]
    told += [(lock.starts_at, 2, _lock(lock, now)) for lock in row.locks]
    told += [(gap.starts, 0, _gap(row.slot, gap, now, may_add)) for gap in row.gaps]
    return [line for _starts, _rank, line in sorted(told, key=lambda entry: entry[:2])]


def _feature(feature: Feature, user: AbstractUser, now: datetime) -> Line:
    return Line(
        starts=short_time(feature.starts_at, now),
        ends=short_time(feature.ends_at, now) if feature.ends_at else _("open-ended"),
        what=str(feature),
        state=state_words(feature, now),
        look=look(feature, now),
        campaign=str(feature.campaign) if feature.campaign_id else "",
        colour=colour(feature),
        author=str(feature.created_by) if feature.created_by_id else "",
        actions=actions(feature, user),
    )


def _gap(slot: Slot, gap: Stretch, now: datetime, may_add: bool) -> Line:
    starts = max(gap.starts, now.replace(second=0, microsecond=0))
    booking = []
    if may_add and starts < gap.ends:
        asked = {"slot": slot.pk, "starts": starts.isoformat(), "ends": gap.ends.isoformat()}
        booking = [{"label": _("Book"), "url": f"{reverse('features:add')}?{urlencode(asked)}"}]
    told = _("Free: shows %(fallback)s") % {"fallback": fallback(slot)}
    return _bare(gap.starts, gap.ends, now, told, _("Free"), "gap", booking)


def _lock(lock: SlotLock, now: datetime) -> Line:
    told = _("Locked by %(who)s: %(reason)s") % {"who": lock.maker, "reason": lock.reason}
    return _bare(lock.starts_at, lock.ends_at, now, told, _("Locked"), "locked", [])


def _bare(
    starts: datetime,
    ends: datetime,
    now: datetime,
    what: str,
    state: str,
    look: str,
    actions: list[dict],
) -> Line:
    """A line without a feature."""
    return Line(
        starts=short_time(starts, now),
        ends=short_time(ends, now),
        what=what,
        state=state,
        look=look,
        campaign="",
        colour=None,
        author="",
        actions=actions,
    )
