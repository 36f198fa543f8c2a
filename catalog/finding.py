"""The catalogue's queries, in the catalogue's words.

What can be asked is in `asking`, what is counted in `counting`; `shelves` puts pages together.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import F, Q, Subquery, Value
from django.db.models.functions import Abs, Coalesce
from django.utils.text import slugify

from catalog.asking import NOT_KNOWN, Asked, Filter, Sort
from catalog.fit.frontier import Frontier, Limits, Triple
from catalog.traits import COLOURS, MATERIALS, MEASURED, PLACES, TRAITS
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

NOTHING = Q(pk__in=())


def seen_by_the_public(prefix: str = "") -> Q:
    """What makes a product visible; `prefix` leads to it from another model."""
    return Q(**{f"{prefix}live": True})


class ProductQuerySet(models.QuerySet):
    """Products as readers look for them. Several values of one kind mean any of them."""

    # Whatever way a product changes, what was counted before is of another edition.

    def bulk_create(self, *args: object, **kwargs: object) -> list:
        self._turn_edition()
        return super().bulk_create(*args, **kwargs)

    def update(self, **kwargs: object) -> int:
        self._turn_edition()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._turn_edition()
        return super().delete()

    # As Django marks them: no templates, and no relations' managers.
    update.alters_data = delete.alters_data = bulk_create.alters_data = True
    delete.queryset_only = True

    def _turn_edition(self) -> None:
        apps.get_model("catalog", "CatalogueEdition").turn()

    def visible(self) -> ProductQuerySet:
        """What the public may see."""
        return self.filter(seen_by_the_public())

    def newest_first(self) -> ProductQuerySet:
        return self.sorted_by(Sort.NEWEST)

    def last_launched_first(self) -> ProductQuerySet:
        """Annotated with `launched_at`: when it went on the site, or else came into the files."""
        launch = Coalesce("first_published_at", "created_at")
        return self.annotate(launched_at=launch).order_by("-launched_at", "-pk")

    def sorted_by(self, sort: Sort) -> ProductQuerySet:
        """A total order; products without the figure come last."""
        return self.order_by(*_ORDERS[sort])

    def on_cards(self) -> ProductQuerySet:
        """With all that a card shows: brand, main picture and its renditions."""
        return self.select_related("brand", "image").prefetch_related("image__renditions")

    def of_brand(self, *slugs: str) -> ProductQuerySet:
        # A brand is looked up before the products are: the database then goes by its key alone.
        brands = apps.get_model("catalog", "Brand").objects
        keys = (
            Subquery(brands.filter(slug=slug).order_by().values("pk"))
            for slug in dict.fromkeys(slugs)
        )
        return self.filter(reduce(or_, (Q(brand=key) for key in keys)))

    def of_size(self, *classes: str) -> ProductQuerySet:
        return self.filter(size_class__in=classes)

    def worn_as(self, *modes: str) -> ProductQuerySet:
        return self.filter(reduce(or_, (Q(**{f"worn_{WearMode(mode)}": True}) for mode in modes)))

    def with_strap(self, has_strap: bool = True) -> ProductQuerySet:
        return self.filter(has_strap=has_strap)

    def in_colour(self, *families: str) -> ProductQuerySet:
        return self.with_any_bit(COLOURS, PLACES[Filter.COLOUR].bits_of(families))

    def made_of(self, *families: str) -> ProductQuerySet:
        """Any material of these families."""
        return self.with_any_bit(MATERIALS, PLACES[Filter.MATERIAL].bits_of(families))

    def with_any_bit(self, column: str, bits: int) -> ProductQuerySet:
        """With one of these bits at least; see `traits`."""
        return self.alias(**{f"of_{column}": F(column).bitand(bits)}).exclude(**{f"of_{column}": 0})

    def priced_in(self, *bands: str) -> ProductQuerySet:
        return self.filter(price_band__in=bands)

    def priced_under(self, euros: int) -> ProductQuerySet:
        """At most this many yardstick euros; what has no price on record is left out."""
        return self.filter(price_euros__lte=euros)

    def between_years(self, first: int | None, last: int | None) -> ProductQuerySet:
        """First made or shown in these years, both included; None leaves an end open."""
        years = {"year__gte": first, "year__lte": last}
        return self.filter(**{name: year for name, year in years.items() if year is not None})

    def holding(self, frontier: Frontier) -> ProductQuerySet:
        """With room for the kit that this frontier is of; measured and estimated alike."""
        return self.filter(_reaches_one_of(frontier.triples))

    def not_decided_for(self, frontier: Frontier) -> ProductQuerySet:
        """Those in the gap that a search for the frontier left open."""
        gap = reduce(or_, map(_below, frontier.undecided), NOTHING)
        return self.filter(gap & ~_reaches_one_of(frontier.triples))

    def reaching_only(self, triples: Iterable[Triple], beyond: Iterable[Triple]) -> ProductQuerySet:
        """With an inside that reaches one of the triples, and none of those beyond."""
        return self.filter(_reaches_one_of(triples) & ~_reaches_one_of(beyond))

    def inside_measured(self, measured: bool = True) -> ProductQuerySet:
        """Whose inside a source measured; or else those whose inside is estimated, if at all."""
        if measured:
            # Of the three sides one alone: to the planner, three would be three rare accidents.
            return self.with_any_bit(TRAITS, MEASURED).filter(inner_width_mm__isnull=False)
        return self.filter(
            Q(inner_width_mm=None) | Q(inner_height_mm=None) | Q(inner_depth_mm=None)
        )

    def inside_not_known(self) -> ProductQuerySet:
        """With a side of the inside that can be neither read nor estimated."""
        return self.filter(inner_long_mm=None)

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
    Filter.KIT: lambda found, asked: found.holding(asked.kit.frontier),
}


def _reaches_one_of(triples: Iterable[Triple]) -> Q:
    """The inside, by its sorted sides, is at least as large as one of these rooms.

    What is below all of them in one side is told first: three comparisons an index can make.
    """
    rooms = list(triples)
    if not rooms:
        return NOTHING
    least = _reaches(*map(min, zip(*rooms, strict=True)))
    return least & reduce(or_, (_reaches(*room) for room in rooms)) if len(rooms) > 1 else least


def _reaches(long: Decimal, mid: Decimal, short: Decimal) -> Q:
    return Q(inner_long_mm__gte=long, inner_mid_mm__gte=mid, inner_short_mm__gte=short)


def _below(limits: Limits) -> Q:
    """Each side is below its limit, where it has one; and all are known."""
    sides = zip(("inner_long_mm", "inner_mid_mm", "inner_short_mm"), limits, strict=True)
    below = {f"{side}__lt": limit for side, limit in sides if limit is not None}
    return Q(inner_long_mm__isnull=False, **below)
