"""The page where a reader puts a kit together; its address is the kit."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.kits import builder
from catalog.kits.carried import Carried, carry
from catalog.kits.kit import read_kit
from catalog.models import Product
from catalog.views import Head


def kit(request: HttpRequest) -> HttpResponse:
    """The form, and what its kit needs. What can be read whole gets its one short address."""
    built = "build" in request.GET
    if built:
        sent = builder.read_form(request.GET)
    else:
        sent = builder.sent_by_address(read_kit(request.GET.getlist("kit")))
    carried, complaints = carry(sent.kit)
    if built and not complaints:
        return HttpResponseRedirect(_address(carried))
    context = {
        "kit": carried,
        "complaints": complaints,
        "kinds": builder.kinds(sent.counts),
        "lines": builder.lines_to_fill_in(sent.lines),
        "head": Head(
            _title(carried),
            _("Say what you carry, and see which bags have room for all of it."),
            request.build_absolute_uri(_address(carried)),
        ),
    }
    if carried:
        sure, likely = builder.bags_holding(Product.objects.visible(), carried)
        context |= {
            "needs": builder.needs(carried),
            "drawing": {part: _trusted(told) for part, told in builder.drawing(carried).items()},
            "sure": sure,
            "likely": likely,
        }
    return render(request, "catalog/kit.html", context)


def _address(carried: Carried | None) -> str:
    address = reverse("catalog:kit")
    return f"{address}?{carried.query}" if carried else address


def _title(carried: Carried | None) -> str:
    return _("What holds %(kit)s?") % {"kit": carried} if carried else _("What do you carry?")


def _trusted(told: str) -> SafeString | str:
    """The illustrator escapes every text it is given; words stay words."""
    return mark_safe(told) if told.startswith("<svg") else told  # noqa: S308
