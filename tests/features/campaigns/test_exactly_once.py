"""A campaign goes live once, however many look at once; and in a rehearsal, not at all."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import connection, transaction
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from catalog.models import Offer
from magazine import due
from magazine.clock import rehearsing
from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.campaigns.rights import ENDED, LAUNCHED
from magazine.models import TrendArticle
from tests.factories import ProductFactory, TrendArticleFactory
from tests.features.factories import HOUR, NOON, ApprovedFactory

from .factories import ApprovedCampaignFactory, PriceWindowFactory, redrafted, release

LOOPS = 8


def full() -> tuple[Campaign, TrendArticle]:
    """One of everything, from noon for two hours."""
    campaign = ApprovedCampaignFactory()
    page = redrafted(TrendArticleFactory(title="Before"), title="During")
    release(campaign, page)
    release(campaign, ProductFactory(live=False))
    PriceWindowFactory(campaign=campaign)
    ApprovedFactory(campaign=campaign)
    return campaign, page


def logged(campaign: Campaign, action: str) -> int:
    return ModelLogEntry.objects.for_instance(campaign).filter(action=action).count()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_many_loops_at_once(site: Site) -> None:
    with time_machine.travel(NOON - HOUR, tick=False):
        campaign, page = full()
    for at in (NOON, NOON + 2 * HOUR):
        barrier = Barrier(LOOPS)

        def look(at: object = at, barrier: Barrier = barrier) -> int:
            try:
                barrier.wait()
                return due.catch_up(at)
            finally:
                connection.close()

        with time_machine.travel(at, tick=False), ThreadPoolExecutor(LOOPS) as pool:
            done = [future.result() for future in [pool.submit(look) for _ in range(LOOPS)]]
        assert sum(done) >= 1
    campaign.refresh_from_db()
    assert campaign.stage == Stage.ENDED
    assert (logged(campaign, LAUNCHED), logged(campaign, ENDED)) == (1, 1)
    assert Offer.objects.count() == 1
    published = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled")
    assert published.count() == 2
    assert TrendArticle.objects.get(pk=page.pk).title == "Before"


@pytest.mark.django_db
class TestRehearsed:
    def seen(self, at: object, page: TrendArticle) -> tuple:
        """The page's title and how far the campaign is, as of the instant."""
        with rehearsing(at), transaction.atomic():
            failed = due.rehearse(at)
            stage = Campaign.objects.get().stage
            title = TrendArticle.objects.get(pk=page.pk).title
            transaction.set_rollback(True)
        return stage, title, failed

    def test_it_is_live_then_and_over_later_and_nothing_of_it_stays(self, site: Site) -> None:
        with time_machine.travel(NOON - HOUR, tick=False):
            campaign, page = full()
            before = ModelLogEntry.objects.count()
            assert self.seen(NOON, page) == (Stage.LIVE, "During", [])
            assert self.seen(NOON + 2 * HOUR, page) == (Stage.ENDED, "Before", [])
            campaign.refresh_from_db()
            assert campaign.stage == Stage.APPROVED
            assert TrendArticle.objects.get(pk=page.pk).title == "Before"
            assert ModelLogEntry.objects.count() == before
            assert not Offer.objects.exists()

    def test_what_would_fail_is_handed_back(self, site: Site) -> None:
        with time_machine.travel(NOON - HOUR, tick=False):
            campaign, page = full()
            item = campaign.pagereleases.get()
            item.revision.content = {**item.revision.content, "title": ""}
            item.revision.save()
            stage, title, (failure,) = self.seen(NOON, page)
        assert (stage, title, failure.thing) == (Stage.APPROVED, "Before", campaign)

    def test_a_past_instant_shows_how_far_each_was_then(self, site: Site) -> None:
        with time_machine.travel(NOON - HOUR, tick=False):
            campaign, _page = full()
        due.catch_up(NOON + 2 * HOUR)
        stages = []
        for at in (NOON - HOUR / 2, NOON + HOUR, NOON + 3 * HOUR):
            with transaction.atomic():
                Campaign.objects.set_back(at)
                stages.append(Campaign.objects.get(pk=campaign.pk).stage)
                transaction.set_rollback(True)
        assert stages == [Stage.APPROVED, Stage.LIVE, Stage.ENDED]
