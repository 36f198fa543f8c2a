"""What the answer in hand shows, and until when it stays right: gathered while it is made.

Whoever puts something on a page says so here; whoever keeps pages (a cache in front of the
site) reads it off at the end. Outside of `gathering` nothing is noted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Shown:
    """Names of what is shown (`product-7`), and the first instant at which any of it changes."""

    names: set[str] = field(default_factory=set)
    until: datetime | None = None


_gathered: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def gathering() -> Iterator[Shown]:
    """What is said within the block."""
    shown = Shown()
    before = _gathered.set(shown)
    try:
        yield shown
    finally:
        _gathered.reset(before)


def shows(kind: str, *keys: object) -> None:
    """The answer shows these things: `shows("product", 7)`."""
    if (shown := _gathered.get()) is not None:
        shown.names.update(f"{kind}-{key}" for key in keys if key is not None)


def stays_until(*instants: datetime | None) -> None:
    """Something the answer shows, or leaves out, changes at each of these instants."""
    if (shown := _gathered.get()) is not None:
        known = [at for at in (shown.until, *instants) if at is not None]
        shown.until = min(known, default=None)
