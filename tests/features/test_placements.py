"""What each slot shows: right to the second, in two queries, and never a thing twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from magazine.features.models import Feature, Slot, State
from magazine.features.placements import Placement, fill
from magazine.features.slots import Fallback, Kind, Position
from magazine.models import Story
from tests.factories import (
    ImageFactory,
    ProductFactory,
    SectionPageFactory,
    StandardPageFactory,
    TrendArticleFactory,
)

from .factories import HOUR, NOON, SECOND, ApprovedFactory, FeatureFactory, slot

pytestmark = pytest.mark.django_db
A_BLINK = timedelta(microseconds=1)


def hero(at: datetime, **given: object) -> Placement | None:
    return fill(at, [Position.HOME_HERO], **given).get(Position.HOME_HERO)


def falls_back_to(fallback: Fallback, position: str = "home_hero") -> None:
    Slot.objects.filter(position=position).update(fallback=fallback)


def newest() -> list[Story]:
    return list(Story.objects.live().newest_first().on_cards())


def test_a_feature_is_shown_from_its_first_second_up_to_its_end() -> None:
    ApprovedFactory(headline="Small wonders")
    assert hero(NOON - A_BLINK) is None
    assert hero(NOON).headline == "Small wonders"
    assert hero(NOON + HOUR - A_BLINK).headline == "Small wonders"
    assert hero(NOON + HOUR) is None


def test_one_feature_hands_over_to_the_next_at_the_very_second() -> None:
    ApprovedFactory(headline="First")
    ApprovedFactory(headline="Second", starts_at=NOON + HOUR)
    assert hero(NOON + HOUR - SECOND).headline == "First"
    assert hero(NOON + HOUR).headline == "Second"


def test_what_starts_and_ends_in_the_hour_that_happens_twice_is_on_air_once() -> None:
    first_half_past_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second_half_past_two = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    ApprovedFactory(starts_at=first_half_past_two, ends_at=second_half_past_two)
    assert hero(first_half_past_two) is not None
    assert hero(second_half_past_two - SECOND) is not None
    assert hero(second_half_past_two) is None


@pytest.mark.parametrize("state", [State.DRAFT, State.CANCELLED])
def test_only_what_is_approved_is_shown(state: State) -> None:
    FeatureFactory(state=state)
    assert hero(NOON) is None


def test_it_says_until_when() -> None:
    ApprovedFactory()
    ApprovedFactory(slot=slot("article_footer"), ends_at=None)
    TrendArticleFactory()
    before = fill(NOON - HOUR, ["home_hero"], stories=newest())
    during = fill(NOON, ["home_hero", "article_footer"])
    after = fill(NOON + HOUR, ["home_hero"], stories=newest())
    assert before["home_hero"].until == NOON
    assert during["home_hero"].until == NOON + HOUR
    assert during["article_footer"].until is None
    assert after["home_hero"].until is None


def test_a_story_speaks_for_itself(site: Site) -> None:
    story = TrendArticleFactory(
        title="The rise of the micro-purse", kicker="Trend", hero_image=ImageFactory()
    )
    feature = ApprovedFactory(page=story, link="", headline="")
    assert hero(NOON) == Placement(
        kind=Kind.PAGE,
        kicker="Trend",
        headline="The rise of the micro-purse",
        text=story.standfirst,
        image=story.hero_image,
        url=story.url,
        feature_id=feature.pk,
        until=NOON + HOUR,
        page_id=story.pk,
    )


def test_the_features_own_words_and_picture_come_first(site: Site) -> None:
    picture = ImageFactory()
    ApprovedFactory(
        page=TrendArticleFactory(kicker="Trend", hero_image=ImageFactory()),
        link="",
        kicker="Read this",
        headline="Less is less",
        text="And that is the point.",
        image=picture,
    )
    shown = hero(NOON)
    assert (shown.kicker, shown.headline, shown.text, shown.image) == (
        "Read this",
        "Less is less",
        "And that is the point.",
        picture,
    )


def test_a_plain_page_is_shown_by_its_title(site: Site) -> None:
    page = StandardPageFactory(title="How we measure", search_description="With a ruler.")
    ApprovedFactory(page=page, link="", headline="")
    assert (hero(NOON).headline, hero(NOON).text) == ("How we measure", "With a ruler.")


def test_a_product_is_shown_by_brand_and_name() -> None:
    product = ProductFactory(image=ImageFactory())
    ApprovedFactory(product=product, link="", headline="")
    shown = hero(NOON)
    assert (shown.kicker, shown.headline) == (product.brand.name, product.name)
    assert (shown.url, shown.image) == (product.get_absolute_url(), product.image)


def test_readers_are_told_who_paid() -> None:
    ApprovedFactory(sponsored=True, sponsor="Maison Exemple", link="https://maison.example/")
    shown = hero(NOON)
    assert (shown.sponsored, shown.sponsor) == (True, "Maison Exemple")
    assert shown.url == "https://maison.example/"


def test_a_page_that_is_not_live_gives_way_to_the_fallback(site: Site) -> None:
    ApprovedFactory(page=TrendArticleFactory(live=False), link="", headline="")
    newer = TrendArticleFactory()
    shown = hero(NOON, stories=newest())
    assert (shown.page_id, shown.feature_id, shown.until) == (newer.pk, None, NOON + HOUR)


def test_a_product_that_is_not_visible_gives_way_to_the_fallback() -> None:
    falls_back_to(Fallback.NEWEST_PRODUCT)
    ApprovedFactory(product=ProductFactory(live=False), link="", headline="")
    visible = ProductFactory()
    assert hero(NOON, products=[visible]).product_id == visible.pk


def test_no_story_stands_in_two_slots(site: Site) -> None:
    stories = [TrendArticleFactory() for _ in range(4)]
    ApprovedFactory(slot=slot("home_secondary_1"), page=stories[3], link="", headline="")
    falls_back_to(Fallback.NEWEST_ARTICLE, "home_secondary_3")
    positions = [f"home_secondary_{n}" for n in (3, 2, 1)] + ["home_hero"]
    shown = fill(NOON, positions, stories=newest())
    assert {position: placement.page_id for position, placement in shown.items()} == {
        "home_hero": stories[2].pk,
        "home_secondary_1": stories[3].pk,
        "home_secondary_2": stories[1].pk,
        "home_secondary_3": stories[0].pk,
    }


def test_a_slot_with_nothing_to_fall_back_to_is_left_out() -> None:
    falls_back_to(Fallback.NOTHING)
    assert fill(NOON, ["home_hero"], stories=[]) == {}
    assert fill(NOON, ["home_secondary_1"], stories=[]) == {}


def test_every_section_has_a_lead_of_its_own(site: Site) -> None:
    trends, tips = SectionPageFactory(), SectionPageFactory()
    ApprovedFactory(slot=Slot.objects.get(section=tips), headline="For tips")
    assert fill(NOON, ["section_lead"], section=trends) == {}
    assert fill(NOON, ["section_lead"], section=tips)["section_lead"].headline == "For tips"


def fill_every_slot(section: Page) -> list[str]:
    """A page or a product with pictures in each, and none the same."""
    for number, place in enumerate(Slot.objects.all()):
        if number % 2:
            target = {"page": TrendArticleFactory(hero_image=ImageFactory())}
        else:
            target = {"product": ProductFactory(image=ImageFactory())}
        ApprovedFactory(slot=place, link="", headline="", **target)
    return [*Position]


def test_all_slots_are_filled_in_two_queries_however_much_is_booked(site: Site) -> None:
    section = SectionPageFactory()
    positions = fill_every_slot(section)
    Feature.objects.bulk_create(
        ApprovedFactory.build(slot=place, starts_at=NOON + days * timedelta(days=1))
        for place in Slot.objects.all()
        for days in range(1, 40)
    )
    fill(NOON, positions, section)
    with CaptureQueriesContext(connection) as queries:
        shown = fill(NOON, positions, section)
        words = [
            (it.headline, it.url, it.image.title, list(it.image.renditions.all()))
            for it in shown.values()
        ]
    assert len(words) == len(positions)
    assert len(queries) == 2


def test_slots_with_nothing_on_air_cost_one_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        fill(NOON, [*Position])
    assert len(queries) == 1
