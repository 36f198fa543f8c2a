"""The demo catalogue: bags, brands, materials and essentials from `catalog/fixtures/demo/`.

`load` creates what is missing, found by its slug, and leaves alone what is there. How the
pictures are made from `drawings` and where they are kept is for whoever uses the catalogue.
"""

import datetime
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from babel.numbers import get_currency_precision
from django.core.exceptions import ValidationError
from django.db import transaction

from catalog.drawing import BagDrawing
from catalog.models import Brand, Colourway, Essential, Material, Offer, Product, Source
from catalog.vocabulary import WearMode

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "demo"

# Words of the files that are for the illustrator alone.
_DRAWN = ("material_family", "hardware", "strap")
_LENGTHS = ("width_mm", "height_mm", "depth_mm", "handle_drop_mm", "strap_drop_mm")
# Ways to wear a bag that need a strap or a chain; a wrist loop is not one.
_ON_A_STRAP = {WearMode.SHOULDER, WearMode.CROSSBODY, WearMode.NECKLACE, WearMode.BELT}
_WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class CatalogueError(Exception):
    """A demo file is at fault; the message names the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many of each were created."""

    brands: int
    materials: int
    essentials: int
    products: int


@transaction.atomic
def load() -> Loaded:
    """Create what is missing. Raises CatalogueError; then nothing has been written."""
    brands = sum(_create(Brand, entry) for entry in _entries("brands.toml", "brand"))
    materials = sum(_create(Material, entry) for entry in _entries("materials.toml", "material"))
    essentials = sum(
        _create(Essential, _essential(entry)) for entry in _entries("essentials.toml", "essential")
    )
    return Loaded(brands, materials, essentials, _load_products())


def drawings() -> dict[str, BagDrawing]:
    """How each bag of the files is drawn, in its first colour, by `brand-slug/bag-slug`."""
    brands = {entry["slug"]: entry["name"] for entry in _entries("brands.toml", "brand")}
    return {
        key_of(bag): BagDrawing(
            silhouette=bag["silhouette"],
            closure=bag["closure"],
            construction=bag["construction"],
            material=bag["material_family"],
            hardware=bag["hardware"],
            strap=bag["strap"],
            colour=bag["colourway"][0]["hex"],
            name=f"{brands[bag['brand']]} {bag['name']}",
            seed=key_of(bag).replace("/", "-"),
            **{name: float(bag[name]) for name in _LENGTHS if name in bag},
        )
        for bag in bags()
    }


def bags() -> list[dict]:
    """Every bag as its file has it: oldest first, so that the catalogue's newest are new."""
    files = sorted((FIXTURES / "bags").glob("*.toml"))
    found = [bag for path in files for bag in _entries(path, "bag")]
    return sorted(found, key=lambda bag: bag.get("year", 0))


def key_of(bag: dict) -> str:
    """`brand-slug/bag-slug`: what a bag is called everywhere in the demo."""
    return f"{bag['brand']}/{bag['slug']}"


def _entries(name: str | Path, table: str) -> Iterable[dict]:
    path = FIXTURES / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))[table]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise CatalogueError(f"{path.name}: {error!s} (wanted: [[{table}]] entries)") from error


def _create(model: type[Brand | Material | Essential], entry: dict) -> bool:
    if model.objects.filter(slug=entry["slug"]).exists():
        return False
    made = model(**entry)
    _check(made, entry["slug"])
    made.save()
    return True


def _essential(told: dict) -> dict:
    entry = dict(told)
    dated, about = _date(entry.pop("source_date", ""))
    if about:
        entry["source_publisher"] = f"{entry['source_publisher']}, {about}"
    entry["is_yardstick"] = entry.pop("yardstick")
    return {**entry, "source_date": dated}


def _load_products() -> int:
    brands = Brand.objects.in_bulk(field_name="slug")
    materials = Material.objects.in_bulk(field_name="name")
    known = set(Product.objects.values_list("brand__slug", "slug"))
    made: dict[str, Product] = {}
    for bag in bags():
        if (bag["brand"], bag["slug"]) not in known:
            made[key_of(bag)] = _create_product(bag, brands, materials)
    _connect(made)
    return len(made)


def _create_product(bag: dict, brands: dict[str, Brand], materials: dict[str, Material]) -> Product:
    entry = {name: value for name, value in bag.items() if name not in _DRAWN}
    key = key_of(entry)
    try:
        entry["brand"] = brands[entry["brand"]]
        stuff = [materials[name] for name in entry.pop("materials")]
    except KeyError as error:
        raise CatalogueError(f"{key}: there is no {error.args[0]!r} in the files.") from error
    entry.pop("modular_with", None)
    wear = [WearMode(mode) for mode in entry.pop("wear")]
    children = {
        "colourways": _ordered(Colourway(**told) for told in entry.pop("colourway")),
        "sources": _ordered(_source(told) for told in entry.pop("source")),
        "offers": [_offer(told) for told in entry.pop("price", [])],
    }
    product = Product(
        **entry,
        **{f"worn_{mode.value}": True for mode in wear},
        has_strap=bag["strap"] != "none" and not _ON_A_STRAP.isdisjoint(wear),
    )
    for name, rows in children.items():
        setattr(product, name, rows)
    _check(product, key)
    product.save()
    product.materials.set(stuff)
    product.save()
    return product


def _connect(made: dict[str, Product]) -> None:
    """Pieces that go together, once all of them are there."""
    for bag in bags():
        if key_of(bag) in made:
            for place, other in enumerate(bag.get("modular_with", [])):
                made[key_of(bag)].modular_pieces.create(other=_product(other), sort_order=place)


def _product(key: str) -> Product:
    brand, _, slug = key.partition("/")
    try:
        return Product.objects.get(brand__slug=brand, slug=slug)
    except Product.DoesNotExist:
        raise CatalogueError(f"There is no “{key}” to be worn with.") from None


def _ordered(rows: Iterable[Colourway | Source]) -> list[Colourway | Source]:
    placed = list(rows)
    for place, row in enumerate(placed):
        row.sort_order = place
    return placed


def _source(told: dict) -> Source:
    dated, about = _date(told.get("date", ""))
    return Source(
        publisher=f"{told['publisher']}, {about}" if about else told["publisher"],
        title=told["title"],
        url=told["url"],
        says=told["says"],
        fits=told.get("fits", ""),
        is_basis=told["basis"],
        dated=dated,
    )


def _offer(told: dict) -> Offer:
    dated, about = _date(told.get("date", ""))
    amount, currency = told["amount"], told["currency"]
    return Offer(
        retailer=f"{told['retailer']}, {about}" if about else told["retailer"],
        price_minor=int(Decimal(amount).scaleb(get_currency_precision(currency))),
        currency=currency,
        url=told["url"],
        availability=told["availability"],
        sponsored=told["sponsored"],
        checked_on=dated,
    )


def _date(written: object) -> tuple[datetime.date | None, str]:
    """(the day, "") or, where the source gives no day, (None, what it gives)."""
    date = str(written)
    if _WHOLE_DATE.fullmatch(date):
        return datetime.date.fromisoformat(date), ""
    return None, date


def _check(made: Brand | Material | Essential | Product, key: str) -> None:
    try:
        made.full_clean()
    except ValidationError as error:
        told = "; ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
        raise CatalogueError(f"{key}: {told}") from error
