"""`manage.py run_schedule`: publishes and expires at the instant, until it is told to stop."""

import logging
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from magazine.due import catch_up, next_boundary, next_outstanding
from magazine.due.waking import UNTOLD_S, Alarm, alarm

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """A small loop beside the web server; several may run, each thing still happens once."""

    help = "Publish and expire scheduled pages and products at their instant. Stop with SIGTERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now, then stop.")

    def handle(self, *args: object, once: bool = False, **options: object) -> None:
        if once:
            self.turn()
            return
        with alarm() as waiting:
            self.stdout.write("Watching the schedule.")
            self.stdout.flush()
            while not waiting.stopped:
                close_old_connections()
                # Before the look: what changes after it is told.
                waiting.listen()
                self.turn()
                waiting.sleep(pause(waiting))

    def turn(self) -> None:
        """One look at what is due; a database that is away for a moment ends nothing."""
        try:
            done = catch_up(timezone.now())
        except OperationalError as error:
            logger.warning("The database did not answer: %s", error)
            return
        if done:
            self.stdout.write(f"Published or expired: {done}")
            self.stdout.flush()


def pause(waiting: Alarm) -> float:
    """Seconds to the next boundary, at most as long as nothing can be missed."""
    now = timezone.now()
    try:
        outstanding, coming = next_outstanding(), next_boundary(now)
    except OperationalError:
        return UNTOLD_S
    # What could not be done is tried again after its rest.
    longest = UNTOLD_S if outstanding is not None and outstanding <= now else waiting.longest
    return longest if coming is None else min((coming - now).total_seconds(), longest)
