"""The catalogue's queries, in the catalogue's words.

What can be asked is in `asking`; pages of cards are put together in `shelves`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.db.models.functions import Abs, Cast
from django.utils.text import slugify

from catalog.asking import FACETS, NOT_KNOWN, Asked, Filter, Sort
from catalog.vocabulary import WearMode

# What is not known comes last either way; the key makes every order a total one.
_ORDERS = {
    Sort.NEWEST: ("-created_at", "-pk"),
    Sort.SMALLEST: (F("face_mm2").asc(nulls_last=True), "pk"),
    Sort.LARGEST: (F("face_mm2").desc(nulls_last=True), "pk"),
    Sort.CHEAPEST: (F("price_euros").asc(nulls_last=True), "pk"),
    Sort.DEAREST: (F("price_euros").desc(nulls_last=True), "pk"),
    Sort.YEAR: (F("year").desc(nulls_last=True), "-created_at", "-pk"),
}


# A face of between two thirds of another and one and a half times as much looks like it.
LIKE_FACE = Decimal(2) / 3


class ProductQuerySet(models.QuerySet):
    """Products as readers look for them. Several values of one kind mean any of them."""

    def visible(self) -> ProductQuerySet:
        """What the public may see."""
        return self.filter(live=True)

    def newest_first(self) -> ProductQuerySet:
        return self.sorted_by(Sort.NEWEST)

    def sorted_by(self, sort: Sort) -> ProductQuerySet:
        """A total order; products without the figure come last."""
        return self.order_by(*_ORDERS[sort])

    def on_cards(self) -> ProductQuerySet:
        """With all that a card shows: brand, main picture and its renditions."""
        return self.select_related("brand", "image").prefetch_related("image__renditions")

    def of_brand(self, *slugs: str) -> ProductQuerySet:
        return self.filter(brand__slug__in=slugs)

    def of_size(self, *classes: str) -> ProductQuerySet:
        return self.filter(size_class__in=classes)

    def worn_as(self, *modes: str) -> ProductQuerySet:
        return self.filter(reduce(or_, (Q(**{f"worn_{WearMode(mode)}": True}) for mode in modes)))

    def with_strap(self, has_strap: bool = True) -> ProductQuerySet:
        return self.filter(has_strap=has_strap)

    def in_colour(self, *families: str) -> ProductQuerySet:
        colourways = apps.get_model("catalog", "Colourway").objects
        return self.filter(pk__in=colourways.filter(family__in=families).values("product_id"))

    def made_of(self, *families: str) -> ProductQuerySet:
        """Any material of these families."""
        made = self.model.materials.through.objects.filter(material__family__in=families)
        return self.filter(pk__in=made.values("product_id"))

    def priced_in(self, *bands: str) -> ProductQuerySet:
        return self.filter(price_band__in=bands)

    def priced_under(self, euros: int) -> ProductQuerySet:
        """At most this many yardstick euros; what has no price on record is left out."""
        return self.filter(price_euros__lte=euros)

    def between_years(self, first: int | None, last: int | None) -> ProductQuerySet:
        """First made or shown in these years, both included; None leaves an end open."""
        years = {"year__gte": first, "year__lte": last}
        return self.filter(**{name: year for name, year in years.items() if year is not None})

    def matching(self, text: str) -> ProductQuerySet:
        """Every word in the name, the brand or a number of the product, accents or not."""
        found = self
        for word in text.split():
            wanted = (
                Q(name__icontains=word)
                | Q(brand__name__icontains=word)
                | Q(sku__iexact=word)
                | Q(gtin=word)
            )
            if plain := slugify(word):
                wanted |= Q(slug__contains=plain) | Q(brand__slug__contains=plain)
            found = found.filter(wanted)
        return found

    def with_nearness(self, product: models.Model) -> ProductQuerySet:
        """Annotated with `apart`: how far each is in size, None where it cannot be told.

        In mm, the sum of what the sorted outsides differ by; in mm², the difference of the
        faces, where the product's own depth is not known.
        """
        if product.long_mm is None:
            apart = Abs(F("face_mm2") - Value(product.face_mm2 or Decimal(0)))
        else:
            apart = sum(
                (
                    Abs(F(side) - Value(getattr(product, side)))
                    for side in ("long_mm", "mid_mm", "short_mm")
                ),
                start=Value(Decimal(0)),
            )
        return self.annotate(apart=apart)

    def near_in_size(self, product: models.Model) -> ProductQuerySet:
        """Others with a face not much larger or smaller, the nearest first.

        A bag without a known face has no neighbours.
        """
        if product.face_mm2 is None:
            return self.none()
        faces = (product.face_mm2 * LIKE_FACE, product.face_mm2 / LIKE_FACE)
        others = self.exclude(pk=product.pk).filter(face_mm2__range=faces)
        return others.with_nearness(product).order_by(F("apart").asc(nulls_last=True), "pk")

    def modular_with(self, product: models.Model) -> ProductQuerySet:
        """The pieces it goes with, whichever of the two says so."""
        pieces = apps.get_model("catalog", "ModularPiece").objects
        return self.filter(
            Q(pk__in=pieces.filter(product_id=product.pk).values("other_id"))
            | Q(pk__in=pieces.filter(other_id=product.pk).values("product_id"))
        )

    def answering(self, asked: Asked, except_for: Filter | None = None) -> ProductQuerySet:
        """What passes every filter that is asked for, but the one left out."""
        found = self
        for name in asked.active:
            if name is not except_for:
                found = _APPLY[name](found, asked)
        return found


_APPLY = {
    Filter.Q: lambda found, asked: found.matching(asked.q),
    Filter.BRAND: lambda found, asked: found.of_brand(*asked.brand),
    Filter.SIZE: lambda found, asked: found.of_size(*asked.size),
    Filter.WORN: lambda found, asked: found.worn_as(*asked.worn),
    Filter.COLOUR: lambda found, asked: found.in_colour(*asked.colour),
    Filter.MATERIAL: lambda found, asked: found.made_of(*asked.material),
    Filter.PRICE: lambda found, asked: found.priced_in(
        *("" if band == NOT_KNOWN else band for band in asked.price)
    ),
    Filter.STRAP: lambda found, asked: (
        found if len(set(asked.strap)) == 2 else found.with_strap("yes" in asked.strap)
    ),
    Filter.UNDER: lambda found, asked: found.priced_under(asked.under),
    Filter.YEARS: lambda found, asked: found.between_years(*asked.years),
}

_TOTAL = "total"
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
    """How many products answer, and how many each value of each facet would leave."""

    total: int
    facets: dict[Filter, dict[str, int]]


def count(products: ProductQuerySet, asked: Asked) -> Counts:
    """The total, and each facet's values under all filters but its own, in one query."""
    total = (
        products.answering(asked)
        .order_by()
        .annotate(facet=_text(_TOTAL), told=_text(""))
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
    counted = 0
    facets: dict[Filter, dict[str, int]] = {facet: {} for facet in FACETS}
    for name, told, n in total.union(*arms, all=True):
        if name == _TOTAL:
            counted = n
            continue
        facet = Filter(name)
        for value in _values(facet, told):
            facets[facet][value] = facets[facet].get(value, 0) + n
    return Counts(counted, facets)


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
