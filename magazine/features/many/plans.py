"""A change of many shown before it is made: a table of what would become of each, the
questions its times raise, and a button that does it as shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from magazine.clock import instant_of
from magazine.features.models import Feature
from magazine.features.times import clock_time, zone_name
from magazine.features.wallclock import Doubt, Question

ANSWER = "answer-"


@dataclass(frozen=True, slots=True)
class Row:
    """One feature: what it is, where it stands or will, and what is in the way.

    A `note` is worth knowing and stops nothing.
    """

    name: str
    before: str
    after: str
    trouble: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would happen. `can_leave_out` when rows in trouble may be passed over."""

    rows: list[Row]
    questions: list[Question] = field(default_factory=list)
    can_leave_out: bool = False
    buttons: tuple[tuple[str, str], ...] = ()

    @property
    def open_questions(self) -> list[Question]:
        return [question for question in self.questions if question.given is None]

    @property
    def troubles(self) -> int:
        return sum(1 for row in self.rows if row.trouble)

    @property
    def tells_before(self) -> bool:
        return any(row.before for row in self.rows)

    @property
    def can_be_made(self) -> bool:
        doable = self.troubles < len(self.rows) if self.can_leave_out else not self.troubles
        return bool(self.rows) and doable and not self.open_questions


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the template shows it."""

    key: str
    text: str
    choices: list[tuple[int, str, bool]]


def answers(data: QueryDict) -> dict[str, int]:
    """What was chosen for each doubtful time."""
    return {
        name.removeprefix(ANSWER): int(value)
        for name, value in data.items()
        if name.startswith(ANSWER) and value in {"0", "1"}
    }


def asked(question: Question) -> Asked:
    """In words: what the clocks do, and the two times that can be meant."""
    named = {"time": f"{question.wall:%H:%M}", "day": formats.date_format(question.wall, "j F Y")}
    first, second = (clock_time(answer) for answer in question.answers)
    if question.doubt is Doubt.TWICE:
        text = _("%(time)s happens twice on %(day)s, because the clocks go back.") % named
        words = _("The first: %s") % first, _("The second: %s") % second
    else:
        text = _("%(time)s does not happen on %(day)s, because the clocks go forward.") % named
        words = _("After the gap: %s") % first, _("Before the gap: %s") % second
    choices = [(fold, word, question.given == fold) for fold, word in enumerate(words)]
    return Asked(f"{ANSWER}{question.key}", text, choices)


class PlanView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """GET asks; the first POST shows the plan; the one by a button under the plan does it."""

    model = Feature
    template_name = "features/many/plan.html"
    plan_label = ""

    def make_plan(self, form: forms.Form, given: Mapping[str, int]) -> Plan:
        """What would happen. Raises ValidationError when it cannot even be planned."""
        raise NotImplementedError

    def carry_out(self, form: forms.Form, given: Mapping[str, int], button: str) -> str:
        """Do it, all of it or nothing, and say what was done. Raises ValidationError."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        given = answers(self.request.POST)
        button = self.request.POST.get("make", "")
        try:
            plan = self.make_plan(form, given)
            if button in dict(plan.buttons) and plan.can_be_made:
                messages.success(self.request, self.carry_out(form, given, button))
                return redirect(self.get_success_url())
        except ValidationError as refused:
            form.add_error(None, refused.messages)
            return self.form_invalid(form)
        except PermissionDenied as denied:
            form.add_error(None, str(denied))
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form, plan=plan))

    def get_context_data(self, **kwargs: object) -> dict:
        context = super().get_context_data(**kwargs)
        plan = context.get("plan")
        return {
            **context,
            "plan_label": self.plan_label or _("Show what would happen"),
            "asked": [asked(question) for question in plan.questions] if plan else [],
            "zone": zone_name(instant_of(self.request)),
        }

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, *self.trail(), {"url": "", "label": self.page_title}]

    def trail(self) -> list[dict]:
        return []
