"""What stands on the board, as the calendar in the browser takes it.

The calendar knows no time zones: it gets the site's wall clock to draw by, and beside it
the exact instants, which come back untouched for an edge that was not moved.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from magazine.features import decisions
from magazine.features.deciding import decision_buttons
from magazine.features.listing import status
from magazine.features.locks import SlotLock
from magazine.features.models import Feature, Slot, State
from magazine.features.onair import Stretch
from magazine.features.slots import Fallback
from magazine.features.times import happens_twice, in_words, offset_name, site_zone, wall_clock

from .rows import Row
from .span import Span

# Campaigns go round these; the campaign's name stands beside its colour.
COLOURS = 6
# What is over before it begins on the wall clock (the hour that happens twice) has to be seen.
LEAST_SHOWN = timedelta(minutes=1)


def resource(slot: Slot) -> dict:
    """A slot as a row of the calendar."""
    fallback = _("Else: %s") % slot.get_fallback_display().lower()
    return {"id": str(slot.pk), "title": str(slot), "extendedProps": {"fallback": fallback}}


def events(found: Iterable[Row], span: Span, user: AbstractUser, now: datetime) -> list[dict]:
    """Everything in the rows: features, and behind them gaps and locks."""
    return [
        event
        for row in found
        for event in (
            *(_gap(row.slot, gap) for gap in row.gaps),
            *(_lock(lock) for lock in row.locks),
            *(_event(feature, span, user, now) for feature in row.features),
        )
    ]


def look(feature: Feature, now: datetime) -> str:
    """Which of the board's looks it has: its state, and how that stands on the clock.

    What waits for its campaign is missed only once its own time has come.
    """
    if feature.state != State.APPROVED:
        return feature.state
    if not feature.is_booked(now):
        return "over"
    on_air = feature.is_on_air(now)
    if not feature.can_be_shown and (on_air or not feature.is_held_back):
        return "lost"
    return "on-air" if on_air else "approved"


def state_words(feature: Feature, now: datetime) -> str:
    """Its state in a word or two, with a warning before it is too late."""
    words = status(feature, now)
    if look(feature, now) == "lost" and not feature.is_on_air(now):
        return _("%(state)s, target not live") % {"state": words}
    return words


def colour(feature: Feature) -> int | None:
    """The number of its campaign's colour."""
    return feature.campaign_id % COLOURS if feature.campaign_id else None


def _event(feature: Feature, span: Span, user: AbstractUser, now: datetime) -> dict:
    looks = look(feature, now)
    starts = wall_clock(feature.starts_at)
    ends = wall_clock(feature.ends_at or span.ends)
    if ends <= starts:
        ends = (datetime.fromisoformat(starts) + LEAST_SHOWN).isoformat()
    classes = [f"feature-event--{looks}"]
    if feature.campaign_id:
        classes += ["feature-event--in-campaign", f"feature-event--colour-{colour(feature)}"]
    return {
        "id": str(feature.pk),
        "resourceId": str(feature.slot_id),
        "title": str(feature),
        "start": starts,
        "end": ends,
        "editable": looks != "over" and decisions.can_edit(feature, user),
        "classNames": classes,
        "extendedProps": {**_more(feature, now), "shownUntil": ends},
    }


def _more(feature: Feature, now: datetime) -> dict:
    """What the browser writes on it, and what it sends back to move it."""
    state, times = state_words(feature, now), in_words(feature.starts_at, feature.ends_at)
    campaign = str(feature.campaign) if feature.campaign_id else ""
    ends = feature.ends_at
    return {
        "state": state,
        "hours": hours(feature.starts_at, ends),
        "campaign": campaign,
        "label": f"{feature}. {state}. {feature.slot}, {times}"
        + (f". {_('Campaign')}: {campaign}" if campaign else ""),
        "slot": feature.slot_id,
        "asks": feature.state != State.APPROVED,
        "openEnded": ends is None,
        "wall": {"starts": wall_clock(feature.starts_at), "ends": ends and wall_clock(ends)},
        "exact": {
            "starts": feature.starts_at.isoformat(),
            "ends": ends.isoformat() if ends else "",
        },
    }


def facts(feature: Feature, now: datetime) -> list[tuple[str, str]]:
    """What the card of one feature says."""
    known = [
        (_("Slot"), str(feature.slot)),
        (_("Times"), in_words(feature.starts_at, feature.ends_at)),
        (_("State"), state_words(feature, now)),
        (_("Shows"), str(feature.kind.label)),
        (_("Campaign"), str(feature.campaign) if feature.campaign_id else ""),
        (_("By"), str(feature.created_by) if feature.created_by_id else ""),
    ]
    return [fact for fact in known if fact[1]]


def actions(feature: Feature, user: AbstractUser) -> list[dict]:
    """Where somebody can go from here: to the feature, to the form that moves it, to a decision."""
    if not decisions.can_edit(feature, user):
        found = [(_("Look at it"), reverse("features:inspect", args=[feature.pk]))]
    else:
        found = [
            (_("Edit"), reverse("features:edit", args=[feature.pk])),
            (_("Move"), reverse("features:move", args=[feature.pk])),
        ]
    # The site as it will be, from the feature's first second on.
    at = urlencode({"at": feature.starts_at.isoformat()})
    found.append((_("View site at its start"), f"{reverse('asof_choose')}?{at}"))
    decisive = ((button.label, button.url) for button in decision_buttons(feature, user))
    return [{"label": str(label), "url": url} for label, url in (*found, *decisive)]


def _gap(slot: Slot, gap: Stretch) -> dict:
    return {
        "id": f"gap-{slot.pk}-{gap.starts:%Y%m%d%H%M%S}",
        "resourceId": str(slot.pk),
        "title": _("Free: %s") % fallback(slot),
        "start": wall_clock(gap.starts),
        "end": wall_clock(gap.ends),
        "display": "background",
        "classNames": ["feature-gap"],
    }


def _lock(lock: SlotLock) -> dict:
    return {
        "id": f"lock-{lock.pk}",
        "resourceId": str(lock.slot_id),
        "title": _("Locked: %s") % lock.reason,
        "start": wall_clock(lock.starts_at),
        "end": wall_clock(lock.ends_at),
        "display": "background",
        "classNames": ["feature-lock"],
    }


def fallback(slot: Slot) -> str:
    """What the slot falls back to, inside a sentence."""
    return str(Fallback(slot.fallback).label).lower()


def short_time(at: datetime, now: datetime) -> str:
    """Fri 27 Nov, 04:00: the year where it is another, the offset where the hour comes twice."""
    local = at.astimezone(site_zone())
    year = "" if local.year == now.astimezone(site_zone()).year else " Y"
    offset = f" ({offset_name(at)})" if happens_twice(local) else ""
    return f"{formats.date_format(local, f'D j M{year}')}, {local:%H:%M}{offset}"


def hours(starts: datetime, ends: datetime | None) -> str:
    """09:00–18:00, or 20 Oct 09:00 – 22 Oct 18:00, on the site's clocks."""
    first = starts.astimezone(site_zone())
    if ends is None:
        return _("from %s") % _day_and_hour(first)
    last = ends.astimezone(site_zone())
    if first.date() == last.date():
        return f"{first:%H:%M}–{last:%H:%M}"
    return f"{_day_and_hour(first)} – {_day_and_hour(last)}"


def _day_and_hour(local: datetime) -> str:
    return f"{formats.date_format(local, 'j M')} {local:%H:%M}"
