"""The factories give what the other tests take for granted."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_an_offer_gives_its_product_a_price():
    offer = factories.OfferFactory()
    offer.product.refresh_from_db()
    assert (offer.product.price_minor, offer.product.price_euros) == (36500, 365)


def test_a_story_goes_into_a_section_and_is_signed(site):
    person = factories.PersonPageFactory()
    story = factories.TrendArticleFactory(people=[person])
    assert story.get_parent().specific_class.__name__ == "SectionPage"
    assert story.people == [person]


def test_a_picture_has_a_real_file():
    image = factories.ImageFactory()
    assert (image.width, image.height) == (96, 72)
    assert image.get_rendition("width-48").file.size > 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", [1, 2])
def test_what_migrations_made_is_there_after_tables_were_emptied(site, again):
    assert factories.EditorFactory().has_perm("wagtailadmin.access_admin")
    assert factories.HomePageFactory().get_parent().is_root()
