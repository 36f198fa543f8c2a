"""Pages and products whose going live or expiry has come, published by whoever looks first.

A request, `run_schedule` or `publish_scheduled`: all come through `catch_up`, which
leaves the publishing itself to Wagtail, so that logs, signals and workflows are its own.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.cache import cache as memory
from django.db import OperationalError, connection, connections, models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)

# Somebody else is publishing the same thing: a reader waits this long to see it too.
WAIT_MS = 2000
# After a failure the next attempt waits, or every request would pay for it again.
REST_SECONDS = 60
# As many as one look takes on, the earliest first; `catch_up` looks until nothing is left.
AT_ONCE = 100

EXPIRE, PUBLISH = 0, 1
FAILED = "magazine.due.failed"


class Due(NamedTuple):
    """What has to happen: a revision published, or an object of model `model` expired.

    Ordered by the instant it was meant for; at one instant, what goes makes room first.
    """

    at: datetime
    action: int
    model: int
    pk: int


@cache
def expiring_models() -> list[type[models.Model]]:
    """Everything with a go-live and an expiry: pages (by their base), then the rest."""
    return [
        Page,
        *(
            model
            for model in apps.get_models()
            if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
        ),
    ]


def _instants() -> Iterator[tuple[QuerySet, str, int, int]]:
    """Every column that holds an instant to act at: rows, column, action, model number."""
    yield Revision.objects.all(), "approved_go_live_at", PUBLISH, 0
    for number, model in enumerate(expiring_models()):
        yield model._base_manager.filter(live=True), "expire_at", EXPIRE, number


def due(at: datetime) -> list[Due]:
    """What is due at the instant, in order, the earliest `AT_ONCE`."""
    found = [
        Due(instant, action, number, pk)
        for rows, column, action, number in _instants()
        for instant, pk in rows.filter(**{f"{column}__lte": at})
        .order_by(column)
        .values_list(column, "pk")[:AT_ONCE]
    ]
    return sorted(found)[:AT_ONCE]


@cache
def _whether_due() -> str:
    """The question every request asks, written out once: building it would cost more than it."""
    asked = ["SELECT 1 FROM wagtailcore_revision WHERE approved_go_live_at <= %s"]
    asked += [
        f"SELECT 1 FROM {model._meta.db_table} WHERE live AND expire_at <= %s"  # noqa: S608
        for model in expiring_models()
    ]
    return f"{' UNION ALL '.join(asked)} LIMIT 1"


def is_anything_due(at: datetime) -> bool:
    """One query: an index look-up for each table that schedules anything."""
    question = _whether_due()
    with connection.cursor() as cursor:
        instant = connection.ops.adapt_datetimefield_value(at)
        cursor.execute(question, [instant] * question.count("%s"))
        return cursor.fetchone() is not None


def next_boundary(after: datetime) -> datetime | None:
    """The next instant at which something falls due."""
    coming = [
        found.filter(**{f"{column}__gt": after}).aggregate(at=models.Min(column))["at"]
        for found, column, _action, _number in _instants()
    ]
    return min((at for at in coming if at is not None), default=None)


def catch_up(at: datetime) -> int:
    """Publish and expire all that is due at the instant, in order; how many were done here.

    What fails is logged, noted in its own history and left alone for a while: one bad
    page keeps neither the others nor the readers waiting.
    """
    if not is_anything_due(at):
        return 0
    done = 0
    while waiting := [item for item in due(at) if not memory.get(_rest_key(item))]:
        done_now = sum(_attempt(item, at) for item in waiting)
        if not done_now:
            break
        # What has just been published may be past its own expiry: look again.
        done += done_now
    return done


def _attempt(item: Due, at: datetime) -> bool:
    """Do one thing; whether it was done here. Raises nothing."""
    try:
        return _expire(item, at) if item.action == EXPIRE else _publish(item, at)
    except OperationalError as error:
        # A lock not had in time: whoever has it is doing the work.
        logger.warning("Left %s for the next look: %s", item, error)
        return False
    except Exception as error:
        # The one place that catches everything: what an editor scheduled can fail in a
        # model, a signal or a template, and no reader's request may fail with it.
        logger.exception("Trouble with %s", item)
        if item not in due(at):
            return True
        memory.set(_rest_key(item), True, REST_SECONDS)
        _note_failure(item, error)
        return False


def _publish(item: Due, at: datetime) -> bool:
    """Publish the revision, unless somebody has in the meantime."""
    revision = Revision.objects.filter(pk=item.pk).first()
    if revision is None:
        return False
    with transaction.atomic():
        _lock(revision.base_content_type.model_class(), revision.object_id)
        still = Revision.objects.filter(pk=item.pk, approved_go_live_at__lte=at).first()
        if still is not None:
            still.publish(log_action="wagtail.publish.scheduled")
    return still is not None


def _expire(item: Due, at: datetime) -> bool:
    """Take the object off the site, unless somebody has in the meantime."""
    model = expiring_models()[item.model]
    with transaction.atomic():
        _lock(model, item.pk)
        still = model._base_manager.filter(pk=item.pk, live=True, expire_at__lte=at).first()
        if still is not None:
            # Wagtail drops every schedule of what it unpublishes; a version meant to
            # go live after this expiry is still wanted.
            coming = list(still.revisions.exclude(approved_go_live_at=None))
            still.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            for revision in coming:
                still.revisions.filter(pk=revision.pk).update(
                    approved_go_live_at=revision.approved_go_live_at
                )
    return still is not None


def _lock(model: type[models.Model], pk: object) -> None:
    """Hold the object's row to the end of the transaction; the next one waits, then looks.

    On SQLite the transaction itself is the lock: it begins IMMEDIATE. Waiting, rather
    than passing over, keeps a reader from being shown what was over a moment ago.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {WAIT_MS}")
    rows = model._base_manager.filter(pk=pk).select_for_update(no_key=True)
    list(rows.values_list("pk", flat=True))


def _rest_key(item: Due) -> str:
    return f"magazine.due.rest:{item.action}:{item.model}:{item.pk}:{item.at.timestamp()}"


def _note_failure(item: Due, error: Exception) -> None:
    """Tell the desk, once, in the history of what could not be published or expired."""
    if item.action == PUBLISH:
        thing = Revision.objects.get(pk=item.pk).content_object
    else:
        thing = expiring_models()[item.model]._base_manager.filter(pk=item.pk).first()
    if thing is None:
        return
    noted = log_registry.get_logs_for_instance(thing)
    if not noted.filter(action=FAILED, timestamp__gte=item.at).exists():
        log(instance=thing, action=FAILED, data={"error": str(error), "due": item.at})


class DueMiddleware:
    """What is due happens before a reader's page is made, at one query a request.

    By the wall clock, not `request.instant`: a preview of next week publishes nothing.
    The desk's own screens and files are left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.passed_over = (reverse("wagtailadmin_home"), settings.STATIC_URL, settings.MEDIA_URL)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(self.passed_over):
            catch_up(timezone.now())
        return self.get_response(request)


def keep_indexes(sender: AppConfig, using: str, **_kwargs: object) -> None:
    """After every `migrate`: an index on each expiry, which Wagtail has none on.

    Not a migration, because the tables are other apps' and a later rebuild of one on
    SQLite would drop it; nothing but speed hangs on it.
    """
    with connections[using].cursor() as cursor:
        tables = connections[using].introspection.table_names(cursor)
        for model in expiring_models():
            table = model._meta.db_table
            if table in tables:
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {table}_expiry ON {table} (expire_at) "
                    "WHERE live AND expire_at IS NOT NULL"
                )
