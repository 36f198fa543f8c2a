"""What the catalogue stores, one file a thing."""

from .brand import Brand, Material
from .edition import CatalogueEdition
from .essential import Essential
from .offer import Offer
from .product import PRICE_COLUMNS, Colourway, ModularPiece, Product, ProductImage, Source

__all__ = [
    "PRICE_COLUMNS",
    "Brand",
    "CatalogueEdition",
    "Colourway",
    "Essential",
    "Material",
    "ModularPiece",
    "Offer",
    "Product",
    "ProductImage",
    "Source",
]
