"""What the style page is made of: each component's props in every state. Invented words, and
whatever products, stories and pictures the site has."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from wagtail.blocks import Block

from catalog.models import Brand, Product
from magazine.blocks import debate, film, pictures, products, text, timeline
from magazine.features.placements import Placement
from magazine.features.slots import Kind
from magazine.models import MagazineImage, PersonPage, Story, TipList, Trend
from magazine.plates.contents import Chapter

PRODUCTS = 5
STORIES = 2
PICTURES = 3
LONG = "A headline that is far too long for its place and has to be broken into several lines"
SENTENCE = "It holds a mint, or half a bank card, and declines everything else you own."


class Sample(NamedTuple):
    """A block of a story with the value it is shown with."""

    name: str
    template: str
    value: object


def samples() -> dict[str, object]:
    """The context of the style page."""
    images = list(MagazineImage.objects.prefetch_related("renditions").order_by("-pk")[:PICTURES])
    shown = list(Product.objects.visible().newest_first().on_cards()[:PRODUCTS])
    image = images[0] if images else None
    return {
        "products": [*shown, _without_anything()],
        "stories": Story.objects.visible().newest_first().on_cards()[:STORIES],
        "people": list(PersonPage.objects.visible()[:2]),
        "tip_list": TipList.objects.visible().first(),
        "heroes": [
            _placement(Kind.PAGE, "The micro-purse returns", image=image),
            _placement(
                Kind.CREATIVE, LONG, text="", image=image, sponsored=True, sponsor="A house"
            ),
            _placement(Kind.PRODUCT, "A bag of its own", image=shown[0].image if shown else None),
            _placement(Kind.CREATIVE, "Without a picture"),
            replace(
                _placement(Kind.PAGE, "One of two variants", image=image),
                variants=(_placement(Kind.PAGE, "The other of two variants", image=image),),
                shares=(50, 100),
                feature_id=0,
            ),
        ],
        "banners": [
            _placement(Kind.PAGE, "96 bags, measured", text=""),
            _placement(Kind.CREATIVE, "A week of small leather", sponsored=True),
        ],
        "list_pages": _list_pages(),
        "trends": [Trend(name="Micro-purse", first_seen="SS2018", stage=s) for s in Trend.Stage],
        "chapters": [
            Chapter(1, "A bag for one mint", "Hook", "one"),
            Chapter(2, "Two hundred and seventy years of getting smaller", "History", "two"),
        ],
        "blocks": list(_blocks(images, shown)),
    }


def _without_anything() -> Product:
    """A product of which no more is known than its name."""
    brand = Brand(name="Maker unknown", slug="maker-unknown")
    return Product(brand=brand, name="A bag without picture, size or price", slug="a-bag")


def _placement(kind: Kind, headline: str, **told: object) -> Placement:
    words = {"kicker": "The long read", "text": SENTENCE, "image": None, "url": "/style/", **told}
    return Placement(kind=kind, headline=headline, **words)


def _list_pages() -> list[ListPage]:
    """The first, a middle and the last page of three."""
    pages = Paginator(range(30), 10)
    return [pages.page(number) for number in pages.page_range]


def _blocks(images: Sequence[MagazineImage], shown: Sequence[Product]) -> list[Sample]:
    argument = {"text": SENTENCE, "who": "A review, 2019", "source": "https://example.org/"}
    bare = {"text": SENTENCE, "who": "", "source": ""}
    first = shown[0].pk if shown else None
    keys = [product.pk for product in shown]
    made = [
        _sample(text.TextBlock(), f"<p>{SENTENCE}</p><h3>A heading</h3><ul><li>One</li></ul>"),
        _sample(text.QuoteBlock(), {"text": SENTENCE, "who": "", "source": ""}),
        _sample(text.QuoteBlock(), {**argument, "text": "Small is a decision."}),
        _sample(
            debate.DebateBlock(),
            {
                "question": "Is a bag that holds nothing still a bag?",
                "critics": [argument, bare],
                "proponents": [bare, argument, argument],
            },
        ),
        _sample(
            timeline.TimelineBlock(),
            {
                "heading": "Smaller by the date",
                "moments": [
                    {"date": "about 1795", "what": SENTENCE, "product": None},
                    {"date": "September 2017", "what": SENTENCE, "product": first},
                ],
            },
        ),
        _sample(text.ClosingBlock(), {"text": f"<p>{SENTENCE}</p>"}),
        _sample(
            film.FilmBlock(),
            {"url": "https://vimeo.com/76979871", "title": "A film without a poster"},
        ),
    ]
    if shown:
        made += [
            _sample(products.ProductCardBlock(), {"product": first, "note": SENTENCE}),
            _sample(products.ProductRowBlock(), {"heading": "In a row", "products": keys}),
            _sample(
                products.SizeComparisonBlock(),
                {"heading": "At one scale", "products": keys, "caption": SENTENCE},
            ),
        ]
    if images:
        made += _picture_blocks(images)
    return made


def _picture_blocks(images: Sequence[MagazineImage]) -> list[Sample]:
    chosen = [{"image": image.pk, "alt_text": "", "decorative": True} for image in images]
    widths = [
        _sample(pictures.PictureBlock(), {"image": chosen[0], "caption": SENTENCE, "width": width})
        for width in ("column", "wide", "full")
    ]
    leaves = [{"image": one, "caption": SENTENCE} for one in chosen]
    gallery = _sample(pictures.GalleryBlock(), {"heading": "Side by side", "pictures": leaves})
    return [*widths, gallery]


def _sample(block: Block, value: object) -> Sample:
    return Sample(
        str(block.label or type(block).__name__), block.meta.template, block.to_python(value)
    )
