"""Proposing, approving, sending back, cancelling: who may when, and that the history shows who.

A marketer proposes, whoever may approve decides. Screens ask here and hold no rule of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import letters
from .models import Feature, Slot, State

PROPOSED = "features.propose"
APPROVED = "features.approve"
SENT_BACK = "features.send_back"
TAKEN_BACK = "features.take_back"
CANCELLED = "features.cancel"
MOVED = "features.move"
ADD_PERMISSION = "features.add_feature"
CHANGE_PERMISSION = "features.change_feature"
APPROVE_PERMISSION = letters.APPROVE_PERMISSION
CANCEL_PERMISSION = "features.cancel_feature"

_DECIDED = (
    "state",
    "proposed_at",
    "proposed_by",
    "approved_at",
    "approved_by",
    "cancelled_at",
    "cancelled_by",
    "cancel_reason",
    "sent_back_because",
)


def can_edit(feature: Feature, user: AbstractUser) -> bool:
    """What is approved is changed only by who may approve; what is cancelled, by nobody."""
    if feature.state == State.CANCELLED or not user.has_perm(CHANGE_PERMISSION):
        return False
    return feature.state != State.APPROVED or user.has_perm(APPROVE_PERMISSION)


def can_propose(feature: Feature, user: AbstractUser) -> bool:
    """A draft, by whoever may change it."""
    return feature.state == State.DRAFT and can_edit(feature, user)


def can_take_back(feature: Feature, user: AbstractUser) -> bool:
    """A proposal, by who made it or by anybody else who writes drafts."""
    return feature.state == State.PROPOSED and can_edit(feature, user)


def can_approve(feature: Feature, user: AbstractUser) -> bool:
    """A draft or a proposal, by whoever may approve."""
    return feature.state in {State.DRAFT, State.PROPOSED} and user.has_perm(APPROVE_PERMISSION)


def can_send_back(feature: Feature, user: AbstractUser) -> bool:
    """A proposal, by whoever may approve."""
    return feature.state == State.PROPOSED and user.has_perm(APPROVE_PERMISSION)


def can_cancel(feature: Feature, user: AbstractUser) -> bool:
    """Anything that is not cancelled yet."""
    return feature.state != State.CANCELLED and user.has_perm(CANCEL_PERMISSION)


def can_repeat(feature: Feature, user: AbstractUser) -> bool:
    """What has an end and is in no series yet."""
    alone = feature.series_id is None and feature.ends_at is not None
    return alone and can_edit(feature, user) and user.has_perm(ADD_PERMISSION)


def can_move_turns(feature: Feature, user: AbstractUser) -> bool:
    """A turn of a series, by whoever may change it."""
    return feature.series_id is not None and can_edit(feature, user)


def can_cancel_turns(feature: Feature, user: AbstractUser) -> bool:
    """A turn of a series that stands."""
    return feature.series_id is not None and can_cancel(feature, user)


def propose(
    feature: Feature,
    by: AbstractUser,
    at: datetime,
    *,
    beside: Feature | None = None,
    asking: str = "",
    telling: bool = True,
) -> None:
    """Ask those who may approve to let a draft go on air.

    `beside` is a feature in the way that is to be trimmed for it, as `asking` puts it;
    not `telling` leaves the letter to a caller that writes one for many.

    Raises ValidationError when it is no draft or already over, `SlotTaken` or `SlotLocked`
    when the slot is not to be had; proposals may compete with each other.
    """
    with _one_at_a_time(feature):
        if feature.state != State.DRAFT:
            raise ValidationError(
                _("Only a draft can be proposed; this one is %(state)s.") % _as_it_is(feature)
            )
        _refuse_what_is_over(feature, at)
        if refusal := feature.refusal(beside):
            raise refusal
        feature.state, feature.proposed_by, feature.proposed_at = State.PROPOSED, by, at
        feature.sent_back_because = ""
        feature.save()
        feature.trims.filter(made_at=None).delete()
        log(instance=feature, action=PROPOSED, user=by)
        if telling:
            letters.proposed(feature, by, asking)


def approve(
    feature: Feature,
    by: AbstractUser,
    at: datetime,
    *,
    as_seen: datetime | None = None,
    telling: bool = True,
) -> None:
    """Let a draft or a proposal go on air in its time.

    Raises ValidationError when it is neither, already over, or was changed after
    `as_seen` (its `updated_at` on the approver's screen); `SlotTaken` or `SlotLocked`
    when the slot is not to be had in that time.
    """
    with _one_at_a_time(feature):
        if feature.state not in {State.DRAFT, State.PROPOSED}:
            raise ValidationError(
                _("Only a draft or a proposal can be approved; this one is %(state)s.")
                % _as_it_is(feature)
            )
        if as_seen and feature.updated_at != as_seen:
            raise ValidationError(
                _("It was changed while you looked. This is how it stands now: decide again."),
                code="changed",
            )
        _refuse_what_is_over(feature, at)
        feature.state, feature.approved_by, feature.approved_at = State.APPROVED, by, at
        feature.sent_back_because = ""
        feature.save()
        log(instance=feature, action=APPROVED, user=by)
        if telling:
            letters.approved(feature, by)


def send_back(feature: Feature, by: AbstractUser, because: str) -> None:
    """Make a proposal a draft again, with a word to who proposed it.

    Raises ValidationError when it is no proposal, or without a word.
    """
    with _one_at_a_time(feature):
        if feature.state != State.PROPOSED:
            raise ValidationError(
                _("Only a proposal can be sent back; this one is %(state)s.") % _as_it_is(feature)
            )
        if not because.strip():
            raise ValidationError(_("Say what should change, for who proposed it."))
        feature.state, feature.sent_back_because = State.DRAFT, because.strip()
        feature.save()
        log(
            instance=feature,
            action=SENT_BACK,
            user=by,
            data={"because": feature.sent_back_because},
        )
        letters.sent_back(feature, by)


def take_back(feature: Feature, by: AbstractUser) -> None:
    """Make a proposal a draft again, by those who wrote it. Raises ValidationError else."""
    with _one_at_a_time(feature):
        if feature.state != State.PROPOSED:
            raise ValidationError(
                _("Only a proposal can be taken back; this one is %(state)s.") % _as_it_is(feature)
            )
        feature.state = State.DRAFT
        feature.save()
        log(instance=feature, action=TAKEN_BACK, user=by)


def cancel(feature: Feature, by: AbstractUser, at: datetime, reason: str) -> None:
    """Take a feature off the schedule, at once if it is on air; it stays in the list.

    Raises ValidationError when it is cancelled already or no reason is given.
    """
    with _one_at_a_time(feature):
        if feature.state == State.CANCELLED:
            raise ValidationError(_("It has been cancelled already."))
        if not reason.strip():
            raise ValidationError(_("Say why, for whoever looks for it."))
        was_proposed = feature.state == State.PROPOSED
        feature.state, feature.cancelled_by, feature.cancelled_at = State.CANCELLED, by, at
        feature.cancel_reason = reason.strip()
        feature.save()
        log(instance=feature, action=CANCELLED, user=by, data={"reason": feature.cancel_reason})
        if was_proposed:
            letters.cancelled(feature, by)


def hold(feature: Feature) -> None:
    """Inside a transaction: take the slot's row, then the feature's, and read how it stands.

    The slot first, as `Feature.save` takes it: two in another order would wait for each
    other. Raises ValidationError when the feature has left the slot meanwhile.
    """
    slot_id = feature.slot_id
    Slot.objects.take(slot_id)
    rows = Feature.objects.with_targets().select_for_update(of=("self",))
    feature.refresh_from_db(from_queryset=rows)
    if feature.slot_id != slot_id:
        raise ValidationError(_("Somebody has just moved it to another slot. Look again."))


@contextmanager
def _one_at_a_time(feature: Feature) -> Iterator[None]:
    """One decision about a feature after the other; what is refused changes nothing."""
    with transaction.atomic():
        hold(feature)
        before = {name: getattr(feature, name) for name in _DECIDED}
        try:
            yield
        except ValidationError:
            for name, value in before.items():
                setattr(feature, name, value)
            raise


def _refuse_what_is_over(feature: Feature, at: datetime) -> None:
    if feature.ends_at and feature.ends_at <= at:
        raise ValidationError(_("Its end has passed already. Change the times first."))


def _as_it_is(feature: Feature) -> dict[str, str]:
    return {"state": feature.get_state_display().lower()}
