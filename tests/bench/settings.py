"""The production settings, on files of the bench's own; `BENCH_BARE` leaves Django's own
middleware alone, the list that `startproject` writes.
"""

import os
from pathlib import Path

from magazine.settings.production import *  # noqa: F403
from magazine.settings.production import BASE_DIR, LOGGING, TEMPLATES

_FOLDER = Path(os.environ["BENCH_FOLDER"])
ROOT_URLCONF = "tests.bench.urls"
MEDIA_ROOT = _FOLDER / "media"
STATIC_ROOT = _FOLDER / "static"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "tests/bench/templates")
LOGGING["root"]["level"] = "ERROR"
if os.environ.get("BENCH_BARE"):
    MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ]
