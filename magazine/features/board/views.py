"""The board as a page of the admin."""

from collections import defaultdict
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from magazine.clock import instant_of
from magazine.features.models import Feature, Slot, State
from magazine.features.times import site_zone, zone_name

from .rows import Row, row
from .span import Scale, Span, span_holding

EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)


def asked_span(request: HttpRequest) -> Span:
    """The span in the address; this week when it names none that can be read."""
    scale = Scale.DAY if request.GET.get("scale") == Scale.DAY else Scale.WEEK
    today = instant_of(request).astimezone(site_zone()).date()
    try:
        day = parse_date(request.GET.get("day", "")) or today
    except ValueError:
        day = today
    return span_holding(scale, min(max(day, EARLIEST), LATEST), site_zone())


class BoardView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Slots down, a day or a week across. Three queries, however much is booked."""

    model = Feature
    any_permission_required = ["add", "change", "view"]
    template_name = "features/board.html"
    page_title = gettext_lazy("Schedule")
    header_icon = "calendar-alt"

    @cached_property
    def header_buttons(self) -> list:
        if not self.user_has_permission("add"):
            return []
        return [HeaderButton(_("Add feature"), url=reverse("features:add"), icon_name="plus")]

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict:
        now, span = instant_of(self.request), asked_span(self.request)
        rows, booked = self._rows(span)
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "nothing_booked": not booked,
            "may_add": self.user_has_permission("add"),
            "span": span,
            "heading": _heading(span),
            "ticks": span.ticks(),
            "now_x": span.x(now) if span.holds(now) else "",
            "now": now.astimezone(site_zone()),
            "zone": zone_name(now),
            "time_zone": settings.TIME_ZONE,
            "previous": self._url(span.scale, span.moved(-1)),
            "today": self._url(span.scale, now.astimezone(site_zone()).date()),
            "next": self._url(span.scale, span.moved(1)),
            "day_url": self._url(Scale.DAY, self._day_to_zoom(span)),
            "week_url": self._url(Scale.WEEK, span.first),
        }

    def _rows(self, span: Span) -> tuple[list[Row], bool]:
        """The rows, and whether anything at all is booked or drafted in the span."""
        by_slot: dict[int, list[Feature]] = defaultdict(list)
        standing = Feature.objects.exclude(state=State.CANCELLED)
        for feature in standing.between(span.starts, span.ends).with_targets():
            by_slot[feature.slot_id].append(feature)
        now = instant_of(self.request)
        slots = Slot.objects.in_order()
        booked = bool(by_slot)
        return [row(slot, by_slot[slot.pk], span, now) for slot in slots], booked

    def _day_to_zoom(self, span: Span) -> date:
        """Today where it is in the span, else its first day."""
        now = instant_of(self.request)
        return now.astimezone(site_zone()).date() if span.holds(now) else span.first

    def _url(self, scale: Scale, day: date) -> str:
        return f"{reverse('features:schedule')}?scale={scale}&day={day.isoformat()}"


def _heading(span: Span) -> str:
    """Tuesday 3 March 2026, or 2 – 8 March 2026."""
    if span.scale is Scale.DAY:
        return formats.date_format(span.first, "l j F Y")
    whole = formats.date_format(span.last, "j F Y")
    if span.first.year != span.last.year:
        return f"{formats.date_format(span.first, 'j F Y')} – {whole}"
    if span.first.month != span.last.month:
        return f"{formats.date_format(span.first, 'j F')} – {whole}"
    return f"{span.first.day} – {whole}"
