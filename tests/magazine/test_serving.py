"""The short way to a story shows exactly what the long way does, and never what it must not."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from magazine.features.models import State
from magazine.models import Plate
from tests.factories import StandardPageFactory, TrendArticleFactory, UserFactory
from tests.features.factories import NOON, SECOND, ApprovedFactory, slot

# What counts an edition does so after the commit.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("site")]


@pytest.fixture
def article():
    return TrendArticleFactory(title="A bag for one key")


def text_of(client: Client, page: Page) -> str:
    answer = client.get(page.url)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_both_ways_lead_to_the_same_document(client, article):
    the_long_way = text_of(client, article)
    the_short_way = text_of(client, article)
    # Somebody with a session goes the long way; those of the desk get their bar besides.
    client.force_login(UserFactory())

    assert "A bag for one key" in the_short_way
    assert the_short_way == the_long_way == text_of(client, article)


def test_no_mark_of_a_slot_reaches_the_reader(client, article):
    assert "<!-- slot" in serving_plate(client, article).document
    assert "<!-- slot" not in text_of(client, article)


def serving_plate(client: Client, article: Page) -> Plate:
    text_of(client, article)
    return Plate.objects.get(page=article)


def test_a_feature_beside_a_story_comes_and_goes_to_the_second(client, article):
    ApprovedFactory(slot=slot("article_footer"), headline="Read this next", starts_at=NOON)
    ends = NOON + timedelta(hours=1)

    with time_machine.travel(NOON - SECOND, tick=False) as clock:
        seen = []
        for instant in (NOON - SECOND, NOON, ends - SECOND, ends):
            clock.move_to(instant)
            seen.append("Read this next" in text_of(client, article))

    assert seen == [False, True, True, False]


def test_a_feature_cancelled_is_gone_for_the_next_reader(client, article):
    with time_machine.travel(NOON, tick=False):
        banner = ApprovedFactory(slot=slot("site_banner"), headline="All bags measured")
        assert "All bags measured" in text_of(client, article)
        banner.state = State.CANCELLED
        banner.save()

        assert "All bags measured" not in text_of(client, article)


def test_a_feature_reworded_is_read_in_its_new_words(client, article):
    with time_machine.travel(NOON, tick=False):
        banner = ApprovedFactory(slot=slot("site_banner"), headline="All bags measured")
        text_of(client, article)
        banner.headline = "Ninety-six bags measured"
        banner.save()

        assert "Ninety-six bags measured" in text_of(client, article)


def test_a_new_story_takes_its_place_at_the_foot_of_the_others(client, article):
    text_of(client, article)
    newer = TrendArticleFactory(title="Smaller still", parent=article.get_parent())
    newer.save_revision().publish()

    assert "Smaller still" in text_of(client, article)


def test_a_new_plain_page_is_in_the_footer_of_every_story(client, article):
    text_of(client, article)
    StandardPageFactory(title="How we measure").save_revision().publish()

    assert "How we measure" in text_of(client, article)


def test_a_story_taken_down_is_not_found(client, article):
    text_of(client, article)
    article.unpublish()

    assert text_of(client, article) == "404"


def test_a_story_made_private_asks_who_is_there(client, article):
    text_of(client, article)
    PageViewRestriction.objects.create(
        page=article.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    first, second = client.get(article.url), client.get(article.url)

    assert (first.status_code, second.status_code) == (302, 302)
    assert "A bag for one key" not in second.content.decode()


def test_a_private_story_is_read_by_who_may_and_still_by_nobody_else(client, article):
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    client.force_login(UserFactory())
    assert "A bag for one key" in text_of(client, article)

    assert text_of(Client(), article) == "302"


def test_wagtails_own_addresses_are_not_taken_for_stories(client, article):
    restriction = PageViewRestriction.objects.create(
        page=article, restriction_type=PageViewRestriction.PASSWORD, password="lacquer"
    )
    asked = client.get(article.url)
    assert "password" in asked.content.decode().lower()
    client.post(
        f"/_util/authenticate_with_password/{restriction.pk}/{article.pk}/",
        {"password": "lacquer", "return_url": article.url},
    )

    assert "A bag for one key" in text_of(client, article)
