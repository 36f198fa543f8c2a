"""The board as a page of the admin, and what the calendar in it asks for."""

from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import formats
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from magazine.asof.buttons import header_button
from magazine.clock import instant_of
from magazine.features.models import Feature, Slot
from magazine.features.times import site_zone, wall_clock, zone_name

from .asking import Asked, read
from .events import actions, events, facts, resource
from .rows import rows
from .span import Scale, Span
from .telling import lines


class OfTheBoard(PermissionCheckedMixin):
    """For everybody who works with features."""

    model = Feature
    any_permission_required = ["add", "change", "view"]


class BoardView(OfTheBoard, WagtailAdminTemplateMixin, TemplateView):
    """Slots down, time across; or the same in a table, which needs no script."""

    page_title = gettext_lazy("Schedule")
    header_icon = "calendar-alt"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.now = instant_of(request)

    def get_template_names(self) -> list[str]:
        listing = self.asked.span.scale is Scale.LIST
        return ["features/board_list.html" if listing else "features/board.html"]

    @cached_property
    def asked(self) -> Asked:
        self.asked, self.filters = read(self.request.GET, self.now)
        return self.asked

    @cached_property
    def header_buttons(self) -> list:
        if not self.user_has_permission("add"):
            return [header_button()]
        return [
            header_button(),
            HeaderButton(_("Add feature"), url=reverse("features:add"), icon_name="plus"),
        ]

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict:
        asked = self.asked
        today = self.now.astimezone(site_zone()).date()
        listing = asked.span.scale is Scale.LIST
        return {
            **super().get_context_data(**kwargs),
            "asked": asked,
            "filters": self.filters,
            "heading": heading(asked.span),
            "scales": [(scale, _scale_name(scale), asked.url(scale)) for scale in Scale],
            "previous": asked.url(day=asked.span.preceding),
            "today": asked.url(day=today),
            "is_today": asked.span.holds(self.now),
            "next": asked.url(day=asked.span.following),
            "list_url": asked.url(Scale.LIST),
            "zone": zone_name(self.now),
            **({"groups": self._lines()} if listing else {"calendar": self._calendar()}),
        }

    def _lines(self) -> list:
        return lines(rows(self.asked), self.request.user, self.now)

    def _calendar(self) -> dict:
        """What the script starts the calendar with."""
        span = self.asked.span
        slots = [self.asked.slot] if self.asked.slot else Slot.objects.in_order()
        return {
            "scale": span.scale.value,
            "date": span.first.isoformat(),
            "days": (span.following - span.first).days,
            "now": wall_clock(self.now),
            "offset": clock_offset(self.now),
            "resources": [resource(slot) for slot in slots],
            "eventsUrl": self.asked.events_url(),
            # With the feature's number in place of the zero.
            "dragUrl": reverse("features:drag", args=[0]),
            "cardUrl": reverse("features:card", args=[0]),
            "addUrl": reverse("features:add") if self.user_has_permission("add") else "",
        }


class EventsView(OfTheBoard, View):
    """What stands on the board between its first and its last day; at most a month of it."""

    def get(self, request: HttpRequest) -> JsonResponse:
        now = instant_of(request)
        asked, _form = read(request.GET, now)
        found = events(rows(asked), asked.span, request.user, now)
        offset = clock_offset(now)
        return JsonResponse(
            {"events": found, "offset": offset}, headers={"Cache-Control": "private, no-store"}
        )


class CardView(OfTheBoard, View):
    """What is known of one feature, and where to go from it; asked for when it is opened."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        known = Feature.objects.with_targets().select_related("created_by")
        feature = get_object_or_404(known, pk=pk)
        told = {
            "facts": facts(feature, instant_of(request)),
            "actions": actions(feature, request.user),
        }
        return JsonResponse(told, headers={"Cache-Control": "private, no-store"})


def clock_offset(at: datetime) -> str:
    """+01:00, how far the site's clocks are ahead: what the calendar places its now-line by."""
    return at.astimezone(site_zone()).isoformat()[-6:]


def heading(span: Span) -> str:
    """Tuesday 3 March 2026, or 2 – 8 March 2026, or March 2026."""
    if span.scale is Scale.DAY:
        return formats.date_format(span.first, "l j F Y")
    if span.scale is Scale.MONTH:
        return formats.date_format(span.first, "F Y")
    whole = formats.date_format(span.last, "j F Y")
    if span.first.year != span.last.year:
        return f"{formats.date_format(span.first, 'j F Y')} – {whole}"
    if span.first.month != span.last.month:
        return f"{formats.date_format(span.first, 'j F')} – {whole}"
    return f"{span.first.day} – {whole}"


def _scale_name(scale: Scale) -> str:
    return {
        Scale.DAY: _("Day"),
        Scale.WEEK: _("Week"),
        Scale.MONTH: _("Month"),
        Scale.LIST: _("List"),
    }[scale]
