"""What is drawn: the description of one bag, all lengths in millimetres.

The words are those of the catalogue's vocabulary, repeated here as plain strings so that the
illustrator works without Django; a test keeps the two lists the same.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import NamedTuple

from .colour import parse

Length = Decimal | int | float

SILHOUETTES = (
    "top_handle",
    "flap",
    "baguette",
    "saddle",
    "box",
    "bucket",
    "barrel",
    "tote",
    "hobo",
    "crescent",
    "pouch",
    "drawstring",
    "frame",
    "minaudiere",
    "cylinder",
    "round",
    "belt_bag",
    "wallet",
    "phone_case",
)
MATERIALS = (
    "smooth_leather",
    "grained_leather",
    "quilted_leather",
    "woven_leather",
    "patent",
    "suede",
    "exotic",
    "canvas",
    "nylon",
    "silk",
    "knit",
    "beaded",
    "straw",
    "metal",
    "resin",
    "fur",
)
CLOSURES = (
    "",
    "flap",
    "magnet",
    "turn_lock",
    "zip",
    "drawstring",
    "kiss_lock",
    "buckle",
    "press_stud",
    "padlock",
    "open",
    "none",
)
CONSTRUCTIONS = ("soft", "structured", "rigid")
STRAPS = ("none", "leather", "chain", "cord", "ribbon")
HARDWARE = ("gold", "silver", "dark", "none")

# Height and depth as shares of the width: the trade's usual proportions, used only where a
# figure is missing.
_USUAL: dict[str, tuple[float, float]] = {
    "top_handle": (0.80, 0.40),
    "flap": (0.66, 0.30),
    "baguette": (0.52, 0.18),
    "saddle": (0.80, 0.24),
    "box": (0.78, 0.48),
    "bucket": (1.10, 0.80),
    "barrel": (0.68, 0.58),
    "tote": (0.86, 0.42),
    "hobo": (0.72, 0.26),
    "crescent": (0.58, 0.28),
    "pouch": (0.62, 0.36),
    "drawstring": (1.10, 0.55),
    "frame": (0.86, 0.34),
    "minaudiere": (0.62, 0.26),
    "cylinder": (3.00, 1.00),
    "round": (1.00, 0.36),
    "belt_bag": (0.58, 0.28),
    "wallet": (0.84, 0.22),
    "phone_case": (1.95, 0.18),
}
_USUAL_WIDTH_MM = 120.0
# Below this share of the longer side a front's details stop shrinking with it.
SLIMMEST = 0.02


class Proportions(NamedTuple):
    """Width, height and depth to draw, in millimetres, and which of them were assumed."""

    width: float
    height: float
    depth: float
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BagDrawing:
    """One bag to draw.

    Lengths are external, in millimetres; None where no source states them. `colour` is hex.
    `strap` is one of STRAPS, `hardware` one of HARDWARE, the other words are the catalogue's.
    Raises ValueError for an unknown word, a colour that is not hex, or a length that is not
    above zero.
    """

    silhouette: str
    width_mm: Length | None = None
    height_mm: Length | None = None
    depth_mm: Length | None = None
    handle_drop_mm: Length | None = None
    strap_drop_mm: Length | None = None
    strap: str = "none"
    closure: str = ""
    material: str = "smooth_leather"
    colour: str = "#8c1c2e"
    hardware: str = "gold"
    construction: str = "structured"
    name: str = ""
    seed: str = "reticule"

    def __post_init__(self) -> None:
        for field, known in (
            ("silhouette", SILHOUETTES),
            ("material", MATERIALS),
            ("closure", CLOSURES),
            ("construction", CONSTRUCTIONS),
            ("strap", STRAPS),
            ("hardware", HARDWARE),
        ):
            word = str(getattr(self, field))
            if word not in known:
                raise ValueError(f"{field} “{word}” is not one of {', '.join(filter(None, known))}")
        for field in ("width_mm", "height_mm", "depth_mm", "handle_drop_mm", "strap_drop_mm"):
            value = getattr(self, field)
            if value is not None and not (0 < value < 1_000_000):
                raise ValueError(f"{field} must be above 0 mm, not {value}")
        parse(self.colour)

    @property
    def proportions(self) -> Proportions:
        """The size to draw; a missing length follows from the others by the usual proportion."""
        tall, deep = _USUAL[self.silhouette]
        assumed = []
        width = float(self.width_mm) if self.width_mm is not None else None
        height = float(self.height_mm) if self.height_mm is not None else None
        depth = float(self.depth_mm) if self.depth_mm is not None else None
        if width is None:
            assumed.append("width")
            width = height / tall if height else depth / deep if depth else _USUAL_WIDTH_MM
        if height is None:
            assumed.append("height")
            height = width * tall
        if depth is None:
            assumed.append("depth")
            depth = min(width, height) * min(1.0, deep / min(1.0, tall))
        return Proportions(width, height, depth, tuple(assumed))

    def random(self, purpose: str) -> Random:
        """A source of chance that is the same for this bag and purpose on every machine."""
        return Random(zlib.crc32(f"{self.seed}/{purpose}".encode()))
