"""`manage.py serve`: everything from an empty folder to a running site, on one machine."""

import os
import socket

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

from magazine.demo import accounts
from magazine.settings import environment as from_env


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
        call_command("runserver", f"{from_env.HOST}:{from_env.PORT}")

    def _prepare(self) -> None:
        _check_port()
        call_command("migrate", verbosity=0)
        # The accounts come last in the demo: where there is none, it was not loaded to its end.
        if get_user_model().objects.exists():
            logins = accounts.logins()
            if logins:
                self.stdout.write(accounts.in_words(logins))
        else:
            self.stdout.write("Loading the demo; the drawings take a minute or two.")
            call_command("demo")
        self.stdout.write(f"\nThe magazine: http://{from_env.HOST}:{from_env.PORT}/\n")


def _check_port() -> None:
    """Raises CommandError with what to do when the address cannot be served on."""
    host, port = from_env.HOST, from_env.PORT
    try:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except socket.gaierror as error:
        raise CommandError(f"HOST={host} is not an address of this machine.") from error
    except PermissionError as error:
        raise CommandError(
            f"Port {port} needs rights you do not have: {_elsewhere(8000)}"
        ) from error
    except OSError as error:
        raise CommandError(f"Port {port} is taken: {_elsewhere(port + 1)}") from error


def _elsewhere(port: int) -> str:
    return f"run  PORT={port} make run  to serve on another one."
