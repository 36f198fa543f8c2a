"""What is due, and what comes next: one question a request, however many sources there are."""

from datetime import UTC, datetime
from functools import cache

from django.db import connection, models

from .sources import Due, Instants, registered

# As many as one look takes on, the earliest first; `catch_up` looks until nothing is left.
AT_ONCE = 100


def due(at: datetime, limit: int = AT_ONCE) -> list[Due]:
    """What is due at the instant, in order, the earliest `limit`."""
    found = [
        Due(instant, waiting.turn, source.name, number, pk)
        for source in registered()
        for number, waiting in enumerate(source.instants())
        for instant, pk in waiting.rows.filter(**{f"{waiting.column}__lte": at})
        .order_by(waiting.column)
        .values_list(waiting.column, "pk")[:limit]
    ]
    return sorted(found)[:limit]


def next_boundary(after: datetime) -> datetime | None:
    """The next instant at which something falls due."""
    coming = [
        waiting.rows.filter(**{f"{waiting.column}__gt": after}).aggregate(
            at=models.Min(waiting.column)
        )["at"]
        for source in registered()
        for waiting in source.instants()
    ]
    return min((at for at in coming if at is not None), default=None)


def next_outstanding() -> datetime | None:
    """The earliest instant that anything waits for, past or to come: one query.

    Past, there is something to do; to come, nothing changes before it.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_question(connection.vendor))
        found = cursor.fetchone()[0]
    # SQLite keeps instants as text, in UTC.
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if isinstance(found, str) else found


@cache
def _question(_vendor: str) -> tuple[str, tuple]:
    """What every request asks, written out once: building it would cost more than it.

    The first of each index; a table that schedules anything adds one look-up.
    """
    asked = [_earliest(waiting) for source in registered() for waiting in source.instants()]
    union = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS q{n}" for n, (sql, _) in enumerate(asked))  # noqa: S608
    params = tuple(param for _, given in asked for param in given)
    return f"SELECT MIN(due_at) FROM ({union}) AS waiting", params  # noqa: S608


def _earliest(waiting: Instants) -> tuple[str, tuple]:
    first = (
        waiting.rows.filter(**{f"{waiting.column}__isnull": False})
        .order_by(waiting.column)
        .annotate(due_at=models.F(waiting.column))
        .values("due_at")[:1]
    )
    return first.query.sql_with_params()


def forget_question() -> None:
    """After another source has been added."""
    _question.cache_clear()
