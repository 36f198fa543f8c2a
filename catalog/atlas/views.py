"""The atlas's page."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.atlas import finding
from catalog.atlas.asking import SIZES, Asked, AtlasForm, By, Order
from catalog.atlas.layout import Yardstick, phone
from catalog.atlas.plates import atlas_of
from catalog.atlas.trend import Chart, Period, headline
from catalog.models import Essential
from catalog.views import Head
from catalog.vocabulary import Category, EssentialKind

# A chart of decades needs some; single years are told of the last quarter of a century.
FEWEST_DECADES = 3
RECENT_YEARS = 25


class Way(NamedTuple):
    """A link to the atlas with one choice changed; `count` is None where nothing is counted."""

    label: str
    query: str
    chosen: bool
    count: int | None = None


class Heading(NamedTuple):
    """A heading of the table: the way to sort by it, and how it is sorted now (aria-sort)."""

    label: str
    query: str
    sorted: str


def atlas(request: HttpRequest) -> HttpResponse:
    """The catalogue's outlines, arranged and filtered as the query string says."""
    form = AtlasForm(request.GET)
    asked = form.asked
    counts = finding.counts(asked)
    made = atlas_of(finding.drawn(asked), asked.by, _phone(), asked.sort)
    decades = finding.told_periods(asked, counts.total, finding.DECADE)
    recent = _recent(asked, counts.total, decades)
    context = {
        "asked": asked,
        "complaints": form.complaints,
        "atlas": made,
        "total": counts.total,
        "unknown": counts.unknown if not asked.size else 0,
        "ways": [Way(by.label, asked.but(by=by).query, by is asked.by) for by in By],
        "sizes": _ways(asked, "size", SIZES, counts.by_size),
        "kinds": _ways(asked, "kind", Category.choices, counts.by_kind),
        "headings": _headings(asked),
        "charts": _charts(decades, recent),
        "headline": headline(recent or decades),
        "undated": counts.total - sum(period.bags for period in decades),
        "head": Head(
            _("The size atlas"),
            _("Every bag we have measured, drawn to one scale from one corner."),
            request.build_absolute_uri(reverse("catalog:atlas")),
        ),
    }
    return render(request, "catalog/atlas.html", context)


def _phone() -> Yardstick | None:
    found = Essential.objects.filter(is_yardstick=True, kind=EssentialKind.PHONE).first()
    return phone(found.length_mm, found.width_mm) if found else None


def _recent(asked: Asked, bags: int, decades: Sequence[Period]) -> list[Period]:
    """The single years of the quarter of a century that ends with the last decade."""
    if not decades:
        return []
    since = decades[-1].start + finding.DECADE - RECENT_YEARS
    return finding.told_periods(asked, bags, 1, since)


def _charts(decades: Sequence[Period], recent: Sequence[Period]) -> list[Chart]:
    charts = []
    if len(decades) >= FEWEST_DECADES:
        charts.append(Chart(_("Decade by decade"), tuple(decades)))
    if len(recent) > 1:
        charts.append(Chart(_("The last years, one by one"), tuple(recent)))
    return charts


def _ways(
    asked: Asked, name: str, choices: Sequence[tuple[str, str]], counted: dict[str, int]
) -> list[Way]:
    """All, and each value that leaves something or is chosen."""
    chosen = getattr(asked, name)
    everything = Way(_("All"), asked.but(**{name: ""}).query, not chosen, sum(counted.values()))
    return [
        everything,
        *(
            Way(label, asked.but(**{name: value}).query, value == chosen, counted.get(value, 0))
            for value, label in choices
            if counted.get(value) or value == chosen
        ),
    ]


def _headings(asked: Asked) -> list[Heading]:
    """Each sorts by itself; the one in use turns round."""
    made = []
    columns = ((_("Bag"), "name"), (_("Brand"), "brand"), (_("Year"), "year"), (_("Size"), "area"))
    for label, order in columns:
        ways = {order: "ascending", f"-{order}": "descending"}
        now = ways.get(asked.sort.value, "")
        following = f"-{order}" if now == "ascending" else order
        made.append(Heading(label, asked.but(sort=Order(following)).query, now))
    return made
