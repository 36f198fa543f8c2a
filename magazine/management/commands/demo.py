"""`manage.py demo`: the demo content, part by part. What is there already stays as it is."""

import os
import time
from argparse import ArgumentParser
from collections.abc import Callable

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from catalog import demo as catalogue
from magazine.demo import accounts, pictures, schedule, stories, tree
from magazine.demo.reading import DemoError

# Wide enough for a card on a dense screen and half a page in print.
PICTURE_WIDTH_PX = 1000


class Command(BaseCommand):
    help = (
        "Loads the demo: bags, pictures, stories, logins and scheduled features. Run it as "
        "often as you like: it adds what is missing and changes nothing that is there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="Load it on a site that is not a debugging one."
        )
        parser.add_argument(
            "--picture-width",
            type=int,
            default=PICTURE_WIDTH_PX,
            metavar="PX",
            help="How wide the bags are drawn, in pixels (default %(default)s).",
        )
        parser.add_argument(
            "--workers",
            type=int,
            default=os.cpu_count() or 1,
            help="How many pictures are drawn at once (default: one a core).",
        )

    def handle(self, **options: object) -> None:
        if not settings.DEBUG and not options["force"]:
            raise CommandError(
                "This site is not a debugging one, so the demo stays out of it: demo pages would "
                "be public and demo accounts could log in. If that is what you want, add --force."
            )
        self.began = time.monotonic()
        now = timezone.now()
        width, workers = options["picture_width"], options["workers"]
        try:
            self._catalogue()
            self._part("bag drawings", lambda: pictures.load_bag_pictures(width, workers))
            self._part("compositions", lambda: pictures.load_compositions(2 * width, workers))
            self._part("portraits", lambda: pictures.load_portraits(width, workers))
            self._part("trends", stories.load_trends)
            self._part("sections and people", lambda: tree.load_tree(now))
            self._part("plain pages", lambda: tree.load_plain_pages(now))
            self._part("stories", lambda: stories.load_stories(now))
            logins = self._logins()
            self._part("features", lambda: schedule.load_schedule(now))
        except (DemoError, catalogue.CatalogueError) as error:
            raise CommandError(f"The demo is not loaded to its end. {error}") from error
        self._print_logins(logins)

    def _part(self, name: str, load: Callable[[], int]) -> None:
        """One part, whole or not at all."""
        with transaction.atomic():
            made = load()
        self._say(name, f"{made} new" if made else "as they were")

    def _catalogue(self) -> None:
        made = catalogue.load()
        self._say("brands", f"{made.brands} new" if made.brands else "as they were")
        self._say("essentials", f"{made.essentials} new" if made.essentials else "as they were")
        self._say("bags", f"{made.products} new" if made.products else "as they were")

    def _logins(self) -> list[accounts.Login]:
        with transaction.atomic():
            made, logins = accounts.load_accounts()
        self._say("logins", f"{made} new" if made else "as they were")
        return logins

    def _say(self, name: str, what: str) -> None:
        self.stdout.write(f"{time.monotonic() - self.began:6.1f} s  {name}: {what}")

    def _print_logins(self, logins: list[accounts.Login]) -> None:
        self.stdout.write("\nLog in at /admin/ as")
        for login in logins:
            password = login.password or "(a password of your own)"
            self.stdout.write(f"  {login.username:<14} {password:<26} {login.role}")
