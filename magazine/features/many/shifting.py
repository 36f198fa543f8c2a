"""Moving many features in one transaction: all of them, or none and the clashes named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from magazine.features import decisions, moving
from magazine.features.models import Feature, Slot, State
from magazine.features.moving import Place

from .trying import Refused


class Step(NamedTuple):
    """A feature as it was seen, and where it goes."""

    feature: Feature
    to: Place


def shift(
    steps: Iterable[Step],
    by: AbstractUser,
    at: datetime,
    may: Callable[[Feature, AbstractUser], bool] = decisions.can_edit,
) -> int:
    """Move them all; how many that were. Raises `Refused`. `may` says who moves which."""
    steps = [step for step in steps if Place.of(step.feature) != step.to]
    with transaction.atomic():
        Slot.objects.take(*{pk for step in steps for pk in (step.feature.slot_id, step.to.slot_id)})
        rows = Feature.objects.with_targets().select_for_update(of=("self",))
        fresh = rows.in_bulk([step.feature.pk for step in steps])
        trouble = {
            step.feature.pk: said
            for step in steps
            if (said := _why_not(step, fresh.get(step.feature.pk), by, may))
        }
        if not trouble:
            trouble = _move([(fresh[step.feature.pk], step.to) for step in steps], by, at)
        if trouble:
            raise Refused(trouble, {step.feature.pk: f"“{step.feature}”" for step in steps})
    return len(steps)


def _why_not(
    step: Step,
    fresh: Feature | None,
    by: AbstractUser,
    may: Callable[[Feature, AbstractUser], bool],
) -> str:
    if fresh is None or Place.of(fresh) != Place.of(step.feature):
        return _("Somebody has moved it meanwhile.")
    return "" if may(fresh, by) else moving.why_not(fresh)


def _move(pairs: list[tuple[Feature, Place]], by: AbstractUser, at: datetime) -> dict[int, str]:
    """Those that hold a slot step aside first, so that they can pass each other in it."""
    aside = [feature.pk for feature, _to in pairs if feature.state == State.APPROVED]
    Feature.objects.filter(pk__in=aside).update(state=State.DRAFT)
    trouble = {}
    for feature, to in pairs:
        before = Place.of(feature)
        feature.stood = before
        feature.slot_id, feature.starts_at, feature.ends_at = to
        try:
            with transaction.atomic():
                feature.clean()
                if to.ends_at and to.ends_at <= at and feature.state == State.APPROVED:
                    raise ValidationError(_("This has passed already."))
                feature.save()
                moving.record(feature, before, by, at)
        except ValidationError as refused:
            trouble[feature.pk] = " ".join(refused.messages)
    return trouble
