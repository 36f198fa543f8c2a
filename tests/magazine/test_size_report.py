"""Sizes in running text that are not the catalogue's: found where there is no doubt."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from magazine.desk.stated_sizes import Known, disagreements
from tests.factories import BrandFactory, EditorFactory, ProductFactory, TrendArticleFactory

CHIQUITO = Known(1, "Jacquemus", "Le Chiquito", Decimal(120), Decimal(95), None)
MICRO = Known(2, "Dior", "Lady Dior Micro", Decimal(120), Decimal(100), Decimal(50))
BAGUETTE = Known(3, "Dior", "Lady Dior", Decimal(240), Decimal(200), Decimal(110))


def found(text: str, *products: Known) -> list[tuple[str, str]]:
    known = products or (CHIQUITO, MICRO)
    return [(one.product.name, one.stated) for one in disagreements([text], known)]


@pytest.mark.parametrize(
    "text",
    [
        "Le Chiquito is 12 × 8 cm.",
        "Le Chiquito, all 12 x 8 cm of it, sold out.",
        "At 12 × 8 cm, Le Chiquito is a postcard.",
        "Jacquemus sold a bag of 12 × 8 cm.",
        "It was hot. Le Chiquito measures 120 × 80 mm. It was late.",
        "Le Chiquito is 4.7 × 3.1 inches.",
    ],
)
def test_another_size_beside_the_name_is_found(text):
    ((name, _stated),) = found(text)
    assert name == "Le Chiquito"


@pytest.mark.parametrize(
    "text",
    [
        "Le Chiquito is 12 × 9.5 cm.",
        "Le Chiquito is 9.5 × 12 cm.",
        "Le Chiquito is 12 × 9 cm.",
        "Le Chiquito is 4.7 × 3.7 in.",
        "Le Chiquito is 12 × 9.5 × 6 cm, one shop says, and no one else gives a depth.",
        "Lady Dior Micro is 12 × 5 cm from below.",
    ],
)
def test_the_catalogues_size_rounded_or_turned_is_no_disagreement(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le Chiquito holds a card of 8.6 × 5.4 cm.",
        "Le Chiquito is shorter than a phone, 14.8 × 7.2 cm.",
        "Le Chiquito leaves 11 × 8 cm inside; its inside, 11 × 8 cm, is all.",
        "A bag of 20 × 14 cm was the smallest anybody made.",
        "Le Chiquito is small. The next one is 20 × 14 cm.",
        "Le Chiquito came in 3 × 2 colours.",
        "Le Chiquito went from a runway to every wrist in two short seasons, and 20 × 14 cm fell.",
        "Between 20 × 14 cm and nothing, Le Chiquito and Lady Dior Micro are rivals.",
        "Le Chiquito was 12 by 9 in the shop.",
    ],
)
def test_where_there_is_doubt_nothing_is_said(text):
    assert found(text) == []


def test_two_products_in_a_sentence_each_have_the_size_behind_their_name():
    text = "Le Chiquito (12 × 8 cm) beats Lady Dior Micro (12 × 10 × 6 cm)."
    assert found(text) == [("Le Chiquito", "12 × 8 cm"), ("Lady Dior Micro", "12 × 10 × 6 cm")]


def test_a_name_within_a_longer_name_is_not_meant():
    assert found("Lady Dior Micro is 12 × 10 × 5 cm.", MICRO, BAGUETTE) == []
    assert found("Lady Dior is 12 × 10 × 5 cm.", MICRO, BAGUETTE) == [
        ("Lady Dior", "12 × 10 × 5 cm")
    ]


def test_a_brand_of_two_products_names_neither():
    assert found("Dior made one of 9 × 9 cm.", MICRO, BAGUETTE) == []


@pytest.fixture
def bag(site):
    brand = BrandFactory(name="Jacquemus")
    return ProductFactory(brand=brand, name="Le Chiquito", height_mm=Decimal(95), depth_mm=None)


def story(bag, text: str, **told):
    product = {"type": "product", "value": {"product": bag.pk, "note": ""}}
    return TrendArticleFactory(body=[product, {"type": "text", "value": text}], **told)


def report(client) -> BeautifulSoup:
    response = client.get(reverse("sizes_report"))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.django_db
def test_an_editor_finds_the_story_the_sentence_and_where_to_mend_it(as_editor, bag):
    wrong = story(bag, "<p>Small.</p><p>Le Chiquito is <b>12 × 8 cm</b>.</p>", title="Wrong")
    story(bag, "<p>Le Chiquito is 12 × 9.5 cm.</p>", title="Right")
    story(bag, "<p>Le Chiquito is 12 × 7 cm.</p>", title="Draft", live=False)
    (row,) = report(as_editor).select("main tbody tr")

    assert row.a["href"] == reverse("wagtailadmin_pages:edit", args=[wrong.pk])
    cells = [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]
    assert cells[:3] == ["Wrong", "Jacquemus Le Chiquito", "12 × 8 cm"]
    assert cells[3] == "12 × 9.5 cm"
    assert cells[4] == "Le Chiquito is 12 × 8 cm."


@pytest.mark.django_db
def test_a_corrected_catalogue_clears_the_report(as_editor, bag):
    story(bag, "<p>Le Chiquito is 12 × 8 cm.</p>")
    bag.height_mm = Decimal(80)
    bag.save()
    page = report(as_editor)

    assert not page.select("main tbody tr")
    assert "Every size in a story is the catalogue's." in page.get_text()


@pytest.mark.django_db
def test_the_report_can_be_taken_away_as_a_spreadsheet(as_editor, bag):
    story(bag, "<p>Le Chiquito is 12 × 8 cm.</p>", title="Wrong")
    response = as_editor.get(reverse("sizes_report"), {"export": "csv"})
    lines = b"".join(response.streaming_content).decode().splitlines()

    assert lines[0] == "Story,Bag,The story says,The catalogue says,Sentence"
    assert lines[1].startswith("Wrong,Jacquemus Le Chiquito,12 × 8 cm,")


@pytest.mark.django_db
def test_it_stands_in_the_reports_menu_of_editors_alone(as_editor, log_in, as_marketer, bag):
    as_marketer.get(reverse("wagtailadmin_home"))
    assert as_marketer.get(reverse("sizes_report")).status_code == 302
    client = log_in(EditorFactory())
    assert reverse("sizes_report") in client.get(reverse("wagtailadmin_home")).content.decode()
