"""The figures of a screen of the catalogue: kept for an edition, or else what can be said at once.

A large catalogue shows its cards before all facets are counted: until then there is a total
alone, and beyond a hundred thousand that it is more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache

from catalog.asking import Asked
from catalog.counting import Counts, count
from catalog.finding import ProductQuerySet
from catalog.fit.frontier import kit_key
from catalog.models import CatalogueEdition

# To be counted up when counts come to hold something else.
_FORM = 1
KEPT_FOR_S = 24 * 60 * 60
# So many are counted by every facet while the reader waits; it is not felt.
FEW = 10_000
# And so many in all.
MOST_COUNTED = 100_000


@dataclass(frozen=True, slots=True)
class Figures:
    """How many answer: exactly, or `total` and more; `counts` once every facet is counted."""

    total: int
    is_exact: bool
    counts: Counts | None


def figures_of(
    products: ProductQuerySet, asked: Asked, slugs: Mapping[int, str], wait: bool
) -> Figures:
    """The figures as far as they are known or soon told; on `wait` every one, however long.

    Nothing is kept of what a transaction sees.
    """
    edition = CatalogueEdition.current()
    key = _key(asked, edition)
    counts = cache.get(key) if edition is not None else None
    if counts is None and (wait or edition is None or _are_few(products, edition)):
        counts = count(products, asked, slugs)
        if edition is not None:
            cache.set(key, counts, KEPT_FOR_S)
    if counts is not None:
        return Figures(counts.total, True, counts)
    total = products.answering(asked).order_by()[: MOST_COUNTED + 1].count()
    return Figures(min(total, MOST_COUNTED), total <= MOST_COUNTED, None)


def _are_few(products: ProductQuerySet, edition: int) -> bool:
    return cache.get_or_set(
        f"catalog.few.{edition}",
        lambda: products.order_by()[: FEW + 1].count() <= FEW,
        KEPT_FOR_S,
    )


def _key(asked: Asked, edition: int | None) -> str:
    """The same for the same filters, whatever their order; a kit goes by its sizes."""
    filters = [pair for pair in asked.pairs() if pair[0] not in ("sort", "kit")]
    kit = kit_key(asked.kit.items) if asked.kit else ""
    told = sha256(f"{filters}{kit}".encode()).hexdigest()
    return f"catalog.counts.{_FORM}.{edition}.{told}"
