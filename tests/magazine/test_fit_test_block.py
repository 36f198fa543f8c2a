"""The fit test: a kit packed into the bags of a story, as the catalogue has them today."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from catalog.vocabulary import EssentialKind
from magazine.blocks.fit_test import FitTestBlock
from magazine.plates.keeping import stories_showing
from tests.factories import BrandFactory, EssentialFactory, ProductFactory, TrendArticleFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def bag():
    return ProductFactory(
        brand=BrandFactory(name="Maison"),
        name="Petite",
        inner_width_mm=Decimal(114),
        inner_height_mm=Decimal(74),
        inner_depth_mm=Decimal(34),
    )


@pytest.fixture
def card():
    return EssentialFactory(name="Bank card")


@pytest.fixture
def phone():
    return EssentialFactory(
        name="Phone",
        kind=EssentialKind.PHONE,
        length_mm=Decimal("147.6"),
        width_mm=Decimal("71.6"),
        thickness_mm=Decimal("7.8"),
    )


def article_with(products, kit, caption=""):
    value = {
        "heading": "What goes in",
        "products": [product.pk for product in products],
        "kit": [thing.pk for thing in kit],
        "caption": caption,
    }
    return TrendArticleFactory(body=[{"type": "fit_test", "value": value}])


def fit_test(client, article) -> BeautifulSoup:
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    return page.select_one(".fit-test")


def said(found: BeautifulSoup, selector: str) -> list[str]:
    return [
        " ".join(one.get_text(" ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())
        for one in found.select(selector)
    ]


def test_each_bag_says_what_goes_in_and_what_stays_outside(client, bag, card, phone):
    large = ProductFactory(brand=bag.brand, name="Grande", width_mm=Decimal(250))
    found = fit_test(client, article_with([bag, large], [card, phone], "Packed by the millimetre."))

    assert said(found, "h3") == ["What goes in"]
    assert said(found, ".fit-test__name") == ["Maison Petite", "Maison Grande"]
    assert said(found, ".fit-test__verdict") == [
        "One of the two goes in.",
        "All of it goes in together.",
    ]
    assert said(found, ".fit-test__left") == ["Stays outside: Phone (33.6 mm too wide)."]
    assert said(found, ".note") == ["The inside is an estimate from the outside."]
    assert said(found, "figcaption") == ["Packed by the millimetre."]


def test_the_drawings_tell_what_they_show_and_share_no_id(client, bag, card):
    article = article_with([bag, ProductFactory()], [card])
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    drawings = page.select(".fit-test svg[role=img]")

    assert len(drawings) == 4
    assert drawings[0].title.string == "Bank card in the Maison Petite"
    assert "85.6 × 54 × 0.76 mm" in drawings[0].desc.string
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.select(".fit-test [style]")


def test_a_corrected_bag_is_packed_anew(client, bag, card, phone):
    article = article_with([bag], [card, phone])
    assert said(fit_test(client, article), ".fit-test__verdict") == ["One of the two goes in."]
    bag.width_mm = bag.inner_width_mm = Decimal(180)
    bag.save()

    assert said(fit_test(client, article), ".fit-test__verdict") == ["All of it goes in together."]


def test_a_corrected_thing_is_packed_anew(client, bag, card, phone):
    article = article_with([bag], [card, phone])
    fit_test(client, article)
    phone.length_mm = Decimal(100)
    phone.width_mm = Decimal(60)
    phone.save()

    assert article.pk in stories_showing(phone)
    assert said(fit_test(client, article), ".fit-test__verdict") == ["All of it goes in together."]


def test_a_bag_off_the_site_is_not_tried(client, bag, card):
    gone = ProductFactory(name="Gone", live=False)

    assert said(fit_test(client, article_with([gone, bag], [card])), ".fit-test__name") == [
        "Maison Petite"
    ]
    assert fit_test(client, article_with([gone], [card])) is None


def test_a_thing_deleted_from_the_catalogue_leaves_the_rest(client, bag, card, phone):
    article = article_with([bag], [card, phone])
    phone.delete()

    assert said(fit_test(client, article), ".fit-test__kit") == ["Packed: Bank card"]


def test_a_bag_of_unknown_size_is_told_as_such(client, card):
    bag = ProductFactory(width_mm=None, height_mm=None, depth_mm=None)
    found = fit_test(client, article_with([bag], [card]))

    assert said(found, ".fit-test__verdict") == [
        "That cannot be told: no source states its width and height and depth."
    ]
    assert not found.select("svg")


@pytest.mark.parametrize(("bags", "things"), [(0, 1), (5, 1), (1, 0), (1, 9)])
def test_an_editor_chooses_one_to_four_bags_and_one_to_eight_things(bag, card, bags, things):
    block = FitTestBlock()
    value = block.to_python(
        {"heading": "", "products": [bag.pk] * bags, "kit": [card.pk] * things, "caption": ""}
    )
    with pytest.raises(ValidationError):
        block.clean(value)
