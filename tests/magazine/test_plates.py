"""What is set at publish is set anew when anything in it changes, and never shows a draft."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from wagtail.models import Page

from magazine.models import Plate
from magazine.plates import serving
from magazine.plates.keeping import stories_showing
from tests.factories import (
    AdministratorFactory,
    BrandFactory,
    ImageFactory,
    OfferFactory,
    PersonPageFactory,
    ProductFactory,
    TrendArticleFactory,
    TrendFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def bag():
    return ProductFactory(brand=BrandFactory(name="Maison Minuscule"), name="Le Petit")


@pytest.fixture
def person():
    return PersonPageFactory(title="Ottoline Vane")


@pytest.fixture
def article(bag, person):
    body = [{"type": "product", "value": {"product": bag.pk, "note": ""}}]
    return TrendArticleFactory(body=body, people=[person], hero_image=ImageFactory())


def text_of(client: Client, page: Page) -> str:
    return client.get(page.url).content.decode()


def test_the_second_reader_gets_the_kept_plate(client, article):
    text_of(client, article)
    Plate.objects.filter(page=article).update(document="<p>The kept plate</p>")

    assert "The kept plate" in text_of(client, article)


def test_a_corrected_size_shows_at_once(client, article, bag):
    assert "12 × 8 × 4" in text_of(client, article)
    bag.width_mm = Decimal(95)
    bag.save()

    assert "9.5 × 8 × 4" in text_of(client, article)


def test_a_new_price_shows_at_once(client, article, bag):
    text_of(client, article)
    OfferFactory(product=bag, price_minor=12345, currency="EUR")

    assert "€123.45" in text_of(client, article)


def test_a_renamed_brand_shows_at_once(client, article, bag):
    text_of(client, article)
    bag.brand.name = "Maison Majuscule"
    bag.brand.save()

    assert "Maison Majuscule" in text_of(client, article)


def test_a_new_credit_shows_at_once(client, article):
    text_of(client, article)
    article.hero_image.credit = "Drawn by somebody else"
    article.hero_image.save()

    assert "Drawn by somebody else" in text_of(client, article)


def test_a_person_who_changes_their_name_signs_with_the_new_one(client, article, person):
    text_of(client, article)
    person.title = "Ottoline Weather"
    person.save_revision().publish()

    assert "Ottoline Weather" in text_of(client, article)


def test_a_person_whose_page_is_taken_down_signs_no_more(client, article, person):
    assert "Ottoline Vane" in text_of(client, article)
    person.unpublish()

    assert "Ottoline Vane" not in text_of(client, article)


def test_a_trend_that_has_peaked_says_so(client):
    trend = TrendFactory(name="The micro-purse", stage="rising")
    article = TrendArticleFactory(trend=trend)
    assert "Rising" in text_of(client, article)
    trend.stage = "fading"
    trend.save()

    assert "Fading" in text_of(client, article)


def test_a_draft_is_not_shown_before_it_is_published(client, article):
    before = text_of(client, article)
    article.standfirst = "Words nobody has approved."
    revision = article.save_revision()
    assert text_of(client, article) == before
    revision.publish()

    assert "Words nobody has approved." in text_of(client, article)


def test_a_preview_shows_the_draft_and_keeps_nothing(client, article):
    text_of(client, article)
    kept = Plate.objects.get(page=article)
    article.standfirst = "Only for the desk."
    article.save_revision()
    client.force_login(AdministratorFactory())
    shown = client.get(f"/admin/pages/{article.pk}/view_draft/").content.decode()

    assert "Only for the desk." in shown
    assert Plate.objects.get(page=article).document == kept.document


def test_a_plate_made_from_what_changed_meanwhile_is_not_good(client, article, monkeypatch):
    """The change arrives between the reading of the data and the keeping of the plate."""
    set_plate = serving.set_plate

    def set_while_somebody_saves(story):
        plate = set_plate(story)
        Plate.objects.filter(page_id=story.pk).update(wanted=F("wanted") + 1)
        return plate

    monkeypatch.setattr(serving, "set_plate", set_while_somebody_saves)
    text_of(client, article)

    plate = Plate.objects.get(page=article)
    assert plate.made < plate.wanted


def test_a_section_that_moves_takes_the_addresses_with_it(
    client, article, django_capture_on_commit_callbacks
):
    assert 'href="http://localhost/page' in text_of(client, article)
    section = article.get_parent().specific
    section.slug = "trends"
    with django_capture_on_commit_callbacks(execute=True):
        section.save_revision().publish()
    article.refresh_from_db()

    assert "http://localhost/trends/" in text_of(client, article)


@pytest.mark.django_db(transaction=True)
def test_a_new_release_sets_every_story_anew(client, article):
    text_of(client, article)
    Plate.objects.update(document="<p>Set by the last release</p>")
    call_command("migrate", verbosity=0)

    assert "Set by the last release" not in text_of(client, article)


def test_stories_are_found_through_what_they_show(article, bag):
    elsewhere = TrendArticleFactory()

    assert stories_showing(bag) == {article.pk}
    assert article.pk in stories_showing(bag.brand)
    assert elsewhere.pk not in stories_showing(bag.brand)
