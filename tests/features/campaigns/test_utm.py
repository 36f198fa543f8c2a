"""Tags in links that leave the site, and in no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from wagtail.models import Site

from magazine.features.campaigns.models import Stage
from magazine.features.campaigns.utm import Tags, leaves, tagged
from magazine.features.placements import fill
from magazine.features.slots import Position
from tests.features.factories import NOON, ApprovedFactory

from .factories import CampaignFactory

TAGS = Tags("reticule", "editorial", "nano-week", "home-hero")
ALL = "utm_source=reticule&utm_medium=editorial&utm_campaign=nano-week&utm_content=home-hero"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://shop.example/bag", f"https://shop.example/bag?{ALL}"),
        ("https://shop.example/bag?id=7#top", f"https://shop.example/bag?id=7&{ALL}#top"),
        (
            "https://shop.example/?utm_source=theirs",
            f"https://shop.example/?utm_source=theirs&{ALL.partition('&')[2]}",
        ),
        ("https://shop.example/?q=a%20b&q=", f"https://shop.example/?q=a%20b&q=&{ALL}"),
    ],
)
def test_what_is_there_is_kept(url: str, wanted: str) -> None:
    assert tagged(url, TAGS) == wanted


@given(some.text("abc=&?%20+;/", max_size=30))
def test_tagging_twice_changes_nothing(query: str) -> None:
    once = tagged(f"https://shop.example/?{query.replace('#', '')}", TAGS)
    assert tagged(once, TAGS) == once


@pytest.mark.parametrize(
    ("url", "out"),
    [
        ("/bags/", False),
        ("https://reticule.example/bags/", False),
        ("https://elsewhere.example/", True),
        ("mailto:desk@reticule.example", False),
    ],
)
def test_which_links_leave(url: str, out: bool) -> None:
    assert leaves(url, {"reticule.example"}) is out


@pytest.mark.django_db
class TestOnTheSite:
    def url(self, **given: object) -> str:
        ApprovedFactory(**given)
        return fill(NOON, [Position.HOME_HERO])[Position.HOME_HERO].url

    def test_a_feature_of_a_campaign_is_tagged(self, site: Site) -> None:
        campaign = CampaignFactory(slug="nano-week", stage=Stage.LIVE)
        link = "https://shop.example/bag"
        assert self.url(campaign=campaign, link=link) == f"{link}?{ALL}"

    def test_a_link_within_the_site_and_one_of_no_campaign_stay_as_they_are(
        self, site: Site, count_queries: object
    ) -> None:
        campaign = CampaignFactory(stage=Stage.LIVE)
        assert self.url(campaign=campaign, link="/bags/") == "/bags/"

    def test_no_campaign_no_tags(self, site: Site) -> None:
        link = "https://shop.example/bag"
        assert self.url(link=link) == link

    def test_it_costs_no_query(self, site: Site, count_queries: object) -> None:
        campaign = CampaignFactory(stage=Stage.LIVE)
        ApprovedFactory(campaign=campaign, link="https://shop.example/bag")
        fill(NOON, [Position.HOME_HERO])
        with count_queries() as asked:
            fill(NOON, [Position.HOME_HERO])
        assert len(asked) <= 2
