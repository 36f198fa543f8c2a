"""Pages and products whose expiry has come: taken off the site by Wagtail."""

from datetime import datetime
from functools import cache

from django.apps import apps
from django.db import models
from wagtail.models import DraftStateMixin, Page

from .locking import hold
from .publishing import note_intended
from .sources import Done, Due, Instants, Source, Turn

EXPIRED = "expired"
LOGGED = "wagtail.unpublish.scheduled"


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


class Expiries(Source):
    """What is live and has an expiry."""

    name = "expire"

    def instants(self) -> list[Instants]:
        return [
            Instants(model._base_manager.filter(live=True), "expire_at", Turn.GOES)
            for model in expiring_models()
        ]

    def perform(self, item: Due, at: datetime) -> Done | None:
        model = expiring_models()[item.column]
        hold(model, item.pk)
        still = model._base_manager.filter(pk=item.pk, live=True, expire_at__lte=at).first()
        if still is None:
            return None
        # Wagtail drops every schedule of what it unpublishes; a version meant to
        # go live after this expiry is still wanted.
        coming = list(still.revisions.exclude(approved_go_live_at=None))
        still.unpublish(set_expired=True, log_action=LOGGED)
        for revision in coming:
            still.revisions.filter(pk=revision.pk).update(
                approved_go_live_at=revision.approved_go_live_at
            )
        note_intended(still, LOGGED, still.expire_at)
        return Done(still, EXPIRED, still.expire_at)

    def thing(self, item: Due) -> models.Model | None:
        return expiring_models()[item.column]._base_manager.filter(pk=item.pk).first()
