"""Adding up: what was seen and followed since the last writing, and the hour it belongs to."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from .messages import Item, Message

HOUR_BEGINS = {"minute": 0, "second": 0, "microsecond": 0}


class Key(NamedTuple):
    """Rows are written in this order by everybody, so that writers queue and never cross."""

    feature: int
    variant: int
    hour: datetime


class Tally:
    """Impressions and clicks by feature, variant and hour."""

    def __init__(self) -> None:
        self.impressions: Counter[Key] = Counter()
        self.clicks: Counter[Key] = Counter()

    def __len__(self) -> int:
        return len(self.impressions) + len(self.clicks)

    def add(self, message: Message, at: datetime) -> None:
        hour = at.replace(**HOUR_BEGINS)
        self.impressions.update(_keys(message.seen, hour))
        self.clicks.update(_keys(message.clicked, hour))

    def merge(self, other: "Tally") -> None:
        self.impressions.update(other.impressions)
        self.clicks.update(other.clicks)

    def rows(self) -> list[tuple[Key, int, int]]:
        keys = sorted(self.impressions.keys() | self.clicks.keys())
        return [(key, self.impressions[key], self.clicks[key]) for key in keys]


def _keys(items: Iterable[Item], hour: datetime) -> Iterable[Key]:
    return (Key(item.feature, item.variant, hour) for item in items)
