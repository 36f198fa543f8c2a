"""What a hand on the board does, answered in JSON: what was done, or why not and what instead.

Times come as the site's wall clock shows them, or exact with their offset; the same form
reads them as on the page that moves a feature.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import ModelLogEntry

from magazine.clock import instant_of
from magazine.features import moving
from magazine.features.clashes import SlotLocked, SlotTaken
from magazine.features.models import Feature, Slot
from magazine.features.moving import Place
from magazine.features.times import NotOneInstant, clock_time

from .moves import MoveForm, move_told

CONFLICT, FORBIDDEN = 409, 403


class Hand(PermissionCheckedMixin, View):
    """A change by hand; only who may change features gets as far as the rules."""

    model = Feature
    permission_required = "change"
    http_method_names = ["post"]

    def answer(
        self, do: Callable[[], ModelLogEntry | None], feature: Feature, to: Place
    ) -> JsonResponse:
        """Do it, and say what was done with the way back, or why not."""
        try:
            entry = do()
        except PermissionDenied as denied:
            return refusal(str(denied), status=FORBIDDEN)
        except SlotTaken as taken:
            return blocked(taken, feature, to, taken.clash)
        except SlotLocked as locked:
            return blocked(locked, feature, to)
        except ValidationError as refused:
            return refusal(" ".join(refused.messages))
        if entry is None:
            return JsonResponse({"told": _("It stands there already.")})
        told = _("%(feature)s: moved to %(to)s.") % {"feature": entry.label, "to": entry.data["to"]}
        return JsonResponse({"told": told, "undo": reverse("features:put_back", args=[entry.pk])})


class DragView(Hand):
    """A feature dragged to another time or slot, or one of its edges."""

    def post(self, request: HttpRequest, pk: int) -> JsonResponse:
        feature, now = get_object_or_404(Feature, pk=pk), instant_of(request)
        form = MoveForm(request.POST, instant=now)
        if not form.is_valid():
            return unreadable(form)
        move = partial(moving.move, feature, form.place, request.user, now, stood=form.stood)
        return self.answer(move, feature, form.place)


class PutBackView(Hand):
    """The undo of the board's toast."""

    def post(self, request: HttpRequest, entry: int) -> JsonResponse:
        move = move_told(entry)
        feature = get_object_or_404(Feature, pk=move.object_id)
        undo = partial(moving.undo, move, request.user, instant_of(request))
        return self.answer(undo, feature, Place.read(move.data["from_place"]))


def refusal(
    reason: str,
    choices: Iterable[dict] = (),
    clash: Feature | None = None,
    status: int = CONFLICT,
) -> JsonResponse:
    """Why it was not done; `choices` are what could be sent instead, each with its words."""
    told: dict[str, object] = {"reason": reason, "choices": list(choices)}
    if clash:
        told["clash"] = {"label": str(clash), "url": reverse("features:edit", args=[clash.pk])}
    return JsonResponse(told, status=status)


def blocked(
    refused: ValidationError, feature: Feature, to: Place, clash: Feature | None = None
) -> JsonResponse:
    """The slot is taken or locked: by what, until when, and the next start that is free."""
    reason = " ".join(refused.messages)
    slot = Slot.objects.get(pk=to.slot_id)
    free = Feature.objects.next_free(slot, to.starts_at, to.ends_at, leaving_out=feature.pk)
    if free is None:
        nothing = _("No later start is free: something open-ended stands in the slot.")
        return refusal(f"{reason} {nothing}", clash=clash)
    ends = to.ends_at and free + (to.ends_at - to.starts_at)
    label = _("Move to %(start)s, the next free start") % {"start": clock_time(free)}
    return refusal(reason, [_choice(label, slot=slot.pk, starts_at=free, ends_at=ends)], clash)


def unreadable(form: MoveForm) -> JsonResponse:
    """What the form says; where clocks change, asked as a choice of instants."""
    problems = [
        (name, problem) for name, found in form.errors.as_data().items() for problem in found
    ]
    reason = " ".join(message for _name, problem in problems for message in problem.messages)
    choices = [
        _choice(clock_time(instant), **{name: instant})
        for name, problem in problems[:1]
        if isinstance(problem, NotOneInstant)
        for instant in problem.instants
    ]
    return refusal(reason, choices)


def _choice(label: str, **fields: int | datetime | None) -> dict:
    """Fields to send in place of those that were refused."""
    return {
        "label": label,
        "fields": {
            name: value.isoformat() if isinstance(value, datetime) else str(value or "")
            for name, value in fields.items()
        },
    }
