"""What Wagtail has noted of things that went live and off the site, in its order."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.dateparse import parse_datetime
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.models.audit_log import BaseLogEntry

WENT_LIVE = frozenset({"wagtail.publish", "wagtail.publish.scheduled"})
WENT_OFF = frozenset({"wagtail.unpublish", "wagtail.unpublish.scheduled"})


class Event(NamedTuple):
    """One thing went live, with the revision that is kept of it if any, or off the site."""

    at: datetime
    went_live: bool
    revision_id: int | None


def logs() -> list[models.QuerySet]:
    """The notes on pages, and those on everything else that is published."""
    actions = WENT_LIVE | WENT_OFF
    return [
        PageLogEntry.objects.filter(action__in=actions),
        ModelLogEntry.objects.filter(action__in=actions),
    ]


def instant_of_note(entry: BaseLogEntry) -> datetime:
    """The instant it was meant for, where it was scheduled; else when it was done."""
    meant_for = (entry.data or {}).get("due")
    return parse_datetime(meant_for) if isinstance(meant_for, str) else entry.timestamp


def events(model: type[models.Model], since: datetime) -> dict[int, list[Event]]:
    """The whole history, in order, of each object with something noted after the instant."""
    if model is Page:
        notes, key = PageLogEntry.objects.all(), "page_id"
    else:
        kind = ContentType.objects.get_for_model(model)
        notes, key = ModelLogEntry.objects.filter(content_type=kind), "object_id"
    notes = notes.filter(action__in=WENT_LIVE | WENT_OFF)
    touched = notes.filter(timestamp__gt=since).values(key)
    found: dict[int, list[Event]] = {}
    for note in notes.filter(**{f"{key}__in": touched}).order_by("timestamp", "pk"):
        told = Event(instant_of_note(note), note.action in WENT_LIVE, note.revision_id)
        found.setdefault(int(getattr(note, key)), []).append(told)
    return found
