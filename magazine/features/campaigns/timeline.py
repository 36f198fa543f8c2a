"""A campaign's time drawn: where each thing in it lies on one line. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

# What never ends is drawn to the edge, and the line is that much longer than what does.
ROOM = 0.08
# A campaign of open ends alone is drawn as if it lasted a week.
OPEN_ENDED = timedelta(days=7)
NARROWEST = 0.01

Times = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class Line:
    """From `starts` up to `ends`; every place on it is a percentage."""

    starts: datetime
    ends: datetime

    def x(self, at: datetime) -> str:
        return _per_cent(self._share(at))

    def width(self, starts: datetime, ends: datetime | None) -> str:
        share = self._share(ends or self.ends) - self._share(starts)
        return _per_cent(max(share, NARROWEST))

    def holds(self, at: datetime) -> bool:
        return self.starts <= at <= self.ends

    def _share(self, at: datetime) -> float:
        return min(max((at - self.starts) / (self.ends - self.starts), 0.0), 1.0)


def line_through(times: Iterable[Times]) -> Line:
    """A line on which all of it has room."""
    times = list(times)
    first = min(starts for starts, _ends in times)
    last = max(ends or starts for starts, ends in times)
    if last <= first:
        last = first + OPEN_ENDED
    room = (last - first) * ROOM
    return Line(first - room, last + room)


def _per_cent(share: float) -> str:
    return f"{share * 100:.2f}%"
