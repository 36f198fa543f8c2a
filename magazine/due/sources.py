"""What a source of due things is, and which there are."""

from collections.abc import Callable
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from django.db import models


class Turn(IntEnum):
    """At one instant, what goes makes room first, then what is released together, then the rest."""

    GOES = 0
    COMES = 1
    FOLLOWS = 2


class Due(NamedTuple):
    """What has to happen: thing `pk` of column `column` of the source, at the instant meant for it.

    They compare in the order they are done in.
    """

    at: datetime
    turn: int
    source: str
    column: int
    pk: int


class Instants(NamedTuple):
    """The rows that wait for an instant, and the column that holds it.

    A row leaves the set by being done. The column needs an index: every request looks.
    """

    rows: models.QuerySet
    column: str
    turn: int


class Done(NamedTuple):
    """What was done: to which thing, in a word that stays (`published`, `campaign.started`)."""

    thing: models.Model
    event: str
    meant_for: datetime


class Source:
    """One kind of due thing. A subclass names itself, lists its columns and does one thing."""

    name = ""
    # Whether the site changes by it; what readers never see is no matter for a rehearsal.
    readers_see = True

    def instants(self) -> list[Instants]:
        """Every column of this source that holds an instant to act at, always in one order."""
        raise NotImplementedError

    def perform(self, item: Due, at: datetime) -> Done | None:
        """Do it, inside the open transaction; None when it is not due any more."""
        raise NotImplementedError

    def thing(self, item: Due) -> models.Model | None:
        """In whose history it is noted when it cannot be done; None when it is gone."""
        raise NotImplementedError


_registered: dict[str, Source] = {}
_listening: list[Callable[[Done], None]] = []


def register(source: Source) -> None:
    """Add a source, in an AppConfig's `ready`."""
    from . import looking

    _registered[source.name] = source
    looking.forget_question()


def registered() -> list[Source]:
    """Every source, in the order they were added."""
    return list(_registered.values())


def source_of(item: Due) -> Source:
    return _registered[item.source]


def performed(listener: Callable[[Done], None]) -> Callable[[Done], None]:
    """Tell the listener of everything done, within the transaction that does it."""
    if listener not in _listening:
        _listening.append(listener)
    return listener


def tell(done: Done) -> None:
    for listener in _listening:
        listener(done)
