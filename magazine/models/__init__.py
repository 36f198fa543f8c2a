"""What the magazine publishes, one file a page family."""

from .articles import TrendArticle
from .base import MagazinePage
from .home import HomePage, SectionPage, StandardPage
from .images import MagazineImage, MagazineRendition
from .people import MastheadPage, PersonPage
from .plates import Edition, Plate
from .stories import Byline, Story
from .tips import TipList
from .trends import Trend

__all__ = [
    "Byline",
    "Edition",
    "HomePage",
    "MagazineImage",
    "MagazinePage",
    "MagazineRendition",
    "MastheadPage",
    "PersonPage",
    "Plate",
    "SectionPage",
    "StandardPage",
    "Story",
    "TipList",
    "Trend",
    "TrendArticle",
]
