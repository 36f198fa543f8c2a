"""What the bench serves: an article of 40 blocks with 12 products, and enough around it."""

import django

django.setup()

from wagtail.models import Page, Site  # noqa: E402

from tests import factories  # noqa: E402

BLOCKS = 40
PRODUCTS = 12
CATALOGUE = 240
STORIES = 24

# Some 75 words: 14 of these paragraphs make an article of a thousand words.
PARAGRAPH = (
    "<p>The smallest bags of the season are measured in <b>millimetres</b>, and what they "
    "leave out is as carefully chosen as what they hold. A card goes in, a key goes in, and "
    "a lipstick goes in lying down; the telephone stays in the coat. Its maker calls that a "
    "<i>freedom</i>, its critics call it a joke told at a high price, and its wearers, who "
    "have stopped listening to either, clip it to a larger bag and walk out of the door.</p>"
)


def make() -> None:
    """Everything, into an empty database."""
    Page.get_first_root_node().get_children().first().delete()
    home = factories.HomePageFactory(slug="home")
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    factories.BrandFactory(name="Maison Bare")
    brands = factories.BrandFactory.create_batch(12)
    materials = factories.MaterialFactory.create_batch(6)
    products = [
        factories.ProductFactory(
            brand=brands[place % len(brands)],
            name=f"Bag {place}",
            slug=f"bag-{place}",
            year=2000 + place % 25,
            image=_picture() if place < PRODUCTS * 2 else None,
            materials=[materials[place % len(materials)]],
            worn_hand=True,
            has_strap=bool(place % 2),
        )
        for place in range(CATALOGUE)
    ]
    for product in products:
        factories.ColourwayFactory(product=product)
        factories.SourceFactory(product=product)
        factories.OfferFactory(product=product)
    factories.EssentialFactory.create_batch(10)
    factories.EssentialFactory(name="Yardstick card", is_yardstick=True)
    people = factories.PersonPageFactory.create_batch(3)
    section = factories.SectionPageFactory(title="Trends", parent=home)
    for _ in range(STORIES):
        factories.TipListFactory(parent=section, people=people[:1], hero_image=_picture())
    article = factories.TrendArticleFactory(
        title="Article",
        parent=section,
        people=people,
        trend=factories.TrendFactory(),
        hero_image=_picture(),
        body=_body([product.pk for product in products[:PRODUCTS]]),
    )
    article.save_revision().publish()


def _picture() -> object:
    return factories.ImageFactory(file__width=800, file__height=600, file__format="JPEG")


def _body(products: list[int]) -> list[dict]:
    """40 blocks: five chapters, and among their text everything that shows a product."""
    image = {"image": _picture().pk, "decorative": False, "alt_text": "A small bag"}
    chapter = [("text", PARAGRAPH), ("picture", {"image": image, "caption": "On a plain ground"})]
    chapter += [("text", PARAGRAPH), ("text", PARAGRAPH)]
    blocks: list[tuple[str, object]] = []
    for number in range(5):
        blocks += [("chapter", {"heading": f"Chapter {number}", "label": "History"}), *chapter]
    blocks += [("product", {"product": product, "note": "Seen"}) for product in products[:4]]
    argument = [{"text": "It holds too little.", "who": "", "source": ""}]
    moments = [{"date": "2018", "what": "First shown.", "product": products[8]}]
    blocks += [
        ("products", {"heading": "In a row", "products": products[4:8]}),
        ("size_comparison", {"heading": "To scale", "products": products[9:12]}),
        ("timeline", {"heading": "Moments", "moments": moments * 3}),
        ("debate", {"question": "Is it one?", "critics": argument, "proponents": argument}),
        ("gallery", {"heading": "", "pictures": [{"image": image, "caption": ""}] * 3}),
        ("closing", {"text": "<p>Small is enough.</p>"}),
    ]
    while len(blocks) < BLOCKS:
        blocks.insert(-1, ("quote", {"text": "Size is data.", "who": "", "source": ""}))
    assert len(blocks) == BLOCKS
    return [{"type": kind, "value": value} for kind, value in blocks]


if __name__ == "__main__":
    make()
