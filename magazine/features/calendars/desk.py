"""The desk's screen for one's own calendar feeds: make one, see its address once, revoke it."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from magazine.clock import instant_of
from magazine.features.models import CalendarFeed, Feature, Slot
from magazine.features.times import clock_time

# More than a calendar for each slot is a mistake, or somebody who hoards addresses.
MOST = 50


class FeedForm(forms.Form):
    """Of which slot."""

    slot = forms.ModelChoiceField(
        label=gettext_lazy("Slot"),
        queryset=Slot.objects.none(),
        required=False,
        empty_label=gettext_lazy("All slots"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].queryset = Slot.objects.in_order()


class FeedsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """One's own feeds; nobody sees another's."""

    model = Feature
    any_permission_required = ["add", "change", "view"]
    form_class = FeedForm
    template_name = "features/calendars.html"
    page_title = gettext_lazy("My calendars")
    header_icon = "calendar-alt"

    def own(self) -> QuerySet:
        return CalendarFeed.objects.filter(user=self.request.user)

    def form_valid(self, form: FeedForm) -> HttpResponse:
        if self.own().count() >= MOST:
            form.add_error(None, _("You have %(most)d already: revoke one first.") % {"most": MOST})
            return self.form_invalid(form)
        at = instant_of(self.request)
        _made, token = CalendarFeed.objects.make(self.request.user, form.cleaned_data["slot"], at)
        address = self.request.build_absolute_uri(reverse("calendar_feed", args=[token]))
        answer = self.render_to_response(self.get_context_data(form=form, address=address))
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    def get_breadcrumbs_items(self) -> list[dict]:
        features = {"url": reverse("features:index"), "label": _("Features")}
        return [*self.breadcrumbs_items, features, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict:
        feeds = [
            {"feed": feed, "made": clock_time(feed.made_at)}
            for feed in self.own().select_related("slot__section")
        ]
        return {**super().get_context_data(**kwargs), "feeds": feeds}


class RevokeView(FeedsView):
    """Makes an address worthless."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        found = get_object_or_404(self.own(), pk=kwargs["pk"])
        found.delete()
        messages.success(request, _("That address no longer answers."))
        return redirect("features:calendars")
