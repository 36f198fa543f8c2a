"""Approving and cancelling: who may when, and that the history shows who did."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .models import Feature, State

APPROVED = "features.approve"
CANCELLED = "features.cancel"
MOVED = "features.move"
APPROVE_PERMISSION = "features.approve_feature"
CANCEL_PERMISSION = "features.cancel_feature"


def approve(feature: Feature, by: AbstractUser, at: datetime) -> None:
    """Let a draft go on air in its time.

    Raises ValidationError when it is no draft or already over, `SlotTaken` when the
    slot is taken in that time.
    """
    if feature.state != State.DRAFT:
        raise ValidationError(
            _("Only a draft can be approved; this one is %(state)s.")
            % {"state": feature.get_state_display().lower()}
        )
    if feature.ends_at and feature.ends_at <= at:
        raise ValidationError(_("Its end has passed already. Change the times first."))
    feature.state, feature.approved_by, feature.approved_at = State.APPROVED, by, at
    try:
        with transaction.atomic():
            feature.save()
            log(instance=feature, action=APPROVED, user=by)
    except ValidationError:
        feature.state, feature.approved_by, feature.approved_at = State.DRAFT, None, None
        raise


def cancel(feature: Feature, by: AbstractUser, at: datetime, reason: str) -> None:
    """Take a feature off the schedule, at once if it is on air; it stays in the list.

    Raises ValidationError when it is cancelled already or no reason is given.
    """
    if feature.state == State.CANCELLED:
        raise ValidationError(_("It has been cancelled already."))
    if not reason.strip():
        raise ValidationError(_("Say why, for whoever looks for it."))
    feature.state, feature.cancelled_by, feature.cancelled_at = State.CANCELLED, by, at
    feature.cancel_reason = reason.strip()
    with transaction.atomic():
        feature.save()
        log(instance=feature, action=CANCELLED, user=by, data={"reason": feature.cancel_reason})


def can_edit(feature: Feature, user: AbstractUser) -> bool:
    """What is approved is changed only by who may approve; what is cancelled, by nobody."""
    if feature.state == State.CANCELLED or not user.has_perm("features.change_feature"):
        return False
    return feature.state == State.DRAFT or user.has_perm(APPROVE_PERMISSION)
