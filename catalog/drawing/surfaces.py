"""Materials as the eye sees them: their grain and the way each one takes the light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .colour import Tones
from .grains import cloths, leathers
from .svg import Sheet


@dataclass(frozen=True, slots=True)
class Finish:
    """How a material answers light: gloss 0…1, depth of shading, rim light, stitches or none."""

    gloss: float
    shading: float = 1.0
    rim: float = 0.5
    stitched: bool = True
    crisp: bool = False


FINISHES: dict[str, Finish] = {
    "smooth_leather": Finish(0.50),
    "grained_leather": Finish(0.30),
    "quilted_leather": Finish(0.34),
    "woven_leather": Finish(0.24, stitched=False),
    "patent": Finish(1.00, 1.15, 0.8, crisp=True),
    "suede": Finish(0.0, 1.1, 0.9),
    "exotic": Finish(0.62),
    "canvas": Finish(0.08, 0.8, 0.35),
    "nylon": Finish(0.34, 0.95, 0.4),
    "silk": Finish(0.70, 1.0, 0.6, stitched=False),
    "knit": Finish(0.0, 0.9, 0.3, stitched=False),
    "beaded": Finish(0.22, 1.0, 0.3, stitched=False),
    "straw": Finish(0.06, 0.9, 0.3, stitched=False),
    "metal": Finish(0.95, 0.7, 0.9, stitched=False, crisp=True),
    "resin": Finish(0.95, 0.8, 0.9, stitched=False, crisp=True),
    "fur": Finish(0.0, 1.0, 0.4, stitched=False),
}

_TILES: dict[str, Callable[[Sheet, Tones, float, Random], str]] = {
    "grained_leather": leathers.pebbles,
    "quilted_leather": leathers.quilt,
    "woven_leather": leathers.weave,
    "suede": leathers.nap,
    "exotic": leathers.scales,
    "canvas": cloths.canvas,
    "nylon": cloths.twill,
    "silk": cloths.satin,
    "knit": cloths.stitches,
    "beaded": cloths.beads,
    "straw": cloths.plait,
    "metal": cloths.brushed,
    "resin": cloths.marble,
    "fur": cloths.fur,
}


def grain(sheet: Sheet, material: str, t: Tones, m: float, rng: Random) -> str | None:
    """The paint of the material's tile, or None for one without any."""
    draw = _TILES.get(material)
    return draw(sheet, t, m, rng) if draw else None
