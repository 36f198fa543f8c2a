"""How many products answer, in all and by the values of each facet: one query each."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import CharField, Count, Value

from catalog.asking import FACETS, Asked, Filter
from catalog.finding import ProductQuerySet
from catalog.tallying import Walk, tally
from catalog.traits import MEASURED, PLACES, TRAITS

_BRAND = "brand_id"


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


def count(products: ProductQuerySet, asked: Asked, slugs: Mapping[int, str]) -> Counts:
    """The total, and each facet's values under all filters but its own, in one query.

    All facets that nothing is ticked of go by the same filters: they and the total come out of
    one walk through the products, and each of the others out of one of its own. The slugs are
    the brands', by their keys.
    """
    ticked = [facet for facet in FACETS if facet in asked.active]
    open_ = [facet for facet in FACETS if facet not in ticked]
    columns = tuple(dict.fromkeys([TRAITS, *map(_column, open_)]))
    walks = [Walk(products.answering(asked), columns)]
    walks += [Walk(products.answering(asked, except_for=one), (_column(one),)) for one in ticked]
    aside = _aside(products, asked)
    facets = [open_, *([facet] for facet in ticked)]
    counts: dict[Filter, dict[str, int]] = {facet: {} for facet in FACETS}
    total, measured, left_aside = 0, 0, dict.fromkeys(range(len(walks), len(walks) + 2), 0)
    for walk, column, value, n in tally([*walks, *aside]):
        if walk in left_aside:
            left_aside[walk] = n
            continue
        if walk == 0 and column == TRAITS:
            total += n
            measured += n if value & MEASURED else 0
        for facet in facets[walk]:
            if _column(facet) == column:
                _count(counts[facet], _values(facet, value, slugs), n)
    return Counts(total, counts, measured, *left_aside.values())


def _column(facet: Filter) -> str:
    return _BRAND if facet is Filter.BRAND else PLACES[facet].column


def _values(facet: Filter, stored: int, slugs: Mapping[int, str]) -> list[str]:
    """The values that a product counts for by what stands in the facet's column."""
    if facet is Filter.BRAND:
        return [slugs[stored]] if stored in slugs else []
    return PLACES[facet].values_in(stored)


def _count(counts: dict[str, int], values: Iterable[str], n: int) -> None:
    for value in values:
        counts[value] = counts.get(value, 0) + n


def _aside(products: ProductQuerySet, asked: Asked) -> list[Walk]:
    """What a kit says nothing about, among those that pass every other filter."""
    if not asked.kit:
        return []
    others = products.answering(asked, except_for=Filter.KIT)
    aside = [Walk(others.inside_not_known())]
    if not asked.kit.frontier.complete:
        aside.append(Walk(others.not_decided_for(asked.kit.frontier)))
    return aside


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
