"""Wagtail's `publish_scheduled`, through the same lock as requests and `run_schedule`.

Wagtail's own takes no lock, so beside a busy site it could publish a page a second time.
"""

from django.utils import timezone
from wagtail.management.commands import publish_scheduled

from magazine.due import catch_up


class Command(publish_scheduled.Command):
    """The same command, the same `--dryrun`."""

    def handle(self, *args: object, **options: object) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
        else:
            catch_up(timezone.now())
