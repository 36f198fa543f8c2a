"""Copying many features some days on, by the wall clock, as drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from magazine.features.models import Feature, Slot, State
from magazine.features.moving import Place
from magazine.features.onair import overlap
from magazine.features.times import site_zone
from magazine.features.twins import twin
from magazine.features.wallclock import Question, WallSpan, instant, settled, wall_span

from .shifting import Step

WEEK = 7


def days_on(
    features: Iterable[Feature], days: int, given: Mapping[str, int]
) -> tuple[list[Step], list[Question]]:
    """Each at the same time of day, so many days on, and what is doubtful about that."""
    zone, shift, found = site_zone(), timedelta(days=days), list(features)
    walls = [wall_span((feature.starts_at, feature.ends_at), zone) for feature in found]
    moved = [WallSpan(wall.starts + shift, wall.ends and wall.ends + shift) for wall in walls]
    spans, questions = settled(moved, zone, given)
    steps = [
        Step(feature, Place(feature.slot_id, *span))
        for feature, span in zip(found, spans, strict=True)
    ]
    return steps, questions


def copy(steps: Iterable[Step], by: AbstractUser) -> int:
    """Make the copies as drafts, all or none; how many that were."""
    steps = list(steps)
    with transaction.atomic():
        for step in steps:
            made = twin(step.feature, step.to, by)
            made.clean()
            made.save()
            log(instance=made, action="wagtail.create", user=by)
    return len(steps)


def rivals(steps: list[Step]) -> dict[int, Feature]:
    """What is approved already where a copy would go, by the feature it is of. One query."""
    ends = [step.to.ends_at for step in steps]
    if not steps:
        return {}
    standing = list(
        Feature.objects.approved()
        .filter(slot__in={step.to.slot_id for step in steps})
        .between(min(step.to.starts_at for step in steps), None if None in ends else max(ends))
        .with_targets()
    )
    return {
        step.feature.pk: other
        for step in steps
        for other in standing
        if other.slot_id == step.to.slot_id
        and overlap(step.to.starts_at, step.to.ends_at, other.starts_at, other.ends_at)
    }


def of_week(day: date, slot: Slot | None) -> list[Feature]:
    """What starts in the week of the day, Monday to Sunday, in the slot or in all."""
    monday = day - timedelta(days=day.weekday())
    since, to = (_midnight(monday), _midnight(monday + timedelta(days=WEEK)))
    found = Feature.objects.exclude(state=State.CANCELLED).with_targets()
    found = found.filter(starts_at__gte=since, starts_at__lt=to).prefetch_related("variants")
    if slot is not None:
        found = found.filter(slot=slot)
    return list(found.order_by("starts_at", "pk"))


def _midnight(day: date) -> datetime:
    return instant(datetime.combine(day, time()), site_zone())  # (a wall clock has no zone)
