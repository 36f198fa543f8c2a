"""What features add to the Wagtail admin: screens, menu, history, and a word before deleting."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page

from catalog.models import Product
from magazine import due

from . import decisions, waiting
from .campaigns import hooks as campaigns
from .campaigns.viewset import CampaignViewSet
from .deleting import still_booked
from .locking import SlotLockViewSet
from .models import Feature
from .series.planning import REPEATED
from .viewsets import FeatureViewSet, SlotViewSet


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [FeatureViewSet(), CampaignViewSet(), SlotViewSet(), SlotLockViewSet()]


@hooks.register("construct_homepage_panels")
def what_waits_for_a_decision(request: HttpRequest, panels: list) -> None:
    panels += waiting.panels(request.user)


class ScheduleMenuItem(MenuItem):
    """The board, for everybody who works with features."""

    def is_shown(self, request: HttpRequest) -> bool:
        return any(
            request.user.has_perm(f"features.{action}_feature")
            for action in ("add", "change", "view")
        )


@hooks.register("register_admin_menu_item")
def schedule_menu_item() -> MenuItem:
    url = reverse("features:schedule")
    return ScheduleMenuItem(gettext_lazy("Schedule"), url, icon_name="calendar-alt", order=150)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(decisions.PROPOSED, gettext_lazy("Propose"), gettext_lazy("Proposed"))
    actions.register_action(decisions.APPROVED, gettext_lazy("Approve"), gettext_lazy("Approved"))
    actions.register_action(
        decisions.TAKEN_BACK, gettext_lazy("Take back"), gettext_lazy("Taken back")
    )

    @actions.register_action(REPEATED)
    class Repeated(LogFormatter):
        label = gettext_lazy("Repeat")

        def format_message(self, entry: ModelLogEntry) -> str:
            return _("Repeats %(many)d more times: %(rule)s") % entry.data

    @actions.register_action(decisions.SENT_BACK)
    class SentBack(LogFormatter):
        label = gettext_lazy("Send back")

        def format_message(self, entry: ModelLogEntry) -> str:
            return _("Sent back: %(because)s") % entry.data

    @actions.register_action(decisions.CANCELLED)
    class Cancelled(LogFormatter):
        label = gettext_lazy("Cancel")

        def format_message(self, entry: ModelLogEntry) -> str:
            return _("Cancelled: %(reason)s") % entry.data

    @actions.register_action(decisions.MOVED)
    class Moved(LogFormatter):
        label = gettext_lazy("Move")

        def format_message(self, entry: ModelLogEntry) -> str:
            return _("Moved from %(from)s to %(to)s") % entry.data

    @actions.register_action(due.FAILED)
    class Failed(LogFormatter):
        label = gettext_lazy("Scheduled action failed")

        def format_message(self, entry: ModelLogEntry) -> str:
            return _("Could not go live or expire on time: %(error)s") % entry.data


def _refusal(request: HttpRequest, features: Iterable[Feature]) -> bool:
    """Say what is still booked, when anything is."""
    booked = list(features)
    if booked:
        messages.error(request, still_booked(booked))
    return bool(booked)


@hooks.register("before_delete_page")
def keep_booked_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The page, and all below it that would go with it."""
    below = Page.objects.descendant_of(page, inclusive=True)
    shown = Feature.objects.booked(timezone.now()).with_targets()
    here = Q(page__in=below) | Q(variants__page__in=below) | Q(slot__section__in=below)
    if _refusal(request, shown.filter(here).distinct()):
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("before_bulk_action")
def keep_booked_pages_in_bulk(
    request: HttpRequest, action_type: str, objects: list, _action: object
) -> HttpResponse | None:
    if action_type != "delete" or not objects or not isinstance(objects[0], Page):
        return None
    refused = (keep_booked_pages(request, page) for page in objects)
    return next((answer for answer in refused if answer), None)


@hooks.register("before_delete_snippet")
def keep_booked_products(request: HttpRequest, instances: list) -> HttpResponse | None:
    products = [instance for instance in instances if isinstance(instance, Product)]
    here = Q(product__in=products) | Q(variants__product__in=products)
    shown = Feature.objects.booked(timezone.now()).with_targets().filter(here)
    if products and _refusal(request, shown.distinct()):
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    return None


hooks.register("register_log_actions", campaigns.log_actions)
hooks.register("before_delete_page", campaigns.keep_awaited_pages)
hooks.register("before_bulk_action", campaigns.keep_awaited_pages_in_bulk)
hooks.register("before_delete_snippet", campaigns.keep_awaited_products)


@hooks.register("register_account_menu_item")
def my_calendars(request: HttpRequest) -> dict | None:
    """Beside one's own name, where addresses of one's own are looked for."""
    if not ScheduleMenuItem("", "").is_shown(request):
        return None
    return {
        "url": reverse("features:calendars"),
        "label": _("My calendars"),
        "help_text": _("The schedule in your own calendar, and the addresses that lead to it."),
    }
