"""The page where a reader puts a kit together; its address is the kit."""

from collections.abc import Iterable
from decimal import Decimal

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.kits import builder
from catalog.kits.carried import Carried, carried_from, carry
from catalog.kits.kit import read_kit
from catalog.measures import plain_mm
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


def rooms(request: HttpRequest) -> JsonResponse:
    """The smallest rooms of a kit, in mm: what a page that everybody shares is marked by.

    `slanting` are rooms that a single thing may lie in at a slant, `undecided` those of which
    nothing is known.
    """
    carried, _complaints = carried_from(request.GET.getlist("kit"))
    if not carried:
        return JsonResponse({"rooms": [], "slanting": [], "undecided": []}, status=404)
    frontier = carried.frontier
    return JsonResponse(
        {
            "rooms": _plain(frontier.triples),
            "slanting": _plain(carried.oblique),
            "undecided": _plain(frontier.undecided),
        }
    )


def _plain(triples: Iterable[Iterable[Decimal | None]]) -> list[list[str | None]]:
    return [[None if mm is None else plain_mm(mm) for mm in triple] for triple in triples]


def _address(carried: Carried | None) -> str:
    address = reverse("catalog:kit")
    return f"{address}?{carried.query}" if carried else address


def _title(carried: Carried | None) -> str:
    return _("What holds %(kit)s?") % {"kit": carried} if carried else _("What do you carry?")


def _trusted(told: str) -> SafeString | str:
    """The illustrator escapes every text it is given; words stay words."""
    return mark_safe(told) if told.startswith("<svg") else told  # noqa: S308
