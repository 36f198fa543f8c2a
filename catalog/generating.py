"""Made-up bags in any number, to measure the catalogue with: the same seed, the same bags.

Rows of values for the database, in batches; storing them is the command's. Sizes come out of a
pool that is drawn first, so that a million bags cost little more than their names and prices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random

from catalog.asking import NOT_KNOWN, Filter
from catalog.models import Brand, Material, Product
from catalog.prices import PriceBand, price_band
from catalog.traits import NO, PLACES, YES, colour_bits, material_bits, trait_bits
from catalog.vocabulary import (
    Category,
    Closure,
    ColourFamily,
    Construction,
    MaterialFamily,
    PriceTier,
    Silhouette,
    WearMode,
)

# What tells a made-up brand or material from a real one, and everything with them.
MARK = "generated-"
BRANDS = 200
SIZES_IN_POOL = 20_000
_FIRST_SEEN = datetime(2021, 1, 1, tzinfo=UTC)
_YEARS_SEEN = timedelta(days=5 * 365)
_NAMES = ("Pocket", "Petite", "Minaudière", "Coin", "Theatre", "Evening", "Traveller", "Courier")
# Half the bags on the market are by a few houses.
_WEIGHTS = list(accumulate(1 / (place + 3) for place in range(BRANDS)))
_DEAREST_BY_TIER = {
    PriceTier.HIGH_STREET: 120,
    PriceTier.CONTEMPORARY: 450,
    PriceTier.DESIGNER: 1800,
    PriceTier.LUXURY: 5000,
    PriceTier.HERITAGE: 9000,
}

# What every bag has of its own, and what it shares with all of its size.
OWN_COLUMNS = [
    *("id", "brand_id", "name", "slug", "silhouette", "closure", "year", "created_at"),
    *("has_strap", "trait_bits", "colour_bits", "material_bits"),
    *("price_minor", "price_currency", "price_is_current", "price_euros", "price_band"),
    *(f"worn_{mode.value}" for mode in WearMode),
]
SIZE_COLUMNS = [
    field.attname for field in Product._meta.concrete_fields if field.attname not in OWN_COLUMNS
]
COLOURWAY_COLUMNS = ["product_id", "sort_order", "name", "family", "hex"]
OFFER_COLUMNS = [
    *("product_id", "retailer", "price_minor", "currency", "url", "availability"),
    *("checked_on", "sponsored"),
]
MADE_OF_COLUMNS = ["product_id", "material_id"]


@dataclass(frozen=True, slots=True, eq=False)
class Size:
    """What bags of one size have in common: the values of SIZE_COLUMNS, and bits of the traits."""

    values: tuple[object, ...]
    trait_bits: int


@dataclass(slots=True)
class Batch:
    """Rows of four tables, in the order of the columns above; a product's is in two parts."""

    products: list[tuple[tuple, Size]]
    colourways: list[tuple]
    offers: list[tuple]
    made_of: list[tuple]


def brands() -> list[Brand]:
    """The made-up houses, not saved."""
    tiers = list(PriceTier)
    return [
        Brand(
            name=f"Maison Inventée {number:03}",
            slug=f"{MARK}{number:03}",
            price_tier=tiers[number % len(tiers)],
        )
        for number in range(BRANDS)
    ]


def materials() -> list[Material]:
    """One made-up material of each family, not saved."""
    return [
        Material(name=f"{family.label} (generated)", slug=f"{MARK}{family.value}", family=family)
        for family in MaterialFamily
    ]


def batches(
    count: int,
    seed: int,
    first_key: int,
    makers: Sequence[Brand],
    stuffs: Sequence[Material],
    size: int,
) -> Iterator[Batch]:
    """So many bags with keys from `first_key` on, `size` of them at a time."""
    dice = Random(seed)
    pool = [_sized(dice) for _ in range(min(count, SIZES_IN_POOL))]
    houses = [(maker.pk, _DEAREST_BY_TIER[maker.price_tier]) for maker in makers]
    leathers = [(stuff.pk, material_bits([stuff.family])) for stuff in stuffs]
    for start in range(0, count, size):
        batch = Batch([], [], [], [])
        for number in range(start, min(start + size, count)):
            _add(batch, dice, number, first_key + number, pool, houses, leathers)
        yield batch


def _sized(dice: Random) -> Size:
    """A bag that has a size and nothing else of its own."""
    width = Decimal(round(min(max(dice.lognormvariate(5.05, 0.42), 30), 550)))
    height = Decimal(round(max(float(width) * dice.uniform(0.45, 1.15), 20)))
    depth = Decimal(round(max(float(width) * dice.uniform(0.08, 0.5), 8)))
    bag = Product(
        category=Category.BAG.value,
        width_mm=width,
        height_mm=height,
        depth_mm=None if dice.random() < 0.06 else depth,
        construction=dice.choice(list(Construction)).value,
    )
    if bag.depth_mm and dice.random() < 0.12:
        walls = Decimal(dice.randint(3, 9))
        bag.inner_width_mm, bag.inner_height_mm = width - walls, height - walls
        bag.inner_depth_mm = max(depth - walls, Decimal(2))
    bag.derive_sizes()
    bits = trait_bits(bag.size_class, False, "", (), bag.interior.measured) & ~_OF_ITS_OWN
    return Size(tuple(getattr(bag, name) for name in SIZE_COLUMNS), bits)


def _add(
    batch: Batch,
    dice: Random,
    number: int,
    key: int,
    pool: Sequence[Size],
    houses: Sequence[tuple[int, int]],
    leathers: Sequence[tuple[int, int]],
) -> None:
    house, dearest = dice.choices(houses, cum_weights=_WEIGHTS)[0]
    size = dice.choice(pool)
    leather, material = dice.choice(leathers)
    worn, worn_bit = dice.choice(_WORN)
    has_strap = dice.random() < 0.6
    euros = round(dearest * dice.uniform(0.08, 1)) if dice.random() < 0.8 else None
    if euros is None:
        price = _NO_PRICE
    else:
        price = (euros * 100, "EUR", True, euros, price_band(euros).value)
        batch.offers.append((key, "Anybody", euros * 100, "EUR", "", "in_stock", None, False))
    families = {dice.choice(_COLOURS): None for _ in range(dice.choice((1, 1, 2)))}
    for order, (family, hex_code) in enumerate(families):
        batch.colourways.append((key, order, family.title(), family, hex_code))
    batch.made_of.append((key, leather))
    own = (
        *(key, house, f"{dice.choice(_NAMES)} {number}", f"{MARK}{number}"),
        *(dice.choice(_SILHOUETTES), dice.choice(_CLOSURES), dice.randint(1990, 2025)),
        *(_FIRST_SEEN + _YEARS_SEEN * dice.random(), has_strap),
        size.trait_bits | worn_bit | _STRAP_BITS[has_strap] | _PRICE_BITS[price[-1]],
        *(sum(_COLOUR_BITS[family] for family, _hex in families), material),
        *price,
        *worn,
    )
    batch.products.append((own, size))


_SILHOUETTES = [one.value for one in Silhouette]
_CLOSURES = [one.value for one in Closure]
_HEXES = {"black": "#17130f", "brown": "#6b4226", "red": "#a81d22", "blue": "#2f5a94"}
_COLOURS = [(one.value, _HEXES.get(one.value, "#c9b48c")) for one in ColourFamily]
_COLOUR_BITS = {one.value: colour_bits([one.value]) for one in ColourFamily}
_STRAP_BITS = {has: PLACES[Filter.STRAP].bits_of([YES if has else NO]) for has in (True, False)}
_PRICE_BITS = {
    band.value: PLACES[Filter.PRICE].bits_of([band.value or NOT_KNOWN]) for band in PriceBand
}
_WORN = [
    (tuple(mode is one for one in WearMode), PLACES[Filter.WORN].bits_of([mode.value]))
    for mode in WearMode
]
# What a size says nothing about.
_OF_ITS_OWN = PLACES[Filter.STRAP].mask | PLACES[Filter.PRICE].mask | PLACES[Filter.WORN].mask
_NO_PRICE = (None, "", False, None, "")
