"""The instants at which the public site changes, or changed: the next one, and the one before."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, Min, QuerySet

from catalog.models import Offer
from magazine.due.sources import registered
from magazine.features.models import Feature

from .history import instant_of_note, logs

# As many notes are read on either side: what was done late is noted late, with its instant.
NOTES_READ = 50


class Steps(NamedTuple):
    """The nearest changes around an instant, both exclusive; None where there is none."""

    previous: datetime | None
    next: datetime | None


def steps_around(at: datetime) -> Steps:
    """From everything that is booked, and from what has been noted."""
    before = [
        rows.filter(**{f"{column}__lt": at}).aggregate(at=Max(column))["at"]
        for rows, column in _columns()
    ]
    after = [
        rows.filter(**{f"{column}__gt": at}).aggregate(at=Min(column))["at"]
        for rows, column in _columns()
    ]
    noted = list(_noted_near(at))
    before += [instant for instant in noted if instant < at]
    after += [instant for instant in noted if instant > at]
    return Steps(
        max((instant for instant in before if instant), default=None),
        min((instant for instant in after if instant), default=None),
    )


def _columns() -> Iterator[tuple[QuerySet, str]]:
    for source in registered():
        if not source.readers_see:
            continue
        for waiting in source.instants():
            yield waiting.rows, waiting.column
    approved = Feature.objects.approved()
    yield approved, "starts_at"
    yield approved, "ends_at"
    yield Offer.objects.all(), "valid_from"
    yield Offer.objects.all(), "valid_until"


def _noted_near(at: datetime) -> Iterable[datetime]:
    """When things went live and off the site, on both sides of the instant."""
    for log in logs():
        earlier = log.filter(timestamp__lt=at).order_by("-timestamp")
        later = log.filter(timestamp__gt=at).order_by("timestamp")
        for notes in (earlier[:NOTES_READ], later[:NOTES_READ]):
            yield from map(instant_of_note, notes)
