"""The demo's pictures in the image library, each with its description and credit."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.db import transaction

from catalog import demo as catalogue
from catalog.models import Product
from magazine.models import MagazineImage

from . import finding
from .drawing import BagPicture, Composition, Portrait, Subject, draw_all
from .monograms import Palette
from .reading import FIXTURES, DemoError, read

CREDIT = "Drawn to scale by Reticule"
# A scene plays with sizes, and does not claim to keep them.
SCENE_CREDIT = "Drawn by Reticule"


class Focal(NamedTuple):
    """What a crop must keep: the middle and the size of it, as shares of the picture's sides."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the library should have."""

    key: str
    title: str
    description: str
    subject: Subject
    credit: str = CREDIT
    focal: Focal | None = None


@dataclass(frozen=True, slots=True)
class Easel:
    """How pictures are drawn: how wide, how many at once, and who hears of each one kept."""

    width_px: int
    workers: int
    kept: Callable[[int, int], None] = lambda _done, _of: None


def load_bag_pictures(easel: Easel) -> int:
    """Draw every demo bag that has no picture yet and make it the main one; how many.

    A bag without a picture whose drawing is in the library has had it taken off by a person.
    """
    bags = {bag_key(key): key for key in catalogue.drawings()}

    def attach(key: str, image: MagazineImage) -> None:
        product = finding.product(bags[key])
        if product.image_id is None:
            product.image = image
            product.save()

    return _draw_missing(list(_bag_pictures()), easel, attach)


def load_portraits(easel: Easel) -> int:
    """Draw the missing portraits of the masthead; how many."""
    people = read(FIXTURES / "people.toml")
    wanted = [
        Picture(
            key=f"portrait-{person['slug']}",
            title=f"Portrait of {person['title']}",
            description=f"The initials {' and '.join(person['initials'])}, interlaced, "
            "on a measuring grid.",
            subject=Portrait(person["initials"], Palette(**person["palette"])),
            credit="Monogram by Reticule",
        )
        for person in people["people"]
    ]
    return _draw_missing(wanted, easel)


def load_compositions(easel: Easel) -> int:
    """Draw the missing pictures of stories and features; how many."""
    bags = catalogue.drawings()
    wanted = []
    for told in read(FIXTURES / "pictures.toml")["pictures"]:
        unknown = [key for key in told["bags"] if key not in bags]
        if unknown:
            raise DemoError(f"pictures.toml, {told['key']}: no bag “{unknown[0]}”.")
        subject = Composition(
            scene=told["scene"],
            bags=tuple(bags[key] for key in told["bags"]),
            ratio=told["ratio"],
            palette=told["palette"],
        )
        focal = Focal(**told["focal"]) if "focal" in told else None
        wanted.append(
            Picture(told["key"], told["title"], told["description"], subject, SCENE_CREDIT, focal)
        )
    return _draw_missing(wanted, easel)


def bag_key(product_key: str) -> str:
    """The picture's key of a bag, `brand/bag`."""
    return f"bag-{product_key.replace('/', '-')}"


def _draw_missing(
    pictures: list[Picture],
    easel: Easel,
    then: Callable[[str, MagazineImage], None] = lambda _key, _image: None,
) -> int:
    """Draw and keep the pictures that the library lacks; how many that was.

    Each is kept by itself, so that the next ones are drawn meanwhile; `then` is given its key
    and the image, and what it does stands or falls with the picture.
    """
    missing = {
        picture.key: picture for picture in pictures if finding.find_picture(picture.key) is None
    }
    subjects = [(key, picture.subject) for key, picture in missing.items()]
    drawn = draw_all(subjects, easel.width_px, easel.workers)
    for done, (key, png) in enumerate(drawn, start=1):
        with transaction.atomic():
            then(key, _store(missing[key], png))
        easel.kept(done, len(missing))
    return len(missing)


def _store(picture: Picture, png: bytes) -> MagazineImage:
    image = MagazineImage(
        title=picture.title,
        description=picture.description,
        credit=picture.credit,
        file=ContentFile(png, name=f"{finding.file_stem(picture.key)}.png"),
        file_size=len(png),
        file_hash=hashlib.sha1(png, usedforsecurity=False).hexdigest(),
    )
    if picture.focal:
        x, y, width, height = picture.focal
        image.focal_point_x, image.focal_point_width = (
            round(share * image.width) for share in (x, width)
        )
        image.focal_point_y, image.focal_point_height = (
            round(share * image.height) for share in (y, height)
        )
    image.save()
    return image


def _bag_pictures() -> Iterator[Picture]:
    grounds = read(FIXTURES / "pictures.toml")["grounds"]
    products = {
        f"{product.brand.slug}/{product.slug}": product
        for product in Product.objects.select_related("brand").prefetch_related("colourways")
    }
    for key, drawing in catalogue.drawings().items():
        product = products.get(key)
        if product is None:
            continue
        colour = product.colourways.all()[0]
        try:
            ground = grounds[colour.family]
        except KeyError:
            raise DemoError(f"pictures.toml has no ground for “{colour.family}”.") from None
        yield Picture(
            key=bag_key(key),
            title=str(product),
            description=_description(product, colour.name),
            subject=BagPicture(drawing, ground),
        )


def _description(product: Product, colour: str) -> str:
    """The text alternative of a bag's drawing: what it is, its colour and its shape."""
    shape = product.get_silhouette_display().lower()
    return f"Drawing of the {product} in {colour.lower()}: {shape}."
