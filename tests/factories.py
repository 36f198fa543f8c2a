"""The least of every model that a test can stand on; it says itself what it cares for.

A page goes where it belongs when no `parent` is given. A StreamField takes a list of
(block type, value), as `body=[("text", "<p>Small.</p>")]`.
"""

from collections.abc import Iterable
from decimal import Decimal

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.utils import timezone
from django.utils.text import slugify
from factory.django import DjangoModelFactory
from wagtail.models import Page

from catalog import models as catalog
from catalog.vocabulary import ColourFamily, EssentialKind, MaterialFamily
from magazine import models as magazine


class UserFactory(DjangoModelFactory):
    """Somebody with the password “secret” and no rights; `group` names a group."""

    username = factory.Sequence(lambda n: f"person-{n}")
    email = factory.LazyAttribute(lambda made: f"{made.username}@example.org")
    password = factory.django.Password("secret")

    group = ""

    class Meta:
        model = get_user_model()

    @classmethod
    def _create(
        cls, model_class: type[AbstractUser], *args: object, group: str, **kwargs: object
    ) -> AbstractUser:
        user = super()._create(model_class, *args, **kwargs)
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user


class EditorFactory(UserFactory):
    group = "Editors"


class MarketerFactory(UserFactory):
    group = "Marketers"


class ModeratorFactory(UserFactory):
    group = "Moderators"


class AdministratorFactory(UserFactory):
    is_staff = True
    is_superuser = True


class ImageFactory(DjangoModelFactory):
    """A picture of one colour, 96 × 72 px; `file__width=…` makes another."""

    title = factory.Sequence(lambda n: f"Picture {n}")
    description = "A small bag on a plain ground"
    credit = "Reticule"
    file = factory.django.ImageField(width=96, height=72, color="firebrick", format="PNG")

    class Meta:
        model = magazine.MagazineImage


class BrandFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Maison {n}")
    slug = factory.LazyAttribute(lambda made: slugify(made.name))
    country = "FR"

    class Meta:
        model = catalog.Brand


class MaterialFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Calfskin {n}")
    slug = factory.LazyAttribute(lambda made: slugify(made.name))
    family = MaterialFamily.SMOOTH_LEATHER

    class Meta:
        model = catalog.Material


class ProductFactory(DjangoModelFactory):
    """A bag of 120 × 80 × 40 mm; `materials=[…]` gives it some."""

    brand = factory.SubFactory(BrandFactory)
    name = factory.Sequence(lambda n: f"Bag {n}")
    slug = factory.LazyAttribute(lambda made: slugify(made.name))
    width_mm = Decimal(120)
    height_mm = Decimal(80)
    depth_mm = Decimal(40)

    class Meta:
        model = catalog.Product
        skip_postgeneration_save = True

    @factory.post_generation
    def materials(self: catalog.Product, create: bool, given: list | None) -> None:
        if create and given:
            self.materials.set(given)
            self.save()


class PartFactory(DjangoModelFactory):
    """A row of a product, which works its derived columns out anew."""

    product = factory.SubFactory(ProductFactory)

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def derived(self, create: bool, _given: None) -> None:
        if create:
            self.product.save()


class OfferFactory(PartFactory):
    """€ 365.00, in stock."""

    retailer = "A department store"
    price_minor = 36500
    currency = "EUR"
    url = "https://shop.example/bag"

    class Meta:
        model = catalog.Offer


class ColourwayFactory(PartFactory):
    name = "Oxblood"
    family = ColourFamily.RED
    hex = "#6E1423"

    class Meta:
        model = catalog.Colourway


class SourceFactory(PartFactory):
    publisher = "The maker"
    url = "https://maker.example/bag"
    says = "12 × 8 × 4 cm"
    is_basis = True

    class Meta:
        model = catalog.Source


class ProductImageFactory(PartFactory):
    image = factory.SubFactory(ImageFactory)

    class Meta:
        model = catalog.ProductImage


class EssentialFactory(DjangoModelFactory):
    """A bank card (ISO/IEC 7810, ID-1)."""

    name = factory.Sequence(lambda n: f"Card {n}")
    slug = factory.LazyAttribute(lambda made: slugify(made.name))
    kind = EssentialKind.CARD
    length_mm = Decimal("85.60")
    width_mm = Decimal("53.98")
    thickness_mm = Decimal("0.76")

    class Meta:
        model = catalog.Essential


class TrendFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Trend {n}")
    slug = factory.LazyAttribute(lambda made: slugify(made.name))

    class Meta:
        model = magazine.Trend


def _home() -> Page:
    return magazine.HomePage.objects.first() or HomePageFactory()


def _section() -> Page:
    return magazine.SectionPage.objects.first() or SectionPageFactory()


def _masthead() -> Page:
    return magazine.MastheadPage.objects.first() or MastheadPageFactory()


class PageFactory(DjangoModelFactory):
    """A live page, published now; `live=False` makes a draft. It has no revision yet."""

    title = factory.Sequence(lambda n: f"Page {n}")
    slug = factory.LazyAttribute(lambda made: slugify(made.title))
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    class Meta:
        abstract = True

    @classmethod
    def _create(
        cls, model_class: type[Page], *args: object, parent: Page, **kwargs: object
    ) -> Page:
        if not kwargs.get("live", True):
            kwargs |= {"first_published_at": None, "last_published_at": None}
        return parent.add_child(instance=model_class(*args, **kwargs))


class HomePageFactory(PageFactory):
    title = "Reticule"
    slug = factory.Sequence(lambda n: f"home-{n}")
    parent = factory.LazyFunction(Page.get_first_root_node)

    class Meta:
        model = magazine.HomePage


class SectionPageFactory(PageFactory):
    show_in_menus = True
    parent = factory.LazyFunction(_home)

    class Meta:
        model = magazine.SectionPage


class StandardPageFactory(PageFactory):
    parent = factory.LazyFunction(_home)

    class Meta:
        model = magazine.StandardPage


class MastheadPageFactory(PageFactory):
    title = "Masthead"
    parent = factory.LazyFunction(_home)

    class Meta:
        model = magazine.MastheadPage


class PersonPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Writer {n}")
    role = "Staff writer"
    parent = factory.LazyFunction(_masthead)

    class Meta:
        model = magazine.PersonPage


class StoryFactory(PageFactory):
    """`people=[…]` sign it, in that order."""

    standfirst = "The bag has shrunk, and has more to say."
    people = ()
    parent = factory.LazyFunction(_section)

    class Meta:
        abstract = True

    @classmethod
    def _create(
        cls, model_class: type[Page], *args: object, people: Iterable[Page], **kwargs: object
    ) -> Page:
        bylines = [
            magazine.Byline(person=person, sort_order=place) for place, person in enumerate(people)
        ]
        return super()._create(model_class, *args, bylines=bylines, **kwargs)


class TrendArticleFactory(StoryFactory):
    title = factory.Sequence(lambda n: f"Trend article {n}")
    body = (("text", "<p>It holds a card and a key.</p>"),)

    class Meta:
        model = magazine.TrendArticle


class TipListFactory(StoryFactory):
    title = factory.Sequence(lambda n: f"Tip list {n}")
    tips = (("tip", {"name": "Wear it high", "text": "<p>Shorten the strap.</p>"}),)

    class Meta:
        model = magazine.TipList
