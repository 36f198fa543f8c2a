"""Very many rows into the database at once, by the quickest way that its engine has.

For made-up rows that are right by construction: what a model does on saving is not done.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal

from django.db import connection, models


def fields_of(model: type[models.Model], columns: Iterable[str]) -> list[models.Field]:
    return [model._meta.get_field(name) for name in columns]


def prepare(row: Sequence[object], fields: Sequence[models.Field]) -> tuple:
    """A row's values as `load` takes them; parts of a row can be prepared apart and joined."""
    if connection.vendor == "postgresql":
        return tuple(map(_text, row))
    return tuple(
        field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)
    )


def load(model: type[models.Model], fields: Sequence[models.Field], rows: Iterable[tuple]) -> None:
    """Prepared rows into a model's table: by COPY on PostgreSQL, else by plain inserts."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    table = f"{quote(model._meta.db_table)} ({columns})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write("".join("\t".join(row) + "\n" for row in rows))
        else:
            marks = ", ".join(["%s"] * len(fields))
            # The names are the models' own, and the values are bound.
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


@contextmanager
def checked_at_the_end(models_loaded: Sequence[type[models.Model]]) -> Iterator[None]:
    """Inside a transaction: PostgreSQL builds indexes and checks references once, at its end.

    Row by row both take several times as long as the rows themselves; see “Populating a
    Database” in its manual. The tables are locked meanwhile. SQLite has no need of it.
    """
    if connection.vendor != "postgresql":
        yield
        return
    tables = [model._meta.db_table for model in models_loaded]
    with connection.cursor() as cursor:
        cursor.execute(_LAID_ASIDE, [tables, tables])
        found = cursor.fetchall()
        # Whatever is still to be checked at the commit would stand in the way of altering tables.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for away, _back in found:
            cursor.execute(away)
        yield
        for _away, back in reversed(found):
            cursor.execute(back)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


# How to drop each foreign key and index that is not one of a constraint, and how to put it back.
_LAID_ASIDE = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s',
              conrelid::regclass, conname, pg_get_constraintdef(oid))
  FROM pg_constraint
 WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])
 UNION ALL
SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index
 WHERE indrelid = ANY (%s::regclass[])
   AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


def _text(value: object) -> str:
    """As COPY reads it; nothing made up holds a tab, a line break or a backslash."""
    if value is None:
        return r"\N"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
