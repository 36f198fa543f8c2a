"""The registry of due things: intended instants and order, sources of other apps, rehearsals."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from wagtail.log_actions import registry as log_registry

from magazine import due
from magazine.due import looking, sources
from magazine.due.sources import Turn
from magazine.features.campaigns.models import Stage
from magazine.features.campaigns.source import Campaigns
from magazine.features.models import Campaign
from magazine.models import TrendArticle
from tests.factories import ProductFactory, TrendArticleFactory

THEN = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)  # The instant the clocks go back in Paris.
BEFORE, HOUR, DAY = THEN - timedelta(hours=5), timedelta(hours=1), timedelta(days=1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(BEFORE, tick=False) as travelling:
        yield travelling


def scheduled(thing, go_live_at=THEN, expire_at=None):
    thing.go_live_at, thing.expire_at = go_live_at, expire_at
    thing.save_revision().publish()
    thing.refresh_from_db()
    return thing


def story(**instants):
    return scheduled(TrendArticleFactory(live=False), **instants)


def entry(thing, action):
    return log_registry.get_logs_for_instance(thing).get(action=action)


class Launches(due.Source):
    """Campaigns that go live and do nothing else, in place of the real ones."""

    name = Campaigns.name

    def instants(self):
        approved = Campaign.objects.filter(stage=Stage.APPROVED)
        return [due.Instants(approved, "starts_at", Turn.FOLLOWS)]

    def perform(self, item, at):
        if not Campaign.objects.filter(pk=item.pk, stage=Stage.APPROVED).update(stage=Stage.LIVE):
            return None
        campaign = Campaign.objects.get(pk=item.pk)
        if campaign.name == "Broken":
            raise ValueError("Nobody approved its pictures.")
        return due.Done(campaign, "campaign.started", campaign.starts_at)

    def thing(self, item):
        return Campaign.objects.filter(pk=item.pk).first()


@pytest.fixture
def launches():
    real = sources._registered[Campaigns.name]
    yield due.register(Launches())
    due.register(real)


def campaign(name, starts_at):
    return Campaign.objects.create(
        name=name, slug=name.lower(), starts_at=starts_at, stage=Stage.APPROVED
    )


@pytest.fixture
def told():
    heard = []
    due.performed(heard.append)
    yield heard
    sources._listening.remove(heard.append)


@pytest.mark.parametrize("make", [TrendArticleFactory, ProductFactory])
def test_what_is_published_late_says_when_it_was_meant_for(clock, make):
    thing = scheduled(make(live=False), expire_at=THEN + 2 * DAY)
    clock.move_to(THEN + DAY)
    due.catch_up(THEN + DAY)
    thing.refresh_from_db()

    assert thing.live
    assert (thing.first_published_at, thing.last_published_at) == (THEN, THEN)
    assert thing.go_live_at == THEN
    logged = entry(thing, "wagtail.publish.scheduled")
    assert datetime.fromisoformat(logged.data["due"]) == THEN
    assert logged.timestamp == THEN + DAY


def test_what_expires_late_says_when_it_was_meant_for(clock):
    page = story(expire_at=THEN + HOUR)
    clock.move_to(THEN + DAY)
    due.catch_up(THEN + DAY)

    logged = entry(page, "wagtail.unpublish.scheduled")
    assert datetime.fromisoformat(logged.data["due"]) == THEN + HOUR


def test_a_later_version_keeps_the_first_day_of_the_page(clock):
    page = TrendArticleFactory(live=True, first_published_at=BEFORE - DAY)
    page.title, page.go_live_at = "A second version", THEN
    page.save_revision().publish()
    clock.move_to(THEN + DAY)
    due.catch_up(THEN + DAY)
    page.refresh_from_db()

    assert page.title == "A second version"
    assert (page.first_published_at, page.last_published_at) == (BEFORE - DAY, THEN)


def test_what_the_first_brings_about_goes_before_what_was_meant_for_later(clock, told):
    brief, later = story(expire_at=THEN + HOUR), story(go_live_at=THEN + 2 * HOUR)
    clock.move_to(THEN + DAY)

    assert due.catch_up(THEN + DAY) == 3
    assert [(done.thing.pk, done.event, done.meant_for) for done in told] == [
        (brief.pk, "published", THEN),
        (brief.pk, "expired", THEN + HOUR),
        (later.pk, "published", THEN + 2 * HOUR),
    ]


def test_at_one_instant_what_goes_makes_room_for_what_comes_and_a_launch_follows(
    clock, launches, told
):
    launched = campaign("Spring", THEN)
    comes = story()
    goes = story(go_live_at=None, expire_at=THEN)
    clock.move_to(THEN)
    due.catch_up(THEN)

    assert [done.thing.pk for done in told] == [goes.pk, comes.pk, launched.pk]


def test_another_source_costs_a_request_nothing_more(clock, launches, count_queries):
    campaign("Spring", THEN + DAY)
    story(go_live_at=THEN + HOUR)
    with count_queries() as asked:
        assert due.catch_up(THEN) == 0
        assert due.next_outstanding() == THEN + HOUR
    assert len(asked) == 2


def test_the_question_reads_no_table_of_pages_from_end_to_end():
    sql, params = looking._question(connection.vendor)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A small table is read whole where that is allowed.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}", params)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plan = [row[-1] for row in cursor.fetchall()]
    of_tables = [step for step in plan if "wagtailcore" in step or "catalog" in step]
    assert of_tables
    assert all("index" in step.lower() for step in of_tables), plan


class TestARehearsal:
    def rehearse(self, at):
        """What is live then, and what would fail; nothing of it stays."""
        with transaction.atomic():
            failed = due.rehearse(at)
            live = set(TrendArticle.objects.live().values_list("title", flat=True))
            stages = set(Campaign.objects.values_list("stage", flat=True))
            transaction.set_rollback(True)
        return live, stages, failed

    def test_publishes_what_is_still_to_come_and_nothing_of_it_stays(self, launches):
        page = story()
        campaign("Spring", THEN + HOUR)

        live, stages, failed = self.rehearse(THEN + HOUR)

        assert (live, stages, failed) == ({page.title}, {Stage.LIVE}, [])
        page.refresh_from_db()
        assert (page.live, Campaign.objects.get().stage) == (False, Stage.APPROVED)
        assert due.next_outstanding() == THEN

    def test_dates_what_it_publishes_by_its_hour(self):
        page = story()
        with transaction.atomic():
            due.rehearse(THEN + HOUR)
            page.refresh_from_db()
            seen = page.live, page.first_published_at, page.go_live_at
            transaction.set_rollback(True)
        assert seen == (True, THEN, THEN)

    def test_hands_back_what_would_fail_and_notes_it_nowhere(self, launches, clock):
        broken = campaign("Broken", THEN)
        page = story(go_live_at=THEN + HOUR)

        live, _stages, failed = self.rehearse(THEN + DAY)

        assert live == {page.title}
        assert [(failure.thing, str(failure.error)) for failure in failed] == [
            (broken, "Nobody approved its pictures.")
        ]
        assert not log_registry.get_logs_for_instance(broken).exists()
        # It left no rest behind: mended, it happens at once.
        Campaign.objects.update(name="Mended")
        clock.move_to(THEN)
        assert due.catch_up(THEN) == 1


def test_whoever_wants_to_know_is_told_within_the_same_transaction(clock, told):
    def fail(_done):
        raise ValueError("The listener's own fault.")

    page = story()
    due.performed(fail)
    try:
        clock.move_to(THEN)
        due.catch_up(THEN)
    finally:
        sources._listening.remove(fail)
    page.refresh_from_db()
    assert not page.live
