"""The schedule as iCalendar (RFC 5545), by the icalendar library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from magazine.features.models import Feature, State

BEHIND, AHEAD = timedelta(days=31), timedelta(days=366)
# How often calendars are asked to look again; most look when they please.
REFRESH = timedelta(hours=1)
STATUS = {
    State.APPROVED: "CONFIRMED",
    State.PROPOSED: "TENTATIVE",
    State.CANCELLED: "CANCELLED",
}


def calendar(name: str, features: Iterable[Feature], host: str, at: datetime) -> bytes:
    """One event a feature, in UTC: a calendar shows them by its own owner's clock.

    What is open-ended ends, for the calendar, where the feed does.
    """
    made = Calendar()
    made.add("prodid", "-//Reticule//Schedule//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for feature in features:
        made.add_component(_event(feature, host, at))
    return made.to_ical()


def _event(feature: Feature, host: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"feature-{feature.pk}@{host}")
    event.add("dtstamp", feature.updated_at)
    event.add("last-modified", feature.updated_at)
    event.add("dtstart", feature.starts_at)
    event.add("dtend", feature.ends_at or max(at, feature.starts_at) + AHEAD)
    event.add("summary", f"{feature.slot}: {feature}")
    event.add("status", STATUS[State(feature.state)])
    event.add("categories", [str(feature.slot)])
    event.add("transp", "TRANSPARENT")
    event.add("description", _described(feature))
    url = settings.WAGTAILADMIN_BASE_URL + reverse("features:inspect", args=[feature.pk])
    event.add("url", url)
    return event


def _described(feature: Feature) -> str:
    lines = [str(feature.get_state_display())]
    if feature.ends_at is None:
        lines.append(_("Open-ended: it runs until it is ended."))
    if feature.sponsored:
        lines.append(_("Sponsored by %(sponsor)s") % {"sponsor": feature.sponsor})
    if feature.cancel_reason:
        lines.append(feature.cancel_reason)
    return "\n".join(lines)
