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
from magazine.demo import accounts, campaigns, pictures, schedule, stories, tree
from magazine.demo.reading import DemoError

# Wide enough for a card on a dense screen and half a page in print.
PICTURE_WIDTH_PX = 900
# Heroes go across the page.
SCENE_TO_BAG = 2
TELL_EVERY = 24


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
        try:
            self._catalogue()
            self._pictures(options["picture_width"], options["workers"])
            self._part("trends", stories.load_trends)
            self._part("sections and people", lambda: tree.load_tree(now))
            self._part("plain pages", lambda: tree.load_plain_pages(now))
            self._part("stories", lambda: stories.load_stories(now))
            logins = self._logins()
            self._part("features", lambda: schedule.load_schedule(now))
            self._part("campaigns", lambda: campaigns.load_campaigns(now))
        except (DemoError, catalogue.CatalogueError) as error:
            raise CommandError(f"The demo is not loaded to its end. {error}") from error
        self.stdout.write(f"\n{accounts.in_words(logins)}")

    def _pictures(self, width: int, workers: int) -> None:
        """Each picture is a part of its own: it is kept while the next one is drawn."""
        easel = pictures.Easel(width, workers, self._kept)
        scene_easel = pictures.Easel(round(width * SCENE_TO_BAG), workers)
        self._told("bag drawings", pictures.load_bag_pictures(easel))
        self._told("scenes", pictures.load_compositions(scene_easel))
        self._told("portraits", pictures.load_portraits(easel))

    def _kept(self, done: int, of: int) -> None:
        if done % TELL_EVERY == 0 and done < of:
            self._say("bag drawings", f"{done} of {of} …")

    def _part(self, name: str, load: Callable[[], int]) -> None:
        """One part, whole or not at all."""
        with transaction.atomic():
            made = load()
        self._told(name, made)

    def _catalogue(self) -> None:
        made = catalogue.load()
        self._told("brands", made.brands)
        self._told("essentials", made.essentials)
        self._told("bags", made.products)

    def _logins(self) -> list[accounts.Login]:
        with transaction.atomic():
            made, logins = accounts.load_accounts()
        self._told("logins", made)
        return logins

    def _told(self, name: str, made: int) -> None:
        self._say(name, f"{made} new" if made else "as they were")

    def _say(self, name: str, what: str) -> None:
        self.stdout.write(f"{time.monotonic() - self.began:6.1f} s  {name}: {what}")
