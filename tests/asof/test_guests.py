"""A signed link lets somebody without a login see one instant, for a time, and change nothing."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from magazine.asof import asking
from magazine.asof.models import SharedView
from tests.asof.stage import staff
from tests.factories import MarketerFactory, ModeratorFactory, TrendArticleFactory, UserFactory

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
THEN = NOW + 48 * HOUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling


@pytest.fixture
def story():
    story = TrendArticleFactory(title="The smallest clasp", live=False, go_live_at=THEN)
    story.save_revision().publish()
    return story


@pytest.fixture
def shared(story):
    return SharedView.objects.create(
        as_of=THEN, path=story.url, for_whom="An agency", made_at=NOW, expires_at=NOW + 24 * HOUR
    )


def link(shared):
    return f"/as-of/{asking.token_of(shared)}/"


def test_it_leads_to_the_page_as_of_that_time(client, shared, story):
    answer = client.get(link(shared))
    assert (answer.status_code, answer["Location"]) == (302, story.url)
    cookie = answer.cookies[asking.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)
    page = client.get(story.url)
    told = page.content.decode()
    assert "The smallest clasp" in told
    assert "The site as of" in told
    assert "good until 4 March 2026, 13:00" in told
    for told in (answer, page):
        assert told["Cache-Control"] == "private, no-store"
        assert "noindex" in told["X-Robots-Tag"]


def test_its_guest_can_go_to_no_other_time_and_into_no_desk(client, shared, story):
    client.get(link(shared))
    assert b"asof-at" not in client.get(story.url).content
    answer = client.post("/admin/as-of/look/", {"at": (THEN + HOUR).isoformat(), "path": "/"})
    assert answer["Location"].startswith("/admin/login/")


def test_its_guest_can_send_nothing(client, shared):
    client.get(link(shared))
    assert client.post("/bags/").status_code == 403


def test_it_ends_to_the_second_also_for_who_came_before(client, shared, story, clock):
    client.get(link(shared))
    clock.move_to(NOW + 24 * HOUR - SECOND)
    assert client.get(story.url).status_code == 200
    clock.move_to(NOW + 24 * HOUR)
    for path in (story.url, link(shared)):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "no longer good" in answer.content.decode()
        client.cookies[asking.COOKIE] = asking.token_of(shared)


def test_taken_back_it_shows_nothing_more(client, shared, story):
    client.get(link(shared))
    desk = staff()
    path = f"/admin/as-of/take-back/{shared.pk}/"
    assert b"Take this link back?" in desk.get(path).content
    assert client.get(story.url).status_code == 200
    desk.post(path)
    assert client.get(story.url).status_code == 410
    # The cookie is gone with that answer, and the guest is one of the public again.
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("forge", [lambda token: token[:-1] + "x", lambda _: "nonsense"])
def test_a_forged_one_asks_the_database_for_nothing(
    client, shared, forge, django_assert_num_queries
):
    token = forge(asking.token_of(shared))
    with django_assert_num_queries(0):
        assert asking.shared_by(token, NOW) is None
    assert client.get(f"/as-of/{token}/").status_code == 410


def test_leaving_it_is_a_click(client, shared, story):
    client.get(link(shared))
    client.post("/as-of/leave/")
    assert client.get(story.url).status_code == 404


def test_read_too_fast_it_waits(client, shared, story, monkeypatch):
    monkeypatch.setattr(asking, "GUEST_PAGES_A_MINUTE", 2)
    client.get(link(shared))
    assert [client.get(story.url).status_code for _ in range(3)] == [200, 200, 429]


class TestMakingOne:
    def form(self, **changed):
        return {
            "for_whom": "Maison Minuscule",
            "as_of": "2026-03-05 13:00",
            "path": "/bags/",
            "expires_at": "2026-03-10 18:00",
        } | changed

    def test_it_is_listed_with_its_address(self, as_marketer):
        answer = as_marketer.post("/admin/as-of/share/", self.form(), follow=True)
        shared = SharedView.objects.get()
        assert (shared.as_of, shared.path) == (THEN, "/bags/")
        told = answer.content.decode()
        assert "Maison Minuscule" in told
        assert "http://testserver/as-of/" in told

    @pytest.mark.parametrize(
        ("field", "value", "told"),
        [
            ("expires_at", "2026-03-01 18:00", "has passed already"),
            ("expires_at", "2027-03-01 18:00", "At most 60 days"),
            ("path", "https://elsewhere.example/", "A path of this site"),
            ("path", "//elsewhere.example/", "A path of this site"),
            ("as_of", "2026-10-25 02:30", "happens twice"),
            ("for_whom", "", "required"),
        ],
    )
    def test_what_cannot_be_is_said(self, as_marketer, field, value, told):
        answer = as_marketer.post("/admin/as-of/share/", self.form(**{field: value}))
        assert told in answer.content.decode()
        assert not SharedView.objects.exists()

    def test_is_for_those_who_may(self, log_in):
        somebody = UserFactory()
        from django.contrib.auth.models import Permission

        somebody.user_permissions.add(Permission.objects.get(codename="access_admin"))
        answer = log_in(somebody).post("/admin/as-of/share/", self.form())
        assert answer.status_code == 302
        assert not SharedView.objects.exists()

    def test_its_maker_takes_it_back_and_a_moderator_but_no_other(self, shared, log_in):
        maker, other, moderator = MarketerFactory(), MarketerFactory(), ModeratorFactory()
        SharedView.objects.update(made_by=maker)
        path = f"/admin/as-of/take-back/{shared.pk}/"
        taken = []
        for user in (other, maker, moderator):
            SharedView.objects.update(revoked_at=None)
            log_in(user).post(path)
            taken.append(not SharedView.objects.good(NOW).exists())
        assert taken == [False, True, True]


def test_the_public_never_sees_a_banner(shared, story):
    told = Client().get("/").content
    assert b"as of" not in told
