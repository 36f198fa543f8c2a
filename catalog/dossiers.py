"""All that a product's page says, gathered once for the public page and for its preview."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from catalog.appearances import pages_showing
from catalog.children import Children, children_of
from catalog.drawing import size_description, size_drawing
from catalog.fit.shapes import Box
from catalog.fitting import Group, what_fits
from catalog.kits.carried import Carried
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
from catalog.packed import Packed, everyday_kit, pack
from catalog.portraits import bag_drawing, essential_drawing
from catalog.specification import Fact, Lengths, facts, lengths
from catalog.vocabulary import EssentialKind

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
class SizeDrawing:
    """A product to scale beside the yardsticks, for two widths of screen, and in words."""

    wide: SafeString
    narrow: SafeString
    words: str


@dataclass(frozen=True, slots=True)
class KitInside:
    """A kit packed into the product: the reader's own, or what nearly everybody carries.

    `complaints` say what of the reader's kit could not be read.
    """

    own: bool
    packed: Packed
    complaints: tuple[str, ...] = ()


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
    kit: KitInside | None
    drawing: SizeDrawing | None
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


def dossier_of(
    product: Product,
    at: datetime,
    carried: Carried | None = None,
    complaints: Sequence[str] = (),
) -> Dossier:
    """Gather it as of the instant, with the reader's kit packed where they have one.

    The product may be a draft that is not in the database as it stands.
    """
    own = children_of(product)
    essentials = list(Essential.objects.all())
    yardsticks = [one for one in essentials if one.is_yardstick]
    pieces, near = _others(product)
    prefetch_related_objects(own.images, "image")
    _fetch_renditions(product, own.images, [*pieces, *near])
    inside = product.interior
    return Dossier(
        product=product,
        colourways=own.colourways,
        materials=own.materials,
        gallery=own.images,
        lengths=lengths(product),
        facts=facts(product, own.materials, own.colourways),
        interior_measured=inside.measured,
        fits=what_fits(inside.box, essentials),
        kit=_kit_inside(product, inside.box, carried, essentials, complaints),
        drawing=_drawing(product, own, yardsticks),
        sources=[Said(source, _differs(source, product)) for source in own.sources],
        offers=[offer for offer in own.offers if offer.is_current_at(at)],
        prices_on_record=[
            offer for offer in own.offers if offer.has_begun_at(at) and not offer.is_current_at(at)
        ],
        pieces=pieces,
        near=near,
        pages=list(pages_showing(product)[:PAGES_NAMED]) if product.pk else [],
    )


def _kit_inside(
    product: Product,
    room: Box,
    carried: Carried | None,
    essentials: Sequence[Essential],
    complaints: Sequence[str],
) -> KitInside | None:
    """None where the reader has no kit and the things of the usual one are not known."""
    items = carried.items if carried else [one.item for one in everyday_kit(essentials)]
    if not items:
        return None
    packed = pack(str(product), room, items, "packed")
    return KitInside(carried is not None, packed, tuple(complaints))


def _drawing(
    product: Product, own: Children, yardsticks: Sequence[Essential]
) -> SizeDrawing | None:
    """None where neither width nor height is known: there is nothing to draw then."""
    if product.width_mm is None and product.height_mm is None:
        return None
    bag = bag_drawing(product, own.colourways, own.materials)
    beside = {
        kind: next((essential_drawing(one) for one in yardsticks if one.kind == kind), None)
        for kind in (EssentialKind.CARD, EssentialKind.PHONE)
    }
    card, phone = beside.values()
    return SizeDrawing(
        # The illustrator escapes every text it is given.
        wide=mark_safe(size_drawing(bag, card, phone, layout="wide")),  # noqa: S308
        narrow=mark_safe(size_drawing(bag, card, phone, layout="narrow")),  # noqa: S308
        words=size_description(bag, card, phone),
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
