"""What the fixtures refer to, found by its name: pages, products, brands, pictures, trends."""

from zlib import crc32

from django.db.models import Q
from wagtail.models import Page

from catalog.models import Brand, Essential, Product
from magazine.models import MagazineImage, PersonPage, Trend

from .reading import DemoError, key_of
from .words import Attributes, web_link

PICTURES = "original_images"
# Wagtail shortens the path of a picture's file to 94 characters, and a storage may add eight:
# a name that was cut would not be found again.
LONGEST_KEY = 60


def page(slug: str) -> Page:
    """A demo page, whatever has become of its slug. Raises DemoError."""
    keys = [key_of(kind, slug) for kind in ("page", "section", "person", "story")]
    found = Page.objects.filter(translation_key__in=keys).first()
    if found is None:
        raise DemoError(f"There is no demo page “{slug}” (yet): check the name and the order.")
    return found


def person(slug: str) -> PersonPage:
    """Somebody of the masthead. Raises DemoError."""
    found = PersonPage.objects.filter(translation_key=key_of("person", slug)).first()
    if found is None:
        raise DemoError(f"Nobody on the masthead is called “{slug}”: see people.toml.")
    return found


def product(key: str) -> Product:
    """A product by `brand-slug/product-slug`. Raises DemoError."""
    brand_slug, _, slug = key.partition("/")
    found = Product.objects.select_related("brand").filter(brand__slug=brand_slug, slug=slug)
    try:
        return found.get()
    except Product.DoesNotExist:
        raise DemoError(f"The catalogue has no “{key}”: it is brand/bag, both as slugs.") from None


def essential(slug: str) -> Essential:
    """An everyday object by its slug. Raises DemoError."""
    try:
        return Essential.objects.get(slug=slug)
    except Essential.DoesNotExist:
        raise DemoError(f"The catalogue has no everyday object “{slug}”.") from None


def brand(slug: str) -> Brand:
    """A brand by its slug. Raises DemoError."""
    try:
        return Brand.objects.get(slug=slug)
    except Brand.DoesNotExist:
        raise DemoError(f"The catalogue has no brand “{slug}”.") from None


def trend(slug: str) -> Trend:
    """A trend by its slug. Raises DemoError."""
    try:
        return Trend.objects.get(slug=slug)
    except Trend.DoesNotExist:
        raise DemoError(f"There is no trend “{slug}”: see trends.toml.") from None


def file_stem(key: str) -> str:
    """The name of a demo picture's file, without its ending."""
    if len(key) > LONGEST_KEY:
        key = f"{key[: LONGEST_KEY - 9]}-{crc32(key.encode()):08x}"
    return f"demo-{key}"


def find_picture(key: str) -> MagazineImage | None:
    """A demo picture by its key, which is in its file's name; None when there is none."""
    # A storage adds an underscore and letters when a file of that name is already there.
    stem = f"{PICTURES}/{file_stem(key)}"
    return MagazineImage.objects.filter(
        Q(file=f"{stem}.png") | Q(file__startswith=f"{stem}_")
    ).first()


def picture(key: str) -> MagazineImage:
    """A demo picture. Raises DemoError."""
    found = find_picture(key)
    if found is None:
        raise DemoError(f"There is no picture “{key}”: see pictures.toml.")
    return found


def link(url: str) -> Attributes:
    """The attributes of a link in a text, as Wagtail stores them. Raises DemoError."""
    scheme, _, name = url.partition(":")
    if scheme == "page":
        return {"linktype": "page", "id": str(page(name).pk)}
    if scheme == "bag":
        return {"href": product(name).get_absolute_url()}
    if scheme == "brand":
        return {"href": brand(name).get_absolute_url()}
    if scheme == "path":
        return {"href": name}
    return web_link(url)
