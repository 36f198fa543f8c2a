"""What every installation shares."""

from datetime import timedelta

import environ
from django.core.exceptions import ImproperlyConfigured

from . import environment as from_env
from .environment import BASE_DIR, VAR_DIR

INSTALLED_APPS = [
    "magazine",
    "magazine.features",
    "magazine.results",
    "magazine.asof",
    "magazine.notices",
    "catalog",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "csp",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "magazine.freshness.middleware.FreshnessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "magazine.protection.ContentPolicyMiddleware",
    "magazine.clock.ClockMiddleware",
    "magazine.due.middleware.DueMiddleware",
    "magazine.asof.middleware.AsOfMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "magazine.urls"
WSGI_APPLICATION = "magazine.wsgi.application"
ASGI_APPLICATION = "magazine.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "magazine.chrome.chrome",
            ],
            "builtins": ["django.templatetags.static", "catalog.templatetags.measures"],
        },
    },
]

DATABASES = {"default": environ.Env.db_url_config(from_env.DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A writer takes its lock when the transaction begins, so two editors wait for
    # each other instead of failing; readers go on beside a writer (WAL).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
        ),
    }
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": from_env.REDIS_URL,
    }
    if from_env.REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# A cache in front keeps a page to its next boundary, and never longer than this: what is
# scheduled at least as long before its instant is to the second, whether pages can be
# called back or not.
LONGEST_KEPT_S = from_env.LONGEST_KEPT_S
# The cache in front from which pages are called back after an edit.
WAGTAILFRONTENDCACHE = {}
if from_env.PURGE_URL:
    WAGTAILFRONTENDCACHE["proxy"] = {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
        "LOCATION": from_env.PURGE_URL,
    }
if from_env.CLOUDFLARE_ZONE:
    WAGTAILFRONTENDCACHE["cloudflare"] = {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.CloudflareBackend",
        "ZONEID": from_env.CLOUDFLARE_ZONE,
        "BEARER_TOKEN": from_env.CLOUDFLARE_TOKEN,
    }

# Mail, webhooks and calls to caches are tasks: done on the spot, or by `manage.py db_worker`.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if from_env.TASKS_BY_WORKER:
    INSTALLED_APPS.append("django_tasks_db")
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# A webhook leads out, by https, unless the site itself is one's own machine.
NOTICES_MAY_STAY_INSIDE = False

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Five wrong passwords for one name from one address close the door for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "magazine.protection.client_address"
AXES_LOCKOUT_TEMPLATE = "magazine/locked_out.html"
# Who logged in when is nobody's business here, and there is no Django admin to show it in.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
BEHIND_TLS_PROXY = from_env.BEHIND_TLS_PROXY

# What is counted of features is written together; a process killed outright loses so much.
RESULTS_WRITE_EVERY_S = from_env.RESULTS_WRITE_EVERY_S

LANGUAGE_CODE = "en-gb"
TIME_ZONE = from_env.SITE_TIME_ZONE
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "magazine.stylesheet.StylesheetFinder",
]
STYLESHEET_ROOT = VAR_DIR / "stylesheet"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
if from_env.S3_BUCKET and not from_env.S3_PUBLIC_HOST:
    raise ImproperlyConfigured("Set S3_PUBLIC_HOST to the host the bucket's files are read from.")
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": from_env.S3_BUCKET,
            "endpoint_url": from_env.S3_ENDPOINT_URL,
            "region_name": from_env.S3_REGION,
            "custom_domain": from_env.S3_PUBLIC_HOST,
            "querystring_auth": False,
            "file_overwrite": False,
        },
    }
    if from_env.S3_BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

EMAIL_CONFIG = environ.Env.email_url_config(from_env.EMAIL_URL)
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = from_env.DEFAULT_FROM_EMAIL

WAGTAIL_SITE_NAME = "Reticule"
WAGTAILADMIN_BASE_URL = from_env.BASE_URL
# The version is pinned with everything else, and the admin calls nobody outside.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "magazine.MagazineImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64 * 1000 * 1000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# A long story is one form of several thousand fields; Django stops at 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# One zone for the whole desk: a time read out in the office is the time on the site.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
TAGGIT_CASE_INSENSITIVE = True

# Nothing from elsewhere, and no inline script or style, on the readers' pages.
_SELF = "'self'"
_NONE = "'none'"
_INLINE = "'unsafe-inline'"
_PICTURES = [_SELF, "data:"]
if from_env.S3_BUCKET:
    _PICTURES.append(f"https://{from_env.S3_PUBLIC_HOST}")
_POLICY = {
    "default-src": [_SELF],
    "img-src": _PICTURES,
    "frame-src": [_SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "object-src": [_NONE],
    "base-uri": [_SELF],
    "form-action": [_SELF],
    "frame-ancestors": [_SELF],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _POLICY}
# Wagtail's date choosers and inline panels start by inline scripts, and its editor sets
# inline styles. No script from elsewhere, and none made of text (eval), there either.
ADMIN_CONTENT_SECURITY_POLICY = {
    **_POLICY,
    "script-src": [_SELF, _INLINE],
    "style-src": [_SELF, _INLINE],
    "img-src": [*_PICTURES, "blob:"],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# Wagtail shows a page's preview in a frame of the admin.
X_FRAME_OPTIONS = "SAMEORIGIN"
# SQLite leaves out the columns that indexes carry along on PostgreSQL: as meant.
SILENCED_SYSTEM_CHECKS = ["security.W019", "models.W040"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "words": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "{asctime}{levelname}{name}{message}",
            "style": "{",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "words"}},
    "root": {"handlers": ["console"], "level": from_env.LOG_LEVEL},
    # Every save queues a few tasks and each would tell of its start and its end.
    "loggers": {"django_tasks": {"level": "WARNING"}},
}
