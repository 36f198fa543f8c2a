"""Making a page at another instant, and leaving no trace of it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Max
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend

from magazine import due
from magazine.clock import rehearsing
from magazine.models import MagazineImage, MagazineRendition

from .past import set_back
from .steps import Steps, steps_around

# Somebody is publishing, or saving: what is rehearsed waits this long for a row, no longer.
WAIT_MS = 2000
# From this status on the transaction may be past asking.
BROKEN = 500


class Rehearsed(NamedTuple):
    """An answer as of the instant, the changes before and after it, and what failed on the way."""

    response: HttpResponse
    steps: Steps
    troubles: list[str]


def rehearse(at: datetime, now: datetime, answer: Callable[[], HttpResponseBase]) -> Rehearsed:
    """`answer()` as it is at the instant, whole; everything that was done for it is undone.

    Raises OperationalError where a row is held by somebody else for too long.
    """
    made: list[MagazineRendition] = []
    with transaction.atomic():
        with rehearsing(at), _tasks_at_once():
            _wait_no_longer()
            newest = _newest_rendition()
            steps = steps_around(at)
            troubles = set_back(at, now) if at < now else []
            troubles += [f"{failed.thing}: {failed.error}" for failed in due.rehearse(at)]
            if at >= now:
                # What has just been published may bring an expiry of its own.
                steps = steps._replace(next=steps_around(at).next)
            response = _whole(answer())
            if response.status_code < BROKEN:
                made = list(MagazineRendition.objects.filter(pk__gt=newest))
        transaction.set_rollback(True)
    _keep(made)
    return Rehearsed(response, steps, troubles)


@contextmanager
def _tasks_at_once() -> Iterator[None]:
    """What is left to a worker otherwise (the search index, the references) is done here and now.

    The queue's rows would be undone with all else before any worker sees them.
    """
    usual = {alias: task_backends[alias] for alias in task_backends}
    for alias, backend in usual.items():
        at_once = ImmediateBackend(alias, {})
        at_once.queues = backend.queues
        task_backends[alias] = at_once
    try:
        yield
    finally:
        for alias, backend in usual.items():
            task_backends[alias] = backend


def _wait_no_longer() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {WAIT_MS}")


def _whole(response: HttpResponseBase) -> HttpResponse:
    """Read to its end now: afterwards the site is as it was."""
    if not response.streaming:
        return response
    read = HttpResponse(b"".join(response), status=response.status_code)
    read.headers = response.headers
    read.cookies = response.cookies
    response.close()
    return read


def _newest_rendition() -> int:
    return MagazineRendition.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _keep(made: Iterable[MagazineRendition]) -> None:
    """Pictures that were cut to size stay: their files are there, and will be wanted at the hour.

    Without the rows the same files would be cut again, under other names.
    """
    there = set(
        MagazineImage.objects.filter(pk__in={one.image_id for one in made}).values_list(
            "pk", flat=True
        )
    )
    kept = [one for one in made if one.image_id in there]
    for rendition in kept:
        rendition.pk = None
    MagazineRendition.objects.bulk_create(kept, ignore_conflicts=True)
