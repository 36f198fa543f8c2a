"""After an edit, pages that show what changed are called back from the cache in front.

By address, through Wagtail's own clients for such caches (its signals are not used: they do
not wait for the commit). What cannot be named by address, as a search or a filtered shelf,
is right again after `LONGEST_KEPT_S` at the latest. Nothing is done where no cache is set.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import local

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django_tasks import task
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page, Site

from catalog.models import Brand, Product
from magazine.clock import is_rehearsal
from magazine.features.slots import Position
from magazine.models import HomePage, SectionPage

# What lists the newest, or all: it may show anything that changes.
LISTS = ("catalog:catalogue", "catalog:brands", "catalog:atlas", "story_feed", "bag_feed")
# A slot on one page only; the others stand on all pages.
OF_THE_FRONT = {
    Position.HOME_HERO,
    Position.HOME_SECONDARY_1,
    Position.HOME_SECONDARY_2,
    Position.HOME_SECONDARY_3,
    Position.SECTION_LEAD,
}


@dataclass
class Wanted(local):
    """What this thread's transaction has changed so far; the commit calls it back, once."""

    pages: set[int] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    lists: bool = False
    everything: bool = False


_wanted = Wanted()


def call_back(
    pages: Iterable[int] = (), paths: Iterable[str] = (), everything: bool = False
) -> None:
    """Once it is committed, have these pages, these paths and all lists fetched anew."""
    if not settings.WAGTAILFRONTENDCACHE or is_rehearsal():
        return
    _wanted.pages.update(pages)
    _wanted.paths.update(paths)
    _wanted.lists = True
    _wanted.everything |= everything
    transaction.on_commit(_send)


def call_back_showing(thing: models.Model, pages: Iterable[int]) -> None:
    """The pages that show the thing, and its own."""
    own = thing.get_absolute_url() if isinstance(thing, Product | Brand) else None
    call_back(pages, [own] if own else [])


def call_back_slot(thing: models.Model) -> None:
    """The pages a changed feature, its variant or its slot shows on."""
    thing = getattr(thing, "feature", thing)
    position = getattr(getattr(thing, "slot", thing), "position", None)
    call_back(everything=position not in OF_THE_FRONT)


def _send() -> None:
    """All at once for the transaction; a second call within it finds nothing left to do."""
    if _wanted.lists:
        pages, paths, everything = sorted(_wanted.pages), sorted(_wanted.paths), _wanted.everything
        _wanted.__init__()
        call_back_from_cache.enqueue(pages, paths, everything)


@task()
def call_back_from_cache(pages: list[int], paths: list[str], everything: bool) -> None:
    """Names the addresses and hands them to Wagtail's client."""
    batch = PurgeBatch()
    chosen = Page.objects.filter(depth__gt=1)
    if not everything:
        fronts = chosen.type(HomePage, SectionPage).values("pk")
        chosen = chosen.filter(models.Q(pk__in=pages) | models.Q(pk__in=fronts))
    batch.add_pages(chosen.iterator(chunk_size=500))
    shown = [*paths, *(reverse(name) for name in LISTS)]
    if everything:
        products = Product.objects.visible().select_related("brand")
        shown += [product.get_absolute_url() for product in products.iterator(chunk_size=500)]
        shown += [brand.get_absolute_url() for brand in Brand.objects.all()]
    for site in Site.objects.all():
        batch.add_urls(f"{site.root_url}{path}" for path in shown)
    batch.purge()
