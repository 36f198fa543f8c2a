"""All that a product's page says, gathered once for the public page and for its preview."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from catalog.appearances import pages_showing
from catalog.fitting import Group, what_fits
from catalog.measures import MeasureError, parse_dimensions
from catalog.models import (
    Colourway,
    Essential,
    Material,
    Offer,
    Product,
    ProductImage,
    Source,
)
from catalog.specification import Fact, Lengths, facts, lengths

NEAR = 4
PAGES_NAMED = 8
# Sources round what they state: less than this apart they say the same.
SAME_WITHIN_MM = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A source, and whether the size it states is another than ours."""

    source: Source
    differs: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """One product with everything known about it; every list is ready to be printed."""

    product: Product
    colourways: Sequence[Colourway]
    materials: Sequence[Material]
    gallery: Sequence[ProductImage]
    lengths: Sequence[Lengths]
    facts: Sequence[Fact]
    interior_measured: bool
    fits: Sequence[Group]
    yardsticks: Sequence[Essential]
    sources: Sequence[Said]
    offers: Sequence[Offer]
    prices_on_record: Sequence[Offer]
    pieces: Sequence[Product]
    near: Sequence[Product]
    pages: Sequence[Page]

    @property
    def sources_disagree(self) -> bool:
        return any(said.differs for said in self.sources)

    @property
    def has_sponsored_links(self) -> bool:
        return any(offer.sponsored and offer.url for offer in self.offers)


def dossier_of(product: Product) -> Dossier:
    """Gather it. The product may be a draft that is not in the database as it stands."""
    colourways = list(product.colourways.all())
    materials = list(product.materials.all())
    gallery = list(product.images.select_related("image"))
    essentials = list(Essential.objects.all())
    offers = sorted(product.offers.all(), key=lambda offer: offer.price_minor)
    pieces, near = _others(product)
    _fetch_renditions(product, gallery, [*pieces, *near])
    inside = product.interior
    return Dossier(
        product=product,
        colourways=colourways,
        materials=materials,
        gallery=gallery,
        lengths=lengths(product),
        facts=facts(product, materials, colourways),
        interior_measured=inside.measured,
        fits=what_fits(inside.box, essentials),
        yardsticks=[one for one in essentials if one.is_yardstick],
        sources=[Said(source, _differs(source, product)) for source in product.sources.all()],
        offers=[offer for offer in offers if offer.is_current],
        prices_on_record=[offer for offer in offers if not offer.is_current],
        pieces=pieces,
        near=near,
        pages=list(pages_showing(product)[:PAGES_NAMED]) if product.pk else [],
    )


def _others(product: Product) -> tuple[list[Product], list[Product]]:
    """(the pieces it goes with, others near in size), in one query."""
    visible = Product.objects.visible()
    pieces = visible.modular_with(product)
    near = visible.near_in_size(product)[: NEAR + 1]
    found = (
        visible.filter(Q(pk__in=pieces.values("pk")) | Q(pk__in=near.values("pk")))
        .annotate(is_piece=Exists(pieces.filter(pk=OuterRef("pk"))))
        .with_nearness(product)
        .select_related("brand", "image")
        .order_by("apart", "pk")
    )
    others = list(found)
    return (
        [other for other in others if other.is_piece],
        [other for other in others if not other.is_piece][:NEAR],
    )


def _fetch_renditions(
    product: Product, gallery: Iterable[ProductImage], others: Iterable[Product]
) -> None:
    """The renditions of every picture on the page, in one query."""
    pictures: list[AbstractImage] = [
        image
        for image in chain(
            [product.image],
            (further.image for further in gallery),
            (other.image for other in others),
        )
        if image is not None
    ]
    if pictures:
        prefetch_related_objects(pictures, "renditions")


def _differs(source: Source, product: Product) -> bool:
    """Whether the size a source states, where it can be read, is another than ours."""
    if source.is_basis:
        return False
    try:
        said = parse_dimensions(source.says.split(";")[0].rstrip(". "))
    except MeasureError:
        return False
    theirs = sorted(side for side in said if side is not None)
    ours = [product.width_mm, product.height_mm, product.depth_mm]
    if len(theirs) == 2:
        ours = ours[:2]
    known = sorted(side for side in ours if side is not None)
    return len(theirs) == len(known) and any(
        abs(one - other) > SAME_WITHIN_MM for one, other in zip(theirs, known, strict=True)
    )
