"""A public host: TLS, hashed static files, secrets from the environment."""

from django.core.exceptions import ImproperlyConfigured

from . import environment as from_env
from .base import *
from .base import LOGGING, STORAGES

DEBUG = False
if not from_env.SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to 50 or more random characters.")
if not from_env.ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the site's host names, with commas between.")
SECRET_KEY = from_env.SECRET_KEY
ALLOWED_HOSTS = from_env.ALLOWED_HOSTS
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if from_env.BEHIND_TLS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
# One JSON object a line, for whatever collects the console.
LOGGING["handlers"]["console"]["formatter"] = "json"
