"""A year rehearsed on its first day is, page by page, the year that is served.

Everything that changes the site by itself is in it: stories and bags that come and go, new
versions of live ones, prices for a while, features, a campaign, both nights the clocks change.
"""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine
from wagtail.models import Page

from tests.asof.stage import in_earnest, look, page, staff
from tests.factories import (
    BrandFactory,
    ImageFactory,
    OfferFactory,
    PersonPageFactory,
    ProductFactory,
    SectionPageFactory,
    TipListFactory,
    TrendArticleFactory,
)
from tests.features.campaigns.factories import (
    ApprovedCampaignFactory,
    PriceWindowFactory,
    redrafted,
    release,
)
from tests.features.factories import ApprovedFactory, slot

NOW = datetime(2026, 1, 1, tzinfo=UTC)
DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)
# The nights in which the clocks go forward and back in Paris.
SPRING, AUTUMN = datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
SEED = 20260101
PATHS = (
    "/",
    "/trends/",
    "/trends/the-purse/",
    "/bags/",
    "/bags/maison/le-petit/",
    "/search/?q=purse",
    "/feeds/stories.xml",
    "/feeds/bags.xml",
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(site) -> list[datetime]:
    """Puts everything on the schedule; the instants at which something happens, in order."""
    dice = Random(SEED)
    instants = [SPRING, AUTUMN]

    def some_day(after: datetime = NOW) -> datetime:
        """Within the year, after the given instant; often one that is taken already."""
        later = [at for at in instants if at > after]
        if later and dice.random() < 0.82:
            return dice.choice(later)
        days = (datetime(2026, 12, 30, tzinfo=UTC) - after).days
        at = after + dice.randint(1, max(days, 1)) * DAY + dice.randint(1, 86399) * SECOND
        instants.append(at)
        return at

    with time_machine.travel(NOW - 30 * DAY, tick=False):
        Page.objects.filter(depth=2).update(first_published_at=NOW - 30 * DAY)
        brand = BrandFactory(name="Maison", slug="maison")
        person = PersonPageFactory(title="Ottoline Vane")
        section = SectionPageFactory(title="Trends", slug="trends")
        picture = ImageFactory(file__width=700, file__height=500)
        story = TrendArticleFactory(
            title="The purse", slug="the-purse", parent=section, people=[person], hero_image=picture
        )
        story.save_revision().publish()
        bag = ProductFactory(brand=brand, name="Le Petit", slug="le-petit", image=picture)
        bag.save_revision().publish()
        OfferFactory(product=bag, price_minor=50000)
        live = [TrendArticleFactory(title=f"Old purse {n}", parent=section) for n in range(3)]

    with time_machine.travel(NOW - DAY, tick=False):
        for number in range(4):
            comes = some_day()
            made = (TrendArticleFactory, TipListFactory)[number % 2]
            new = made(title=f"New purse {number}", live=False, parent=section, hero_image=picture)
            new.go_live_at = comes
            new.expire_at = some_day(comes) if number < 2 else None
            new.save_revision().publish()
        for number in range(3):
            new = ProductFactory(brand=brand, name=f"Launch {number}", live=False, image=picture)
            comes = some_day()
            new.go_live_at, new.expire_at = comes, some_day(comes) if number == 0 else None
            new.save_revision().publish()
        live[0].expire_at = some_day()
        live[0].save_revision().publish()
        for changed, title in ((story, "The purse, again"), (person, "Ottoline Weather")):
            changed.title, changed.go_live_at = title, some_day()
            changed.save_revision().publish()
        for cents in (30000, 9900):
            opens = some_day()
            OfferFactory(
                product=bag, price_minor=cents, valid_from=opens, valid_until=some_day(opens)
            )
        for position in ("home_hero", "home_secondary_1", "site_banner", "article_footer"):
            starts = some_day()
            ApprovedFactory(slot=slot(position), starts_at=starts, ends_at=some_day(starts))
        starts = some_day()
        campaign = ApprovedCampaignFactory(starts_at=starts, ends_at=some_day(starts))
        release(campaign, redrafted(live[1], title="The campaign's purse"))
        PriceWindowFactory(campaign=campaign, product=bag, price_minor=1900)
        ApprovedFactory(
            slot=slot("home_secondary_2"),
            starts_at=campaign.starts_at,
            ends_at=campaign.ends_at,
            campaign=campaign,
        )
    return sorted(set(instants))


def test_every_page_at_every_boundary_and_a_second_before(year):
    assert len(year) >= 8
    moments = [(at - SECOND, PATHS[:1]) for at in year] + [(at, PATHS) for at in year]
    moments.sort()
    client = staff()
    foreseen = {}
    with time_machine.travel(NOW, tick=False):
        for at, paths in moments:
            look(client, at)
            foreseen |= {(at, path): page(client.get(path)) for path in paths}
    for (at, path), told in foreseen.items():
        assert in_earnest(path, at).content == told, (at, path)
    # And it was a year in which each of these pages changed.
    for path in PATHS:
        assert len({told for (_, of), told in foreseen.items() if of == path}) > 1, path
