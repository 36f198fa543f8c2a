"""The stage of a scene: its picture area, palette, chance, and how bags and things stand on it.

Lengths are scene units (about a pixel at 1500 wide); the origin is the upper left corner.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ..colour import mix
from ..essentials import EssentialDrawing, drawn
from ..forms import form_of
from ..forms.model import Form
from ..illustration import painted, scale_text
from ..linework import lines
from ..paths import Path
from ..spec import BagDrawing
from ..svg import Sheet, group, num, tag

RATIOS: dict[str, tuple[int, int]] = {
    "3:2": (1500, 1000),
    "16:9": (1600, 900),
    "4:5": (1040, 1300),
    "1:1": (1200, 1200),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a scene: wall, floor, two props, ink, one accent; all hex."""

    wall: str
    floor: str
    prop: str
    second: str
    ink: str
    accent: str


PALETTES: dict[str, Palette] = {
    "paper": Palette("#efe9df", "#e2d8c8", "#d8cbb7", "#c9b79c", "#1b1714", "#a3122b"),
    "lacquer": Palette("#b01a31", "#96132a", "#c9394b", "#7d0f22", "#21060b", "#f3e6d6"),
    "ink": Palette("#23211f", "#191715", "#35322f", "#4b4641", "#efe8dc", "#d4354b"),
    "blush": Palette("#eed9cf", "#e3c5b8", "#d9b3a4", "#c79a89", "#2a1714", "#a3122b"),
    "celadon": Palette("#d5ddd0", "#c2cdbd", "#aebda9", "#8fa48d", "#16201a", "#a3122b"),
    "ochre": Palette("#ead3a4", "#ddbf85", "#cda866", "#b48a45", "#2a1c0b", "#8f1227"),
    "sky": Palette("#d6dfe6", "#c0ced8", "#a9bcc9", "#879fb0", "#141c24", "#a3122b"),
    "stone": Palette("#d9d5cf", "#c8c2b9", "#b5ada2", "#989086", "#1c1a18", "#a3122b"),
}


class Stage:
    """One scene in the making."""

    def __init__(
        self, name: str, bags: Sequence[BagDrawing], ratio: str, palette: Palette, prefix: str
    ) -> None:
        self.width, self.height = RATIOS[ratio]
        self.ratio = ratio
        self.bags = bags
        self.palette = palette
        self.sheet = Sheet(prefix)
        seeds = "/".join(bag.seed for bag in bags)
        self.rng = Random(zlib.crc32(f"{name}/{seeds}".encode()))

    @property
    def w(self) -> float:
        return float(self.width)

    @property
    def h(self) -> float:
        return float(self.height)

    @property
    def short(self) -> float:
        return min(self.w, self.h)

    @property
    def upright(self) -> bool:
        return self.h > self.w

    def bag_at(self, index: int) -> BagDrawing:
        """The bag at that place; the list is gone through again when it is too short."""
        return self.bags[index % len(self.bags)]

    def wall(self, colour: str | None = None) -> str:
        """A plain lit wall over the whole picture."""
        colour = colour or self.palette.wall
        paint = self.sheet.radial(
            [(0, mix(colour, "#ffffff", 0.34)), (0.55, colour), (1, mix(colour, "#1b0f0a", 0.16))],
            0.36,
            0.28,
            0.95,
        )
        return tag("rect", width=self.w, height=self.h, fill=paint)

    def room(self, horizon: float) -> str:
        """A seamless studio sweep: wall, floor from `horizon` (share of the height) down."""
        y = self.h * horizon
        floor = self.palette.floor
        paint = self.sheet.linear(
            [
                (0, mix(floor, self.palette.wall, 0.75)),
                (0.22, floor),
                (1, mix(floor, "#1b0f0a", 0.14)),
            ],
            0,
            0,
            0,
            1,
        )
        return self.wall() + tag("rect", y=num(y), width=self.w, height=num(self.h - y), fill=paint)

    def grid(self, step: float, opacity: float = 0.22, colour: str | None = None) -> str:
        """A fine reticle over the whole picture."""
        xs = "".join(f"M{num(x * step)} 0V{num(self.h)}" for x in range(int(self.w / step) + 1))
        ys = "".join(f"M0 {num(y * step)}H{num(self.w)}" for y in range(int(self.h / step) + 1))
        return tag(
            "path",
            d=xs + ys,
            fill="none",
            stroke=colour or self.palette.ink,
            stroke_width=0.8,
            stroke_opacity=opacity,
        )

    def scale_for(
        self, bag: BagDrawing, width: float | None = None, height: float | None = None
    ) -> float:
        """Scene units per form unit that make the body that wide, that high, or fit in both."""
        size = bag.proportions
        longest = max(size.width, size.height)
        across, tall = 1000 * size.width / longest, 1000 * size.height / longest
        wanted = []
        if width is not None:
            wanted.append(width / across)
        if height is not None:
            wanted.append(height / tall)
        return min(wanted)

    def centimetre(self, bag: BagDrawing, scale: float) -> float:
        """A centimetre beside the bag drawn at that scale, so that a rule in the picture is true.

        Held between a fiftieth and the half of the picture, where ticks can still be told apart;
        a bag under about 8 mm or above 2 m is therefore not to scale with the rule.
        """
        size = bag.proportions
        true = scale * 1000 * 10 / max(size.width, size.height)
        return min(max(true, self.short * 0.02), self.short * 0.5)

    def bag(
        self,
        bag: BagDrawing,
        x: float,
        y: float,
        *,
        width: float | None = None,
        height: float | None = None,
        strap: bool = True,
        shadow: bool = True,
        beam: float = 0.0,
        turn: float = 0.0,
    ) -> str:
        """The bag painted with the middle of its ground line at (x, y).

        `beam` is the strength of the long shadow it throws to the right on the floor.
        """
        scale = self.scale_for(bag, width, height)
        form = form_of(bag, strap=strap)
        spin = f"rotate({num(turn)})" if turn else ""
        where = f"translate({num(x)} {num(y)}){spin}scale({scale_text(scale)})"
        long = self.beam(form, beam) if beam else ""
        return group(long, painted(bag, form, self.sheet, shadow), transform=where)

    def beam(self, form: Form, strength: float) -> str:
        """The shadow low sun throws: the silhouette laid on the floor, fading as it goes."""
        box = form.body.box()
        paint = self.sheet.linear(
            [
                (0, "#1b0f0a", 0.0),
                (0.5, "#1b0f0a", 0.16 * strength),
                (1, "#1b0f0a", 0.5 * strength),
            ],
            0,
            box.y,
            0,
            0,
            user_space=True,
        )
        copies = [tag("path", d=form.body.d(1), fill=paint)]
        for tube in form.tubes:
            if tube.kind in ("rolled", "flat", "metal", "ribbon", "cord"):
                copies.append(
                    tag(
                        "path",
                        d=tube.path.d(1),
                        fill="none",
                        stroke="#1b0f0a",
                        stroke_opacity=0.10 * strength,
                        stroke_width=tube.width,
                    )
                )
        return group(*copies, transform="matrix(1 0 -0.95 0.20 0 0)")

    def line_bag(
        self,
        bag: BagDrawing,
        x: float,
        y: float,
        *,
        width: float | None = None,
        height: float | None = None,
        weight: float = 2.0,
        ink: str | None = None,
        fill: str = "none",
    ) -> str:
        """The bag in line style with the middle of its ground line at (x, y)."""
        scale = self.scale_for(bag, width, height)
        form = form_of(bag, strap=False)
        return group(
            lines(form, weight / scale, bag, fill),
            transform=f"translate({num(x)} {num(y)})scale({scale_text(scale)})",
            stroke=ink or self.palette.ink,
            fill="none",
        )

    def thing(
        self,
        thing: EssentialDrawing,
        x: float,
        y: float,
        scale: float,
        upright: bool | None = None,
        turn: float = 0.0,
    ) -> str:
        """An everyday object; `scale` is scene units per millimetre."""
        spin = f"rotate({num(turn)})" if turn else ""
        return group(
            drawn(thing, self.sheet, upright=upright),
            transform=f"translate({num(x)} {num(y)}){spin}scale({num(scale, 4)})",
        )

    def pool(self, x: float, y: float, rx: float, ry: float, strength: float = 0.4) -> str:
        """A soft round shadow."""
        fill = self.sheet.radial(
            [(0, "#1b0f0a", strength), (0.5, "#1b0f0a", strength * 0.45), (1, "#1b0f0a", 0)]
        )
        return tag("ellipse", cx=num(x), cy=num(y), rx=num(rx), ry=num(ry), fill=fill)

    def shape(self, path: Path, colour: str, across: bool = False) -> str:
        """A matt solid, lit from the left (`across`) or from above."""
        light, dark = mix(colour, "#ffffff", 0.30), mix(colour, "#1b0f0a", 0.22)
        end = (1, 0) if across else (0.35, 1)
        paint = self.sheet.linear([(0, light), (0.45, colour), (1, dark)], 0, 0, *end)
        return tag("path", d=path.d(), fill=paint)

    def stroke(
        self,
        d: str,
        width: float,
        colour: str | None = None,
        opacity: float = 1.0,
        dash: str | None = None,
    ) -> str:
        """A drawn line in ink or another colour."""
        return tag(
            "path",
            d=d,
            fill="none",
            stroke=colour or self.palette.ink,
            stroke_width=num(width),
            stroke_opacity=None if opacity == 1 else opacity,
            stroke_linecap="round",
            stroke_linejoin="round",
            stroke_dasharray=dash,
        )
