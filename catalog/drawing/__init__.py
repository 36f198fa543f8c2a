"""Drawing bags and everyday objects to scale, as SVG. Nothing here needs Django."""

from .comparison import comparison_description, size_comparison
from .essentials import BANK_CARD, EssentialDrawing, essential_drawing, subject_of
from .illustration import illustrate
from .linework import outline
from .packed import packed_drawing
from .packed_kit import Packing, PackingError, packed_description
from .raster import to_jpeg, to_png, to_webp
from .scenes import PALETTES, RATIOS, SCENES, Palette, scene
from .sizing import size_drawing
from .sketches import sketch
from .spec import BagDrawing
from .wording import size_description

__all__ = [
    "BANK_CARD",
    "PALETTES",
    "RATIOS",
    "SCENES",
    "BagDrawing",
    "EssentialDrawing",
    "Packing",
    "PackingError",
    "Palette",
    "comparison_description",
    "essential_drawing",
    "illustrate",
    "outline",
    "packed_description",
    "packed_drawing",
    "scene",
    "size_comparison",
    "size_description",
    "size_drawing",
    "sketch",
    "subject_of",
    "to_jpeg",
    "to_png",
    "to_webp",
]
