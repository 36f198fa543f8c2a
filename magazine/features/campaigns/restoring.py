"""Putting a page or product back to exactly what it was before its campaign.

Content, whether it was on the site, since when, under which address. What somebody made
of it since stays as a draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models
from wagtail.models import Page, Revision

from magazine.due.publishing import publish

from .freezing import content_of, snapshot, specific
from .items import Release

UNPUBLISHED = "wagtail.unpublish"


def is_edited(release: Release) -> bool:
    """Whether what is on the site is not what the campaign put there."""
    return content_of(release.target) != release.went_live_as


def put_back(release: Release, meant_for: datetime, by: AbstractUser | None) -> None:
    """As it was; a later edit becomes a draft, or stays behind a newer draft in the history."""
    thing = specific(release.target)
    edited = is_edited(release)
    if edited:
        _keep(thing, by)
    with keep_schedule(thing):
        if release.was_live:
            publish(release.before, meant_for)
        else:
            _withdraw(release, by)
    right = {
        "first_published_at": release.first_published_before,
        "last_published_at": release.last_published_before,
        "live_revision": release.live_revision_before,
        "expired": release.was_expired,
        "has_unpublished_changes": edited or release.had_changes or release.is_outdated,
    }
    type(thing)._base_manager.filter(pk=thing.pk).update(**right)


def _withdraw(release: Release, by: AbstractUser | None) -> None:
    """Off the site, and underneath the draft it was before."""
    thing = specific(release.target)
    thing.unpublish(user=by, log_action=UNPUBLISHED)
    draft = specific(release.target).with_content_json(release.before.content)
    draft.live_revision = None
    if isinstance(draft, Page):
        draft.save(clean=False)
    else:
        draft.save()


def _keep(thing: models.Model, by: AbstractUser | None) -> None:
    """The content on the site as a draft; where a newer draft is waiting, just before it."""
    if thing.has_unpublished_changes and thing.latest_revision:
        snapshot(thing, older_than=thing.latest_revision)
    else:
        thing.save_revision(user=by, log_action=True, clean=False)


@contextmanager
def keep_schedule(thing: models.Model) -> Iterator[None]:
    """Versions with an hour of their own keep it: publishing drops every schedule of a thing."""
    coming = dict(
        thing.revisions.exclude(approved_go_live_at=None).values_list("pk", "approved_go_live_at")
    )
    yield
    for pk, at in coming.items():
        Revision.objects.filter(pk=pk).update(approved_go_live_at=at)
