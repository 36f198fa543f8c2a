"""What each block of a story says on the page."""

import pytest
from bs4 import BeautifulSoup

from magazine.plates.setting import set_plate
from tests.factories import (
    ImageFactory,
    ProductFactory,
    TipListFactory,
    TrendArticleFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def told(kind, value):
    """A story with this one block, as it is set at publish."""
    story = TrendArticleFactory(body=[{"type": kind, "value": value}])
    return BeautifulSoup(set_plate(story).document, "html.parser").find("main")


def test_a_film_loads_nothing_of_another_site():
    page = told("film", {"url": "https://www.youtube.com/watch?v=abc", "title": "The show"})
    assert not page.select("iframe, script, img")
    assert page.select_one(".film a")["href"] == "https://www.youtube.com/watch?v=abc"
    assert page.select_one(".film")["data-film"] == "https://www.youtube.com/watch?v=abc"


def test_a_debate_names_its_sides_and_its_sources():
    said = {"text": "Too small.", "who": "A review", "source": "https://example.org/"}
    unsourced = {"text": "Just right.", "who": "", "source": ""}
    page = told("debate", {"question": "Why?", "critics": [said], "proponents": [unsourced]})
    assert [name.string for name in page.select(".debate__name")] == ["Critics", "Proponents"]
    critics, proponents = page.select(".debate__side")
    assert critics.a["href"] == "https://example.org/"
    assert proponents.a is None


def test_a_timeline_keeps_its_order_and_links_its_bags():
    bag = ProductFactory(name="Le Chiquito")
    moments = [
        {"date": "about 1795", "what": "A reticule.", "product": None},
        {"date": "2017", "what": "A runway.", "product": bag.pk},
    ]
    page = told("timeline", {"heading": "Smaller by the date", "moments": moments})
    assert [date.string for date in page.select(".timeline__date")] == ["about 1795", "2017"]
    assert page.select_one(".timeline a")["href"] == bag.get_absolute_url()


@pytest.mark.parametrize("kind", ["product", "products", "timeline", "size_comparison"])
def test_a_bag_taken_off_the_site_leaves_its_stories(kind):
    gone = ProductFactory(name="Gone", live=False)
    kept = ProductFactory(name="Kept")
    values = {
        "product": {"product": gone.pk, "note": "A note."},
        "products": {"heading": "", "products": [gone.pk, kept.pk]},
        "timeline": {
            "heading": "",
            "moments": [{"date": "2017", "what": "A runway.", "product": gone.pk}] * 2,
        },
        "size_comparison": {"heading": "", "products": [gone.pk, kept.pk], "caption": ""},
    }
    assert "Gone" not in told(kind, values[kind]).get_text()


def test_a_size_comparison_draws_the_bags_beside_a_card_and_a_phone():
    bags = [ProductFactory(name="Small one"), ProductFactory(name="Large one")]
    page = told(
        "size_comparison",
        {"heading": "At one scale", "products": [bag.pk for bag in bags], "caption": "To scale."},
    )
    wide, narrow = page.select("svg[role=img]")
    for drawing in (wide, narrow):
        assert "Small one" in drawing.desc.string
        assert "card" in drawing.desc.string
        assert "phone" in drawing.desc.string.lower()
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_comparison_of_bags_without_a_size_draws_nothing():
    bags = [ProductFactory(width_mm=None, height_mm=None, depth_mm=None) for _ in range(2)]
    value = {"heading": "", "products": [bag.pk for bag in bags], "caption": ""}
    assert not told("size_comparison", value).select("svg")


def test_a_product_card_says_its_size_in_both_units():
    bag = ProductFactory(width_mm=120, height_mm=95, depth_mm=None)
    page = told("product", {"product": bag.pk, "note": "A note."})
    words = page.select_one(".product-card__figures").get_text(" ", strip=True)
    assert words.replace("\u202f", " ") == "12 × 9.5 cm 4.7 × 3.7 in"


def test_a_picture_smaller_than_the_page_is_listed_once():
    small = ImageFactory(file__width=600, file__height=400)
    picture = {"image": small.pk, "alt_text": "A bag", "decorative": False}
    page = told("picture", {"image": picture, "caption": "One bag.", "width": "full"})
    image = page.select_one(".figure img")
    widths = [candidate.split()[-1] for candidate in image["srcset"].split(",")]
    assert widths == ["480w", "600w"]
    assert image["alt"] == "A bag"
    assert image["loading"] == "lazy"
    assert "Reticule" in page.select_one("figcaption").get_text()


def test_a_gallery_can_be_scrolled_by_keyboard():
    image = {"image": ImageFactory().pk, "alt_text": "", "decorative": True}
    pictures = [{"image": image, "caption": "One"}, {"image": image, "caption": "Two"}]
    page = told("gallery", {"heading": "", "pictures": pictures})
    rail = page.select_one(".story-gallery__pictures")
    assert rail["tabindex"] == "0"
    assert rail["aria-label"]


def test_an_embedded_tip_list_leads_to_each_of_its_tips():
    tips = TipListFactory(title="Seven ways")
    page = told("tips", {"tip_list": tips.pk, "heading": ""})
    assert page.select_one(".tip-list-embed__heading").get_text(strip=True) == "Seven ways"
    assert page.select_one(".tip-strip a")["href"] == f"{tips.url}#wear-it-high"


def test_a_withdrawn_tip_list_leaves_no_hole():
    tips = TipListFactory(live=False)
    assert not told("tips", {"tip_list": tips.pk, "heading": ""}).select(".tip-list-embed")
