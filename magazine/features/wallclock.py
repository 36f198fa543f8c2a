"""Times by the wall clock: from what the clocks show to instants, and what is doubtful in between.

Plain functions. A time that clocks skip or show twice is two instants; which is meant is
asked, and answered by a fold: 0 or 1, as Python counts them.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime | None]


class Doubt(StrEnum):
    """Why a wall-clock time is not one instant."""

    SKIPPED = "skipped"
    TWICE = "twice"


class WallSpan(NamedTuple):
    """From when until when by the wall clock (naive); `ends` None is open-ended."""

    starts: datetime
    ends: datetime | None


class Question(NamedTuple):
    """A doubtful end of span number `nth`; `answers` are the instants of fold 0 and 1."""

    nth: int
    edge: str
    wall: datetime
    doubt: Doubt
    answers: tuple[datetime, datetime]
    given: int | None

    @property
    def key(self) -> str:
        """Names it in a form and among the answers."""
        return f"{self.nth}-{self.edge}"


def wall_of(at: datetime, zone: ZoneInfo) -> datetime:
    """What the clocks show at the instant, naive."""
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def wall_span(span: Span, zone: ZoneInfo) -> WallSpan:
    """The same for both ends."""
    starts, ends = span
    return WallSpan(wall_of(starts, zone), wall_of(ends, zone) if ends else None)


def instant(wall: datetime, zone: ZoneInfo, fold: int = 0) -> datetime:
    """The instant in UTC. In a gap, fold 0 comes out after it and fold 1 before it."""
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def doubt_of(wall: datetime, zone: ZoneInfo) -> Doubt | None:
    """Whether clocks skip the time or show it twice."""
    first, second = instant(wall, zone, 0), instant(wall, zone, 1)
    if first == second:
        return None
    return Doubt.TWICE if first < second else Doubt.SKIPPED


def settled(
    walls: Sequence[WallSpan],
    zone: ZoneInfo,
    given: Mapping[str, int],
    standing: Sequence[Span] | None = None,
) -> tuple[list[Span], list[Question]]:
    """The spans as instants, and the questions among them with what was answered.

    An end whose wall clock stays as it is in `standing` stays that instant and is not asked
    about. What is not answered is reckoned with fold 0 for the time being.
    """
    spans: list[Span] = []
    questions: list[Question] = []
    for nth, wall in enumerate(walls):
        stood = standing[nth] if standing else (None, None)
        found: list[datetime | None] = []
        for edge, shown, before in zip(("starts", "ends"), wall, stood, strict=True):
            if shown is None or (before is not None and wall_of(before, zone) == shown):
                found.append(None if shown is None else before)
                continue
            if doubt := doubt_of(shown, zone):
                answers = instant(shown, zone, 0), instant(shown, zone, 1)
                question = Question(nth, edge, shown, doubt, answers, given.get(f"{nth}-{edge}"))
                questions.append(question)
                found.append(answers[question.given or 0])
            else:
                found.append(instant(shown, zone))
        starts, ends = found
        assert starts is not None  # noqa: S101 (a span has a start: for the types)
        spans.append((starts, ends))
    return spans, questions
