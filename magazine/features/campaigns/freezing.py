"""Copies of content that nobody edits: the version a campaign releases, and what was before.

A copy of our own, because Wagtail writes over the newest revision while somebody types.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import AbstractUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

# Two revisions of one instant are told apart by their keys; this is just before.
JUST_BEFORE = timedelta(microseconds=1)
# Of what can be edited, what the going live itself sets.
OF_PUBLISHING = frozenset({"first_published_at", "go_live_at"})


def freeze(target: models.Model, by: AbstractUser | None, at: datetime) -> Revision:
    """A copy of the newest draft of the page or product, or of what is live where there is none.

    As old as the draft it is a copy of, so that a newer one shows. Its own go-live is left
    out: the campaign's counts.
    """
    thing = specific(target)
    draft = thing.get_latest_revision_as_object()
    latest = thing.latest_revision
    content = {**draft.serializable_data(), "go_live_at": None}
    made = latest.created_at if latest else at - JUST_BEFORE
    return _copy(thing, content, str(draft), made, by)


def snapshot(target: models.Model, older_than: Revision) -> Revision:
    """A copy of the content as it stands on the site, put in the history before the other."""
    thing = specific(target)
    made = older_than.created_at - JUST_BEFORE
    return _copy(thing, thing.serializable_data(), str(thing), made, None)


def content_of(target: models.Model) -> str:
    """A digest of all that an editor can edit, as it is in the database now."""
    thing = specific(target)
    children = {relation.get_accessor_name() for relation in get_all_child_relations(type(thing))}
    edited = {
        *(field.name for field in thing._meta.get_fields() if getattr(field, "editable", False)),
        *children,
    } - {*OF_PUBLISHING, COMMENTS_RELATION_NAME}
    content = {name: value for name, value in thing.serializable_data().items() if name in edited}
    written = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True)
    return sha256(written.encode()).hexdigest()


def specific(target: models.Model) -> models.Model:
    """Read anew, whole: a page as the type it is."""
    fresh = type(target)._base_manager.get(pk=target.pk)
    return fresh.specific if isinstance(fresh, Page) else fresh


def _copy(
    thing: models.Model, content: dict, words: str, made: datetime, by: AbstractUser | None
) -> Revision:
    return Revision.objects.create(
        content_type=thing.get_content_type(),
        base_content_type=thing.get_base_content_type(),
        object_id=str(thing.pk),
        object_str=words,
        content=content,
        created_at=made,
        user=by,
    )
