"""Moving a whole campaign by days and hours on the site's clocks: all of it, or nothing.

Its window and its features go along, and with the window its prices, which have none of
their own. What was at nine in the morning is at nine in the morning, whatever the clocks do.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from magazine.features.models import Feature, Slot, State
from magazine.features.moving import Place, record
from magazine.features.onair import overlap
from magazine.features.times import happens_twice, in_words, never_happens, site_zone

from .models import Campaign
from .rights import SHIFTED, can_shift

# A parked feature is not approved, so it is in nobody's way while the others move.
PARKED = State.DRAFT


class ShiftRefused(ValidationError):
    """It cannot all move: each message names one thing that is in the way."""


def shifted(at: datetime, by: timedelta) -> datetime:
    """The same time of day, so many days and hours on. Raises ValidationError when the site's
    clocks skip that time or pass it twice: which instant is meant is not guessed.
    """
    local = at.astimezone(site_zone()).replace(tzinfo=None, fold=0) + by
    named = {"time": f"{local:%H:%M}", "day": formats.date_format(local, "j F Y")}
    if never_happens(local):
        raise ValidationError(
            _("%(time)s does not happen on %(day)s: the clocks go forward.") % named
        )
    if happens_twice(local):
        raise ValidationError(_("%(time)s happens twice on %(day)s: the clocks go back.") % named)
    return local.replace(tzinfo=site_zone()).astimezone(UTC)


def shift(campaign: Campaign, by: timedelta, user: AbstractUser, at: datetime) -> int:
    """Move the campaign and its features; how many features moved.

    Raises PermissionDenied, and `ShiftRefused` with everything that is in the way.
    """
    with transaction.atomic():
        campaign.refresh_from_db(from_queryset=Campaign.objects.select_for_update(no_key=True))
        if not can_shift(campaign, user):
            raise PermissionDenied(_("This campaign can no longer be moved, or not by you."))
        features = list(
            Feature.objects.filter(campaign=campaign)
            .exclude(state=State.CANCELLED)
            .select_related("slot")
            .order_by("starts_at", "pk")
        )
        Slot.objects.take(*(feature.slot_id for feature in features))
        _move(campaign, features, by, user, at)
    return len(features)


def _move(
    campaign: Campaign,
    features: list[Feature],
    by: timedelta,
    user: AbstractUser,
    at: datetime,
) -> None:
    """Inside the transaction, with the slots taken."""
    trouble: list[str] = []
    window = _shifted_span(campaign.starts_at, campaign.ends_at, by, str(campaign), trouble)
    places = [
        Place(feature.slot_id, *span) if span else None
        for feature in features
        for span in [_shifted_span(feature.starts_at, feature.ends_at, by, str(feature), trouble)]
    ]
    if window and window[0] <= at:
        trouble.append(_("The campaign would start in the past."))
    if trouble:
        raise ShiftRefused(trouble)
    clashes = _clashes(features, places)
    if clashes:
        raise ShiftRefused(clashes)
    before = in_words(campaign.starts_at, campaign.ends_at)
    campaign.starts_at, campaign.ends_at = window
    campaign.save(update_fields=["starts_at", "ends_at"])
    _replace(features, places, user, at)
    moved = {"from": before, "to": in_words(*window)}
    log(instance=campaign, action=SHIFTED, user=user, timestamp=at, data=moved)


def _replace(
    features: list[Feature], places: list[Place], user: AbstractUser, at: datetime
) -> None:
    """Each to its new place; those that hold a slot step aside first, to pass each other."""
    approved = [feature.pk for feature in features if feature.state == State.APPROVED]
    Feature.objects.filter(pk__in=approved).update(state=PARKED)
    for feature, place in zip(features, places, strict=True):
        before = Place.of(feature)
        feature.starts_at, feature.ends_at = place.starts_at, place.ends_at
        try:
            feature.save()
        except ValidationError as error:
            raise ShiftRefused([f"“{feature}”: {said}" for said in error.messages]) from error
        record(feature, before, user, at)


def _clashes(features: list[Feature], places: list[Place]) -> list[str]:
    """What stands in the way of the approved ones, each named with its slot and times."""
    moving = [
        (feature, place)
        for feature, place in zip(features, places, strict=True)
        if feature.state == State.APPROVED
    ]
    standing = _others([feature for feature, _place in moving], [place for _, place in moving])
    return [
        _("“%(feature)s” would meet %(other)s.") % {"feature": feature, "other": other.described()}
        for feature, place in moving
        for other in standing
        if other.slot_id == place.slot_id
        and overlap(place.starts_at, place.ends_at, other.starts_at, other.ends_at)
    ]


def _others(moving: list[Feature], places: list[Place]) -> list[Feature]:
    """Approved features that do not move, within the whole stretch these move to."""
    if not places:
        return []
    ends = [place.ends_at for place in places]
    return list(
        Feature.objects.approved()
        .filter(slot__in={place.slot_id for place in places})
        .between(min(place.starts_at for place in places), None if None in ends else max(ends))
        .exclude(pk__in=[feature.pk for feature in moving])
        .with_targets()
    )


def _shifted_span(
    starts: datetime, ends: datetime | None, by: timedelta, name: str, trouble: list[str]
) -> tuple[datetime, datetime | None] | None:
    """Both ends moved; None, and why in `trouble`, when the clocks are in the way."""
    try:
        return shifted(starts, by), shifted(ends, by) if ends else None
    except ValidationError as error:
        trouble += [f"“{name}”: {said}" for said in error.messages]
        return None
