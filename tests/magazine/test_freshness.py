"""What caches in front of the site are told: good until the next boundary, and for whom."""

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from catalog.shown import gathering, shows, stays_until
from magazine.clock import rehearsing
from magazine.features.models import State
from magazine.freshness import lifetimes
from magazine.freshness.purging import call_back
from tests.factories import ProductFactory, SectionPageFactory, TrendArticleFactory
from tests.features.factories import HOUR, NOON, SECOND, ApprovedFactory, slot

LONGEST = 60
SOME_TIME = datetime(2026, 1, 1, tzinfo=UTC)
instants = st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda after: SOME_TIME + after)


class TestALifetime:
    @given(now=instants, ahead=st.timedeltas(timedelta(0), timedelta(seconds=90)))
    def test_never_outlasts_its_boundary_however_a_cache_rounds(self, now, ahead):
        until = now + ahead
        seconds = lifetimes.seconds_left(until, now, LONGEST)
        # A cache counts from the whole second the answer is dated at, which may be the next.
        dated_at_the_latest = now.replace(microsecond=0) + SECOND
        assert seconds == 0 or dated_at_the_latest + timedelta(seconds=seconds - 1) < until
        assert 0 <= seconds <= LONGEST

    @given(now=instants, ahead=st.integers(1, LONGEST))
    def test_is_not_a_second_shorter_than_it_may_be(self, now, ahead):
        whole = now.replace(microsecond=0)
        assert lifetimes.seconds_left(whole + timedelta(seconds=ahead), whole, LONGEST) == ahead

    def test_ends_for_nginx_with_the_last_second_before_the_boundary(self):
        headers = lifetimes.cache_headers(NOON, NOON - 5 * SECOND, LONGEST)
        assert headers["X-Accel-Expires"] == f"@{int(NOON.timestamp()) - 1}"
        assert headers["Cache-Control"] == "public, s-maxage=5, max-age=0, must-revalidate"

    def test_within_the_last_second_is_for_nginx_alone_which_goes_by_the_instant(self):
        headers = lifetimes.cache_headers(NOON, NOON - SECOND / 4, LONGEST)
        assert headers["X-Accel-Expires"] == f"@{int(NOON.timestamp()) - 1}"
        assert "s-maxage=0" in headers["Cache-Control"]

    def test_is_nothing_for_what_is_over(self):
        headers = lifetimes.cache_headers(NOON, NOON, LONGEST)
        assert headers["X-Accel-Expires"] == "0"
        assert "s-maxage=0" in headers["Cache-Control"]

    def test_is_the_longest_when_nothing_is_to_come(self):
        assert lifetimes.seconds_left(None, NOON, LONGEST) == LONGEST


def test_what_is_gathered_is_the_nearest_boundary_and_every_name():
    with gathering() as shown:
        stays_until(NOON + HOUR, None)
        stays_until(NOON)
        shows("page", 3, None)
        shows("slot", "home_hero")
    stays_until(NOON - HOUR)
    assert (shown.until, shown.names) == (NOON, {"page-3", "slot-home_hero"})


def left(response) -> int:
    """For how many seconds a cache may keep the answer."""
    [told] = [part for part in response["Cache-Control"].split(", ") if "s-maxage" in part]
    return int(told.removeprefix("s-maxage="))


@pytest.fixture
def addresses(site):
    """One of every kind of public page."""
    story = TrendArticleFactory(parent=SectionPageFactory(title="Trends"))
    story.save_revision().publish()
    product = ProductFactory()
    return [
        *("/", story.get_parent().url, story.url, product.get_absolute_url(), "/bags/"),
        *("/bags/atlas/", "/bags/kit/", "/bags/compare/", "/brands/", "/search/?q=tiny"),
        *(product.brand.get_absolute_url(), "/sitemap.xml", "/sitemap-bags.xml"),
    ]


@pytest.mark.django_db(transaction=True)
class TestAPublicPage:
    @pytest.fixture(autouse=True)
    def clock(self, settings):
        settings.LONGEST_KEPT_S = LONGEST
        with time_machine.travel(NOON - 10 * SECOND, tick=False) as travelling:
            yield travelling

    def test_leaves_no_cookie_and_depends_on_its_address_alone(self, client, addresses):
        for _ in range(2):
            for address in addresses:
                answer = client.get(address)
                assert answer.status_code == 200, address
                assert not answer.cookies, address
                assert "Cookie" not in answer.get("Vary", ""), address
                assert left(answer) == LONGEST, address

    def test_is_good_until_something_goes_live_or_expires(self, client, addresses):
        later = TrendArticleFactory(live=False, go_live_at=NOON)
        later.save_revision().publish()
        assert {left(client.get(address)) for address in addresses} == {10}

    @pytest.mark.parametrize("position", ["site_banner", "article_footer"])
    def test_of_a_story_is_good_until_a_slot_beside_it_changes(self, client, addresses, position):
        ApprovedFactory(slot=slot(position), starts_at=NOON, ends_at=NOON + 20 * SECOND)
        story = addresses[2]
        seen = []
        for at in (NOON - 10 * SECOND, NOON - SECOND, NOON, NOON + 20 * SECOND):
            with time_machine.travel(at, tick=False):
                # From the plate just set, from the short way, from memory: one answer.
                seen.append({left(client.get(story)) for _ in range(3)})
        assert seen == [{10}, {1}, {20}, {LONGEST}]

    def test_at_the_front_is_good_until_one_of_its_slots_changes(self, client, addresses):
        ApprovedFactory(slot=slot("home_hero"), starts_at=NOON + HOUR)
        ApprovedFactory(slot=slot("home_secondary_2"), starts_at=NOON)
        assert left(client.get("/")) == 10
        assert left(client.get(addresses[2])) == LONGEST

    def test_a_slot_that_shows_nothing_yet_counts_too(self, client, site):
        ApprovedFactory(slot=slot("site_banner"), starts_at=NOON - 5 * SECOND)
        assert left(client.get("/bags/")) == 5

    def test_names_what_it_shows(self, client, addresses):
        feature = ApprovedFactory(slot=slot("home_hero"), starts_at=NOON - HOUR)
        front, product = client.get("/"), client.get(addresses[3])
        assert f"feature-{feature.pk}" in front["Surrogate-Key"].split()
        assert "slot-home_hero" in front["Cache-Tag"].split(",")
        assert any(name.startswith("product-") for name in product["Surrogate-Key"].split())

    def test_is_not_sent_again_to_who_has_it(self, client, addresses):
        for address in addresses:
            tag = client.get(address)["ETag"]
            again = client.get(address, headers={"If-None-Match": tag})
            assert (again.status_code, again.content) == (304, b""), address
            assert left(again) == LONGEST

    def test_has_another_tag_when_a_slot_beside_it_shows_another_thing(self, client, addresses):
        client.get(addresses[2])
        before = client.get(addresses[2])["ETag"]
        ApprovedFactory(slot=slot("site_banner"), starts_at=NOON - HOUR)
        assert client.get(addresses[2], headers={"If-None-Match": before}).status_code == 200

    def test_of_somebody_logged_in_is_kept_by_nobody(self, as_editor, addresses):
        for address in (*addresses, "/admin/"):
            answer = as_editor.get(address)
            assert "public" not in answer["Cache-Control"], address
            assert "private" in answer["Cache-Control"], address
            assert "X-Accel-Expires" not in answer
            assert "ETag" not in answer, address

    def test_that_is_not_there_is_kept_by_nobody(self, client, site):
        for address in ("/nothing/", "/bags", "/admin/"):
            assert "s-maxage" not in client.get(address)["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_would_arrive_after_the_boundary_shows_what_is_after_it(client, site):
    ApprovedFactory(slot=slot("home_hero"), headline="Up to noon", starts_at=NOON - HOUR)
    ApprovedFactory(slot=slot("home_hero"), headline="From noon on", starts_at=NOON)
    client.get("/")
    with time_machine.travel(NOON - SECOND / 20, tick=True):
        answer = client.get("/")
    assert b"From noon on" in answer.content
    assert b"Up to noon" not in answer.content


class Proxy(BaseHTTPRequestHandler):
    """Notes which pages it is asked to forget."""

    forgotten: list[str]

    def do_PURGE(self):
        self.forgotten.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def forgotten(settings):
    """Addresses called back from a cache in front of the site, in order."""
    told: list[str] = []
    handler = type("Noting", (Proxy,), {"forgotten": told})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        settings.WAGTAILFRONTENDCACHE = {
            "proxy": {
                "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
                "LOCATION": f"http://127.0.0.1:{server.server_port}",
            }
        }
        Thread(target=server.serve_forever, daemon=True).start()
        yield told
        server.shutdown()


@pytest.mark.django_db(transaction=True)
class TestAfterAnEdit:
    def test_a_product_and_the_stories_that_show_it_are_called_back(self, site, forgotten):
        product = ProductFactory()
        body = [("product", {"product": product, "note": ""})]
        story = TrendArticleFactory(body=body)
        story.save_revision().publish()
        other = TrendArticleFactory()
        forgotten.clear()
        product.save()
        assert {product.get_absolute_url(), story.url, "/", "/bags/"} <= set(forgotten)
        assert other.url not in forgotten
        assert len(forgotten) == len(set(forgotten))

    def test_a_story_taken_down_is_called_back_and_so_are_the_lists(self, site, forgotten):
        story = TrendArticleFactory()
        story.save_revision().publish()
        forgotten.clear()
        story.unpublish()
        assert {story.url, story.get_parent().url, "/"} <= set(forgotten)

    def test_a_feature_of_the_front_calls_back_no_story_and_a_banner_all(self, site, forgotten):
        story = TrendArticleFactory()
        forgotten.clear()
        hero = ApprovedFactory(slot=slot("home_hero"))
        assert "/" in forgotten
        assert story.url not in forgotten
        hero.state = State.CANCELLED
        hero.save()
        ApprovedFactory(slot=slot("site_banner"))
        assert story.url in forgotten

    def test_nothing_is_called_back_before_the_commit_or_without_one(self, site, forgotten):
        with transaction.atomic():
            call_back(paths=["/undone/"])
            transaction.set_rollback(True)
        with transaction.atomic(), rehearsing(NOON):
            call_back(paths=["/rehearsed/"])
        assert forgotten == []

    def test_without_a_cache_in_front_nothing_is_sent(self, site, django_assert_num_queries):
        assert settings.WAGTAILFRONTENDCACHE == {}
        with django_assert_num_queries(0):
            call_back(everything=True)
