"""The desk's screens for series: repeating a feature, moving and cancelling turns."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from magazine.clock import instant_of
from magazine.features import decisions, moving
from magazine.features.many.plans import Plan, PlanView, Row
from magazine.features.many.shifting import shift
from magazine.features.many.trying import tried
from magazine.features.models import Feature, State
from magazine.features.times import span_in_words

from .changing import cancel, chosen, moved
from .forms import CancelForm, MoveForm, RepeatForm, Scope
from .planning import make, plan

MADE = {
    State.DRAFT: gettext_lazy("Make them as drafts"),
    State.PROPOSED: gettext_lazy("Make and propose them"),
    State.APPROVED: gettext_lazy("Make and approve them"),
}


class OfFeatureView(PlanView):
    """About one feature, named in the address."""

    permission_required = "change"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.feature = get_object_or_404(self.features(), pk=kwargs["pk"])

    def features(self) -> QuerySet:
        return Feature.objects.with_targets().select_related("series__slot__section")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not self.is_open() and self.user_has_permission(self.permission_required):
            messages.warning(request, moving.why_not(self.feature))
            return redirect("features:inspect", self.feature.pk)
        return super().dispatch(request, *args, **kwargs)

    def is_open(self) -> bool:
        return decisions.can_edit(self.feature, self.request.user)

    def trail(self) -> list[dict]:
        url = reverse("features:inspect", args=[self.feature.pk])
        return [
            {"url": reverse("features:index"), "label": _("Features")},
            {"url": url, "label": str(self.feature)},
        ]

    def get_context_data(self, **kwargs: object) -> dict:
        series = self.feature.series
        intro = f"{self.feature.described()}. {series}" if series else self.feature.described()
        return {**super().get_context_data(**kwargs), "intro": intro}

    def get_success_url(self) -> str:
        if self.feature.series_id:
            return f"{reverse('features:index')}?series={self.feature.series_id}"
        return reverse("features:index")


class RepeatView(OfFeatureView):
    """Makes a series of a feature."""

    form_class = RepeatForm
    page_title = gettext_lazy("Repeat")
    header_icon = "rotate"

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "first": self.feature}

    def make_plan(self, form: RepeatForm, given: Mapping[str, int]) -> Plan:
        turns, questions = plan(self.feature, form.rule(), given, instant_of(self.request))
        may_approve = self.request.user.has_perm(decisions.APPROVE_PERMISSION)
        last = State.APPROVED if may_approve else State.PROPOSED
        return Plan(
            [
                Row(str(self.feature), "", span_in_words(turn.starts, turn.ends), turn.trouble)
                for turn in turns
            ],
            questions,
            can_leave_out=form.cleaned_data["leave_out"],
            buttons=tuple((state, MADE[state]) for state in (last, State.DRAFT)),
        )

    def carry_out(self, form: RepeatForm, given: Mapping[str, int], button: str) -> str:
        made = make(
            self.feature,
            form.rule(),
            given,
            self.request.user,
            instant_of(self.request),
            state=State(button),
            leaving_out=form.cleaned_data["leave_out"],
        )
        return ngettext("It repeats once more.", "It repeats %(many)d more times.", len(made)) % {
            "many": len(made)
        }


class MoveTurnsView(OfFeatureView):
    """Moves one turn, those that follow too, or all."""

    form_class = MoveForm
    page_title = gettext_lazy("Move in the series")
    header_icon = "date"

    def features(self) -> QuerySet:
        return super().features().exclude(series=None)

    def get_form_kwargs(self) -> dict:
        now = instant_of(self.request)
        return {**super().get_form_kwargs(), "feature": self.feature, "instant": now}

    def make_plan(self, form: MoveForm, given: Mapping[str, int]) -> Plan:
        steps, questions = self._moved(form, given)
        user, at = self.request.user, instant_of(self.request)
        trouble = tried(lambda: shift(steps, user, at))
        return Plan(
            [
                Row(
                    str(step.feature),
                    span_in_words(step.feature.starts_at, step.feature.ends_at),
                    span_in_words(step.to.starts_at, step.to.ends_at),
                    trouble.get(step.feature.pk, ""),
                )
                for step in steps
            ],
            questions,
            buttons=(("move", _("Move them")),),
        )

    def carry_out(self, form: MoveForm, given: Mapping[str, int], button: str) -> str:
        steps, _questions = self._moved(form, given)
        many = shift(steps, self.request.user, instant_of(self.request))
        return ngettext("One is moved.", "%(many)d are moved.", many) % {"many": many}

    def _moved(self, form: MoveForm, given: Mapping[str, int]) -> tuple[list, list]:
        asked = form.cleaned_data
        to = asked["starts_at"], asked["ends_at"]
        return moved(self.feature, to, Scope(asked["scope"]), given)


class CancelTurnsView(OfFeatureView):
    """Cancels one turn, those that follow too, or all."""

    permission_required = "cancel"
    form_class = CancelForm
    page_title = gettext_lazy("Cancel in the series")
    header_icon = "cross"

    def features(self) -> QuerySet:
        return super().features().exclude(series=None)

    def is_open(self) -> bool:
        return decisions.can_cancel(self.feature, self.request.user)

    def make_plan(self, form: CancelForm, given: Mapping[str, int]) -> Plan:
        turns = chosen(self.feature, Scope(form.cleaned_data["scope"]))
        return Plan(
            [
                Row(str(turn), span_in_words(turn.starts_at, turn.ends_at), _("Cancelled"))
                for turn in turns
                if turn.state != State.CANCELLED
            ],
            buttons=(("cancel", _("Cancel them")),),
        )

    def carry_out(self, form: CancelForm, given: Mapping[str, int], button: str) -> str:
        asked = form.cleaned_data
        gone = cancel(
            self.feature,
            Scope(asked["scope"]),
            self.request.user,
            instant_of(self.request),
            asked["reason"],
        )
        return ngettext("One is cancelled.", "%(many)d are cancelled.", len(gone)) % {
            "many": len(gone)
        }
