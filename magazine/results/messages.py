"""What a page tells of what was seen and followed on it: read strictly, or not at all.

A form's body, `seen=12.0&seen=15.7&clicked=12.0`: the id of the feature, and of its
variant, 0 for the feature's own content.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.http import QueryDict

# More than a page has slots and variants together.
MOST_ITEMS = 40
LONGEST_MESSAGE = 1024
_ITEM = re.compile(r"([1-9][0-9]{0,17})\.(0|[1-9][0-9]{0,17})")


class Unreadable(Exception):
    """The message is not one of ours."""


class Item(NamedTuple):
    """One variant of a feature, as a page names it."""

    feature: int
    variant: int


class Message(NamedTuple):
    """What one page view adds: each thing once."""

    seen: frozenset[Item]
    clicked: frozenset[Item]


def read(sent: QueryDict) -> Message:
    """The message in a form's body. Raises Unreadable."""
    if not sent or set(sent) - {"seen", "clicked"}:
        raise Unreadable
    return Message(*(frozenset(_items(dict(sent.lists()), name)) for name in ("seen", "clicked")))


def _items(sent: Mapping[str, list[str]], name: str) -> Iterator[Item]:
    told = sent.get(name, [])
    if len(told) > MOST_ITEMS:
        raise Unreadable
    for text in told:
        found = _ITEM.fullmatch(text)
        if not found:
            raise Unreadable
        yield Item(int(found[1]), int(found[2]))
