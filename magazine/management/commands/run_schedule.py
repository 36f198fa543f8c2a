"""`manage.py run_schedule`: publishes and expires at the instant, until it is told to stop."""

import logging
import signal
from argparse import ArgumentParser
from threading import Event
from types import FrameType

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from magazine.due import catch_up, next_boundary

logger = logging.getLogger(__name__)

# What is scheduled meanwhile is seen within this time, so nothing is later than that.
LONGEST_SLEEP_S = 1.0


class Command(BaseCommand):
    """A small loop beside the web server; several may run, each thing still happens once."""

    help = "Publish and expire scheduled pages and products at their instant. Stop with SIGTERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now, then stop.")

    def handle(self, *args: object, once: bool = False, **options: object) -> None:
        if once:
            self.turn()
            return
        stop = Event()

        def asked_to_stop(_signal: int, _frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, asked_to_stop)
        while not stop.is_set():
            close_old_connections()
            self.turn()
            stop.wait(pause())

    def turn(self) -> None:
        """One look at what is due; a database that is away for a moment ends nothing."""
        try:
            done = catch_up(timezone.now())
        except OperationalError as error:
            logger.warning("The database did not answer: %s", error)
            return
        if done:
            self.stdout.write(f"Published or expired: {done}")


def pause() -> float:
    """Seconds to the next boundary, at most `LONGEST_SLEEP_S`."""
    now = timezone.now()
    try:
        coming = next_boundary(now)
    except OperationalError:
        return LONGEST_SLEEP_S
    if coming is None:
        return LONGEST_SLEEP_S
    return min((coming - now).total_seconds(), LONGEST_SLEEP_S)
