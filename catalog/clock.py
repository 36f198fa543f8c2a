"""The instant a page of the catalogue is about: what its site has set, else the wall clock.

Nothing else in the catalogue asks what time it is. A site that shows its pages as of
another instant sets it with `as_of`, and on the request as `request.instant`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("instant", default=None)
_rehearsing: ContextVar[bool] = ContextVar("rehearsing", default=False)


def now() -> datetime:
    """The aware UTC instant that work in hand is about."""
    return _set.get() or timezone.now()


def instant_of(request: HttpRequest) -> datetime:
    """The aware UTC instant the answer to `request` is about."""
    return getattr(request, "instant", None) or now()


def is_rehearsal() -> bool:
    """Whether what is done now is undone at the end: no cache, file, mail or purge may see it."""
    return _rehearsing.get()


@contextmanager
def rehearsing(at: datetime) -> Iterator[None]:
    """Within the block it is `at`, and a rehearsal."""
    before = _rehearsing.set(True)
    try:
        with as_of(at):
            yield
    finally:
        _rehearsing.reset(before)


@contextmanager
def as_of(at: datetime) -> Iterator[None]:
    """Within the block it is `at`."""
    before = _set.set(at)
    try:
        yield
    finally:
        _set.reset(before)
