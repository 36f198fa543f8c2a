"""Made-up bags in any number, to measure the catalogue with: the same seed, the same bags.

Rows of values for the database, in batches; storing them is the command's. Sizes come out of a
pool that is drawn first, so that a million bags cost little more than their prices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random

from catalog import clock
from catalog.models import Brand, Material, Product
from catalog.prices import price_band
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
_HEXES = {"black": "#17130f", "brown": "#6b4226", "red": "#a81d22", "blue": "#2f5a94"}
# Half the bags on the market are by a few houses.
_WEIGHTS = list(accumulate(1 / (place + 3) for place in range(BRANDS)))
_DEAREST_BY_TIER = {
    PriceTier.HIGH_STREET: 120,
    PriceTier.CONTEMPORARY: 450,
    PriceTier.DESIGNER: 1800,
    PriceTier.LUXURY: 5000,
    PriceTier.HERITAGE: 9000,
}

PRODUCT_COLUMNS = [field.attname for field in Product._meta.concrete_fields]
_PLACE = {name: place for place, name in enumerate(PRODUCT_COLUMNS)}
COLOURWAY_COLUMNS = ["product_id", "sort_order", "name", "family", "hex"]
OFFER_COLUMNS = [
    *("product_id", "retailer", "price_minor", "currency", "url", "availability"),
    *("checked_on", "sponsored"),
]
MADE_OF_COLUMNS = ["product_id", "material_id"]


@dataclass(slots=True)
class Batch:
    """Rows of four tables, in the order of the columns above."""

    products: list[list[object]]
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
    for start in range(0, count, size):
        batch = Batch([], [], [], [])
        for number in range(start, min(start + size, count)):
            _add(batch, dice, number, first_key + number, pool, makers, stuffs)
        yield batch


def _sized(dice: Random) -> list[object]:
    """The values of a product that has a size and nothing else of its own."""
    width = Decimal(round(min(max(dice.lognormvariate(5.05, 0.42), 30), 550)))
    height = Decimal(round(max(float(width) * dice.uniform(0.45, 1.15), 20)))
    depth = Decimal(round(max(float(width) * dice.uniform(0.08, 0.5), 8)))
    bag = Product(
        width_mm=width,
        height_mm=height,
        depth_mm=None if dice.random() < 0.06 else depth,
        construction=dice.choice(list(Construction)),
    )
    if bag.depth_mm and dice.random() < 0.12:
        walls = Decimal(dice.randint(3, 9))
        bag.inner_width_mm, bag.inner_height_mm = width - walls, height - walls
        bag.inner_depth_mm = max(depth - walls, Decimal(2))
    bag.derive(clock.now())
    return [getattr(bag, name) for name in PRODUCT_COLUMNS]


def _add(
    batch: Batch,
    dice: Random,
    number: int,
    key: int,
    pool: Sequence[list[object]],
    makers: Sequence[Brand],
    stuffs: Sequence[Material],
) -> None:
    maker = dice.choices(makers, cum_weights=_WEIGHTS)[0]
    euros = round(_DEAREST_BY_TIER[maker.price_tier] * dice.uniform(0.08, 1))
    priced = dice.random() < 0.8
    worn = dice.choice(list(WearMode))
    told = {
        "id": key,
        "brand_id": maker.pk,
        "name": f"{_NAMES[number % len(_NAMES)]} {number}",
        "slug": f"{MARK}{number}",
        "category": Category.BAG.value,
        "silhouette": dice.choice(_SILHOUETTES),
        "closure": dice.choice(_CLOSURES),
        "year": dice.randint(1990, 2025),
        "has_strap": dice.random() < 0.6,
        f"worn_{worn.value}": True,
        "created_at": _FIRST_SEEN + _YEARS_SEEN * dice.random(),
    }
    if priced:
        told |= {
            "price_minor": euros * 100,
            "price_currency": "EUR",
            "price_is_current": True,
            "price_euros": euros,
            "price_band": price_band(euros).value,
        }
        batch.offers.append((key, "Anybody", euros * 100, "EUR", "", "in_stock", None, False))
    values = pool[dice.randrange(len(pool))].copy()
    for name, value in told.items():
        values[_PLACE[name]] = value
    batch.products.append(values)
    for order in range(dice.choice((1, 1, 2))):
        family = dice.choice(_COLOURS)
        batch.colourways.append((key, order, family.title(), family, _HEXES.get(family, "#c9b48c")))
    batch.made_of.append((key, stuffs[dice.randrange(len(stuffs))].pk))


_SILHOUETTES = [one.value for one in Silhouette]
_CLOSURES = [one.value for one in Closure]
_COLOURS = [one.value for one in ColourFamily]
