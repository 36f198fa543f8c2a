"""A slot's row on the board: bars for what is booked, gaps with what falls back, drafts below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from magazine.features.listing import status
from magazine.features.models import Feature, Slot, State
from magazine.features.onair import Booking, Stretch, lanes, stretches
from magazine.features.slots import Fallback
from magazine.features.times import in_words

from .span import Span, per_cent

# Narrower bars (share of the board) have no room for words; theirs are in the title.
ROOM_FOR_WORDS = 0.045
ROOM_FOR_A_FALLBACK = 0.13
ROOM_FOR_HOURS = 0.16
NARROWEST = 0.008


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of a lane. `look` is its class; `url` empty where there is nothing to do."""

    x: str
    width: str
    look: str
    label: str
    note: str
    title: str
    url: str
    has_room: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A slot; the first lane is the schedule, the others are drafts."""

    slot: Slot
    lanes: list[list[Bar]]
    url: str


def row(slot: Slot, features: Iterable[Feature], span: Span, now: datetime) -> Row:
    """Everything the board says of one slot; `features` are those that touch the span."""
    by_pk = {feature.pk: feature for feature in features}
    approved = _bookings(by_pk.values(), State.APPROVED)
    schedule = [
        _booked(by_pk[piece.booking.key], piece, span, now)
        if piece.booking
        else _gap(slot, piece, span, now)
        for piece in stretches(approved, span.starts, span.ends)
    ]
    drafts = [
        [_draft(by_pk[booking.key], booking, span, now) for booking in lane]
        for lane in lanes(_bookings(by_pk.values(), State.DRAFT))
    ]
    return Row(slot, [schedule, *drafts], reverse("features:add") + f"?slot={slot.pk}")


def _bookings(features: Iterable[Feature], state: State) -> list[Booking]:
    return [
        Booking(feature.pk, feature.starts_at, feature.ends_at)
        for feature in features
        if feature.state == state
    ]


def _booked(feature: Feature, piece: Stretch, span: Span, now: datetime) -> Bar:
    if not feature.can_be_shown:
        look, note = "lost", _("Target not live: shows %s") % _instead(feature.slot)
    elif feature.is_on_air(now):
        look, note = "on-air", status(feature, now)
    else:
        look, note = "approved" if feature.is_booked(now) else "over", status(feature, now)
    return _of_feature(feature, piece.starts, piece.ends, span, look, note)


def _draft(feature: Feature, booking: Booking, span: Span, now: datetime) -> Bar:
    starts = max(booking.starts, span.starts)
    ends = min(booking.ends or span.ends, span.ends)
    return _of_feature(feature, starts, ends, span, "draft", status(feature, now))


def _of_feature(
    feature: Feature, starts: datetime, ends: datetime, span: Span, look: str, note: str
) -> Bar:
    share = span.share(ends) - span.share(starts)
    hours = f" · {_hours(feature, span)}" if share >= ROOM_FOR_HOURS else ""
    return Bar(
        x=span.x(starts),
        width=per_cent(max(share, NARROWEST)),
        look=look,
        label=str(feature),
        note=f"{note}{hours}",
        title=f"{feature}. {note}. {in_words(feature.starts_at, feature.ends_at)}",
        url=reverse("features:edit", args=[feature.pk]),
        has_room=share >= ROOM_FOR_WORDS,
    )


def _gap(slot: Slot, piece: Stretch, span: Span, now: datetime) -> Bar:
    share = span.share(piece.ends) - span.share(piece.starts)
    starts = max(piece.starts, now.replace(second=0, microsecond=0))
    url = ""
    if starts < piece.ends:
        asked = {"slot": slot.pk, "starts": starts.isoformat(), "ends": piece.ends.isoformat()}
        url = f"{reverse('features:add')}?{urlencode(asked)}"
    label = str(slot.get_fallback_display())
    times = in_words(piece.starts, piece.ends)
    return Bar(
        x=span.x(piece.starts),
        width=per_cent(share),
        look="gap",
        label=label,
        note=_("Free") if url else "",
        title=_("%(slot)s: free, shows %(fallback)s. %(times)s")
        % {"slot": slot, "fallback": _instead(slot), "times": times},
        url=url,
        has_room=share >= ROOM_FOR_A_FALLBACK,
    )


def _hours(feature: Feature, span: Span) -> str:
    """09:00–18:00 on the site's clocks; with the day where it is not on the board."""
    ends = feature.ends_at
    return f"{_clock(feature.starts_at, span)}–{_clock(ends, span) if ends else _('open-ended')}"


def _clock(at: datetime, span: Span) -> str:
    local = at.astimezone(span.zone)
    on_board = span.starts <= at <= span.ends
    return f"{local:%H:%M}" if on_board else f"{formats.date_format(local, 'j M')} {local:%H:%M}"


def _instead(slot: Slot) -> str:
    """What the slot falls back to, inside a sentence."""
    return str(Fallback(slot.fallback).label).lower()
