"""Waiting for the next instant, for a change of what is scheduled, or for being told to stop.

On PostgreSQL every table that schedules anything tells of its changes (`pg_notify`), whoever
writes them; on SQLite nobody tells, so the wait is short.
"""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import psycopg
from django.apps import AppConfig
from django.db import connection, connections
from django.utils.functional import cached_property

from .sources import registered

CHANNEL = "reticule_due"
# What is scheduled meanwhile is seen within this time where nobody tells of it.
UNTOLD_S = 1.0
# Where changes are told, to notice a connection that has died without a word.
TOLD_S = 30.0

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {CHANNEL}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('{CHANNEL}', ''); RETURN NULL; END $$
"""


def keep_triggers(sender: AppConfig, using: str, **_kwargs: object) -> None:
    """After every `migrate`, on PostgreSQL: have each scheduling table tell of its changes."""
    target = connections[using]
    if target.vendor != "postgresql":
        return
    columns = {
        (waiting.rows.model._meta.db_table, waiting.column)
        for source in registered()
        for waiting in source.instants()
    }
    with target.cursor() as cursor:
        tables = target.introspection.table_names(cursor)
        cursor.execute(_FUNCTION)
        for table, column in sorted(columns):
            if table in tables:
                cursor.execute(
                    f"CREATE OR REPLACE TRIGGER {CHANNEL}_{column} AFTER INSERT OR UPDATE "
                    f"ON {table} FOR EACH ROW WHEN (NEW.{column} IS NOT NULL) "
                    f"EXECUTE FUNCTION {CHANNEL}_changed()"
                )


class Alarm:
    """Sleeps until it is time, something changes, or a signal says stop (`stopped`)."""

    def __init__(self) -> None:
        self.stopped = False
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        self._listening: psycopg.Connection | None = None

    @cached_property
    def hears(self) -> bool:
        """Whether changes are told at all."""
        return connection.vendor == "postgresql"

    @property
    def longest(self) -> float:
        """How long it may sleep without missing what nobody tells."""
        return TOLD_S if self._listening is not None else UNTOLD_S

    def listen(self) -> None:
        """From now on a change ends the sleep; tried again at the next turn when it fails."""
        if not self.hears or self._listening is not None:
            return
        try:
            self._listening = psycopg.connect(**_parameters(), autocommit=True)
            self._listening.execute(f"LISTEN {CHANNEL}")
        except psycopg.OperationalError:
            self._deaf()

    def sleep(self, seconds: float) -> None:
        """At most so long."""
        ears = [self._read] if self._listening is None else [self._read, self._listening.fileno()]
        awake, _, _ = select.select(ears, [], [], max(0.0, seconds))
        if awake and awake != [self._read]:
            self._take_in()

    def _take_in(self) -> None:
        try:
            list(self._listening.notifies(timeout=0))
        except psycopg.OperationalError:
            self._deaf()

    def _deaf(self) -> None:
        if self._listening is not None:
            self._listening.close()
        self._listening = None

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopped = True
        os.write(self._write, b".")

    def close(self) -> None:
        self._deaf()
        os.close(self._read)
        os.close(self._write)


@contextmanager
def alarm() -> Iterator[Alarm]:
    """An alarm that SIGTERM and SIGINT stop."""
    made = Alarm()
    before = {
        number: signal.signal(number, made.stop) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield made
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        made.close()


def _parameters() -> dict[str, object]:
    """The database's, without what concerns Django's own cursors."""
    given = connection.get_connection_params()
    return {
        name: value
        for name, value in given.items()
        if name not in {"context", "cursor_factory", "prepare_threshold", "server_side_binding"}
    }
