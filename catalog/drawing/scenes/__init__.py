"""Composed pictures for heroes and the image library: bags in sets built of plain shapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..spec import BagDrawing
from ..svg import picture
from . import displays, graphic, instruments, measuring, still_life, worn
from .stage import PALETTES, RATIOS, Palette, Stage

_SCENES: dict[str, tuple[str, Callable[[Stage], str]]] = {
    "on_card": ("A bag standing on a bank card", still_life.on_card),
    "plinths": ("Bags on plinths before a niche", still_life.plinths),
    "coins": ("A tiny bag on a tower of coins", still_life.on_coins),
    "vitrine": ("Bags in the niches of a cabinet", displays.vitrine),
    "flat_lay": ("A bag and what it carries, laid out", displays.flat_lay),
    "window": ("A bag in the light of a window", still_life.window),
    "pegs": ("Bags hanging from a rail of pegs", displays.pegs),
    "necklace": ("A bag worn as a necklace", worn.necklace),
    "charm": ("A small bag clipped to a big one", worn.charm),
    "modular": ("The pieces of a modular bag", worn.modular),
    "giant_ruler": ("A bag beside a giant rule", measuring.giant_ruler),
    "shrinking": ("A row of bags growing smaller", measuring.shrinking),
    "eyepiece": ("A bag under an eyepiece's reticle", instruments.eyepiece),
    "calipers": ("A bag between calipers", instruments.calipers),
    "tweezers": ("A tiny bag in tweezers", instruments.tweezers),
    "nested": ("Outlines of a bag inside each other", graphic.nested),
    "monogram": ("An abstract portrait", graphic.monogram),
}
SCENES = tuple(_SCENES)


def scene(
    name: str,
    bags: Sequence[BagDrawing],
    ratio: str = "3:2",
    palette: str | Palette = "paper",
    prefix: str | None = None,
) -> str:
    """A composed picture as a whole SVG; its viewBox is in scene units, not to scale.

    `ratio` is one of RATIOS, `palette` a name in PALETTES or a Palette. Bags are used in their
    order, again from the first where the scene shows more. The same arguments give the same
    picture. Raises ValueError for an unknown scene, ratio or palette, or for no bags.
    """
    if name not in _SCENES:
        raise ValueError(f"scene “{name}” is not one of {', '.join(SCENES)}")
    if ratio not in RATIOS:
        raise ValueError(f"ratio “{ratio}” is not one of {', '.join(RATIOS)}")
    if isinstance(palette, str) and palette not in PALETTES:
        raise ValueError(f"palette “{palette}” is not one of {', '.join(PALETTES)}")
    if not bags:
        raise ValueError("a scene needs at least one bag")
    colours = PALETTES[palette] if isinstance(palette, str) else palette
    stage = Stage(name, bags, ratio, colours, prefix or f"scene-{name}-{bags[0].seed}")
    title, draw = _SCENES[name]
    content = draw(stage)
    return picture(
        (0, 0, stage.w, stage.h),
        stage.sheet.markup(),
        content,
        title=title,
        prefix=stage.sheet.prefix,
    )


__all__ = ["PALETTES", "RATIOS", "SCENES", "Palette", "scene"]
