"""Setting the schedule back: features as they were approved then, where they stood."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Q
from wagtail.models import ModelLogEntry

from magazine.features import decisions
from magazine.features.models import Campaign, Feature, State
from magazine.features.moving import Place


def set_back_features(to: datetime) -> list[str]:
    """Those approved, cancelled or moved since; what could not be set back, in words."""
    Campaign.objects.set_back(to)
    moved = _places(to)
    approved_since = Q(state=State.APPROVED, approved_at__gt=to)
    cancelled_since = Q(state=State.CANCELLED, cancelled_at__gt=to, approved_at__lte=to)
    touched = Feature.objects.filter(approved_since | cancelled_since | Q(pk__in=moved))
    stood = [one for one in touched if _was_approved(one, to)]
    # All leave the schedule first: they may stand where others did.
    Feature.objects.filter(pk__in=[one.pk for one in touched]).update(state=State.DRAFT)
    return [trouble for one in stood if (trouble := _put_back(one, moved.get(one.pk)))]


def _was_approved(feature: Feature, at: datetime) -> bool:
    if feature.state == State.CANCELLED:
        return bool(feature.approved_at and feature.approved_at <= at and feature.cancelled_at > at)
    return feature.state == State.APPROVED and not (
        feature.approved_at and feature.approved_at > at
    )


def _places(to: datetime) -> dict[int, Place]:
    """Where each feature stood that has been moved since."""
    moves = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Feature),
        action=decisions.MOVED,
        timestamp__gt=to,
    )
    places: dict[int, Place] = {}
    for move in moves.order_by("timestamp", "pk"):
        if "from_place" in move.data:
            places.setdefault(int(move.object_id), Place.read(move.data["from_place"]))
    return places


def _put_back(feature: Feature, place: Place | None) -> str:
    slot_id, starts_at, ends_at = place or Place.of(feature)
    try:
        with transaction.atomic():
            Feature.objects.filter(pk=feature.pk).update(
                slot_id=slot_id, starts_at=starts_at, ends_at=ends_at, state=State.APPROVED
            )
    except IntegrityError as error:
        return f"{feature}: {error}"
    return ""
