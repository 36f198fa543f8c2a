"""What this process has counted and not written yet, and the thread that writes it.

A process that is killed outright loses what it counted since the last writing: at most
`RESULTS_WRITE_EVERY_S` seconds. One that is told to stop writes first. Written each at
once, two workers took a fifth as many messages (`tests.bench.results_bench`).
"""

import atexit
import logging
from datetime import datetime
from threading import Event, Lock, Thread

from django.conf import settings
from django.db import DatabaseError, connection

from .messages import Message
from .tally import Tally
from .writing import write

logger = logging.getLogger(__name__)

# So much is not waited for: then the writer starts at once.
WRITE_FROM_KEYS = 2000
# Should the database stay away, memory does not grow without end: the rest is let go.
MOST_KEYS = 50_000


class Buffer:
    """Counts in memory; whoever adds never waits for the database."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._tally = Tally()
        self._full = Event()
        self._writer: Thread | None = None

    def add(self, message: Message, at: datetime) -> None:
        """Count it. The first of a process starts its writer, after any fork."""
        with self._lock:
            if len(self._tally) < MOST_KEYS:
                self._tally.add(message, at)
            full = len(self._tally) >= WRITE_FROM_KEYS
            if settings.RESULTS_WRITE_EVERY_S and not (self._writer and self._writer.is_alive()):
                self._writer = Thread(target=self._write_for_ever, name="results", daemon=True)
                self._writer.start()
                atexit.register(self.flush)
        if not settings.RESULTS_WRITE_EVERY_S:
            self.flush()
        elif full:
            self._full.set()

    def flush(self) -> None:
        """Write what there is; what cannot be written now is kept for the next time."""
        with self._lock:
            tally, self._tally = self._tally, Tally()
        if not len(tally):
            return
        try:
            write(tally)
        except DatabaseError as error:
            logger.warning("Counts wait to be written: %s", error)
            with self._lock:
                self._tally.merge(tally)

    def _write_for_ever(self) -> None:
        while True:
            self._full.wait(settings.RESULTS_WRITE_EVERY_S)
            self._full.clear()
            self.flush()
            # A connection of this thread's own: not kept past what the settings allow.
            connection.close_if_unusable_or_obsolete()


counted = Buffer()
