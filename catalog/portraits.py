"""Products and essentials as the illustrator takes them."""

from collections.abc import Sequence

from catalog.drawing import BagDrawing, EssentialDrawing, subject_of
from catalog.models import Colourway, Essential, Material, Product
from catalog.vocabulary import EssentialShape


def bag_drawing(
    product: Product, colourways: Sequence[Colourway], materials: Sequence[Material]
) -> BagDrawing:
    """The bag in its first colour and material; what is not known keeps the usual look."""
    looks: dict[str, str] = {}
    if colourways:
        looks["colour"] = colourways[0].hex
    if materials:
        looks["material"] = materials[0].family
    return BagDrawing(
        silhouette=product.silhouette,
        width_mm=product.width_mm,
        height_mm=product.height_mm,
        depth_mm=product.depth_mm,
        handle_drop_mm=product.handle_drop_mm,
        strap_drop_mm=product.strap_drop_mm,
        closure=product.closure,
        construction=product.construction,
        name=str(product),
        seed=f"{product.brand.slug}-{product.slug}",
        **looks,
    )


def essential_drawing(essential: Essential) -> EssentialDrawing:
    """The thing from its broad side: a flat round one, such as a coin, as the disc it is."""
    sides = (essential.length_mm, essential.width_mm, essential.thickness_mm)
    if essential.shape == EssentialShape.CYLINDER and essential.length_mm < essential.width_mm:
        sides = (essential.width_mm, essential.thickness_mm, essential.length_mm)
    length_mm, width_mm, thickness_mm = sides
    return EssentialDrawing(
        subject=subject_of(essential.kind, essential.name),
        name=essential.name,
        length_mm=length_mm,
        width_mm=width_mm,
        thickness_mm=thickness_mm,
    )
