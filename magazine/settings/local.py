"""One machine, SQLite, debug pages: what `make run` serves."""

from .base import *
from .base import LOGGING

DEBUG = True
NOTICES_MAY_STAY_INSIDE = True
# Not a secret: this settings module serves one developer's own machine.
SECRET_KEY = "local-only-not-for-any-server"  # noqa: S105
ALLOWED_HOSTS = ["*"]

# Every save and every start of the reloader: for a host's records, not for one's own screen.
LOGGING["loggers"] |= {
    "wagtail": {"level": "WARNING"},
    "django.utils.autoreload": {"level": "WARNING"},
}
