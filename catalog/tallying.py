"""How many rows there are by each of several whole-numbered columns, in one walk through them.

PostgreSQL has GROUPING SETS for it. SQLite has not: there the few columns of the rows found are
kept, and grouped once for each.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection, models


class Walk(NamedTuple):
    """The rows to count, and the columns to count them by; without a column, in all."""

    found: models.QuerySet
    columns: tuple[str, ...] = ()


class Tally(NamedTuple):
    """So many rows of the walk at this place have the value in the column."""

    walk: int
    column: str
    value: int
    count: int


def tally(walks: Sequence[Walk]) -> Iterator[Tally]:
    """Every value of every column of each walk, in one query."""
    told = []
    bound: list[object] = []
    for place, walk in enumerate(walks):
        try:
            rows, params = _rows(walk)
        except EmptyResultSet:
            continue
        told.append((place, walk.columns, rows))
        bound += params
    if not told:
        return
    by_engine = _in_one_walk if connection.vendor == "postgresql" else _from_rows_kept
    with connection.cursor() as cursor:
        # The statements are the ORM's own, and the columns the models'.
        cursor.execute(by_engine(told), bound)
        for place, column, value, count in cursor.fetchall():
            columns = walks[place].columns
            yield Tally(place, columns[column] if columns else "", value, count)


_Told = Sequence[tuple[int, tuple[str, ...], str]]


def _in_one_walk(told: _Told) -> str:
    arms = []
    for place, columns, rows in told:
        if not columns:
            arms.append(_all(place, f"({rows})"))
            continue
        names = [connection.ops.quote_name(column) for column in columns]
        every = ", ".join(names)
        # Of the columns, all but the one that a row is counted by are null.
        which = " ".join(
            f"WHEN GROUPING({name}) = 0 THEN {column}" for column, name in enumerate(names)
        )
        sets = ", ".join(f"({name})" for name in names)
        arms.append(
            f"SELECT {place}, CASE {which} END, COALESCE({every}), COUNT(*) "  # noqa: S608
            f"FROM ({rows}) AS found GROUP BY GROUPING SETS ({sets})"
        )
    return " UNION ALL ".join(arms)


def _from_rows_kept(told: _Told) -> str:
    kept = ", ".join(f"found_{place} AS MATERIALIZED ({rows})" for place, _columns, rows in told)
    arms = []
    for place, columns, _rows in told:
        if not columns:
            arms.append(_all(place, f"found_{place}"))
        for column, name in enumerate(map(connection.ops.quote_name, columns)):
            arms.append(
                f"SELECT {place}, {column}, {name}, COUNT(*) "  # noqa: S608
                f"FROM found_{place} GROUP BY {name}"
            )
    return f"WITH {kept} {' UNION ALL '.join(arms)}"


def _all(place: int, rows: str) -> str:
    return f"SELECT {place}, 0, 0, COUNT(*) FROM {rows} AS found"  # noqa: S608


def _rows(walk: Walk) -> tuple[str, tuple]:
    """The statement that finds the rows, with nothing but the columns."""
    columns = walk.columns or ("pk",)
    return walk.found.order_by().values_list(*columns).query.sql_with_params()
