"""The studio a bag is painted in: its tones, its grain, the weight of its lines."""

from __future__ import annotations

from dataclasses import dataclass

from .colour import METALS, Tones, mix, to_lch, tones, with_lightness
from .spec import BagDrawing
from .surfaces import FINISHES, Finish, grain
from .svg import Sheet

_LEATHER_TRIMMED = ("straw", "canvas", "knit", "nylon")


@dataclass(frozen=True, slots=True)
class Studio:
    """All that a brush needs to know: the sheet, the bag, its tones, its size."""

    sheet: Sheet
    bag: BagDrawing
    m: float
    body: Tones
    trim: Tones
    lining: Tones
    metal: Tones
    finish: Finish
    grain: str | None

    @classmethod
    def for_bag(cls, bag: BagDrawing, sheet: Sheet, m: float) -> Studio:
        body = tones(bag.colour)
        trim_colour = bag.colour
        if bag.material in _LEATHER_TRIMMED:
            trim_colour = mix(bag.colour, "#4a2a18", 0.72)
        elif bag.material in ("suede", "fur", "beaded", "silk"):
            trim_colour = mix(bag.colour, with_lightness(bag.colour, 0.25), 0.35)
        lightness, _, _ = to_lch(bag.colour)
        lining = tones(with_lightness(bag.colour, max(0.30, lightness * 0.62), 0.8))
        return cls(
            sheet=sheet,
            bag=bag,
            m=m,
            body=body,
            trim=tones(trim_colour),
            lining=lining,
            metal=METALS[bag.hardware],
            finish=FINISHES[bag.material],
            grain=grain(sheet, bag.material, body, m, bag.random("grain")),
        )

    def tones_of(self, surface: str) -> Tones:
        named = {"trim": self.trim, "lining": self.lining, "metal": self.metal}
        if surface == "glass":
            return tones("#17181c")
        return named.get(surface, self.body)

    @property
    def contour(self) -> float:
        """The weight of the outer contour."""
        return 1.3 + self.m * 0.0019
