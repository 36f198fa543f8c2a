"""Structured data for search engines: schema.org's Product, from what is known and no more.

See https://schema.org/Product; unit codes are UN/CEFACT Recommendation 20 (MMT mm, GRM g).
"""

import json
from collections.abc import Callable
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from catalog.dossiers import Dossier
from catalog.models import Offer
from catalog.prices import major_units
from catalog.vocabulary import Availability

_SCHEMA = "https://schema.org"
_AVAILABILITY = {
    Availability.IN_STOCK: "InStock",
    Availability.LOW: "LimitedAvailability",
    Availability.PREORDER: "PreOrder",
}
# What would end the script element, as HTML's own rules for its text have it.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def product_data(dossier: Dossier, absolute: Callable[[str], str]) -> dict[str, object]:
    """A schema.org Product; `absolute` turns a path into an address. Unknowns are left out."""
    product = dossier.product
    told = {
        "@context": _SCHEMA,
        "@type": "Product",
        "name": str(product),
        "url": absolute(product.get_absolute_url()),
        "brand": {"@type": "Brand", "name": product.brand.name},
        "category": product.get_category_display(),
        "description": product.description,
        "sku": product.sku,
        "gtin": product.gtin,
        "color": ", ".join(colourway.name for colourway in dossier.colourways),
        "material": ", ".join(material.name for material in dossier.materials),
        "width": _quantity(product.width_mm, "MMT"),
        "height": _quantity(product.height_mm, "MMT"),
        "depth": _quantity(product.depth_mm, "MMT"),
        "weight": _quantity(product.weight_g, "GRM"),
        "image": [absolute(address) for address in _pictures(dossier)],
        "offers": [_offer(offer) for offer in dossier.offers if offer.url],
    }
    return {name: value for name, value in told.items() if value}


def as_script_text(data: dict[str, object]) -> SafeString:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_UNSAFE))  # noqa: S308


def _pictures(dossier: Dossier) -> list[str]:
    images = [dossier.product.image, *(further.image for further in dossier.gallery)]
    return [image.file.url for image in images if image is not None]


def _quantity(value: Decimal | None, unit: str) -> dict[str, object] | None:
    if value is None:
        return None
    return {"@type": "QuantitativeValue", "value": float(value), "unitCode": unit}


def _offer(offer: Offer) -> dict[str, object]:
    return {
        "@type": "Offer",
        "price": str(major_units(offer.price_minor, offer.currency)),
        "priceCurrency": offer.currency,
        "availability": f"{_SCHEMA}/{_AVAILABILITY[Availability(offer.availability)]}",
        "seller": {"@type": "Organization", "name": offer.retailer},
        "url": offer.url,
    }
