"""What the tests run on: speedier passwords, and files that go when the run is over."""

import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES

# Kept by its name until the process ends; then the folder is gone.
_FOLDER = tempfile.TemporaryDirectory(prefix="reticule-tests-", ignore_cleanup_errors=True)

DEBUG = False
SECRET_KEY = "for-tests-alone"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(_FOLDER.name, "media")
STATIC_ROOT = Path(_FOLDER.name, "static")
STATIC_ROOT.mkdir()
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as on a site: in memory, connections share one cache and cannot use WAL.
    DATABASES["default"]["TEST"] = {"NAME": Path(_FOLDER.name, "test.sqlite3")}
# Tests log in many people without a request; the one about lockouts turns it on.
AXES_ENABLED = False
# No thread writes while another test runs.
RESULTS_WRITE_EVERY_S = 0
