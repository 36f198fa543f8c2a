"""The desk's screens that ask before something becomes of a campaign. Only the POST decides."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from magazine.clock import instant_of
from magazine.features.times import in_words

from . import approving, rights
from .checklist import checked
from .forms import CancelForm, EndForm, RollBackForm, ShiftForm
from .gathering import gather
from .models import Campaign
from .rolling_back import later_edits, roll_back
from .shifting import shift


class CampaignFormView(SingleObjectMixin, WagtailAdminTemplateMixin, FormView):
    """A question about one campaign, for those whom `allowed` lets answer it."""

    model = Campaign
    template_name = "features/campaigns/decide.html"
    form_class: type[forms.Form] = forms.Form
    question = ""
    explanation = ""
    button = ""
    done = ""
    allowed: Callable[[Campaign, AbstractUser], bool]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        self.object = self.get_object()
        if not type(self).allowed(self.object, request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("campaigns:index"), "label": _("Campaigns")},
            {"url": self.get_success_url(), "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    def get_success_url(self) -> str:
        return reverse("campaigns:inspect", args=[self.object.pk])

    def get_context_data(self, **kwargs: object) -> dict:
        return {
            **super().get_context_data(**kwargs),
            "campaign": self.object,
            "times": in_words(self.object.starts_at, self.object.ends_at),
            "question": self.question,
            "explanation": self.explanation,
            "button": self.button,
            "back": self.get_success_url(),
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.decide(form)
        except ValidationError as error:
            _tell(form, error)
            self.object.refresh_from_db()
            return self.form_invalid(form)
        except PermissionDenied as refused:
            messages.error(self.request, str(refused))
            return super().form_valid(form)
        messages.success(self.request, self.done % {"campaign": self.object})
        return super().form_valid(form)

    def decide(self, form: forms.Form) -> None:
        raise NotImplementedError


class ApproveView(CampaignFormView):
    """From planned to approved, when nothing blocks it."""

    allowed = rights.can_approve
    page_title = gettext_lazy("Approve")
    header_icon = "check"
    question = gettext_lazy("Let this go live at its hour?")
    explanation = gettext_lazy(
        "Its features are approved with it and keep their slots. Until the hour they are held "
        "back: everything in it is seen together, or nothing."
    )
    button = gettext_lazy("Approve")
    done = gettext_lazy("“%(campaign)s” is approved.")

    def get_context_data(self, **kwargs: object) -> dict:
        findings = checked(gather(self.object, instant_of(self.request)))
        return {**super().get_context_data(**kwargs), "findings": findings}

    def decide(self, form: forms.Form) -> None:
        approving.approve(self.object, self.request.user, instant_of(self.request))


class ReopenView(CampaignFormView):
    """From approved back to planned."""

    allowed = rights.can_reopen
    page_title = gettext_lazy("Back to planning")
    header_icon = "draft"
    question = gettext_lazy("Take this back to planning?")
    explanation = gettext_lazy(
        "It does not go live before it is approved again. Its features keep their slots."
    )
    button = gettext_lazy("Back to planning")
    done = gettext_lazy("“%(campaign)s” is planned again.")

    def decide(self, form: forms.Form) -> None:
        approving.reopen(self.object, self.request.user)


class CancelView(CampaignFormView):
    """Called off, with the reason."""

    allowed = rights.can_cancel
    form_class = CancelForm
    page_title = gettext_lazy("Cancel campaign")
    header_icon = "cross"
    question = gettext_lazy("Call this campaign off?")
    explanation = gettext_lazy(
        "Its features leave the schedule. Pages, products and prices stay as they are now."
    )
    button = gettext_lazy("Cancel the campaign")
    done = gettext_lazy("“%(campaign)s” is cancelled.")

    def decide(self, form: CancelForm) -> None:
        reason = form.cleaned_data["reason"]
        approving.cancel(self.object, self.request.user, instant_of(self.request), reason)


class ShiftView(CampaignFormView):
    """All of it, by days and hours."""

    allowed = rights.can_shift
    form_class = ShiftForm
    page_title = gettext_lazy("Move it all")
    header_icon = "calendar-alt"
    question = gettext_lazy("Move the campaign and everything in it?")
    explanation = gettext_lazy(
        "Its window, its features and its prices move together, or none of them does."
    )
    button = gettext_lazy("Move it all")
    done = gettext_lazy("“%(campaign)s” has moved.")

    def decide(self, form: ShiftForm) -> None:
        shift(self.object, form.by, self.request.user, instant_of(self.request))


class SetEndView(CampaignFormView):
    """Another end for a live one."""

    allowed = rights.can_end
    form_class = EndForm
    page_title = gettext_lazy("Change the end")
    header_icon = "calendar-alt"
    question = gettext_lazy("When does it end?")
    button = gettext_lazy("Save the end")
    done = gettext_lazy("“%(campaign)s” has another end.")

    def get_initial(self) -> dict:
        return {"ends_at": self.object.ends_at}

    def decide(self, form: EndForm) -> None:
        ends_at = form.cleaned_data["ends_at"]
        approving.set_end(self.object, ends_at, self.request.user, instant_of(self.request))


class RollBackView(CampaignFormView):
    """The site as it was before, asking about what was edited since."""

    allowed = rights.can_roll_back
    form_class = RollBackForm
    page_title = gettext_lazy("Roll back")
    header_icon = "rotate"
    question = gettext_lazy("Put the site back to what it was before the launch?")
    explanation = gettext_lazy(
        "Pages and products go back to the versions before it; what was new leaves the site. "
        "Its prices are withdrawn and its features taken off. This cannot be undone."
    )
    button = gettext_lazy("Roll back")
    done = gettext_lazy("“%(campaign)s” is rolled back.")

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "later": later_edits(self.object)}

    def decide(self, form: RollBackForm) -> None:
        reason, at = form.cleaned_data["reason"], instant_of(self.request)
        roll_back(self.object, self.request.user, at, reason, form.decided)


def _tell(form: forms.Form, error: ValidationError) -> None:
    """At the field it names where the form has it, else above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
