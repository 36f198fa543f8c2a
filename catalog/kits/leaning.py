"""Bags that hold a single thing only at a slant: no such bag is found by its sorted sides alone.

The catalogue fetches those that may, and the fit engine decides each.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.finding import ProductQuerySet
from catalog.fit.single import Verdict, fit_one
from catalog.kits.carried import Carried
from catalog.models import Product

# How many are decided one by one, the smallest first: enough for a shelf of micro bags.
MOST_TRIED = 60
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Leaning:
    """The bags that hold a thing at a slant; `all_tried` unless there were too many to try."""

    products: tuple[Product, ...]
    all_tried: bool


def leaning(others: ProductQuerySet, carried: Carried) -> Leaning | None:
    """Of these bags, those that hold a single thing at a slant only. None for several things.

    In one query.
    """
    if not carried.oblique:
        return None
    may = others.reaching_only(carried.oblique, beyond=carried.frontier.triples)
    tried = list(may.select_related("brand").order_by("face_mm2", "pk")[: MOST_TRIED + 1])
    holding = list(_holding(tried[:MOST_TRIED], carried))
    return Leaning(
        tuple(holding[:MOST_NAMED]),
        all_tried=len(tried) <= MOST_TRIED and len(holding) <= MOST_NAMED,
    )


def _holding(products: list[Product], carried: Carried) -> Iterator[Product]:
    item = carried.items[0]
    for product in products:
        fit = fit_one(product.interior.box, item)
        if fit.oblique and fit.verdict in (Verdict.FITS, Verdict.SNUG):
            yield product
