"""The part of a feature's form that shows what is around the chosen time, and its address.

It comes with the form; a small script asks for it again when slot or times change.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import View
from wagtail.admin.panels import Panel
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from magazine.clock import instant_of

from .around import look
from .models import Feature, Slot
from .times import SiteTimeField

FRAGMENT = "features/around.html"


class AroundPanel(Panel):
    """Between the times and what is shown then."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "features/around_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            values = {name: self.form[name].value() for name in ("slot", "starts_at", "ends_at")}
            return {
                **super().get_context_data(parent_context),
                **around(self.request, values, self.instance.pk),
                "own_pk": self.instance.pk or "",
            }


class AroundView(PermissionCheckedMixin, View):
    """The same alone, for the values in the address."""

    model = Feature
    any_permission_required = ["add", "change"]

    def get(self, request: HttpRequest) -> HttpResponse:
        own = request.GET.get("own", "")
        own_pk = int(own) if own.isdecimal() else None
        return render(request, FRAGMENT, around(request, request.GET, own_pk))


def around(request: HttpRequest, values: dict[str, Any], own_pk: int | None) -> dict[str, Any]:
    """What the panel shows for the form's values as they are; nothing while one is missing."""
    try:
        starts, ends = _instant(values.get("starts_at")), _instant(values.get("ends_at"))
    except ValidationError as unreadable:
        return {"around": None, "question": " ".join(unreadable.messages)}
    asked = str(values.get("slot") or "")
    slot = Slot.objects.in_order().filter(pk=asked).first() if asked.isdecimal() else None
    if slot is None or starts is None or (ends is not None and ends <= starts):
        return {"around": None, "question": ""}
    return {"around": look(slot, starts, ends, own_pk, request.user, instant_of(request))}


def _instant(value: object) -> datetime | None:
    return SiteTimeField(required=False).clean(value)
