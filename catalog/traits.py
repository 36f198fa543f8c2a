"""The closed facets of a product as bits of three whole numbers: what counting goes by.

A product may have several values of a facet; a set of bits holds them all in one column, so that
many products are counted in one walk. `Product.derive` sets them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from catalog.asking import NOT_KNOWN, Filter
from catalog.prices import PriceBand
from catalog.sizes import SizeClass
from catalog.vocabulary import ColourFamily, MaterialFamily, WearMode

TRAITS, COLOURS, MATERIALS = "trait_bits", "colour_bits", "material_bits"
YES, NO = "yes", "no"


class Place(NamedTuple):
    """Where a facet's bits are: in which column, from which bit on, a bit for each value."""

    column: str
    first: int
    values: tuple[str, ...]

    @property
    def mask(self) -> int:
        return self.bits_of(self.values)

    def bits_of(self, values: Iterable[str]) -> int:
        """The bits of these values; what is no value of the facet has none."""
        wanted = set(values)
        return sum(
            1 << self.first + place for place, value in enumerate(self.values) if value in wanted
        )

    def values_in(self, bits: int) -> list[str]:
        """The values whose bits are set, in the vocabulary's order."""
        bits >>= self.first
        return [value for place, value in enumerate(self.values) if bits >> place & 1]


# Stored: a further value goes to the end of its facet, into the room left before the next one.
PLACES = {
    Filter.SIZE: Place(TRAITS, 0, tuple(size.value for size in SizeClass)),
    Filter.STRAP: Place(TRAITS, 8, (YES, NO)),
    Filter.PRICE: Place(TRAITS, 10, tuple(band.value or NOT_KNOWN for band in PriceBand)),
    Filter.WORN: Place(TRAITS, 18, tuple(mode.value for mode in WearMode)),
    Filter.COLOUR: Place(COLOURS, 0, tuple(family.value for family in ColourFamily)),
    Filter.MATERIAL: Place(MATERIALS, 0, tuple(family.value for family in MaterialFamily)),
}
# Set where a source measured the inside.
MEASURED = 1 << 28


def trait_bits(
    size_class: str, has_strap: bool, price_band: str, worn: Iterable[str], measured: bool
) -> int:
    """The bits of a product's one column of traits."""
    told = {
        Filter.SIZE: [size_class],
        Filter.STRAP: [YES if has_strap else NO],
        Filter.PRICE: [price_band or NOT_KNOWN],
        Filter.WORN: worn,
    }
    bits = sum(PLACES[facet].bits_of(values) for facet, values in told.items())
    return bits | MEASURED if measured else bits


def colour_bits(families: Iterable[str]) -> int:
    return PLACES[Filter.COLOUR].bits_of(families)


def material_bits(families: Iterable[str]) -> int:
    return PLACES[Filter.MATERIAL].bits_of(families)
