"""What the tests run on: the local site with speedier passwords and files of its own."""

import tempfile

from .base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "for-tests-alone"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="reticule-media-")
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
