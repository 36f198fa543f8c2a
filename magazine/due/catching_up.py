"""Doing what is due, in order and once; one bad thing keeps nobody waiting."""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.core.cache import cache as memory
from django.db import OperationalError, models, transaction
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry

from .looking import due, next_outstanding
from .sources import Done, Due, source_of, tell

logger = logging.getLogger(__name__)

# After a failure the next attempt waits, or every request would pay for it again.
REST_SECONDS = 60
# In the history of what could not be done at its hour.
FAILED = "magazine.due.failed"


class Failure(NamedTuple):
    """What could not be done in a rehearsal, and would fail just so in earnest."""

    item: Due
    thing: models.Model | None
    error: Exception


def catch_up(at: datetime) -> int:
    """Do all that is due at the instant, in order; how many were done here.

    What fails is logged, noted in its own history and left alone for a while.
    """
    earliest = next_outstanding()
    if earliest is None or earliest > at:
        return 0
    return sum(_attempt(item, at) for item in _in_order(at) if not memory.get(_rest_key(item)))


def rehearse(at: datetime) -> list[Failure]:
    """Do all that is due up to the instant, in a transaction that the caller rolls back.

    The same things in the same order. Nothing is noted, and no rest is kept or granted.
    """
    failed = []
    for item in _in_order(at):
        if not source_of(item).readers_see:
            continue
        try:
            _perform(item, at)
        except Exception as error:  # noqa: BLE001 (handed back, for the reader of the rehearsal)
            failed.append(Failure(item, source_of(item).thing(item), error))
    return failed


def _in_order(at: datetime) -> Iterator[Due]:
    """Each due thing once, always the earliest that is left.

    Looked for anew after each: what was just published may be past its own expiry, and
    that goes before what was meant for later.
    """
    seen: set[Due] = set()
    while left := [item for item in due(at, len(seen) + 1) if item not in seen]:
        seen.add(left[0])
        yield left[0]


def _perform(item: Due, at: datetime) -> Done | None:
    """One thing, whole or not at all, and those who want to know of it told."""
    with transaction.atomic():
        done = source_of(item).perform(item, at)
        if done is not None:
            tell(done)
    return done


def _attempt(item: Due, at: datetime) -> bool:
    """Do one thing; whether it was done here. Raises nothing."""
    try:
        return _perform(item, at) is not None
    except OperationalError as error:
        # A lock not had in time: whoever has it is doing the work.
        logger.warning("Left %s for the next look: %s", item, error)
        return False
    except Exception as error:
        # The one place that catches everything: what an editor scheduled can fail in a
        # model, a signal or a template, and no reader's request may fail with it.
        logger.exception("Trouble with %s", item)
        if item not in due(at):
            return True
        memory.set(_rest_key(item), True, REST_SECONDS)
        _note_failure(item, error)
        return False


def _rest_key(item: Due) -> str:
    return f"magazine.due.rest:{item.source}:{item.column}:{item.pk}:{item.at.timestamp()}"


def _note_failure(item: Due, error: Exception) -> None:
    """Tell the desk, once, in the history of what could not be done."""
    thing = source_of(item).thing(item)
    if thing is None:
        return
    noted = log_registry.get_logs_for_instance(thing)
    if not noted.filter(action=FAILED, timestamp__gte=item.at).exists():
        log(instance=thing, action=FAILED, data={"error": str(error), "due": item.at})
