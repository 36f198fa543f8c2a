"""The one place where the environment is read.

Every name a host can set is listed here with its meaning; the other settings
modules only use the values. A file `.env` beside manage.py may hold them too.
"""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# What an installation makes for itself: database, media, collected static files.
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Where `make run` serves.
HOST = env.str("HOST", default="localhost")
PORT = env.str("PORT", default="8000")

# postgres://user:password@host:5432/name; SQLite in var/ when it is not set.
DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'reticule.sqlite3'}"
# redis://host:6379/0; memory of the one process when it is not set.
REDIS_URL = env.str("REDIS_URL", default="")
# For how many seconds a cache in front of the site may keep a page at the most.
LONGEST_KEPT_S = env.int("LONGEST_KEPT_S", default=60)
# http://127.0.0.1: a proxy that takes PURGE requests and forgets the page; nobody when not set.
PURGE_URL = env.str("PURGE_URL", default="")
# A Cloudflare zone, and a token that may purge its cache.
CLOUDFLARE_ZONE = env.str("CLOUDFLARE_ZONE", default="")
CLOUDFLARE_TOKEN = env.str("CLOUDFLARE_TOKEN", default="")
# True where `manage.py db_worker` runs beside the site: it sends mail and webhooks then.
TASKS_BY_WORKER = env.bool("TASKS_BY_WORKER", default=False)
# Needed in production; local and test settings have their own.
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
# The address readers use, for e-mails, feeds and the admin's links.
BASE_URL = env.str("BASE_URL", default=f"http://{HOST}:{PORT}")
# The zone times are entered and shown in; inside everything is UTC.
SITE_TIME_ZONE = env.str("SITE_TIME_ZONE", default="Europe/Paris")
# Media in an S3 bucket when the bucket is named; files in var/media otherwise.
S3_BUCKET = env.str("S3_BUCKET", default="")
S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", default="") or None
S3_REGION = env.str("S3_REGION", default="") or None
# The host readers fetch the bucket's files from: needed with S3_BUCKET.
S3_PUBLIC_HOST = env.str("S3_PUBLIC_HOST", default="")
# smtp://user:password@host:25; the console when it is not set.
EMAIL_URL = env.str("EMAIL_URL", default="consolemail://")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Reticule <desk@localhost>")
# Seconds between two writings of what was seen and followed; 0 writes each at once.
RESULTS_WRITE_EVERY_S = env.float("RESULTS_WRITE_EVERY_S", default=2.0)
# A proxy in front ends TLS and sets X-Forwarded-Proto and X-Forwarded-For. Set it to false
# where there is none: then anybody could write these headers.
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", default=True)
# DEBUG, INFO, WARNING or ERROR: from which one on the console is told.
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
