"""The desk's screens of a campaign: writing it, and the page that shows all of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import ModelLogEntry

from magazine import due
from magazine.clock import instant_of
from magazine.features.times import clock_time, in_words, zone_name
from magazine.results.desk import results_buttons

from . import rights
from .checklist import checked
from .gathering import gather
from .listing import stage_of
from .models import Campaign, Stage
from .rows import groups, tagged_links


class WritesCampaign:
    """What creating and editing have in common."""

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "instant": instant_of(self.request)}

    def get_success_url(self) -> str:
        return reverse("campaigns:inspect", args=[self.object.pk])


class CampaignCreateView(WritesCampaign, generic.CreateView):
    """A new campaign; the board hands over its times in the address."""

    submit_button_label = gettext_lazy("Save and fill it")

    def get_initial(self) -> dict:
        given = {"owner": self.request.user}
        for field, name in (("starts_at", "starts"), ("ends_at", "ends")):
            if found := _instant(self.request.GET.get(name, "")):
                given[field] = found
        return given


class CampaignEditView(WritesCampaign, generic.EditView):
    """Changing a campaign while it is planned."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        campaign = self.get_object()
        if request.user.has_perm(rights.CHANGE) and not rights.can_change(campaign, request.user):
            messages.warning(request, _("A campaign is changed while it is planned."))
            return redirect("campaigns:inspect", campaign.pk)
        return super().dispatch(request, *args, **kwargs)


class CampaignDeleteView(generic.DeleteView):
    """An empty plan can go; anything else is cancelled, and kept."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        campaign = self.get_object()
        if not campaign.is_planned or _holds_something(campaign):
            messages.error(request, _("Only an empty plan is deleted. Cancel the campaign."))
            return redirect("campaigns:inspect", campaign.pk)
        return super().dispatch(request, *args, **kwargs)


class CampaignPageView(generic.InspectView):
    """Everything in it, what blocks it, and what can be done: a fixed number of queries."""

    template_name = "features/campaigns/page.html"
    page_title = gettext_lazy("Campaign")

    @cached_property
    def header_buttons(self) -> list[Button]:
        """The next step of its life, plain to see; the others behind the dots."""
        return [
            HeaderButton(step.label, url=step.url, icon_name=step.icon_name)
            for step in self._steps
            if step.priority < 10
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [step for step in self._steps if step.priority >= 10]

    @cached_property
    def _steps(self) -> list[Button]:
        campaign, user = self.object, self.request.user
        steps = [
            (rights.can_approve, "approve", _("Approve"), "check", 1),
            (rights.can_roll_back, "roll_back", _("Roll back"), "rotate", 2),
            (rights.can_change, "edit", _("Edit"), "edit", 10),
            (rights.can_shift, "shift", _("Move it all"), "calendar-alt", 11),
            (rights.can_end, "set_end", _("Change the end"), "calendar-alt", 12),
            (rights.can_reopen, "reopen", _("Back to planning"), "draft", 13),
            (rights.can_cancel, "cancel", _("Cancel campaign"), "cross", 14),
        ]
        found = [
            Button(
                label,
                url=reverse(f"campaigns:{name}", args=[campaign.pk]),
                icon_name=icon,
                priority=priority,
            )
            for allowed, name, label, icon, priority in steps
            if allowed(campaign, user)
        ]
        history = reverse("campaigns:history", args=[campaign.pk])
        return [
            *found,
            *results_buttons(campaign),
            Button(_("History"), url=history, icon_name="history", priority=30),
        ]

    def get_context_data(self, **kwargs: object) -> dict:
        campaign, user, now = self.object, self.request.user, instant_of(self.request)
        dossier = gather(campaign, now)
        findings = checked(dossier) if campaign.is_standing else []
        line, found = groups(dossier, user)
        return {
            **super().get_context_data(**kwargs),
            "campaign": campaign,
            "stage": stage_of(campaign, now),
            "is_live": campaign.stage == Stage.LIVE,
            "times": in_words(campaign.starts_at, campaign.ends_at),
            "zone": zone_name(now),
            "failure": self._failure(now),
            "blocking": [finding for finding in findings if finding.blocks],
            "warnings": [finding for finding in findings if not finding.blocks],
            "groups": found,
            "now_x": line.x(now) if line.holds(now) else "",
            "window_x": line.x(campaign.starts_at),
            "window_width": line.width(campaign.starts_at, campaign.ends_at),
            "links": list(tagged_links(dossier)),
            "may_change": rights.can_change(campaign, user),
            "may_add_features": campaign.is_standing and user.has_perm("features.add_feature"),
            "stopped": campaign.stopped_at and clock_time(campaign.stopped_at),
        }

    def _failure(self, now: object) -> str:
        """Why it is not live though its hour has come; empty when nothing is wrong."""
        if not self.object.is_late(now):
            return ""
        entries = ModelLogEntry.objects.for_instance(self.object).filter(action=due.FAILED)
        newest = entries.order_by("-timestamp").first()
        return newest.data["error"] if newest else _("Nobody has looked since its hour came.")


def _holds_something(campaign: Campaign) -> bool:
    return any(
        getattr(campaign, name).exists()
        for name in ("features", "pagereleases", "productreleases", "pricewindows")
    )


def _instant(text: str) -> object | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None
