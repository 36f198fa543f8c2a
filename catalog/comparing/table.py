"""The figures of several bags side by side, with the largest and the smallest of each marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from catalog.measures import format_cm, format_dimensions, format_in, format_weight
from catalog.models import Product
from catalog.prices import print_price
from catalog.sizes import SizeClass

# What the largest and the smallest of a row are called.
_WIDE = ("widest", "narrowest")
_HIGH = ("highest", "lowest")
_DEEP = ("deepest", "flattest")
_ROOM = ("roomiest", "tightest")
_LONG = ("longest", "shortest")
_HEAVY = ("heaviest", "lightest")
_DEAR = ("dearest", "cheapest")
_YEAR = ("newest", "oldest")


@dataclass(frozen=True, slots=True)
class Cell:
    """One bag's figure. Nothing in `text` and `cm`: no source states it.

    A length stands in `cm` and `inches`, anything else in `text`. `mark` is the word for the
    largest or the smallest of the row, "" for those between.
    """

    text: str = ""
    cm: str = ""
    inches: str = ""
    note: str = ""
    mark: str = ""

    @property
    def is_stated(self) -> bool:
        return bool(self.text or self.cm)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of every bag, in the bags' order."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def is_same(self) -> bool:
        """Whether all bags are stated to be alike in it."""
        told = {(cell.text, cell.cm) for cell in self.cells}
        return len(self.cells) > 1 and len(told) == 1 and self.cells[0].is_stated


def marks(values: Sequence[Decimal | int | None], largest: str, smallest: str) -> list[str]:
    """The word for each value: the largest, the smallest, or "" for what is between or unknown.

    Equals share a word; where all known values are equal, or fewer than two are known, there is
    nothing to mark.
    """
    known = [value for value in values if value is not None]
    if len(set(known)) < 2:
        return [""] * len(values)
    words = {max(known): largest, min(known): smallest}
    return [words.get(value, "") if value is not None else "" for value in values]


def rows(products: Sequence[Product]) -> list[Row]:
    """The outside, and every further row that at least one of the bags has something to say in."""
    outside = [
        _lengths("Width", products, "width_mm", _WIDE),
        _lengths("Height", products, "height_mm", _HIGH),
        _lengths("Depth", products, "depth_mm", _DEEP),
    ]
    further = [
        _row("Inside", products, _inside, _inner_volume, _ROOM),
        _lengths("Handle drop", products, "handle_drop_mm", _LONG),
        _lengths("Strap drop", products, "strap_drop_mm", _LONG),
        _row("Weight", products, _weight, lambda product: product.weight_g, _HEAVY),
        _row("Size class", products, _size_class),
        _row("Price", products, _price, lambda product: product.price_euros, _DEAR),
        _row("Year", products, _year, lambda product: product.year, _YEAR),
        _row("Worn", products, _worn),
        _row("Closure", products, _closure),
        _row("Materials", products, _materials),
        _row("Colours", products, _colours),
    ]
    told = [row for row in further if any(cell.is_stated for cell in row.cells)]
    return outside + told


def _row(
    label: str,
    products: Sequence[Product],
    cell: Callable[[Product, str], Cell],
    value: Callable[[Product], Decimal | int | None] = lambda product: None,
    words: tuple[str, str] = ("", ""),
) -> Row:
    marked = marks([value(product) for product in products], *words)
    return Row(label, tuple(map(cell, products, marked)))


def _lengths(label: str, products: Sequence[Product], name: str, words: tuple[str, str]) -> Row:
    return _row(
        label, products, partial(_length, name), lambda product: getattr(product, name), words
    )


def _length(name: str, product: Product, mark: str) -> Cell:
    mm = getattr(product, name)
    return Cell() if mm is None else Cell(cm=format_cm(mm), inches=format_in(mm), mark=mark)


def _inside(product: Product, mark: str) -> Cell:
    sides = product.interior[:3]
    if all(side is None for side in sides):
        return Cell()
    note = "" if product.interior.measured else "estimated"
    if any(side == 0 for side in sides):
        return Cell(text="no room", note=note, mark=mark)
    return Cell(
        cm=format_dimensions(*sides),
        inches=format_dimensions(*sides, "in"),
        note=note,
        mark=mark,
    )


def _inner_volume(product: Product) -> Decimal | None:
    width, height, depth, _ = product.interior
    return None if width is None or height is None or depth is None else width * height * depth


def _weight(product: Product, mark: str) -> Cell:
    return Cell(text=format_weight(product.weight_g), mark=mark) if product.weight_g else Cell()


def _size_class(product: Product, mark: str) -> Cell:
    known = product.size_class and product.size_class != SizeClass.UNKNOWN.value
    return Cell(text=SizeClass(product.size_class).label) if known else Cell()


def _price(product: Product, mark: str) -> Cell:
    if product.price_minor is None:
        return Cell()
    note = "" if product.price_is_current else "on record"
    text = print_price(product.price_minor, product.price_currency)
    return Cell(text=text, note=note, mark=mark)


def _year(product: Product, mark: str) -> Cell:
    return Cell(text=str(product.year), mark=mark) if product.year else Cell()


def _worn(product: Product, mark: str) -> Cell:
    return Cell(text=", ".join(mode.label.lower() for mode in product.wear_modes))


def _closure(product: Product, mark: str) -> Cell:
    return Cell(text=product.get_closure_display() if product.closure else "")


def _materials(product: Product, mark: str) -> Cell:
    return Cell(text=", ".join(material.name for material in product.materials.all()))


def _colours(product: Product, mark: str) -> Cell:
    return Cell(text=", ".join(colourway.name for colourway in product.colourways.all()))
