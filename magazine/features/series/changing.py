"""Moving and cancelling turns of a series: one, those that follow too, or all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from magazine.features import decisions
from magazine.features.many.shifting import Step
from magazine.features.models import Feature, Slot, State
from magazine.features.moving import Place
from magazine.features.times import site_zone
from magazine.features.wallclock import Question, WallSpan, settled, wall_span

from .forms import Scope


def chosen(feature: Feature, scope: Scope) -> list[Feature]:
    """The turns the change is about, in order; cancelled ones stay as they are."""
    if scope == Scope.THIS or feature.series_id is None:
        return [feature]
    found = Feature.objects.filter(series=feature.series_id).exclude(state=State.CANCELLED)
    if scope == Scope.FOLLOWING:
        found = found.filter(occurs_at__gte=feature.occurs_at)
    return list(found.with_targets().order_by("starts_at", "pk"))


def moved(
    feature: Feature,
    to: tuple[datetime, datetime],
    scope: Scope,
    given: Mapping[str, int],
) -> tuple[list[Step], list[Question]]:
    """This one goes there, the others by as much on the wall clock.

    This one's own time was typed and is one instant: it raises no question.
    """
    zone, turns = site_zone(), chosen(feature, scope)
    there, here = wall_span(to, zone), wall_span((feature.starts_at, feature.ends_at), zone)
    by_starts = there.starts - here.starts
    by_ends = there.ends - here.ends if here.ends else timedelta(0)
    walls, standing = [], []
    for turn in turns:
        span = to if turn.pk == feature.pk else (turn.starts_at, turn.ends_at)
        standing.append(span)
        wall = wall_span(span, zone)
        if turn.pk != feature.pk:
            ends = wall.ends + by_ends if wall.ends else None
            wall = WallSpan(wall.starts + by_starts, ends)
        walls.append(wall)
    spans, questions = settled(walls, zone, given, standing)
    steps = [
        Step(turn, Place(turn.slot_id, *span)) for turn, span in zip(turns, spans, strict=True)
    ]
    return steps, questions


def cancel(
    feature: Feature, scope: Scope, by: AbstractUser, at: datetime, reason: str
) -> list[Feature]:
    """All of them in one transaction. Raises PermissionDenied, or as `decisions.cancel`."""
    with transaction.atomic():
        turns = [turn for turn in chosen(feature, scope) if turn.state != State.CANCELLED]
        Slot.objects.take(*{turn.slot_id for turn in turns})
        for turn in turns:
            if not decisions.can_cancel(turn, by):
                raise PermissionDenied(_("You may not cancel features."))
            decisions.cancel(turn, by, at, reason)
    return turns
