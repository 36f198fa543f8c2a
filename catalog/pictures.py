"""The sizes product pictures are printed in, made when a product is saved and not when read.

Each is a Wagtail filter specification, as the image tags of the templates take them; a test
holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.images.models import AbstractImage, Filter
from wagtail.images.shortcuts import get_renditions_or_not_found

if TYPE_CHECKING:
    from catalog.models import Product

# No AVIF: of these small pictures it saves a kilobyte and takes four times as long to make.
CARD = "format-{webp,jpeg}|width-{320,640}"
PLATE = "format-{webp,jpeg}|width-{640,1280}"
SHARED = "fill-1200x630|format-jpeg"
THUMBNAIL = "fill-96x96"


def warm(product: Product) -> None:
    """Make what cards and the product's own page show of its pictures, where it is missing.

    A picture whose file is gone is passed over, as the image tags do.
    """
    if product.image is not None:
        _make(product.image, (CARD, PLATE, SHARED, THUMBNAIL))
    for further in product.images.all():
        _make(further.image, (PLATE,))


def _make(image: AbstractImage, patterns: Iterable[str]) -> None:
    specifications = [spec for pattern in patterns for spec in Filter.expand_spec(pattern)]
    get_renditions_or_not_found(image, [Filter(spec=spec) for spec in specifications])
