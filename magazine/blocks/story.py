"""The menus of blocks: for a trend article, and for a plain page."""

from wagtail import blocks

from .atlas import SizeAtlasBlock
from .debate import DebateBlock
from .film import FilmBlock
from .fit_test import FitTestBlock
from .pictures import GalleryBlock, PictureBlock
from .products import ProductCardBlock, ProductRowBlock, SizeComparisonBlock
from .text import PLAIN_TEXT, ChapterBlock, ClosingBlock, QuoteBlock, TextBlock
from .timeline import TimelineBlock
from .tips import TipListEmbedBlock

WORDS = "Words"
PICTURES = "Pictures"
PRODUCTS = "Products"


class StoryBlock(blocks.StreamBlock):
    """All that a trend article is made of."""

    chapter = ChapterBlock(group=WORDS)
    text = TextBlock(group=WORDS)
    quote = QuoteBlock(group=WORDS)
    debate = DebateBlock(group=WORDS)
    timeline = TimelineBlock(group=WORDS)
    tips = TipListEmbedBlock(group=WORDS)
    closing = ClosingBlock(group=WORDS)
    picture = PictureBlock(group=PICTURES)
    gallery = GalleryBlock(group=PICTURES)
    film = FilmBlock(group=PICTURES)
    product = ProductCardBlock(group=PRODUCTS)
    products = ProductRowBlock(group=PRODUCTS)
    size_comparison = SizeComparisonBlock(group=PRODUCTS)
    fit_test = FitTestBlock(group=PRODUCTS)
    size_atlas = SizeAtlasBlock(group=PRODUCTS)

    class Meta:
        block_counts = {"closing": {"max_num": 1}}


class PlainBlock(blocks.StreamBlock):
    """What a plain page needs; its headings stand right under the page's own."""

    text = TextBlock(features=PLAIN_TEXT)
    picture = PictureBlock()
