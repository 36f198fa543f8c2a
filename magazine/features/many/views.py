"""The desk's screens for changing what is listed, and for copying a week to the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from magazine.clock import instant_of
from magazine.features import decisions, letters
from magazine.features.listing import listed
from magazine.features.models import Feature, State
from magazine.features.times import site_zone, span_in_words

from .copying import WEEK, copy, days_on, of_week, rivals
from .forms import Doing, ManyForm, WeekForm
from .plans import Plan, PlanView, Row
from .shifting import Step, shift
from .trying import each, tried

MOST = 366
BUTTONS = {
    Doing.SHIFT: gettext_lazy("Move them"),
    Doing.COPY: gettext_lazy("Copy them"),
    Doing.APPROVE: gettext_lazy("Approve them"),
    Doing.CANCEL: gettext_lazy("Cancel them"),
}


def copies_plan(steps: list[Step], questions: list) -> Plan:
    """The copies; what is approved where one would go is told, and stops no draft."""
    standing = rivals(steps)
    return Plan(
        [_row(step, note=_taken(standing.get(step.feature.pk))) for step in steps],
        questions,
        buttons=((Doing.COPY, BUTTONS[Doing.COPY]),),
    )


class ManyView(PlanView):
    """Does one thing to all that the list shows; the address carries the list's filters."""

    any_permission_required = ["add", "change", "approve", "cancel"]
    form_class = ManyForm
    page_title = gettext_lazy("Change what is listed")
    header_icon = "list-ul"

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def features(self) -> list[Feature]:
        """Raises ValidationError for more than can be overseen."""
        found = listed(self.request).prefetch_related("variants")
        found = list(found.exclude(state=State.CANCELLED).order_by("starts_at", "pk")[: MOST + 1])
        if len(found) > MOST:
            raise ValidationError(
                _("These are more than %(most)d. Narrow the list first.") % {"most": MOST}
            )
        return found

    def make_plan(self, form: ManyForm, given: Mapping[str, int]) -> Plan:
        features, action = self.features(), Doing(form.cleaned_data["action"])
        self.seen = "-".join(str(feature.pk) for feature in features)
        if "make" in self.request.POST and self.request.POST.get("seen") != self.seen:
            raise ValidationError(_("The list has changed meanwhile. Look at it again."))
        if action in {Doing.SHIFT, Doing.COPY}:
            steps, questions = days_on(features, form.cleaned_data["days"], given)
            if action == Doing.COPY:
                return copies_plan(steps, questions)
            trouble = tried(lambda: shift(steps, *self._by()))
            rows = [_row(step, trouble.get(step.feature.pk, "")) for step in steps]
        else:
            questions = []
            trouble = tried(lambda: each(features, self._decision(action, form)))
            word = State.APPROVED if action == Doing.APPROVE else State.CANCELLED
            rows = [
                Row(_named(one), _standing(one), word.label, trouble.get(one.pk, ""))
                for one in self.features()
            ]
        return Plan(rows, questions, buttons=((action, BUTTONS[action]),))

    def carry_out(self, form: ManyForm, given: Mapping[str, int], button: str) -> str:
        features, action = self.features(), Doing(button)
        if action in {Doing.SHIFT, Doing.COPY}:
            steps, _questions = days_on(features, form.cleaned_data["days"], given)
            by = self._by()
            many = copy(steps, by[0]) if action == Doing.COPY else shift(steps, *by)
        else:
            many = each(features, self._decision(action, form))
            if action == Doing.APPROVE:
                letters.approved_many(features, self.request.user)
        return ngettext("Done, for one feature.", "Done, for %(many)d features.", many) % {
            "many": many
        }

    def _by(self) -> tuple:
        return self.request.user, instant_of(self.request)

    def _decision(self, action: Doing, form: ManyForm) -> partial:
        by, at = self._by()
        if action == Doing.APPROVE:
            return partial(decisions.approve, by=by, at=at, telling=False)
        return partial(decisions.cancel, by=by, at=at, reason=form.cleaned_data["reason"])

    def trail(self) -> list[dict]:
        return [{"url": reverse("features:index"), "label": _("Features")}]

    def get_success_url(self) -> str:
        return reverse("features:index")

    def get_context_data(self, **kwargs: object) -> dict:
        many = listed(self.request).exclude(state=State.CANCELLED).count()
        intro = ngettext(
            "About the one feature in the list, if it is not cancelled.",
            "About the %(many)d features in the list that are not cancelled.",
            many,
        ) % {"many": many}
        seen = getattr(self, "seen", "")
        return {**super().get_context_data(**kwargs), "intro": intro, "seen": seen}


class CopyWeekView(PlanView):
    """Copies a week of one slot, or of all, to the next week, as drafts."""

    permission_required = "add"
    form_class = WeekForm
    page_title = gettext_lazy("Copy a week")
    header_icon = "copy"

    def get_initial(self) -> dict:
        today = instant_of(self.request).astimezone(site_zone()).date()
        return {"week": today - timedelta(days=today.weekday() + WEEK)}

    def make_plan(self, form: WeekForm, given: Mapping[str, int]) -> Plan:
        return copies_plan(*self._copied(form, given))

    def carry_out(self, form: WeekForm, given: Mapping[str, int], button: str) -> str:
        steps, _questions = self._copied(form, given)
        many = copy(steps, self.request.user)
        return ngettext("One draft is made.", "%(many)d drafts are made.", many) % {"many": many}

    def _copied(self, form: WeekForm, given: Mapping[str, int]) -> tuple[list, list]:
        asked = form.cleaned_data
        return days_on(of_week(asked["week"], asked["slot"]), WEEK, given)

    def trail(self) -> list[dict]:
        return [{"url": reverse("features:index"), "label": _("Features")}]

    def get_success_url(self) -> str:
        return f"{reverse('features:index')}?state=draft"


def _row(step: Step, trouble: str = "", note: str = "") -> Row:
    after = span_in_words(step.to.starts_at, step.to.ends_at)
    return Row(_named(step.feature), _standing(step.feature), after, trouble, note)


def _named(feature: Feature) -> str:
    return f"{feature} · {feature.slot}"


def _standing(feature: Feature) -> str:
    times = span_in_words(feature.starts_at, feature.ends_at)
    return f"{feature.get_state_display()}, {times}"


def _taken(other: Feature | None) -> str:
    return _("taken: %(other)s") % {"other": other.described()} if other else ""
