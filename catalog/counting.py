"""How many products answer, in all and by the values of each facet: one query each."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, CharField, Count, F, Value, When
from django.db.models.functions import Cast

from catalog.asking import FACETS, NOT_KNOWN, Asked, Filter
from catalog.finding import MEASURED, ProductQuerySet
from catalog.vocabulary import WearMode

_MEASURED_OR_NOT = Case(
    When(MEASURED, then=Value("measured")),
    default=Value("estimated"),
    output_field=CharField(),
)
_TOTAL, _UNKNOWN, _NOT_DECIDED = "total", "unknown", "not_decided"
_WORN_AS_BITS = sum(
    (
        Case(When(**{f"worn_{mode}": True}, then=Value(1 << place)), default=Value(0))
        for place, mode in enumerate(WearMode)
    ),
    start=Value(0),
)
# The column, or columns, that a facet's values are grouped by.
_GROUPED_BY = {
    Filter.BRAND: F("brand__slug"),
    Filter.SIZE: F("size_class"),
    Filter.WORN: _WORN_AS_BITS,
    Filter.COLOUR: F("colourways__family"),
    Filter.MATERIAL: F("materials__family"),
    Filter.PRICE: F("price_band"),
    Filter.STRAP: Case(When(has_strap=True, then=Value("yes")), default=Value("no")),
}


class Counts(NamedTuple):
    """How many products answer, and how many each value of each facet would leave.

    Of a kit: in how many of them the inside is `measured`; and of how many that pass every other
    filter a side is `unknown`, or the answer `not_decided`.
    """

    total: int
    facets: dict[Filter, dict[str, int]]
    measured: int = 0
    unknown: int = 0
    not_decided: int = 0


def count(products: ProductQuerySet, asked: Asked) -> Counts:
    """The total, and each facet's values under all filters but its own, in one query."""
    total = (
        products.answering(asked)
        .order_by()
        .annotate(facet=_text(_TOTAL), told=_MEASURED_OR_NOT if asked.kit else _text(""))
        .values_list("facet", "told")
        .annotate(n=Count("pk"))
    )
    arms = [
        products.answering(asked, except_for=facet)
        .order_by()
        .annotate(facet=_text(facet), told=Cast(_GROUPED_BY[facet], CharField()))
        .values_list("facet", "told")
        .annotate(n=Count("pk", distinct=facet in (Filter.COLOUR, Filter.MATERIAL)))
        for facet in FACETS
    ]
    if asked.kit:
        arms += _arms_of_kit(products.answering(asked, except_for=Filter.KIT), asked)
    aside: dict[tuple[str, str], int] = {}
    facets: dict[Filter, dict[str, int]] = {facet: {} for facet in FACETS}
    for name, told, n in total.union(*arms, all=True):
        if name not in FACETS:
            aside[name, told] = n
            continue
        facet = Filter(name)
        for value in _values(facet, told):
            facets[facet][value] = facets[facet].get(value, 0) + n
    return Counts(
        total=sum(n for (name, _told), n in aside.items() if name == _TOTAL),
        facets=facets,
        measured=aside.get((_TOTAL, "measured"), 0),
        unknown=aside.get((_UNKNOWN, ""), 0),
        not_decided=aside.get((_NOT_DECIDED, ""), 0),
    )


def _arms_of_kit(others: ProductQuerySet, asked: Asked) -> list[ProductQuerySet]:
    """What a kit says nothing about, among those that pass every other filter."""
    aside = {_UNKNOWN: others.inside_not_known()}
    if not asked.kit.frontier.complete:
        aside[_NOT_DECIDED] = others.not_decided_for(asked.kit.frontier)
    return [
        found.order_by()
        .annotate(facet=_text(name), told=_text(""))
        .values_list("facet", "told")
        .annotate(n=Count("pk"))
        for name, found in aside.items()
    ]


def _values(facet: Filter, told: str | None) -> Iterable[str]:
    """The values that one row of the counting query counts for."""
    if facet is Filter.WORN:
        bits = int(told)
        return [mode.value for place, mode in enumerate(WearMode) if bits >> place & 1]
    if facet is Filter.PRICE:
        return [told or NOT_KNOWN]
    return [told] if told else []


def count_loosened(products: ProductQuerySet, asked: Asked) -> list[tuple[Filter, int]]:
    """How many products there would be without each active filter, in one query."""
    if not asked.active:
        return []
    arms = [
        products.answering(asked, except_for=name)
        .order_by()
        .annotate(loosened=_text(name))
        .values_list("loosened")
        .annotate(n=Count("pk"))
        for name in asked.active
    ]
    found = dict(arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0])
    return [(name, found.get(name.value, 0)) for name in asked.active]


def _text(value: str) -> Value:
    return Value(str(value), output_field=CharField())
