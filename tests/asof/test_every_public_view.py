"""No public view forgets the instant: each one, rehearsed, is the page that is served then.

A new address fails here until it is in the table, with a sentinel that changes at the instant,
or among those that are the same at all times.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.urls import URLPattern, URLResolver, get_resolver

import catalog
import magazine
from tests.asof.stage import in_earnest, page, rehearsed, staff
from tests.factories import (
    BrandFactory,
    EssentialFactory,
    OfferFactory,
    PersonPageFactory,
    ProductFactory,
    SectionPageFactory,
    StandardPageFactory,
    TrendArticleFactory,
)
from tests.features.factories import ApprovedFactory, slot

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
THEN = NOW + 48 * HOUR

pytestmark = pytest.mark.django_db

# What changes at THEN: a story, a bag and a price that come, a person's page with a new title,
# a banner that goes on air.
STORY, BAG, PRICE, PERSON, BANNER = (
    "The smallest clasp",
    "Le Minuscule",
    "€199",
    "Ottoline Weather",
    "Everything must go",
)
# By the pattern of the address: an address, and what is on it at THEN and not a second before.
SHOWN = {
    "search/": ("/search/?q=clasp", STORY),
    "feeds/stories.xml": ("/feeds/stories.xml", STORY),
    "feeds/bags.xml": ("/feeds/bags.xml", BAG),
    "sitemap.xml": ("/sitemap.xml", ""),
    "sitemap-<section>.xml": ("/sitemap-bags.xml", "le-minuscule"),
    "bags/": ("/bags/?sort=cheapest", PRICE),
    "bags/counted/": ("/bags/counted/", "New house"),
    "bags/atlas/": ("/bags/atlas/", BAG),
    "bags/compare/": ("/bags/compare/?bag=maison/le-minuscule&bag=maison/old", BAG),
    "bags/kit/": ("/bags/kit/?kit=card", "3 bags"),
    "bags/<slug:brand>/<slug:slug>/true-size/": ("/bags/maison/le-minuscule/true-size/", BAG),
    "bags/<slug:brand>/<slug:slug>/": ("/bags/maison/old/", PRICE),
    "brands/": ("/brands/", "New house"),
    "brands/<slug:slug>/": ("/brands/maison/", BAG),
    "^((?!_util/)(?:[\\w\\-]+/){2})$": ("/trends/the-smallest-clasp/", STORY),
    "^((?:[\\w\\-]+/)*)$": ("/", STORY),
}
# More pages of Wagtail's one address, and of the others with other queries.
FURTHER = (
    ("/trends/", STORY),
    ("/masthead/", PERSON),
    ("/masthead/vane/", PERSON),
    ("/about/", BANNER),
    ("/trends/old/", BANNER),
    ("/bags/maison/old/", BAG),
    ("/bags/?q=minuscule", BAG),
    ("/search/?q=minuscule", BAG),
    ("/sitemap-pages.xml", "the-smallest-clasp"),
    ("/sitemap-brands.xml", "new-house"),
    ("/brands/new-house/", "Newcomer"),
    ("/nowhere/", BANNER),
)
# The desk, files, and what is the same at all times.
NOT_PUBLIC = ("admin/", "documents/", "calendars/", "style/", "^media/(?P<path>.*)$", "as-of/")
TIMELESS = ("_util/", "_seen/", "bags/kit/rooms/")


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if address.startswith(NOT_PUBLIC) or address.startswith(TIMELESS):
            continue
        if isinstance(entry, URLPattern):
            yield address
        else:
            yield from patterns(entry, address)


def test_every_public_address_is_in_the_table():
    assert set(patterns(get_resolver())) == set(SHOWN)


@pytest.fixture
def stage(site):
    """A site of ten days before, with something of every kind that happens at THEN."""
    with time_machine.travel(NOW - 240 * HOUR, tick=False):
        site.root_page.refresh_from_db()
        type(site.root_page).objects.update(first_published_at=NOW - 240 * HOUR)
        EssentialFactory(slug="card", name="Bank card", is_yardstick=True)
        maison = BrandFactory(name="Maison", slug="maison")
        old = ProductFactory(brand=maison, name="Old", slug="old")
        person = PersonPageFactory(title="Ottoline Vane", slug="vane")
        section = SectionPageFactory(title="Trends", slug="trends")
        TrendArticleFactory(title="Old", slug="old", parent=section, people=[person])
        StandardPageFactory(title="About", slug="about")
        OfferFactory(product=old, price_minor=50000)
    with time_machine.travel(NOW - 24 * HOUR, tick=False):
        OfferFactory(product=old, price_minor=19900, valid_from=THEN)
        for one in (
            TrendArticleFactory(title=STORY, live=False, parent=section, people=[person]),
            ProductFactory(brand=maison, name=BAG, slug="le-minuscule", live=False),
            ProductFactory(name="Newcomer", brand=BrandFactory(name="New house"), live=False),
        ):
            one.go_live_at = THEN
            one.save_revision().publish()
        person.title, person.go_live_at = PERSON, THEN
        person.save_revision().publish()
        ApprovedFactory(slot=slot("site_banner"), starts_at=THEN, headline=BANNER, approved_at=NOW)


def test_each_is_the_page_that_is_served_then_but_for_the_banner(stage):
    client = staff()
    shown = [*SHOWN.values(), *FURTHER]
    before = {path: page(rehearsed(client, path, THEN - SECOND, NOW)) for path, _ in shown}
    then = {path: rehearsed(client, path, THEN, NOW) for path, _ in shown}
    for path in before:
        assert in_earnest(path, THEN - SECOND).content == before[path], path
    for path, sentinel in shown:
        assert page(then[path]) == in_earnest(path, THEN).content, path
        assert sentinel in then[path].content.decode(), (path, sentinel)
        if sentinel:
            assert sentinel not in before[path].decode(), (path, sentinel)


def test_public_queries_say_visible():
    """The word of the domain, and not Wagtail's, wherever the public is answered."""
    said = re.compile(r"\.live\(\)|live=True")
    # Where the word is defined, and the desk and the clock, which ask for more than the public.
    exempt = {"finding.py", "appearances.py", "base.py", "serving.py"}
    rooms = {"due", "asof", "desk", "migrations", "features"}
    found = [
        f"{path}:{number}"
        for wing in (catalog, magazine)
        for path in Path(wing.__file__).parent.rglob("*.py")
        if path.name not in exempt and not rooms.intersection(path.parts)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if said.search(line)
    ]
    assert found == []
