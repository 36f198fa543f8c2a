"""From the banner to the next change and the one before, and what the desk's screen asks."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from magazine.asof.steps import Steps, steps_around
from tests.asof.stage import look, staff
from tests.factories import OfferFactory, ProductFactory, TrendArticleFactory
from tests.features.factories import ApprovedFactory, FeatureFactory

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling


@pytest.fixture
def year():
    """A story comes in 2 h and goes in 8 h, a feature from 3 h to 5 h, a price from 6 h."""
    story = TrendArticleFactory(live=False)
    story.go_live_at, story.expire_at = NOW + 2 * HOUR, NOW + 8 * HOUR
    story.save_revision().publish()
    FeatureFactory(starts_at=NOW + HOUR)
    ApprovedFactory(starts_at=NOW + 3 * HOUR, ends_at=NOW + 5 * HOUR)
    OfferFactory(product=ProductFactory(), valid_from=NOW + 6 * HOUR)


def test_everything_that_changes_the_site_is_a_step(year):
    at, seen = NOW, []
    while (at := steps_around(at).next) and len(seen) < 9:
        seen.append((at - NOW) // HOUR)
    assert seen == [2, 3, 5, 6]
    while (at := steps_around(at or NOW + 9 * HOUR).previous) and at > NOW:
        seen.append((at - NOW) // HOUR)
    assert seen[4:] == [6, 5, 3, 2]


def test_what_is_over_is_a_step_by_when_it_was_meant(year, clock, client):
    clock.move_to(NOW + 2 * HOUR + 40 * SECOND)
    client.get("/")
    assert steps_around(NOW + 2 * HOUR - SECOND).next == NOW + 2 * HOUR
    assert steps_around(NOW + 2 * HOUR + SECOND).previous == NOW + 2 * HOUR


def test_an_empty_site_has_none():
    assert steps_around(NOW - 9999 * HOUR) == Steps(None, None)


def test_the_banner_leads_there_and_an_expiry_that_comes_with_a_page_is_known(year):
    client = staff()

    def step(name):
        page = BeautifulSoup(client.get("/").content, "html.parser")
        return next(one for one in page.select(".asof__steps button") if name in one.text)

    look(client, NOW + 6 * HOUR)
    assert "3 March 2026, 21:00" in step("Next").text
    client.post("/admin/as-of/look/", {"at": step("Next")["value"], "path": "/"})
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert page.select_one(".asof__time").text == "3 March 2026, 21:00"
    assert page.select_one(".asof__zone").text == "Europe/Paris, UTC+1"
    assert step("Next").has_attr("disabled")
    assert "19:00" in step("Previous").text


def test_a_time_that_happens_twice_is_asked_about_on_the_desk():
    answer = staff().post("/admin/as-of/look/", {"at": "2026-10-25T02:30", "path": "/bags/"})
    page = BeautifulSoup(answer.content, "html.parser")
    assert "happens twice" in page.text
    assert page.select_one("#id_path")["value"] == "/bags/"


def test_the_way_back_leads_to_the_page_and_to_no_other_site():
    client = staff()
    for path, leads in (("/bags/", "/bags/"), ("https://elsewhere.example/", "/")):
        answer = client.post("/admin/as-of/now/", {"path": path})
        assert (answer["Location"], answer["Clear-Site-Data"]) == (leads, '"cache"')


def test_the_user_bar_of_a_public_page_leads_to_the_desk_and_only_staff_have_it(client):
    story = TrendArticleFactory()
    told = staff().get(story.url).content.decode()
    assert f"/admin/as-of/?path={story.url.replace('/', '%2F')}" in told
    assert f"/admin/pages/{story.pk}/edit/" in told
    assert "userbar" not in client.get(story.url).content.decode()


def test_what_cannot_happen_by_then_is_told():
    story = TrendArticleFactory(live=False, title="Without a name")
    story.go_live_at = NOW + HOUR
    story.save_revision().publish()
    revision = story.latest_revision
    revision.content = {**revision.content, "title": ""}
    revision.save()
    page = BeautifulSoup(look(staff(), NOW + HOUR).get("/").content, "html.parser")
    assert "Without a name" in page.select_one(".asof__troubles").text
