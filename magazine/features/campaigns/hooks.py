"""What campaigns add to the Wagtail admin: screens, history, and a word before deleting."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page

from catalog.models import Product

from . import rights
from .deleting import still_in
from .models import Campaign


def log_actions(actions: LogActionRegistry) -> None:
    plain = {
        rights.APPROVED: (gettext_lazy("Approve"), gettext_lazy("Approved")),
        rights.REOPENED: (gettext_lazy("Back to planning"), gettext_lazy("Back to planning")),
        rights.SET_END: (gettext_lazy("Change the end"), gettext_lazy("Its end was changed")),
        rights.LAUNCHED: (gettext_lazy("Go live"), gettext_lazy("Went live")),
    }
    for action, (label, message) in plain.items():
        actions.register_action(action, label, message)
    told = {
        rights.CANCELLED: (gettext_lazy("Cancel"), _cancelled),
        rights.SHIFTED: (gettext_lazy("Move"), _shifted),
        rights.ENDED: (gettext_lazy("End"), _ended),
        rights.ROLLED_BACK: (gettext_lazy("Roll back"), _rolled_back),
        rights.ADDED: (gettext_lazy("Add to campaign"), _added),
        rights.REMOVED: (gettext_lazy("Remove from campaign"), _removed),
        rights.RENEWED: (gettext_lazy("Take the newer draft"), _renewed),
    }
    for action, (label, message) in told.items():
        formatter = type(
            "Formatter", (LogFormatter,), {"label": label, "format_message": staticmethod(message)}
        )
        actions.register_action(action)(formatter)


def _cancelled(entry: ModelLogEntry) -> str:
    return _("Cancelled: %(reason)s") % entry.data


def _shifted(entry: ModelLogEntry) -> str:
    return _("Moved from %(from)s to %(to)s") % entry.data


def _ended(entry: ModelLogEntry) -> str:
    left = entry.data.get("left")
    if not left:
        return _("Ended")
    return _("Ended; had been taken off the site before and stays so: %(left)s") % {
        "left": ", ".join(left)
    }


def _rolled_back(entry: ModelLogEntry) -> str:
    return _("Rolled back: %(reason)s") % entry.data


def _added(entry: ModelLogEntry) -> str:
    return _("Added: %(what)s") % entry.data


def _removed(entry: ModelLogEntry) -> str:
    return _("Removed: %(what)s") % entry.data


def _renewed(entry: ModelLogEntry) -> str:
    return _("Took the newer draft: %(what)s") % entry.data


def _refusal(request: HttpRequest, campaigns: Iterable[Campaign]) -> bool:
    """Say which campaigns need it, when any does."""
    standing = list(campaigns)
    if standing:
        messages.error(request, still_in(standing))
    return bool(standing)


def keep_awaited_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The page, and all below it that would go with it."""
    below = Page.objects.descendant_of(page, inclusive=True)
    campaigns = Campaign.objects.standing().filter(pagereleases__page__in=below).distinct()
    if _refusal(request, campaigns):
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def keep_awaited_pages_in_bulk(
    request: HttpRequest, action_type: str, objects: list, _action: object
) -> HttpResponse | None:
    if action_type != "delete" or not objects or not isinstance(objects[0], Page):
        return None
    refused = (keep_awaited_pages(request, page) for page in objects)
    return next((answer for answer in refused if answer), None)


def keep_awaited_products(request: HttpRequest, instances: list) -> HttpResponse | None:
    products = [instance for instance in instances if isinstance(instance, Product)]
    standing = Campaign.objects.standing()
    campaigns = (
        standing.filter(productreleases__product__in=products)
        | standing.filter(pricewindows__product__in=products)
    ).distinct()
    if products and _refusal(request, campaigns):
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    return None
