"""The size atlas in a story."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from catalog.models import Product
from magazine.blocks.atlas import SizeAtlasBlock
from tests.factories import ProductFactory, TrendArticleFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def value(*bags: Product, by: str = "size", heading: str = "", caption: str = "") -> dict:
    keys = [bag.pk for bag in bags]
    return {"heading": heading, "products": keys, "arrangement": by, "caption": caption}


def told(*values: dict) -> BeautifulSoup:
    """A story with these atlases, as it is served."""
    story = TrendArticleFactory(body=[{"type": "size_atlas", "value": one} for one in values])
    return BeautifulSoup(Client().get(story.url).content, "html.parser")


def test_chosen_bags_are_drawn_to_scale_with_name_size_and_link():
    bags = [ProductFactory(width_mm=Decimal("52.5"), height_mm=40), ProductFactory(width_mm=200)]
    page = told(value(*bags, heading="Ever smaller", caption="From one corner."))
    drawn = {one["href"]: one for one in page.select("a[data-outline]")}
    assert set(drawn) == {bag.get_absolute_url() for bag in bags}
    small = drawn[bags[0].get_absolute_url()]
    assert (small.rect["width"], small.rect["height"]) == ("52.5", "40")
    assert "5.25 × 4\u202fcm (2.1 × 1.6\u202fin)" in small.title.string
    assert page.select_one(".atlas-block h3").string == "Ever smaller"
    assert page.select_one(".atlas-block figcaption").get_text(strip=True) == "From one corner."
    drawing = page.select_one(".atlas-block svg")
    assert drawing.desc.string.endswith(": 2 bags.")


def test_the_figures_stand_below_the_drawing():
    page = told(value(ProductFactory(name="Alma"), ProductFactory(name="Nano", width_mm=40)))
    rows = [row.th.get_text(strip=True) for row in page.select(".atlas-block tbody tr")]
    assert rows == ["Nano", "Alma"]


@pytest.mark.parametrize(("by", "plates"), [("size", 1), ("year", 3), ("brand", 2)])
def test_it_is_arranged_as_the_editor_chose(by, plates):
    first = ProductFactory(year=1824)
    bags = [first, ProductFactory(year=2017), ProductFactory(year=None, brand=first.brand)]
    page = told(value(*bags, by=by))
    assert len(page.select(".atlas-block svg")) == plates
    assert len(page.select("a[data-outline]")) == 3


def test_what_has_left_the_site_or_has_no_size_is_not_drawn():
    gone, vague = ProductFactory(live=False), ProductFactory(name="Vague", height_mm=None)
    kept = ProductFactory(name="Kept")
    page = told(value(gone, vague, kept))
    assert [one["href"] for one in page.select("a[data-outline]")] == [kept.get_absolute_url()]
    assert not told(value(gone, vague)).select(".atlas-block")


def test_a_bag_chosen_twice_is_drawn_once():
    bag, other = ProductFactory(), ProductFactory()
    assert len(told(value(bag, bag, other)).select("a[data-outline]")) == 2


def test_two_atlases_of_a_story_have_ids_of_their_own():
    one, two, three = ProductFactory(), ProductFactory(), ProductFactory()
    page = told(value(one, two), value(two, three))
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_it_asks_for_at_least_two_bags_and_at_most_sixty():
    products = SizeAtlasBlock().child_blocks["products"].meta
    assert (products.min_num, products.max_num) == (2, 60)


def test_many_bags_are_fetched_as_few_are(count_queries):
    def cost(bags: int) -> int:
        story = TrendArticleFactory(
            body=[{"type": "size_atlas", "value": value(*(ProductFactory() for _ in range(bags)))}]
        )
        stored = type(story).objects.get(pk=story.pk)
        with count_queries() as asked:
            assert "atlas-block" in stored.body.render_as_block()
        return len(asked)

    assert cost(2) == cost(12)
