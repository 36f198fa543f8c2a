"""The bags of a comparison, those a reader may mean, and those to begin with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from catalog.comparing.choice import MOST_BAGS, Key, query_of
from catalog.finding import Sort
from catalog.models import Product
from catalog.sizes import SizeClass

# As many as fit a list that is still read; beyond that, more letters are a better question.
MOST_CANDIDATES = 8
# What the field suggests while typing. A large catalogue is searched, not listed.
MOST_SUGGESTIONS = 120
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Start:
    """A comparison to begin with."""

    label: str
    products: Sequence[Product]

    @property
    def query(self) -> str:
        return query_of(key_of(product) for product in self.products)


def key_of(product: Product) -> Key:
    return Key(product.brand.slug, product.slug)


def fetch(keys: Iterable[Key]) -> dict[Key, Product]:
    """The visible bags of these keys with all that the page shows of them."""
    wanted = [Q(brand__slug=key.brand, slug=key.slug) for key in keys]
    if not wanted:
        return {}
    found = (
        Product.objects.visible()
        .filter(reduce(or_, wanted))
        .select_related("brand")
        .prefetch_related("colourways", "materials")
    )
    return {key_of(product): product for product in found}


def candidates(text: str, chosen: Iterable[Product]) -> list[Product]:
    """The bags a reader may mean, the likeliest first; one alone where its whole name is given,
    with its house or without.

    One more than MOST_CANDIDATES says that there are too many.
    """
    words = text[:LONGEST_NAME]
    found = list(
        _others(chosen)
        .matching(words)
        .select_related("brand")
        .order_by(Length("name"), "pk")[: MOST_CANDIDATES + 1]
    )
    wanted = words.casefold()
    named = [one for one in found if wanted in (one.name.casefold(), str(one).casefold())]
    return named if len(named) == 1 else found


def suggestions(chosen: Iterable[Product]) -> QuerySet[Product]:
    """What the field offers: the newest bags that are not here yet, by name."""
    newest = _others(chosen).newest_first().values("pk")[:MOST_SUGGESTIONS]
    return (
        Product.objects.filter(pk__in=newest)
        .select_related("brand")
        .order_by("brand__name", "name")
    )


def starts() -> list[Start]:
    """Comparisons that need no idea of one's own: the smallest, and one of each size."""
    measured = Product.objects.visible().filter(width_mm__isnull=False, height_mm__isnull=False)
    smallest = list(measured.sorted_by(Sort.SMALLEST).select_related("brand")[:MOST_BAGS])
    classes = (SizeClass.NANO, SizeClass.MICRO, SizeClass.MINI, SizeClass.SMALL)
    arms = [measured.of_size(size).sorted_by(Sort.LARGEST).values("pk")[:1] for size in classes]
    ladder = list(
        measured.filter(reduce(or_, (Q(pk__in=arm) for arm in arms)))
        .sorted_by(Sort.SMALLEST)
        .select_related("brand")
    )
    found = [Start("The four smallest", smallest), Start("One of each size", ladder)]
    return [start for start in found if len(start.products) > 1]


def _others(chosen: Iterable[Product]) -> QuerySet[Product]:
    return Product.objects.visible().exclude(pk__in=[product.pk for product in chosen])
