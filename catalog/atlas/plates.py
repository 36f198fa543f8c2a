"""Products as plates of outlines: the groups of an arrangement at one scale. No queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.atlas.asking import By, Order
from catalog.atlas.layout import (
    BANK_CARD,
    Outline,
    Plate,
    View,
    Yardstick,
    em_wide,
    frame_of,
    nest,
    small_view_box,
)
from catalog.measures import format_dimensions
from catalog.models import Product


@dataclass(frozen=True, slots=True)
class SmallPlate:
    """One group of an arrangement, at the scale of all; `width_em` is its width on the page."""

    label: str
    url: str
    plate: Plate
    width_em: str
    view_box: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """Either one large plate or several small ones, and the bags on them as the table lists them.

    `left_out` are the bags given that have no outline.
    """

    by: By
    whole: Plate | None
    groups: tuple[SmallPlate, ...]
    products: tuple[Product, ...]
    left_out: int

    @property
    def id(self) -> str:
        """A name for the ids of this drawing: two of one page differ unless they draw the same."""
        bags = "-".join(str(one.pk) for one in self.products)
        return f"atlas-{self.by}-{bags}"

    @property
    def description(self) -> str:
        """What is drawn, in a sentence."""
        arranged = {
            By.SIZE: _("all from one corner"),
            By.YEAR: _("a plate a decade"),
            By.BRAND: _("a plate a brand"),
        }[self.by]
        return _(
            "Outlines to one scale, width across and height upwards, %(arranged)s: %(bags)s."
        ) % {"arranged": arranged, "bags": _counted(len(self.products))}


def atlas_of(
    products: Iterable[Product | None],
    by: By,
    phone: Yardstick | None = None,
    order: Order = Order.SMALLEST,
) -> Atlas:
    """The visible products whose width and height are known, arranged."""
    shown = [one for one in products if one is not None and one.live]
    drawn = [one for one in shown if one.width_mm is not None and one.height_mm is not None]
    yardsticks = [thing for thing in (phone, BANK_CARD) if thing is not None]
    whole, groups = None, ()
    if drawn and by is By.SIZE:
        whole = nest(map(outline, drawn), yardsticks)
    elif drawn:
        groups = _groups(drawn, by)
    return Atlas(by, whole, groups, tuple(sorted_for_table(drawn, order)), len(shown) - len(drawn))


def outline(product: Product) -> Outline:
    """A product's front with all that is said of it where it is pointed at."""
    size = format_dimensions(product.width_mm, product.height_mm, None, "both")
    said = [str(product), *([str(product.year)] if product.year else [])]
    return Outline(
        str(product.pk),
        f"{', '.join(said)}: {size}",
        product.get_absolute_url(),
        product.width_mm,
        product.height_mm,
    )


def sorted_for_table(products: Iterable[Product], order: Order) -> list[Product]:
    """In the order asked for; bags without a year come last either way."""
    key = _KEYS[order.value.removeprefix("-")]
    back = order.value.startswith("-")
    listed = sorted(products, key=lambda one: (str(one).casefold(), one.pk))
    known = [one for one in listed if key(one) is not None]
    return sorted(known, key=key, reverse=back) + [one for one in listed if key(one) is None]


_KEYS = {
    "area": lambda one: one.width_mm * one.height_mm,
    "name": lambda one: one.name.casefold(),
    "brand": lambda one: one.brand.name.casefold(),
    "year": lambda one: one.year,
}


def _groups(products: Sequence[Product], by: By) -> tuple[SmallPlate, ...]:
    named = _by_decade(products) if by is By.YEAR else _by_brand(products)
    plates = [(label, url, _small(bags)) for label, url, bags in named]
    widest = max((plate.view for _label, _url, plate in plates), key=lambda view: view.right)
    return tuple(
        SmallPlate(label, url, plate, em_wide(plate.view, widest), small_view_box(plate.view))
        for label, url, plate in plates
    )


def _small(products: Iterable[Product]) -> Plate:
    outlines = [outline(one) for one in products]
    frame = frame_of([*outlines, BANK_CARD])
    return nest(outlines, [BANK_CARD], View(frame.right, frame.top))


def _by_decade(products: Iterable[Product]) -> list[tuple[str, str, list[Product]]]:
    """The decades in order; what has no year comes last."""
    decades: dict[int | None, list[Product]] = {}
    for one in products:
        decades.setdefault(one.year - one.year % 10 if one.year else None, []).append(one)
    known = sorted(start for start in decades if start is not None)
    named = [(f"{start}s", "", decades[start]) for start in known]
    return named + ([(_("Year not known"), "", decades[None])] if None in decades else [])


def _by_brand(products: Iterable[Product]) -> list[tuple[str, str, list[Product]]]:
    """The brands by name."""
    brands: dict[str, list[Product]] = {}
    for one in products:
        brands.setdefault(one.brand.name, []).append(one)
    return [
        (name, brands[name][0].brand.get_absolute_url(), brands[name])
        for name in sorted(brands, key=str.casefold)
    ]


def _counted(bags: int) -> str:
    return _("1 bag") if bags == 1 else _("%(bags)s bags") % {"bags": bags}
