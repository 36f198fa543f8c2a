"""Which bags are compared: read from a query string, and written back with one more or less."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

# More do not fit beside each other at a size where a micro bag can still be made out.
MOST_BAGS = 4
_KEY = re.compile(r"([-\w]{1,160})/([-\w]{1,160})")


class Key(NamedTuple):
    """A bag as addresses name it: brand/slug."""

    brand: str
    slug: str

    def __str__(self) -> str:
        return f"{self.brand}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Choice:
    """The bags asked for, in order, at most MOST_BAGS; and what could not be read, in words."""

    keys: tuple[Key, ...]
    complaints: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        return len(self.keys) == MOST_BAGS

    @property
    def query(self) -> str:
        """The query string of the comparison, without the question mark."""
        return query_of(self.keys)

    def plus(self, key: Key) -> str:
        return query_of((*self.keys, key))

    def without(self, key: Key) -> str:
        return query_of(other for other in self.keys if other != key)

    def moved(self, key: Key, by: int) -> str:
        """With the bag that many places further on, at most to either end."""
        others = [other for other in self.keys if other != key]
        place = min(max(self.keys.index(key) + by, 0), len(others))
        return query_of((*others[:place], key, *others[place:]))


def query_of(keys: Iterable[Key]) -> str:
    return urlencode([("bag", str(key)) for key in keys], safe="/")


def read_choice(values: Sequence[str]) -> Choice:
    """The `bag` values of a query string, as they came; an empty one says nothing."""
    keys: list[Key] = []
    complaints: list[str] = []
    over = 0
    for value in values:
        text = one_line(value)
        if not text:
            continue
        found = _KEY.fullmatch(text)
        if found is None:
            _once(complaints, f"“{_shown(text)}” does not name a bag: left out.")
            continue
        key = Key(*found.groups())
        if key in keys:
            _once(complaints, f"“{_shown(text)}” was asked for twice: it stands here once.")
        elif len(keys) == MOST_BAGS:
            over += 1
        else:
            keys.append(key)
    if over:
        left = "one more was" if over == 1 else f"{over} more were"
        complaints.append(f"Four bags at a time: {left} left out.")
    return Choice(tuple(keys), tuple(complaints))


def _once(complaints: list[str], complaint: str) -> None:
    if complaint not in complaints:
        complaints.append(complaint)


def one_line(text: str) -> str:
    """What a reader typed, without line breaks and without what no keyboard writes."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _shown(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 40 else f"{line[:39]}…"
