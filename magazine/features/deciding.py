"""The desk's screens for approving and cancelling a feature, and the buttons that lead there."""

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from magazine.clock import instant_of

from . import decisions
from .forms import ReasonForm
from .models import Feature, State


class DecisionView(PermissionCheckedMixin, SingleObjectMixin, WagtailAdminTemplateMixin, FormView):
    """Shows the feature and asks; only the POST decides."""

    model = Feature
    template_name = "features/decide.html"
    question = ""
    button = ""

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.object = self.get_object(Feature.objects.with_targets())

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
        )
        return super().form_valid(form)


class ApproveView(DecisionView):
    """From draft to approved."""

    permission_required = "approve"
    form_class = forms.Form
    page_title = gettext_lazy("Approve")
    header_icon = "check"
    question = gettext_lazy("Let this go on air at its time?")
    button = gettext_lazy("Approve")

    def decide(self, form: forms.Form) -> None:
        decisions.approve(self.object, self.request.user, instant_of(self.request))


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


def decision_buttons(feature: Feature, user: AbstractUser) -> list[Button]:
    """What this user may decide about the feature now."""
    found = []
    if feature.state == State.DRAFT and user.has_perm(decisions.APPROVE_PERMISSION):
        url = reverse("features:approve", args=[feature.pk])
        found.append(Button(_("Approve"), url=url, icon_name="check", priority=1))
    if feature.state != State.CANCELLED and user.has_perm(decisions.CANCEL_PERMISSION):
        url = reverse("features:cancel", args=[feature.pk])
        found.append(Button(_("Cancel feature"), url=url, icon_name="cross", priority=2))
    return found
