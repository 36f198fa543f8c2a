"""The news feeds, as a feed reader reads them."""

from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import (
    BrandFactory,
    ImageFactory,
    PersonPageFactory,
    ProductFactory,
    TipListFactory,
    TrendArticleFactory,
)

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def read(client, name):
    answer = client.get(reverse(name))
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.version) == (0, "atom10")
    return feed


def test_the_newest_stories_come_first_with_their_picture_and_who_wrote_them(client):
    TrendArticleFactory(title="Older", first_published_at=NOON)
    newer = TipListFactory(
        title="Wear it <high> & low",
        standfirst="Shorten “the” strap.",
        people=[PersonPageFactory(title="Ottoline Vane")],
        hero_image=ImageFactory(description="A bag & a hand"),
        first_published_at=NOON + HOUR,
        last_published_at=NOON + 2 * HOUR,
    )
    TrendArticleFactory(live=False)
    feed = read(client, "story_feed")
    assert [entry.title for entry in feed.entries] == ["Wear it <high> & low", "Older"]
    first = feed.entries[0]
    assert first.link == f"http://testserver{newer.url}"
    assert first.author == "Ottoline Vane"
    assert first.id == f"urn:uuid:{newer.translation_key}"
    assert first.published_parsed[:5] == (2026, 3, 3, 13, 0)
    assert first.updated_parsed[:5] == feed.feed.updated_parsed[:5] == (2026, 3, 3, 14, 0)
    told = BeautifulSoup(first.summary, "html.parser")
    assert told.img["alt"] == "A bag & a hand"
    assert told.img["src"].startswith("http")
    assert "Shorten “the” strap." in told.text


def test_what_not_everybody_may_read_is_in_no_feed(client):
    secret = TrendArticleFactory()
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert read(client, "story_feed").entries == []


def test_bags_come_by_their_launch(client):
    with time_machine.travel(NOON, tick=False):
        early, made_first = ProductFactory(), ProductFactory(live=False)
    made_first.live, made_first.first_published_at = True, NOON + HOUR
    made_first.save()
    feed = read(client, "bag_feed")
    assert [entry.title for entry in feed.entries] == [str(made_first), str(early)]
    assert feed.entries[0].link == f"http://testserver{made_first.get_absolute_url()}"
    assert "12 × 8 × 4\u202fcm" in feed.entries[0].summary


def test_every_page_says_where_they_are(client):
    page = BeautifulSoup(client.get("/bags/").content, "html.parser")
    told = page.select('link[rel="alternate"][type="application/atom+xml"]')
    assert [link["href"] for link in told] == [reverse("story_feed"), reverse("bag_feed")]


def test_an_empty_feed_is_as_new_as_the_request(client):
    with time_machine.travel(NOON, tick=False):
        assert read(client, "story_feed").feed.updated_parsed[:5] == (2026, 3, 3, 12, 0)


@pytest.mark.parametrize("name", ["story_feed", "bag_feed"])
def test_it_asks_no_more_of_the_database_when_it_is_longer(client, count_queries, name):
    brand, person = BrandFactory(), PersonPageFactory()
    asked = []
    for _ in range(2):
        for _ in range(3):
            TrendArticleFactory(hero_image=ImageFactory(), people=[person])
            ProductFactory(brand=brand, image=ImageFactory())
        read(client, name)
        with count_queries() as queries:
            read(client, name)
        asked.append(len(queries))
    assert asked[0] == asked[1]
