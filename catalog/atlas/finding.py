"""The atlas's queries: what is drawn, how many there are of what, and the sizes by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Count, DecimalField, F, IntegerField, Q, QuerySet, Window
from django.db.models.functions import Cast, Greatest, Mod, RowNumber

from catalog.atlas.asking import Asked
from catalog.atlas.trend import Period
from catalog.clock import is_rehearsal
from catalog.finding import ProductQuerySet
from catalog.models import Product
from catalog.sizes import SizeClass

# More outlines than this are a grey square; the page says how many it leaves out.
MOST_DRAWN = 400
DECADE = 10
# Sorting so many by size takes a quarter of a second: ten minutes' figures do for everybody.
LARGE = 20_000
KEPT_SECONDS = 600


class Counts(NamedTuple):
    """How many visible bags there are: those with an outline by size and by kind (each under the
    other's filter), those that answer, and those that answer but for their unknown size."""

    by_size: dict[str, int]
    by_kind: dict[str, int]
    total: int
    unknown: int


def counts(asked: Asked) -> Counts:
    """All counts of the page in one query."""
    by_size: dict[str, int] = defaultdict(int)
    by_kind: dict[str, int] = defaultdict(int)
    total = unknown = 0
    rows = Product.objects.visible().order_by().values_list("size_class", "category")
    for size, kind, bags in rows.annotate(bags=Count("pk")):
        if size in ("", SizeClass.UNKNOWN.value):
            unknown += bags if asked.kind in ("", kind) else 0
            continue
        if asked.kind in ("", kind):
            by_size[size] += bags
        if asked.size in ("", size):
            by_kind[kind] += bags
        if asked.kind in ("", kind) and asked.size in ("", size):
            total += bags
    return Counts(by_size, by_kind, total, unknown)


def drawn(asked: Asked) -> list[Product]:
    """The bags with an outline that answer, the newest here first, at most MOST_DRAWN."""
    # Keys first: sorting the whole rows of a large catalogue takes ten times as long.
    newest = list(_answering(asked).newest_first().values_list("pk", flat=True)[:MOST_DRAWN])
    return list(Product.objects.select_related("brand").filter(pk__in=newest))


def told_periods(asked: Asked, bags: int, years: int, since: int | None = None) -> list[Period]:
    """`periods`, of a large catalogue (`bags`) as they were up to KEPT_SECONDS ago."""
    if bags < LARGE or is_rehearsal():
        return periods(asked, years, since)
    key = f"catalog.atlas.periods:{asked.size}:{asked.kind}:{years}:{since}"
    return cache.get_or_set(key, lambda: periods(asked, years, since), KEPT_SECONDS)


def periods(asked: Asked, years: int, since: int | None = None) -> list[Period]:
    """The smallest and the median longer side of each year or decade, in two queries.

    `years` is how many make a period, `since` the first year that counts. At most three rows a
    period come from the database: the smallest, and the one or two in the middle.
    """
    start = F("year") - Mod(F("year"), years) if years > 1 else F("year")
    dated = _answering(asked).filter(year__isnull=False)
    if since is not None:
        dated = dated.filter(year__gte=since)
    rows = (
        dated.order_by()
        .annotate(
            period=Cast(start, IntegerField()),
            side=Greatest("width_mm", "height_mm", output_field=_LENGTH),
        )
        .annotate(
            place=Window(RowNumber(), partition_by=F("period"), order_by=["side", "pk"]),
            bags=Window(Count("pk"), partition_by=F("period")),
        )
        .filter(
            Q(place=1) | Q(place__gte=F("bags") / 2.0, place__lte=F("bags") / 2.0 + 1),
        )
        .order_by("period", "place")
        .values_list("pk", "period", "place", "bags", "side")
    )
    found: dict[int, list[_Row]] = defaultdict(list)
    for row in map(_Row._make, rows):
        found[row.period].append(row)
    smallest = [of_it[0].pk for of_it in found.values()]
    products = Product.objects.select_related("brand").in_bulk(smallest)
    return [_period(years, of_it, products[of_it[0].pk]) for of_it in found.values()]


class _Row(NamedTuple):
    """A bag that its period is told by: its place by longer side among so many bags."""

    pk: int
    period: int
    place: int
    bags: int
    side: Decimal


def _period(years: int, rows: Sequence[_Row], smallest: Product) -> Period:
    bags = rows[0].bags
    middle = [row.side for row in rows if bags <= 2 * row.place <= bags + 2]
    return Period(
        rows[0].period,
        years,
        bags,
        rows[0].side,
        sum(middle, Decimal(0)) / len(middle),
        str(smallest),
        smallest.get_absolute_url(),
    )


def _answering(asked: Asked) -> ProductQuerySet | QuerySet[Product]:
    found = Product.objects.visible().filter(width_mm__isnull=False, height_mm__isnull=False)
    if asked.size:
        found = found.of_size(asked.size)
    if asked.kind:
        found = found.filter(category=asked.kind)
    return found


_LENGTH = DecimalField(max_digits=10, decimal_places=4)
