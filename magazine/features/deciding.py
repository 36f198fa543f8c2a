"""The desk's screens for deciding about a feature, and the buttons that lead there."""

from collections.abc import Callable
from typing import NamedTuple

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView
from django.views.generic.detail import SingleObjectMixin
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from magazine.clock import instant_of

from . import decisions, trimming
from .forms import AsSeenForm, ReasonForm, SendBackForm
from .models import Feature, Trim
from .times import clock_time
from .trims import Answer


class DecisionView(PermissionCheckedMixin, SingleObjectMixin, WagtailAdminTemplateMixin, FormView):
    """Shows the feature and asks; only the POST decides."""

    model = Feature
    template_name = "features/decide.html"
    question = ""
    button = ""

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.object = self.get_object(Feature.objects.with_targets().select_related("proposed_by"))

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("features:index"), "label": _("Features")},
            {"url": reverse("features:inspect", args=[self.object.pk]), "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse("features:index")

    def get_context_data(self, **kwargs: object) -> dict:
        return {
            **super().get_context_data(**kwargs),
            "feature": self.object,
            "proposed_when": self.object.proposed_at and clock_time(self.object.proposed_at),
            "on_air": self.object.is_on_air(instant_of(self.request)),
            "question": self.question,
            "button": self.button,
            "next": get_valid_next_url_from_request(self.request),
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.decide(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("%(feature)s: %(state)s.")
            % {"feature": self.object.described(), "state": self.object.get_state_display()},
            buttons=self.get_message_buttons(),
        )
        return super().form_valid(form)

    def get_message_buttons(self) -> list[tuple]:
        """What is offered beside the word that it is done."""
        return []


class ApproveView(DecisionView):
    """From draft or proposal to approved."""

    permission_required = "approve"
    form_class = AsSeenForm
    page_title = gettext_lazy("Approve")
    header_icon = "check"
    question = gettext_lazy("Let this go on air at its time?")
    button = gettext_lazy("Approve")

    def get_initial(self) -> dict:
        return {"as_seen": self.object.updated_at.isoformat()}

    def form_invalid(self, form: AsSeenForm) -> HttpResponse:
        """Asked once more, about how it stands now."""
        form.data = {**form.data.dict(), "as_seen": self.object.updated_at.isoformat()}
        return super().form_invalid(form)

    def decide(self, form: AsSeenForm) -> None:
        seen = form.cleaned_data["as_seen"]
        at = instant_of(self.request)
        trimming.approve(self.object, self.request.user, at, as_seen=seen)

    def get_context_data(self, **kwargs: object) -> dict:
        trims = self.object.trims.filter(made_at=None).with_features()
        return {**super().get_context_data(**kwargs), "trims": list(trims)}


class AnswerView(WagtailAdminTemplateMixin, DetailView):
    """The owner of a feature says whether it may be trimmed."""

    template_name = "features/answer.html"
    page_title = gettext_lazy("Asked of you")
    header_icon = "pick"
    context_object_name = "trim"

    def get_queryset(self) -> models.QuerySet:
        return Trim.objects.filter(owner=self.request.user).with_features()

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        word = Answer.AGREED if "agree" in request.POST else Answer.OBJECTED
        try:
            trimming.answer(self.get_object(), word, request.user, instant_of(request))
        except ValidationError as late:
            messages.error(request, late.messages[0])
        else:
            messages.success(request, _("Your answer is passed on to whoever decides."))
        return redirect("wagtailadmin_home")


class SendBackView(DecisionView):
    """From proposal to draft, with a word on why."""

    permission_required = "approve"
    form_class = SendBackForm
    page_title = gettext_lazy("Send back")
    header_icon = "undo"
    question = gettext_lazy("Send this back to who proposed it?")
    button = gettext_lazy("Send it back")

    def decide(self, form: SendBackForm) -> None:
        decisions.send_back(self.object, self.request.user, form.cleaned_data["because"])


class ProposeView(DecisionView):
    """From draft to proposal."""

    permission_required = "change"
    form_class = forms.Form
    page_title = gettext_lazy("Propose")
    header_icon = "mail"
    question = gettext_lazy("Ask for this to be approved?")
    button = gettext_lazy("Propose it")

    def decide(self, form: forms.Form) -> None:
        decisions.propose(self.object, self.request.user, instant_of(self.request))


class TakeBackView(DecisionView):
    """From proposal to draft, by those who write."""

    permission_required = "change"
    form_class = forms.Form
    page_title = gettext_lazy("Take back")
    header_icon = "undo"
    question = gettext_lazy("Make this proposal a draft again?")
    button = gettext_lazy("Take it back")

    def decide(self, form: forms.Form) -> None:
        decisions.take_back(self.object, self.request.user)


class CancelView(DecisionView):
    """Off the schedule, with the reason."""

    permission_required = "cancel"
    form_class = ReasonForm
    page_title = gettext_lazy("Cancel feature")
    header_icon = "cross"
    question = gettext_lazy("Take this off the schedule?")
    button = gettext_lazy("Cancel the feature")

    def decide(self, form: ReasonForm) -> None:
        reason = form.cleaned_data["reason"]
        decisions.cancel(self.object, self.request.user, instant_of(self.request), reason)


class Decision(NamedTuple):
    """A decision as a button: its address, when it is open to somebody, and its words."""

    name: str
    is_open: Callable[[Feature, AbstractUser], bool]
    label: str
    icon: str


DECISIONS = (
    Decision("propose", decisions.can_propose, gettext_lazy("Propose"), "mail"),
    Decision("approve", decisions.can_approve, gettext_lazy("Approve"), "check"),
    Decision("send_back", decisions.can_send_back, gettext_lazy("Send back"), "undo"),
    Decision("take_back", decisions.can_take_back, gettext_lazy("Take back"), "undo"),
    Decision("cancel", decisions.can_cancel, gettext_lazy("Cancel feature"), "cross"),
    Decision("repeat", decisions.can_repeat, gettext_lazy("Repeat"), "rotate"),
    Decision("move_turns", decisions.can_move_turns, gettext_lazy("Move in the series"), "date"),
    Decision(
        "cancel_turns", decisions.can_cancel_turns, gettext_lazy("Cancel in the series"), "cross"
    ),
)


def decision_buttons(feature: Feature, user: AbstractUser) -> list[Button]:
    """What this user may decide about the feature now."""
    return [
        Button(
            decision.label,
            url=reverse(f"features:{decision.name}", args=[feature.pk]),
            icon_name=decision.icon,
            priority=priority,
        )
        for priority, decision in enumerate(DECISIONS, start=1)
        if decision.is_open(feature, user)
    ]
