"""Moving a whole campaign by days and hours on the site's clocks: all of it, or nothing.

Its window and its features go along, and with the window its prices, which have none of
their own. What was at nine in the morning is at nine in the morning, whatever the clocks do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from magazine.features import decisions
from magazine.features.many import shifting as many
from magazine.features.many.trying import Refused
from magazine.features.models import Feature, State
from magazine.features.moving import Place
from magazine.features.times import in_words, site_zone
from magazine.features.wallclock import Doubt, doubt_of, instant, wall_of

from .models import Campaign
from .rights import SHIFTED, can_shift


class ShiftRefused(ValidationError):
    """It cannot all move: each message names one thing that is in the way."""


def shifted(at: datetime, by: timedelta) -> datetime:
    """The same time of day, so many days and hours on. Raises ValidationError when the site's
    clocks skip that time or show it twice: which instant is meant is not guessed.
    """
    wall = wall_of(at, site_zone()) + by
    doubt = doubt_of(wall, site_zone())
    named = {"time": f"{wall:%H:%M}", "day": formats.date_format(wall, "j F Y")}
    if doubt is Doubt.SKIPPED:
        raise ValidationError(
            _("%(time)s does not happen on %(day)s: the clocks go forward.") % named
        )
    if doubt is Doubt.TWICE:
        raise ValidationError(_("%(time)s happens twice on %(day)s: the clocks go back.") % named)
    return instant(wall, site_zone())


def shift(campaign: Campaign, by: timedelta, user: AbstractUser, at: datetime) -> int:
    """Move the campaign and its features; how many features moved.

    Raises PermissionDenied, and `ShiftRefused` with everything that is in the way.
    """
    with transaction.atomic():
        campaign.refresh_from_db(from_queryset=Campaign.objects.select_for_update(no_key=True))
        if not can_shift(campaign, user):
            raise PermissionDenied(_("This campaign can no longer be moved, or not by you."))
        standing = Feature.objects.filter(campaign=campaign).exclude(state=State.CANCELLED)
        features = list(standing.with_targets().order_by("starts_at", "pk"))
        trouble: list[str] = []
        window = _span(campaign.starts_at, campaign.ends_at, by, str(campaign), trouble)
        spans = [_span(one.starts_at, one.ends_at, by, str(one), trouble) for one in features]
        if window and window[0] <= at:
            trouble.append(_("The campaign would start in the past."))
        if trouble:
            raise ShiftRefused(trouble)
        _move(campaign, window, user, at)
        steps = [
            many.Step(one, Place(one.slot_id, *span))
            for one, span in zip(features, spans, strict=True)
        ]
        try:
            return many.shift(steps, user, at, may=_may_move)
        except Refused as refused:
            raise ShiftRefused(refused.messages) from refused


def _move(
    campaign: Campaign,
    window: tuple[datetime, datetime | None],
    user: AbstractUser,
    at: datetime,
) -> None:
    before = in_words(campaign.starts_at, campaign.ends_at)
    campaign.starts_at, campaign.ends_at = window
    campaign.save(update_fields=["starts_at", "ends_at"])
    moved = {"from": before, "to": in_words(*window)}
    log(instance=campaign, action=SHIFTED, user=user, timestamp=at, data=moved)


def _may_move(feature: Feature, user: AbstractUser) -> bool:
    """A draft moves with its plan; what is approved, only with who may approve."""
    return feature.state != State.APPROVED or user.has_perm(decisions.APPROVE_PERMISSION)


def _span(
    starts: datetime, ends: datetime | None, by: timedelta, name: str, trouble: list[str]
) -> tuple[datetime, datetime | None] | None:
    """Both ends moved; None, and why in `trouble`, when the clocks are in the way."""
    try:
        return shifted(starts, by), shifted(ends, by) if ends else None
    except ValidationError as error:
        trouble += [f"“{name}”: {said}" for said in error.messages]
        return None
