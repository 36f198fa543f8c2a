"""A series from its first time on: what each turn comes to, and making them all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from magazine.features import decisions, letters
from magazine.features.models import Feature, Series, SlotLock, State
from magazine.features.moving import Place
from magazine.features.onair import overlap
from magazine.features.times import site_zone
from magazine.features.twins import twin
from magazine.features.wallclock import Question, settled, wall_span

from .recurring import MOST, RunsInto, TooMany, turns

REPEATED = "features.repeat"


@dataclass(frozen=True, slots=True)
class Turn:
    """One time it happens; `trouble` says what is in the way."""

    starts: datetime
    ends: datetime
    trouble: str


def plan(
    first: Feature, rule: str, given: Mapping[str, int], at: datetime
) -> tuple[list[Turn], list[Question]]:
    """The turns after the first, and the questions their times raise. Three queries.

    Raises ValidationError when the rule makes no series of this feature.
    """
    if first.series_id:
        raise ValidationError(_("It is part of a series already."))
    if first.ends_at is None:
        raise ValidationError(_("What is open-ended cannot be repeated: give it an end."))
    span, zone = (first.starts_at, first.ends_at), site_zone()
    try:
        walls = turns(wall_span(span, zone), rule)
    except TooMany:
        raise ValidationError(_("That is more than %(most)d times.") % {"most": MOST}) from None
    except RunsInto:
        raise ValidationError(_("Each lasts longer than until the next one.")) from None
    if not walls or walls[0] != wall_span(span, zone):
        raise ValidationError(_("The day it starts on is not one of the days of the rule."))
    spans, questions = settled(walls[1:], zone, given)
    return _checked(first, spans, at), questions


def make(
    first: Feature,
    rule: str,
    given: Mapping[str, int],
    by: AbstractUser,
    at: datetime,
    *,
    state: State,
    leaving_out: bool = False,
) -> list[Feature]:
    """Make the other turns, in the state asked for, all of them or none.

    Raises ValidationError as `plan`, for a question not answered, and for a turn in
    trouble unless those are left out.
    """
    with transaction.atomic():
        decisions.hold(first)
        found, questions = plan(first, rule, given, at)
        if any(question.given is None for question in questions):
            raise ValidationError(_("Some times are not clear yet: answer each question."))
        if not leaving_out and (trouble := [turn.trouble for turn in found if turn.trouble]):
            raise ValidationError(trouble)
        made = [_made(first, turn, by) for turn in found if not turn.trouble]
        first.series, first.occurs_at = _series(first, rule, by), first.starts_at
        first.save()
        for feature in made:
            feature.series, feature.occurs_at = first.series, feature.starts_at
            feature.save()
            log(instance=feature, action="wagtail.create", user=by)
        _decide(made, state, by, at)
        log(instance=first, action=REPEATED, user=by, data={"rule": rule, "many": len(made)})
    return made


def _checked(first: Feature, spans: list, at: datetime) -> list[Turn]:
    if not spans:
        return []
    reach = first.slot, spans[0][0], spans[-1][1]
    booked = list(Feature.objects.overlapping(*reach).exclude(pk=first.pk).with_targets())
    locks = list(SlotLock.objects.over(*reach))
    return [Turn(*span, _trouble(span, booked, locks, at)) for span in spans]


def _trouble(
    span: tuple[datetime, datetime], booked: list[Feature], locks: list[SlotLock], at: datetime
) -> str:
    if span[1] <= span[0]:
        return _("It would end before it starts.")
    if span[1] <= at:
        return _("This has passed already.")
    for thing in (*booked, *locks):
        if overlap(*span, thing.starts_at, thing.ends_at):
            return thing.described()
    return ""


def _made(first: Feature, turn: Turn, by: AbstractUser) -> Feature:
    return twin(first, Place(first.slot_id, turn.starts, turn.ends), by)


def _series(first: Feature, rule: str, by: AbstractUser) -> Series:
    return Series.objects.create(
        slot=first.slot,
        rule=rule,
        first_starts_at=first.starts_at,
        first_ends_at=first.ends_at,
        zone=str(site_zone()),
        created_by=by,
    )


def _decide(made: list[Feature], state: State, by: AbstractUser, at: datetime) -> None:
    """As far as was asked; one letter for all of them."""
    for feature in made:
        if state == State.APPROVED:
            decisions.approve(feature, by, at, telling=False)
        elif state == State.PROPOSED:
            decisions.propose(feature, by, at, telling=False)
    if made and state == State.PROPOSED:
        letters.proposed_many(made, by)
