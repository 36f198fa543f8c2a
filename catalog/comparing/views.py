"""The comparison page: the query string says which bags, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.comparing import finding
from catalog.comparing.choice import Choice, Key, one_line, read_choice
from catalog.comparing.table import rows
from catalog.drawing import BANK_CARD, comparison_description, size_comparison
from catalog.kits.carried import carried_from
from catalog.models import Essential, Product
from catalog.portraits import bag_drawing, essential_drawing
from catalog.views import Head
from catalog.vocabulary import EssentialKind


@dataclass(frozen=True, slots=True)
class Column:
    """One bag and what can be done with its place; the queries are of this page's address.

    `left` and `right` are "" where it stands at that end.
    """

    product: Product
    key: Key
    without: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A bag the reader may mean, and the comparison with it."""

    product: Product
    query: str


def compare(request: HttpRequest) -> HttpResponse:
    """Up to four bags; `add` in the query string is a name to add one by."""
    choice, products = _found(read_choice(request.GET.getlist("bag")))
    carried, about_the_kit = carried_from(request.GET.getlist("kit"))
    choice = replace(choice, complaints=(*choice.complaints, *about_the_kit))
    wanted = one_line(request.GET.get("add", ""))
    likely: list[Product] = []
    if wanted and choice.is_full:
        message = _("There are four already: take one away first.")
        choice = replace(choice, complaints=(*choice.complaints, message))
    elif wanted:
        likely = finding.candidates(wanted, products)
        if len(likely) == 1:
            address = reverse("catalog:compare")
            query = choice.plus(finding.key_of(likely[0]))
            query += f"&{carried.query}" if carried else ""
            return HttpResponseRedirect(f"{address}?{query}")
    address = reverse("catalog:compare")
    shown = likely[: finding.MOST_CANDIDATES]
    context = {
        "choice": choice,
        "carried": carried,
        "columns": _columns(choice, products),
        "rows": rows(products),
        "wanted": wanted,
        "candidates": [Candidate(one, choice.plus(finding.key_of(one))) for one in shown],
        "too_many": len(likely) > len(shown),
        "suggestions": [] if choice.is_full else finding.suggestions(products),
        "starts": [] if products else finding.starts(),
        "head": Head(
            _title(products),
            _("Up to four bags in one drawing at one scale, with every figure side by side."),
            request.build_absolute_uri(f"{address}?{choice.query}" if products else address),
        ),
        **_drawings(products),
    }
    return render(request, "catalog/compare.html", context)


def _found(choice: Choice) -> tuple[Choice, list[Product]]:
    """The choice less what there is not, and its bags in order."""
    found = finding.fetch(choice.keys)
    missing = [
        _("We have no bag at “%(key)s”: left out.") % {"key": key}
        for key in choice.keys
        if key not in found
    ]
    known = tuple(key for key in choice.keys if key in found)
    complaints = (*choice.complaints, *missing)
    return Choice(known, complaints), [found[key] for key in known]


def _columns(choice: Choice, products: Sequence[Product]) -> list[Column]:
    last = len(products) - 1
    return [
        Column(
            product,
            key,
            choice.without(key),
            choice.moved(key, -1) if place else "",
            choice.moved(key, +1) if place < last else "",
        )
        for place, (key, product) in enumerate(zip(choice.keys, products, strict=True))
    ]


def _title(products: Sequence[Product]) -> str:
    if not products:
        return _("Compare bags")
    return _("%(bags)s, side by side") % {"bags": " · ".join(map(str, products))}


def _drawings(products: Sequence[Product]) -> dict[str, object]:
    """The bags whose width and height are known, a card and a phone, at one scale.

    Without such a bag there is no drawing; `undrawn` are those that lack a side.
    """
    drawn = [one for one in products if one.width_mm is not None and one.height_mm is not None]
    context: dict[str, object] = {"undrawn": [one for one in products if one not in drawn]}
    if not drawn:
        return context
    phone = Essential.objects.filter(is_yardstick=True, kind=EssentialKind.PHONE).first()
    items = [
        *(bag_drawing(one, one.colourways.all(), one.materials.all()) for one in drawn),
        BANK_CARD,
        *([essential_drawing(phone)] if phone else []),
    ]
    return context | {
        "drawing_wide": _trusted(size_comparison(*items, prefix="compared")),
        "drawing_narrow": _trusted(
            size_comparison(*items, layout="narrow", prefix="compared-narrow")
        ),
        "drawing_words": comparison_description(*items),
    }


def _trusted(svg: str) -> SafeString:
    """The illustrator escapes every text it is given."""
    return mark_safe(svg)  # noqa: S308
