"""One machine, SQLite, debug pages: what `make run` serves."""

from .base import *  # noqa: F403
from .base import LOGGING

DEBUG = True
# Not a secret: this settings module serves one developer's own machine.
SECRET_KEY = "local-only-not-for-any-server"  # noqa: S105
ALLOWED_HOSTS = ["*"]

# What Wagtail logs of every save is for a host's records, not for a developer's screen.
LOGGING["loggers"]["wagtail"] = {"level": "WARNING"}
