"""`manage.py serve`: everything from an empty folder to a running site, on one machine."""

import errno
import os
import socket

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

from magazine.demo import accounts
from magazine.settings import environment as from_env

HIGHEST_PORT = 65535


class Command(BaseCommand):
    help = (
        "Brings the database up to date, loads the demo into an empty one, prints the demo "
        "logins and serves on HOST:PORT. For one's own machine."
    )
    # Checked by the commands it calls; a first run has no tables to check against.
    requires_system_checks: list[str] = []

    def handle(self, **_options: object) -> None:
        if not settings.DEBUG:
            raise CommandError("This serves on the local settings alone; a host runs gunicorn.")
        # The reloader starts this command anew on every change of the code.
        if os.environ.get(DJANGO_AUTORELOAD_ENV) != "true":
            self._prepare()
        # That this is no server for production is said in the README.
        os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
        call_command("runserver", f"{from_env.HOST}:{from_env.PORT}", skip_checks=True)

    def _prepare(self) -> None:
        _check_address(from_env.HOST, from_env.PORT)
        planned = MigrationExecutor(connection)
        if planned.migration_plan(planned.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
        # The accounts come last in the demo: where there is none, it was not loaded to its end.
        if get_user_model().objects.exists():
            self.stdout.write(accounts.in_words(accounts.logins()))
        else:
            self.stdout.write("Loading the demo; the drawings take a minute or two.")
            call_command("demo")
        self.stdout.write(f"\nThe magazine: http://{from_env.HOST}:{from_env.PORT}/\n")


def _check_address(host: str, port: str) -> None:
    """Raises CommandError with what to do when `host:port` cannot be served on."""
    if not (port.isdecimal() and 0 < int(port) <= HIGHEST_PORT):
        raise CommandError(f"PORT={port} is not a port: {_on(8000)}")
    try:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, int(port)))
    except PermissionError as error:
        raise CommandError(f"Port {port} needs rights you do not have: {_on(8000)}") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            another = int(port) % HIGHEST_PORT + 1
            raise CommandError(f"Port {port} is taken: {_on(another)}") from error
        raise CommandError(f"HOST={host} is not an address of this machine.") from error


def _on(port: int) -> str:
    return f"PORT={port} make run  serves on another one."
