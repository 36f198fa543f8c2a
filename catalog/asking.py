"""What a reader can ask of the catalogue. Query strings are read in `filters`, answers found
in `finding`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from catalog.kits.carried import Carried


class Sort(TextChoices):
    NEWEST = "newest", "Newest here"
    SMALLEST = "smallest", "Smallest first"
    LARGEST = "largest", "Largest first"
    CHEAPEST = "cheapest", "Cheapest first"
    DEAREST = "dearest", "Dearest first"
    YEAR = "year", "Latest design"


class Filter(StrEnum):
    """What a catalogue can be narrowed by; the value is the name in the query string."""

    Q = "q"
    BRAND = "brand"
    SIZE = "size"
    WORN = "worn"
    COLOUR = "colour"
    MATERIAL = "material"
    PRICE = "price"
    STRAP = "strap"
    UNDER = "under"
    YEARS = "years"
    KIT = "kit"


# The filters with a closed list of values, each of which is counted.
FACETS = (
    Filter.SIZE,
    Filter.WORN,
    Filter.STRAP,
    Filter.PRICE,
    Filter.BRAND,
    Filter.COLOUR,
    Filter.MATERIAL,
)

# Stands in a query string for the empty price band.
NOT_KNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the catalogue; an empty filter is not asked for.

    `under` counts yardstick euros, `years` are (first, last) with None for an open end, `kit` is
    what a bag has to hold.
    """

    q: str = ""
    brand: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    worn: tuple[str, ...] = ()
    colour: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    strap: tuple[str, ...] = ()
    under: int | None = None
    years: tuple[int | None, int | None] = (None, None)
    kit: Carried | None = None
    sort: Sort = field(default=Sort.NEWEST)

    @property
    def active(self) -> list[Filter]:
        """The filters that are asked for."""
        return [name for name in Filter if getattr(self, name) not in ((), "", None, _OPEN)]

    def without(self, name: Filter, value: str | None = None) -> Asked:
        """The same less one filter, or less one value of a facet."""
        if value is None:
            return replace(self, **{name: _NOTHING[name]})
        kept = tuple(one for one in getattr(self, name) if one != value)
        return replace(self, **{name: kept})

    def pairs(self) -> list[tuple[str, str | int]]:
        """For a query string: one order, no repeats, nothing that says nothing."""
        first, last = self.years
        told: list[tuple[str, str | int | None]] = [("q", self.q or None)]
        for facet in FACETS:
            told += [(facet.value, value) for value in sorted(set(getattr(self, facet)))]
        told += [("under", self.under), ("year_from", first), ("year_to", last)]
        told.append(("kit", self.kit.text if self.kit else None))
        if self.sort != Sort.NEWEST:
            told.append(("sort", self.sort.value))
        return [(name, value) for name, value in told if value is not None]


_OPEN = (None, None)
_NOTHING = {
    Filter.Q: "",
    Filter.UNDER: None,
    Filter.YEARS: _OPEN,
    Filter.KIT: None,
    **dict.fromkeys(FACETS, ()),
}
