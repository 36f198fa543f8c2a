"""How many products answer, in all and by the values of each facet: one query each."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, CharField, Count, F, Value, When
from django.db.models.functions import Cast, Concat

from catalog.asking import FACETS, NOT_KNOWN, Asked, Filter
from catalog.finding import MEASURED, ProductQuerySet
from catalog.vocabulary import WearMode

_SURE = "measured"
_MEASURED_OR_NOT = Case(
    When(MEASURED, then=Value(_SURE)), default=Value("estimated"), output_field=CharField()
)
_ASIDE = _TOTAL, _UNKNOWN, _NOT_DECIDED = "total", "unknown", "not_decided"
# Mixtures of these stay few however many products there are. No value holds the mark between.
_OF_FEW_VALUES = (Filter.SIZE, Filter.WORN, Filter.STRAP, Filter.PRICE)
_BETWEEN = "|"
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

    In how many of them the inside is `measured`; with a kit, of how many that pass every other
    filter a side is `unknown`, or the answer `not_decided`.
    """

    total: int
    facets: dict[Filter, dict[str, int]]
    measured: int = 0
    unknown: int = 0
    not_decided: int = 0


def count(products: ProductQuerySet, asked: Asked) -> Counts:
    """The total, and each facet's values under all filters but its own, in one query.

    Facets of few values that nothing is ticked of are all counted under the same filters, so
    they and the total come out of one walk through the products: by each mixture of values.
    """
    mixed = [facet for facet in _OF_FEW_VALUES if facet not in asked.active]
    arms = [
        products.answering(asked, except_for=facet)
        .order_by()
        .annotate(facet=_text(facet), told=Cast(_GROUPED_BY[facet], CharField()))
        .values_list("facet", "told")
        .annotate(n=Count("pk", distinct=facet in (Filter.COLOUR, Filter.MATERIAL)))
        for facet in FACETS
        if facet not in mixed
    ]
    if asked.kit:
        arms += _arms_of_kit(products.answering(asked, except_for=Filter.KIT), asked)
    found: dict[str, dict[str, int]] = {name: {} for name in (*FACETS, *_ASIDE)}
    for name, told, n in _mixtures(products.answering(asked), mixed).union(*arms, all=True):
        if name == _TOTAL:
            sure, *values = told.split(_BETWEEN)
            _tally(found[_TOTAL], [sure], n)
            for facet, value in zip(mixed, values, strict=True):
                _tally(found[facet], _values(facet, value), n)
        elif name in _ASIDE:
            _tally(found[name], [""], n)
        else:
            _tally(found[name], _values(Filter(name), told), n)
    return Counts(
        total=sum(found[_TOTAL].values()),
        facets={facet: found[facet] for facet in FACETS},
        measured=found[_TOTAL].get(_SURE, 0),
        unknown=found[_UNKNOWN].get("", 0),
        not_decided=found[_NOT_DECIDED].get("", 0),
    )


def _mixtures(found: ProductQuerySet, facets: Iterable[Filter]) -> ProductQuerySet:
    """How many there are of each mixture of values, whether the inside is measured first."""
    columns: list = [_MEASURED_OR_NOT]
    for facet in facets:
        columns += [_text(_BETWEEN), Cast(_GROUPED_BY[facet], CharField())]
    return (
        found.order_by()
        .annotate(facet=_text(_TOTAL), told=Concat(*columns, _text("")))
        .values_list("facet", "told")
        .annotate(n=Count("pk"))
    )


def _tally(counts: dict[str, int], values: Iterable[str], n: int) -> None:
    for value in values:
        counts[value] = counts.get(value, 0) + n


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
