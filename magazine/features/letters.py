"""Who is written to when something is proposed or decided, and the letters themselves.

Sent by a task once the decision is stored; Wagtail's own preferences say who wants them.
"""

from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMessage, get_connection
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from .models import Feature, Trim

APPROVE_PERMISSION = "features.approve_feature"
WITH_PERMISSIONS = "django.contrib.auth.backends.ModelBackend"


def proposed(feature: Feature, by: AbstractUser, asking: str = "") -> None:
    """To everybody who may approve; `asking` is the trim it needs, in words."""
    subject = _("Proposed: %(feature)s") % {"feature": feature}
    to = wanting(those_who_approve(), "submitted", but=by)
    post(subject, "proposed", feature, by, to, asking=asking)


def proposed_many(features: list[Feature], by: AbstractUser) -> None:
    """One letter about all of a series, to everybody who may approve."""
    first, many = features[0], len(features)
    subject = _("Proposed: %(feature)s, %(many)d times") % {"feature": first, "many": many}
    to = wanting(those_who_approve(), "submitted", but=by)
    listed = f"{reverse('features:index')}?series={first.series_id}&state=proposed"
    more = {"listed": settings.WAGTAILADMIN_BASE_URL + listed, "many": many}
    post(subject, "proposed_many", first, by, to, last=features[-1], **more)


def approved(feature: Feature, by: AbstractUser) -> None:
    """To who proposed it."""
    subject = _("Approved: %(feature)s") % {"feature": feature}
    post(subject, "approved", feature, by, _proposer(feature, "approved", by))


def approved_many(features: list[Feature], by: AbstractUser) -> None:
    """One letter to each who proposed some of them."""
    for proposer in {feature.proposed_by_id for feature in features} - {None}:
        theirs = [feature for feature in features if feature.proposed_by_id == proposer]
        subject = _("Approved: %(feature)s, and more") % {"feature": theirs[0]}
        to = _proposer(theirs[0], "approved", by)
        post(subject, "approved_many", theirs[0], by, to, features=theirs)


def sent_back(feature: Feature, by: AbstractUser) -> None:
    """To who proposed it, with the word it came back with."""
    subject = _("Sent back: %(feature)s") % {"feature": feature}
    post(subject, "sent_back", feature, by, _proposer(feature, "rejected", by))


def cancelled(feature: Feature, by: AbstractUser) -> None:
    """To who proposed it, with the reason."""
    subject = _("Cancelled: %(feature)s") % {"feature": feature}
    post(subject, "cancelled", feature, by, _proposer(feature, "rejected", by))


def asked(trim: Trim, by: AbstractUser) -> None:
    """To the owner of the feature that is to be trimmed."""
    subject = _("Asked of you: %(trim)s") % {"trim": trim}
    owner = get_user_model().objects.filter(pk=trim.owner_id)
    answer = _admin_url("features:answer", trim.pk)
    post(
        subject,
        "asked",
        trim.feature,
        by,
        wanting(owner, "submitted", but=by),
        trim=trim,
        answer=answer,
    )


def trimmed(trim: Trim, by: AbstractUser) -> None:
    """To the owner of the feature that has been trimmed."""
    subject = _("Trimmed: %(trim)s") % {"trim": trim}
    owner = get_user_model().objects.filter(pk=trim.owner_id)
    post(subject, "trimmed", trim.other, by, wanting(owner, "approved", but=by), trim=trim)


def those_who_approve() -> models.QuerySet:
    """Active users with the permission, by themselves or a group; administrators too."""
    return get_user_model().objects.with_perm(APPROVE_PERMISSION, backend=WITH_PERMISSIONS)


def wanting(users: models.QuerySet, kind: str, *, but: AbstractUser) -> list[str]:
    """The addresses of those among the users who want letters of this kind, but not one's own."""
    preference = f"wagtail_userprofile__{kind}_notifications"
    wanted = models.Q(wagtail_userprofile=None) | models.Q(**{preference: True})
    found = users.filter(wanted, is_active=True).exclude(email="").exclude(pk=but.pk)
    return list(found.order_by("pk").values_list("email", flat=True).distinct())


def post(
    subject: str,
    letter: str,
    feature: Feature,
    by: AbstractUser,
    addresses: list[str],
    **more: object,
) -> None:
    """Write the letter now, as things stand; send it when they are stored."""
    if not addresses:
        return
    body = render_to_string(
        f"features/letters/{letter}.txt",
        {
            "feature": feature,
            "by": by.get_full_name() or by.get_username(),
            "url": _admin_url("features:inspect", feature.pk),
            **more,
        },
    )
    one_line = " ".join(subject.split())
    transaction.on_commit(partial(send.enqueue, one_line, body, addresses))


@task()
def send(subject: str, body: str, addresses: Iterable[str]) -> int:
    """A letter to each, so that nobody reads the others' addresses; how many went out."""
    letters = [EmailMessage(subject, body, to=[address]) for address in addresses]
    return get_connection().send_messages(letters) or 0


def _admin_url(name: str, pk: int) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=[pk])


def _proposer(feature: Feature, kind: str, by: AbstractUser) -> list[str]:
    users = get_user_model().objects.filter(pk=feature.proposed_by_id)
    return wanting(users, kind, but=by)
