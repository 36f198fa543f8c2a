"""Staff see the site as it will be, and nothing of it stays or gets out."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail.models import Page

from magazine.features.models import Feature
from magazine.models import MagazineRendition, Plate, TrendArticle
from tests.asof.stage import in_earnest, look, page, rehearsed, staff
from tests.factories import (
    ImageFactory,
    OfferFactory,
    ProductFactory,
    TrendArticleFactory,
)
from tests.features.factories import ApprovedFactory, slot

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
THEN = NOW + 48 * HOUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def scheduled_story(**kwargs):
    story = TrendArticleFactory(live=False, **kwargs)
    story.go_live_at = THEN
    story.save_revision().publish()
    return story


@pytest.fixture
def left_to_a_worker():
    """Tasks are queued, and no worker is there yet."""
    usual, task_backends["default"] = task_backends["default"], DummyBackend("default", {})
    yield
    task_backends["default"] = usual


def everything_stored():
    """Every row of every table, by its name."""
    stored = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            stored[table] = sorted(map(repr, cursor.fetchall()))
    return stored


class TestWhatIsToCome:
    def test_a_page_is_there_from_its_instant_on(self):
        story, client = scheduled_story(), staff()
        assert rehearsed(client, story.url, THEN - SECOND, NOW).status_code == 404
        assert story.title in rehearsed(client, story.url, THEN, NOW).content.decode()

    def test_it_is_in_the_lists_and_in_search(self):
        story, client = scheduled_story(title="The smallest clasp"), staff()
        for path in ("/", story.get_parent().url, "/search/?q=clasp"):
            assert b"The smallest clasp" not in look(client, THEN - SECOND).get(path).content
            assert b"The smallest clasp" in look(client, THEN).get(path).content

    @pytest.mark.usefixtures("left_to_a_worker")
    def test_it_is_in_search_also_where_a_worker_keeps_the_index(self):
        scheduled_story(title="The smallest clasp")
        client = staff()
        found = rehearsed(client, "/search/?q=clasp", THEN, NOW).content
        assert b"The smallest clasp" in found

    def test_a_new_version_of_a_live_page_takes_its_place(self):
        story = TrendArticleFactory(title="Before")
        story.title, story.go_live_at = "After", THEN
        story.save_revision().publish()
        assert b"After" in rehearsed(staff(), story.url, THEN, NOW).content
        assert b"After" not in Client().get(story.url).content

    def test_a_product_is_launched(self):
        bag = ProductFactory(live=False, go_live_at=THEN)
        bag.save_revision().publish()
        client = staff()
        assert rehearsed(client, bag.get_absolute_url(), THEN - SECOND, NOW).status_code == 404
        assert rehearsed(client, bag.get_absolute_url(), THEN, NOW).status_code == 200
        assert bag.name in rehearsed(client, "/bags/", THEN, NOW).content.decode()

    def test_a_price_is_cut_for_an_hour(self):
        bag = ProductFactory()
        OfferFactory(product=bag, price_minor=50000)
        OfferFactory(product=bag, price_minor=20000, valid_from=THEN, valid_until=THEN + HOUR)
        client, path = staff(), "/bags/?under=300"
        for at, shown in ((THEN - SECOND, False), (THEN, True), (THEN + HOUR, False)):
            assert (bag.name in rehearsed(client, path, at, NOW).content.decode()) is shown
            assert (bag.name in in_earnest(path, at).content.decode()) is shown

    def test_a_feature_is_on_air(self):
        ApprovedFactory(starts_at=THEN, headline="Everything must go")
        client = staff()
        assert b"Everything must go" not in rehearsed(client, "/", THEN - SECOND, NOW).content
        assert b"Everything must go" in rehearsed(client, "/", THEN, NOW).content


class TestNothingStays:
    def test_of_what_was_published(self, django_capture_on_commit_callbacks):
        story = scheduled_story()
        with django_capture_on_commit_callbacks() as effects:
            rehearsed(staff(), story.url, THEN, NOW)
        assert not TrendArticle.objects.get(pk=story.pk).live
        assert not Plate.objects.filter(page=story, made__gt=0).exists()
        assert effects == []

    def test_in_the_cache(self):
        story = TrendArticleFactory()
        ApprovedFactory(starts_at=THEN, slot=slot("site_banner"), headline="Sale")
        client = staff()
        Client().get(story.url)
        before = dict(cache._cache)
        assert b"Sale" in rehearsed(client, story.url, THEN, NOW).content
        assert dict(cache._cache) == before

    def test_but_pictures_cut_to_size_which_the_hour_will_want(self):
        story = scheduled_story(hero_image=ImageFactory(file__width=900, file__height=900))
        first = page(rehearsed(staff(), story.url, THEN, NOW))
        assert MagazineRendition.objects.exists()
        assert page(in_earnest(story.url, THEN)) == first

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("at", [THEN + HOUR, NOW - 6 * HOUR])
    def test_in_any_table(self, at):
        """With commits in earnest: whatever waits for one has its chance."""
        with time_machine.travel(NOW - 10 * HOUR, tick=False):
            Page.objects.update(first_published_at=NOW - 1000 * HOUR)
            story, bag = TrendArticleFactory(), ProductFactory()
            story.save_revision().publish()
        story.title = "Another"
        story.save_revision().publish()
        OfferFactory(product=bag, valid_from=THEN, valid_until=THEN + HOUR)
        ApprovedFactory(starts_at=NOW - 8 * HOUR, approved_at=NOW - 5 * HOUR)
        scheduled_story()
        client = look(staff(), at)
        before = everything_stored()
        for path in ("/", story.url, bag.get_absolute_url(), "/search/?q=another"):
            assert client.get(path).status_code == 200
        assert everything_stored() == before


class TestWhoSeesIt:
    def test_not_the_public(self):
        story = scheduled_story()
        rehearsed(staff(), story.url, THEN, NOW)
        assert Client().get(story.url).status_code == 404

    def test_not_somebody_whose_rights_are_gone(self, client):
        story, somebody = scheduled_story(), staff()
        look(somebody, THEN)
        user = somebody.get("/admin/").wsgi_request.user
        user.groups.clear()
        assert somebody.get(story.url).status_code == 404

    def test_no_cache_and_no_search_engine(self):
        story = scheduled_story()
        for path in (story.url, "/sitemap-pages.xml", "/nowhere/"):
            answer = rehearsed(staff(), path, THEN, NOW)
            assert answer["Cache-Control"] == "private, no-store"
            assert "noindex" in answer["X-Robots-Tag"]

    def test_until_they_go_back_to_now(self):
        story, client = scheduled_story(), staff()
        look(client, THEN)
        assert client.get(story.url).status_code == 200
        client.post("/admin/as-of/now/", {"path": "/"})
        assert client.get(story.url).status_code == 404

    def test_and_nothing_can_be_sent_from_there(self):
        answer = look(staff(), THEN).post("/bags/")
        assert answer.status_code == 403
        assert b"Nothing can be sent from here" in answer.content


@pytest.mark.usefixtures("_an_old_site")
class TestWhatIsOver:
    @pytest.fixture
    def _an_old_site(self, site):
        Page.objects.update(first_published_at=NOW - 1000 * HOUR)

    def test_a_page_reads_as_it_was_published_then(self):
        with time_machine.travel(NOW - 10 * HOUR, tick=False):
            story = TrendArticleFactory(title="First")
            story.save_revision().publish()
        with time_machine.travel(NOW - 5 * HOUR, tick=False):
            story.title = "Second"
            story.save_revision().publish()
        client = staff()
        assert b"First" in rehearsed(client, story.url, NOW - 6 * HOUR, NOW).content
        assert b"Second" in rehearsed(client, story.url, NOW - 5 * HOUR, NOW).content
        assert b"Second" in Client().get(story.url).content

    def test_a_page_made_since_is_not_there_and_one_taken_down_since_is(self):
        with time_machine.travel(NOW - 10 * HOUR, tick=False):
            gone = TrendArticleFactory()
            gone.save_revision().publish()
        with time_machine.travel(NOW - 5 * HOUR, tick=False):
            gone.unpublish()
            made = TrendArticleFactory()
        client = staff()
        assert rehearsed(client, made.url, NOW - 6 * HOUR, NOW).status_code == 404
        assert rehearsed(client, gone.url, NOW - 6 * HOUR, NOW).status_code == 200
        assert rehearsed(client, made.url, NOW - 4 * HOUR, NOW).status_code == 200
        assert rehearsed(client, gone.url, NOW - 4 * HOUR, NOW).status_code == 404

    def test_a_feature_cancelled_since_is_on_air_and_one_approved_since_is_not(self):
        kept = {"starts_at": NOW - 10 * HOUR, "ends_at": NOW + 10 * HOUR}
        ApprovedFactory(
            headline="Cancelled",
            approved_at=NOW - 11 * HOUR,
            state="cancelled",
            cancelled_at=NOW - 5 * HOUR,
            **kept,
        )
        ApprovedFactory(headline="Approved late", approved_at=NOW - 4 * HOUR, **kept)
        client = staff()
        seen = [
            [
                name in rehearsed(client, "/", NOW - hours * HOUR, NOW).content.decode()
                for name in ("Cancelled", "Approved late")
            ]
            for hours in (6, 4.5, 3)
        ]
        assert seen == [[True, False], [False, False], [False, True]]
        assert Feature.objects.filter(state="approved").count() == 1

    def test_a_price_is_what_it_was(self):
        with time_machine.travel(NOW - 20 * HOUR, tick=False):
            bag = ProductFactory()
        OfferFactory(product=bag, price_minor=50000)
        OfferFactory(product=bag, price_minor=20000, valid_until=NOW - 5 * HOUR)
        client, path = staff(), "/bags/?under=300"
        assert bag.name in rehearsed(client, path, NOW - 6 * HOUR, NOW).content.decode()
        assert bag.name not in rehearsed(client, path, NOW - 5 * HOUR, NOW).content.decode()
