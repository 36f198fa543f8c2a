"""Scheduled versions of pages and products: published by Wagtail, as of the instant meant."""

from datetime import datetime

from django.db import models
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision

from .locking import hold
from .sources import Done, Due, Instants, Source, Turn

PUBLISHED = "published"
LOGGED = "wagtail.publish.scheduled"


class ScheduledVersions(Source):
    """Revisions with an approved go-live."""

    name = "publish"

    def instants(self) -> list[Instants]:
        return [Instants(Revision.objects.all(), "approved_go_live_at", Turn.COMES)]

    def perform(self, item: Due, at: datetime) -> Done | None:
        revision = Revision.objects.filter(pk=item.pk).first()
        if revision is None:
            return None
        hold(revision.base_content_type.model_class(), revision.object_id)
        still = Revision.objects.filter(pk=item.pk, approved_go_live_at__lte=at).first()
        return publish(still, still.approved_go_live_at) if still else None

    def thing(self, item: Due) -> models.Model | None:
        revision = Revision.objects.filter(pk=item.pk).first()
        return revision and revision.content_object


def publish(revision: Revision, meant_for: datetime) -> Done:
    """Publish the revision as of the instant, whatever the clock on the wall says."""
    content = revision.as_object()
    action = (_PublishPageOnTime if isinstance(content, Page) else _PublishOnTime)(
        revision, log_action=LOGGED
    )
    action.at(meant_for).execute(skip_permission_checks=True)
    note_intended(action.object, LOGGED, meant_for)
    return Done(action.object, PUBLISHED, meant_for)


def note_intended(thing: models.Model, action: str, meant_for: datetime) -> None:
    """Write in the newest such entry of the thing's history when it was meant to happen."""
    entries = log_registry.get_logs_for_instance(thing).filter(action=action)
    if entry := entries.order_by("-timestamp", "-pk").first():
        entry.data = {**(entry.data or {}), "due": meant_for}
        entry.save(update_fields=["data"])


class _OnTime:
    """Wagtail's own publishing, told the instant: it reads the wall clock and cannot be asked to.

    A go-live that is still to come by that clock (a rehearsal) would be scheduled once more, so
    it is set aside; before anybody is told, the instants are put right.
    """

    def at(self, meant_for: datetime) -> "_OnTime":
        self.meant_for = meant_for
        self.is_first = self.object.first_published_at is None
        self.go_live_at, self.object.go_live_at = self.object.go_live_at, None
        return self

    def _after_publish(self) -> None:
        right = {"last_published_at": self.meant_for, "go_live_at": self.go_live_at}
        if self.is_first:
            right["first_published_at"] = self.meant_for
        for name, value in right.items():
            setattr(self.object, name, value)
        type(self.object)._base_manager.filter(pk=self.object.pk).update(**right)
        super()._after_publish()


class _PublishOnTime(_OnTime, PublishRevisionAction):
    pass


class _PublishPageOnTime(_OnTime, PublishPageRevisionAction):
    pass
