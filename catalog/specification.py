"""The specification table of a product: every figure and fact, and what no source states."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale

from catalog.measures import format_dimensions, format_weight
from catalog.models import Colourway, Material, Product
from catalog.sizes import SizeClass

_ENGLISH = Locale("en", "GB")


@dataclass(frozen=True, slots=True)
class Length:
    """A length in mm, None where no source states it."""

    label: str
    mm: Decimal | None


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths that belong together; `note` says where they are from, if it needs saying."""

    heading: str
    rows: tuple[Length, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in words, "" where no source states it; `note` adds to it."""

    label: str
    value: str
    note: str = ""


def lengths(product: Product) -> list[Lengths]:
    """The outside, the inside (measured, else estimated and called so), and the drops."""
    outside = (product.width_mm, product.height_mm, product.depth_mm)
    inside = product.interior
    tables = [Lengths("Outside", _sides(outside))]
    if any(side is not None for side in inside[:3]):
        tables.append(
            Lengths(
                "Inside" if inside.measured else "Inside, estimated",
                _sides(inside[:3]),
                ""
                if inside.measured
                else "Nobody has measured it: worked out from the outside, less the usual walls "
                f"of a {product.get_construction_display().lower()} bag.",
            )
        )
    drops = [Length("Handle drop", product.handle_drop_mm)]
    if product.has_strap or product.strap_drop_mm is not None:
        drops.append(Length("Strap drop", product.strap_drop_mm))
    tables.append(Lengths("Drop", tuple(drops)))
    return tables


def describe(product: Product) -> str:
    """One sentence for search results and social cards."""
    size = format_dimensions(product.width_mm, product.height_mm, product.depth_mm, "both")
    return f"{product}: {size}. {product.description}".strip()


def _sides(sides: tuple[Decimal | None, ...]) -> tuple[Length, ...]:
    return tuple(
        Length(label, side) for label, side in zip(("Width", "Height", "Depth"), sides, strict=True)
    )


def facts(
    product: Product, materials: Iterable[Material], colourways: Iterable[Colourway]
) -> list[Fact]:
    """Everything about it that is not a length."""
    size = SizeClass(product.size_class or SizeClass.UNKNOWN)
    known_size = size is not SizeClass.UNKNOWN
    return [
        Fact("Size class", size.label if known_size else "", size.reason),
        Fact("Weight", format_weight(product.weight_g) if product.weight_g else ""),
        _volume(product),
        Fact("Worn", ", ".join(mode.label.lower() for mode in product.wear_modes)),
        Fact("Strap", _strap(product)),
        Fact("Closure", product.get_closure_display() if product.closure else ""),
        Fact("Materials", ", ".join(material.name for material in materials)),
        Fact("Colours", ", ".join(colourway.name for colourway in colourways)),
        Fact("Shape", product.get_silhouette_display(), product.get_construction_display()),
        Fact("Season", product.season or (str(product.year) if product.year else "")),
        *(
            Fact(label, number)
            for label, number in (("SKU", product.sku), ("GTIN", product.gtin))
            if number
        ),
    ]


def _volume(product: Product) -> Fact:
    note = "of the box around it, from the outside"
    if product.volume_ml is None:
        return Fact("Volume", "", "")
    if product.volume_ml < 1000:
        return Fact("Volume", f"{product.volume_ml:.0f}\N{NARROW NO-BREAK SPACE}ml", note)
    return Fact("Volume", f"{product.volume_ml / 1000:.1f}\N{NARROW NO-BREAK SPACE}l", note)


def _strap(product: Product) -> str:
    if not product.has_strap:
        return "None"
    if product.strap_detachable is None:
        return "Yes"
    return "Yes, comes off" if product.strap_detachable else "Yes, fixed"


def country_name(code: str) -> str:
    """FR → France; what is not a country's code stays as it is."""
    return _ENGLISH.territories.get(code.upper(), code) if code else ""
