"""What is scheduled goes live and expires on time, once, by whoever looks first."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, Revision, Site
from wagtail.signals import page_published, page_unpublished

from catalog.models import Product
from magazine import due
from magazine.due.catching_up import REST_SECONDS
from magazine.models import TrendArticle
from tests.factories import ProductFactory, TrendArticleFactory

THEN = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)  # The instant the clocks go forward in Paris.
BEFORE, SECOND, HOUR = THEN - timedelta(hours=5), timedelta(seconds=1), timedelta(hours=1)
READERS = 12

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Five hours before; `move_to` goes on. It stands still in between."""
    with time_machine.travel(BEFORE, tick=False) as travelling:
        yield travelling


def story(go_live_at: datetime | None = THEN, expire_at: datetime | None = None) -> Page:
    """A story whose first version is scheduled."""
    page = TrendArticleFactory(live=False)
    page.go_live_at, page.expire_at = go_live_at, expire_at
    page.save_revision().publish()
    return TrendArticle.objects.get(pk=page.pk)


def logged(page: Page, action: str) -> int:
    return PageLogEntry.objects.filter(page=page.pk, action=action).count()


def status(client: Client, page: Page) -> int:
    return client.get(page.url).status_code


@pytest.fixture
def published() -> Iterator[list[int]]:
    """Keys of the pages Wagtail has told it published."""
    told: list[int] = []

    def listen(instance: Page, **_kwargs: object) -> None:
        told.append(instance.pk)

    page_published.connect(listen)
    yield told
    page_published.disconnect(listen)


class TestARequest:
    def test_finds_a_page_live_from_its_instant_on_and_not_a_second_before(
        self, site: Site, client: Client, clock: time_machine.Traveller
    ) -> None:
        page = story()
        clock.move_to(THEN - SECOND)
        assert status(client, page) == 404
        clock.move_to(THEN)
        assert status(client, page) == 200

    def test_finds_a_page_gone_from_its_expiry_on_and_not_a_second_before(
        self, site: Site, client: Client, clock: time_machine.Traveller
    ) -> None:
        page = story(go_live_at=None, expire_at=THEN)
        clock.move_to(THEN - SECOND)
        assert status(client, page) == 200
        clock.move_to(THEN)
        assert status(client, page) == 404
        page.refresh_from_db()
        assert page.expired

    def test_finds_a_product_on_time_too(
        self, site: Site, client: Client, clock: time_machine.Traveller
    ) -> None:
        product = ProductFactory(live=False, go_live_at=THEN, expire_at=THEN + HOUR)
        product.save_revision().publish()
        seen = []
        for at in (THEN - SECOND, THEN, THEN + HOUR - SECOND, THEN + HOUR):
            clock.move_to(at)
            client.get("/")
            seen.append(Product.objects.get(pk=product.pk).live)
        assert seen == [False, True, True, False]

    def test_of_any_page_will_do(
        self, site: Site, client: Client, clock: time_machine.Traveller
    ) -> None:
        page = story()
        clock.move_to(THEN)
        client.get("/bags/")
        assert TrendArticle.objects.get(pk=page.pk).live

    def test_of_the_admin_or_a_file_does_nothing(
        self, site: Site, client: Client, clock: time_machine.Traveller
    ) -> None:
        page = story()
        clock.move_to(THEN)
        for path in ("/admin/login/", "/static/none.css", "/media/none.png"):
            client.get(path)
        assert not TrendArticle.objects.get(pk=page.pk).live

    def test_pays_one_query_when_nothing_is_due(self, clock: time_machine.Traveller) -> None:
        story()
        with CaptureQueriesContext(connection) as queries:
            due.catch_up(BEFORE)
        assert len(queries) == 1

    def test_leaves_the_words_of_wagtails_own_history(
        self, site: Site, client: Client, clock: time_machine.Traveller, published: list[int]
    ) -> None:
        page = story(expire_at=THEN + HOUR)
        published.clear()
        clock.move_to(THEN)
        for _ in range(3):
            client.get("/")
        assert published == [page.pk]
        assert logged(page, "wagtail.publish.scheduled") == 1
        clock.move_to(THEN + HOUR)
        for _ in range(3):
            client.get("/")
        assert logged(page, "wagtail.unpublish.scheduled") == 1


class TestCatchingUp:
    def test_happens_in_the_order_things_were_meant(
        self, site: Site, clock: time_machine.Traveller, published: list[int]
    ) -> None:
        pages = [story(go_live_at=THEN + n * HOUR) for n in (2, 0, 1)]
        published.clear()
        clock.move_to(THEN + 5 * HOUR)
        assert due.catch_up(THEN + 5 * HOUR) == 3
        assert published == [pages[1].pk, pages[2].pk, pages[0].pk]

    def test_goes_on_until_nothing_is_left(self, site: Site, clock: time_machine.Traveller) -> None:
        pages = [story(go_live_at=THEN + n * HOUR) for n in (4, 2, 0, 1, 3)]
        clock.move_to(THEN + 5 * HOUR)
        assert [item.at for item in due.due(THEN + 5 * HOUR, limit=2)] == [THEN, THEN + HOUR]
        assert due.catch_up(THEN + 5 * HOUR) == len(pages)

    def test_takes_down_again_what_was_over_before_anybody_looked(
        self, site: Site, clock: time_machine.Traveller
    ) -> None:
        page = story(expire_at=THEN + HOUR)
        clock.move_to(THEN + 2 * HOUR)
        assert due.catch_up(THEN + 2 * HOUR) == 2
        page.refresh_from_db()
        assert (page.live, page.expired) == (False, True)

    def test_keeps_a_version_that_is_to_go_live_after_the_expiry(
        self, site: Site, clock: time_machine.Traveller
    ) -> None:
        page = story(go_live_at=None, expire_at=THEN)
        page.title, page.go_live_at, page.expire_at = "Back in spring", THEN + HOUR, None
        page.save_revision().publish()
        clock.move_to(THEN)
        due.catch_up(THEN)
        assert not TrendArticle.objects.get(pk=page.pk).live
        clock.move_to(THEN + HOUR)
        due.catch_up(THEN + HOUR)
        back = TrendArticle.objects.get(pk=page.pk)
        assert (back.live, back.title) == (True, "Back in spring")

    def test_says_when_to_look_again(self, site: Site, clock: time_machine.Traveller) -> None:
        story(expire_at=THEN + HOUR)
        assert due.next_boundary(BEFORE) == THEN
        clock.move_to(THEN)
        due.catch_up(THEN)
        assert due.next_boundary(THEN) == THEN + HOUR
        assert due.next_boundary(THEN + HOUR) is None


class TestAPageThatCannotBePublished:
    @pytest.fixture
    def broken(self, site: Site, clock: time_machine.Traveller) -> Page:
        """Its scheduled version has no title, which no page may have."""
        page = story()
        revision = page.latest_revision
        revision.content = {**revision.content, "title": ""}
        revision.save()
        clock.move_to(THEN)
        return page

    def test_takes_nothing_from_the_readers(self, broken: Page, client: Client) -> None:
        assert client.get("/bags/").status_code == 200

    def test_keeps_no_other_page_waiting(self, broken: Page, client: Client) -> None:
        other = story(go_live_at=THEN + SECOND)
        with time_machine.travel(THEN + SECOND, tick=False):
            assert status(client, other) == 200

    def test_tells_the_desk_once_in_its_history(
        self, broken: Page, client: Client, clock: time_machine.Traveller
    ) -> None:
        for seconds in range(0, 3 * REST_SECONDS, 20):
            clock.move_to(THEN + seconds * SECOND)
            client.get("/bags/")
        entry = PageLogEntry.objects.get(page=broken.pk, action=due.FAILED)
        assert "title" in entry.data["error"]

    def test_is_tried_again_after_a_rest_and_goes_live_once_mended(
        self, broken: Page, client: Client, clock: time_machine.Traveller
    ) -> None:
        client.get("/bags/")
        revision = Revision.objects.get(pk=broken.latest_revision_id)
        revision.content = {**revision.content, "title": "Mended"}
        revision.save()
        clock.move_to(THEN + (REST_SECONDS - 1) * SECOND)
        client.get("/bags/")
        assert not TrendArticle.objects.get(pk=broken.pk).live
        clock.move_to(THEN + (REST_SECONDS + 1) * SECOND)
        client.get("/bags/")
        assert TrendArticle.objects.get(pk=broken.pk).live

    def test_a_listener_that_fails_undoes_the_publishing_whole(
        self, site: Site, client: Client, clock: time_machine.Traveller
    ) -> None:
        def fail(**_kwargs: object) -> None:
            raise ZeroDivisionError("the listener's own fault")

        page = story()
        clock.move_to(THEN)
        page_published.connect(fail)
        try:
            assert client.get("/bags/").status_code == 200
        finally:
            page_published.disconnect(fail)
        assert not TrendArticle.objects.get(pk=page.pk).live
        assert logged(page, "wagtail.publish.scheduled") == 0


@pytest.mark.parametrize("command", [("publish_scheduled",), ("run_schedule", "--once")])
def test_the_commands_do_it_too(
    site: Site, clock: time_machine.Traveller, command: tuple[str, ...]
) -> None:
    page = story()
    clock.move_to(THEN - SECOND)
    call_command(*command)
    assert not TrendArticle.objects.get(pk=page.pk).live
    clock.move_to(THEN)
    call_command(*command)
    call_command(*command)
    assert TrendArticle.objects.get(pk=page.pk).live
    assert logged(page, "wagtail.publish.scheduled") == 1


def test_a_dry_run_only_tells(
    site: Site, clock: time_machine.Traveller, capsys: pytest.CaptureFixture
) -> None:
    page = story()
    clock.move_to(THEN + SECOND)
    call_command("publish_scheduled", "--dryrun")
    assert page.title in capsys.readouterr().out
    assert not TrendArticle.objects.get(pk=page.pk).live


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
class TestManyAtOnce:
    def test_publish_once_and_every_reader_sees_it(self, site: Site) -> None:
        with time_machine.travel(BEFORE, tick=False):
            page = story(expire_at=THEN + HOUR)
        told: list[str] = []

        def went_up(**_kwargs: object) -> None:
            told.append("up")

        def came_down(**_kwargs: object) -> None:
            told.append("down")

        page_published.connect(went_up)
        page_unpublished.connect(came_down)
        try:
            with time_machine.travel(THEN, tick=False):
                assert set(read_together(page)) == {200}
            with time_machine.travel(THEN + HOUR, tick=False):
                assert set(read_together(page)) == {404}
        finally:
            page_published.disconnect(went_up)
            page_unpublished.disconnect(came_down)
        assert told == ["up", "down"]
        assert logged(page, "wagtail.publish.scheduled") == 1
        assert logged(page, "wagtail.unpublish.scheduled") == 1


def read_together(page: Page) -> list[int]:
    """The status each of many readers gets who ask at the same moment."""
    barrier = Barrier(READERS)

    def read(_number: int) -> int:
        try:
            barrier.wait()
            return status(Client(), page)
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as pool:
        return list(pool.map(read, range(READERS)))


def test_the_loop_stops_when_it_is_told(tmp_path: object) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/loop.sqlite3"}
    command = [sys.executable, "manage.py", "run_schedule", "--settings=magazine.settings.test"]
    loop = subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in loop.stderr:
        if "did not answer" in line:
            break
    loop.send_signal(signal.SIGTERM)
    loop.communicate(timeout=20)
    assert loop.returncode == 0
