"""Paint and light on a bag's surfaces: panels, folds, seams, stitches, zips and the ground.

The light comes from the upper left, as in a studio. Lengths are form units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .colour import METALS, Tones, mix, to_lch, tones, with_lightness
from .forms.model import Fold, Form, Panel
from .paths import Box, Path
from .spec import BagDrawing
from .surfaces import FINISHES, Finish, grain
from .svg import Sheet, group, num, tag

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


def panel(studio: Studio, p: Panel) -> str:
    """One surface with its cast shadow, grain, volume, gloss and edge.

    Full-size gradients are what a renderer spends its time on, so what can be one opaque
    gradient is one, and softness comes from a few nested strokes instead of filters.
    """
    d = p.path.d()
    t = _toned(studio.tones_of(p.surface), p.tone)
    sheet = studio.sheet
    box = p.path.box()
    textured = p.surface == "body"
    finish = studio.finish if textured else _FINISH_OF.get(p.surface, _TRIM)
    metallic = p.surface == "metal" or (textured and studio.bag.material == "metal")
    hidden = p.tone < -0.2
    out = [cast(d, box, p.raised)] if p.raised else []
    if metallic:
        out.append(tag("path", d=d, fill=_metal_paint(sheet, t, p.volume)))
    elif textured and studio.bag.material in COVERING:
        out.append(tag("path", d=d, fill=t.base))
    else:
        out.append(tag("path", d=d, fill=_opaque(sheet, t, p.volume, finish)))
    if textured and studio.grain:
        out.append(tag("path", d=d, fill=studio.grain))
        if p.tone < 0:
            out.append(tag("path", d=d, fill=t.line, fill_opacity=min(0.5, -p.tone * 1.3)))
    if not hidden:
        covered = textured and studio.bag.material in COVERING
        out += [tag("path", d=d, fill=paint)
                for paint in _overlays(sheet, t, p.volume, finish, covered)]
        out.append(_edges(studio, p, t, finish, box))
        if finish.crisp and textured and p.volume != "inside":
            out.append(_reflections(studio, p, d, box))
    hairy = textured and studio.bag.material == "fur"
    out.append(
        tag("path", d=d, fill="none", stroke=t.deep if hairy else t.line,
            stroke_width=studio.contour * p.contour, stroke_linejoin="round",
            stroke_opacity=0.45 if hairy else None)
    )
    if p.folds:
        out.append(folds(studio, p.folds))
    if p.stitch:
        out.append(stitches(studio, [p.path.inset(p.stitch)], t))
    return "".join(out)


# Materials whose tile hides the ground, so that all shading has to lie on top of it.
COVERING = ("woven_leather", "exotic", "beaded", "straw", "knit", "quilted_leather", "canvas",
            "fur")
_TRIM = Finish(0.42)
_FINISH_OF = {"metal": Finish(0.9, 0.6, 0.9), "lining": Finish(0.0, 1.0, 0.1),
              "glass": Finish(0.6, 0.5, 0.4)}


def _toned(t: Tones, tone: float) -> Tones:
    """All tones moved to the dark (below 0) or the light."""
    if not tone:
        return t
    end = _dusk(t) if tone < 0 else t.gleam
    return Tones(*(mix(c, end, abs(tone)) for c in t[:-1]), t.line)


def cast(d: str, box: Box, raised: float, strength: float = 1.0) -> str:
    """The soft shadow of a raised shape on what lies below: a few copies sinking away."""
    copies = []
    layers = 6
    squeeze = 1 - min(0.02, raised * 0.25 / max(box.width, 1))
    for i in range(1, layers + 1):
        fall = raised * 0.85 * i / layers
        copies.append(
            tag("path", d=d, transform=f"translate({num(box.cx * (1 - squeeze) + fall * 0.1)} "
                f"{num(fall)})scale({num(squeeze, 4)} 1)")
        )
    return group(*copies, fill="#120805", fill_opacity=0.085 * strength)


def _metal_paint(sheet: Sheet, t: Tones, volume: str) -> str:
    bands = [(0, t.shade), (0.12, t.light), (0.24, t.gleam), (0.34, t.lift), (0.52, t.base),
             (0.68, t.deep), (0.78, t.base), (0.90, t.light), (1, t.shade)]
    if volume == "cylinder":
        return sheet.linear(bands, 0, 0, 1, 0)
    return sheet.linear(bands, 0, 0, 1, 1)


def _dusk(t: Tones) -> str:
    """The colour of soft shade on a surface: never a dirty grey on something light."""
    lightness, _, _ = to_lch(t.base)
    return mix(t.line, t.deep, min(1.0, max(0.0, (lightness - 0.45) / 0.45)))


def _opaque(sheet: Sheet, t: Tones, volume: str, finish: Finish) -> str:
    """The ground gradient of a surface whose grain is thin enough to show it."""
    k, g = finish.shading, finish.gloss
    shine = mix(t.light, t.gleam, g)
    if volume == "cylinder":
        return sheet.linear(
            [(0, mix(t.deep, t.line, 0.3 * k)), (0.10, t.shade), (0.22, t.lift),
             (0.31, mix(t.lift, shine, 0.5 + 0.5 * g)), (0.40, t.lift), (0.56, t.base),
             (0.82, mix(t.shade, t.deep, 0.8 * k)), (0.94, mix(t.deep, t.line, 0.25 * k)),
             (1, t.deep)], 0, 0, 1, 0)
    if volume == "lying":
        return sheet.linear(
            [(0, t.shade), (0.08, t.lift), (0.22, mix(t.lift, shine, 0.25 + 0.55 * g)),
             (0.40, t.lift), (0.58, t.base), (0.86, mix(t.shade, t.deep, 0.7 * k)),
             (1, mix(t.deep, t.line, 0.25))], 0, 0, 0, 1)
    if volume == "puff":
        return sheet.radial(
            [(0, mix(t.lift, shine, 0.25 + 0.5 * g)), (0.30, t.lift), (0.58, t.base),
             (0.86, mix(t.shade, t.deep, 0.6 * k)), (1, mix(t.deep, t.line, 0.2 * k))],
            0.38, 0.32, 0.80)
    if volume == "inside":
        return sheet.linear([(0, mix(t.shade, t.line, 0.2)), (0.5, mix(t.deep, t.line, 0.3)),
                             (1, t.line)], 0, 0, 0, 1)
    if volume == "flat":
        return sheet.linear([(0, mix(t.lift, shine, 0.25 + 0.35 * g)), (0.45, t.base),
                             (1, mix(t.base, t.deep, 0.42 * k))], 0, 0, 0.6, 1)
    return sheet.linear([(0, t.lift), (0.09, mix(t.lift, shine, 0.22 + 0.5 * g)),
                         (0.30, mix(t.base, t.lift, 0.6)), (0.60, t.base),
                         (0.86, t.shade), (1, mix(t.shade, t.deep, 0.75 * k))], 0.1, 0, 0.28, 1)


def _overlays(
    sheet: Sheet, t: Tones, volume: str, finish: Finish, covered: bool
) -> Iterable[str]:
    """The translucent gradients that turn a surface into a body in the light."""
    k, g = finish.shading, finish.gloss
    dusk = _dusk(t)
    if volume == "inside":
        return
    if volume == "cylinder":
        if covered:
            yield sheet.linear(
                [(0, dusk, 0.70 * k), (0.12, t.deep, 0.42 * k), (0.25, t.light, 0.06),
                 (0.32, t.gleam, 0.14 + 0.55 * g), (0.40, t.light, 0.06), (0.56, t.deep, 0.0),
                 (0.80, dusk, 0.50 * k), (0.94, dusk, 0.70 * k), (1, dusk, 0.55 * k)],
                0, 0, 1, 0)
        return
    if covered:
        top = 0.10 + 0.34 * g
        if volume == "lying":
            yield sheet.linear([(0, dusk, 0.30), (0.12, t.gleam, top * 0.8),
                                (0.28, t.gleam, top), (0.48, t.gleam, 0), (0.60, dusk, 0.06),
                                (1, dusk, 0.62 * k)], 0, 0, 0, 1)
        elif volume == "puff":
            yield sheet.radial([(0, t.gleam, top * 1.1), (0.38, t.gleam, top * 0.3),
                                (0.52, dusk, 0), (0.84, dusk, 0.34 * k),
                                (1, dusk, 0.60 * k)], 0.38, 0.32, 0.80)
        else:
            yield sheet.linear([(0, t.gleam, top * 0.5), (0.09, t.gleam, top), (0.40, t.gleam, 0.02),
                                (0.55, dusk, 0.02), (1, dusk, 0.44 * k)], 0.1, 0, 0.28, 1)
    if volume in ("roll", "lying"):
        side = 0.34 * k
        yield sheet.linear([(0, dusk, side * 0.8), (0.035, dusk, side * 0.30),
                            (0.10, dusk, 0.0), (0.22, t.gleam, 0.05 + 0.17 * g),
                            (0.36, t.gleam, 0), (0.74, dusk, 0), (0.93, dusk, side * 0.62),
                            (1, dusk, side * 1.15)], 0, 0, 1, 0)
    elif volume == "puff":
        yield sheet.linear([(0, t.gleam, 0.05), (0.4, dusk, 0), (0.80, dusk, 0.22 * k),
                            (1, dusk, 0.55 * k)], 0, 0, 0, 1)


def _edges(studio: Studio, p: Panel, t: Tones, finish: Finish, box: Box) -> str:
    """A thin lit edge towards the light, a soft turning-away on the other side."""
    small = min(box.width, box.height)
    if small < studio.m * 0.12 or p.volume == "inside":
        return ""
    sheet = studio.sheet
    dusk = _dusk(t)
    step = min(studio.m * 0.011, small * 0.05)
    out = []
    if small > studio.m * 0.25:
        turn = sheet.linear([(0, dusk, 0.02), (0.45, dusk, 0.06 * finish.shading),
                             (1, dusk, 0.24 * finish.shading)], 0, 0, 0.8, 1)
        for i in range(4):
            out.append(
                tag("path", d=p.path.inset(step * (0.55 + i * 0.75), 6).d(1), fill="none",
                    stroke=turn, stroke_width=step * (1.1 + i * 0.75),
                    stroke_opacity=0.85 - i * 0.17, stroke_linejoin="round")
            )
    lit = sheet.linear([(0, t.gleam, finish.rim), (0.35, t.gleam, finish.rim * 0.6),
                        (0.7, t.gleam, 0.0), (1, t.gleam, finish.rim * 0.22)], 0, 0, 0.45, 1)
    out.append(
        tag("path", d=p.path.inset(studio.contour * 1.15, 6).d(1), fill="none", stroke=lit,
            stroke_width=studio.contour * 1.1, stroke_linejoin="round")
    )
    return "".join(out)


def _reflections(studio: Studio, p: Panel, d: str, box: Box) -> str:
    """Crisp softbox reflections for patent, resin and metal."""
    if min(box.width, box.height) < studio.m * 0.3:
        return ""
    sheet = studio.sheet
    fade = sheet.linear([(0, "#ffffff", 0.85), (0.55, "#ffffff", 0.22), (1, "#ffffff", 0)],
                        0, 0, 0.35, 1)
    x, y, w, h = box
    strength = 0.55 if studio.bag.material == "metal" else 0.9
    if p.volume == "cylinder":
        bar = (f"M{num(x + w * 0.20)} {num(y)}L{num(x + w * 0.31)} {num(y)}"
               f"L{num(x + w * 0.31)} {num(y + h)}L{num(x + w * 0.20)} {num(y + h)}Z")
        thin = (f"M{num(x + w * 0.35)} {num(y)}L{num(x + w * 0.37)} {num(y)}"
                f"L{num(x + w * 0.37)} {num(y + h)}L{num(x + w * 0.35)} {num(y + h)}Z")
    else:
        bar = (f"M{num(x + w * 0.06)} {num(y + h * 0.10)}"
               f"C{num(x + w * 0.16)} {num(y + h * 0.04)} {num(x + w * 0.30)} {num(y + h * 0.04)} "
               f"{num(x + w * 0.42)} {num(y + h * 0.05)}"
               f"C{num(x + w * 0.34)} {num(y + h * 0.30)} {num(x + w * 0.22)} {num(y + h * 0.55)} "
               f"{num(x + w * 0.08)} {num(y + h * 0.72)}"
               f"C{num(x + w * 0.04)} {num(y + h * 0.5)} {num(x + w * 0.04)} {num(y + h * 0.25)} "
               f"{num(x + w * 0.06)} {num(y + h * 0.10)}Z")
        thin = (f"M{num(x + w * 0.47)} {num(y + h * 0.05)}L{num(x + w * 0.52)} {num(y + h * 0.05)}"
                f"C{num(x + w * 0.42)} {num(y + h * 0.36)} {num(x + w * 0.28)} {num(y + h * 0.64)} "
                f"{num(x + w * 0.12)} {num(y + h * 0.84)}"
                f"C{num(x + w * 0.26)} {num(y + h * 0.60)} {num(x + w * 0.40)} {num(y + h * 0.34)} "
                f"{num(x + w * 0.47)} {num(y + h * 0.05)}Z")
    edge = tag("path", d=d, fill="none", stroke="#ffffff", stroke_width=studio.m * 0.012,
               stroke_opacity=0.5,
               transform=f"translate({num(-studio.m * 0.016)} {num(-studio.m * 0.018)})")
    return group(
        tag("path", d=bar, fill=fade, fill_opacity=strength),
        tag("path", d=thin, fill=fade, fill_opacity=strength * 0.8),
        edge,
        clip_path=sheet.clip(d),
    )


def folds(studio: Studio, many: Iterable[Fold]) -> str:
    """Creases: a dark valley with a lit ridge beside it, soft through nested wedges."""
    t = studio.body
    glow = 0.10 + studio.finish.gloss * 0.22
    if studio.bag.material in COVERING:
        glow *= 0.5
    valleys, ridges = [], []
    for f in many:
        for share, valley, ridge in _WEDGES:
            wedge = f.path.ribbon(
                lambda u, w=f.width * share: w * (1 - u) ** 0.8 * min(1, 0.25 + u * 5), 14
            )
            valleys.append(tag("path", d=wedge.d(1), fill_opacity=valley * f.strength))
            lit = wedge.moved(-f.width * 0.70, -f.width * 0.1)
            ridges.append(tag("path", d=lit.d(1), fill_opacity=ridge * glow * f.strength))
    return group(*ridges, fill=t.gleam) + group(*valleys, fill=t.line)


# Width share, opacity of the valley, weight of the ridge: from the soft outside to the core.
_WEDGES = ((1.25, 0.10, 0.7), (0.95, 0.13, 0.8), (0.65, 0.16, 0.9), (0.36, 0.20, 0.9),
           (0.14, 0.45, 0.6))


def seams(studio: Studio, many: Iterable[Path]) -> str:
    """A pressed line: dark, with a lit lip below it."""
    t = studio.body
    out = []
    for path in many:
        d = path.d()
        w = studio.m * 0.0055
        out.append(tag("path", d=d, fill="none", stroke=t.gleam, stroke_width=w,
                       stroke_opacity=0.45, transform=f"translate({num(w * 0.6)} {num(w)})"))
        out.append(tag("path", d=d, fill="none", stroke=t.line, stroke_width=w,
                       stroke_opacity=0.85))
    return "".join(out)


def stitches(studio: Studio, many: Iterable[Path], t: Tones | None = None) -> str:
    """Saddle stitches: short light dashes, each with its little shadow."""
    if not studio.finish.stitched:
        return ""
    t = t or studio.body
    size = studio.m
    out = []
    for path in many:
        d = path.d(1)
        dash = f"{num(size * 0.0150)} {num(size * 0.0092)}"
        out.append(tag("path", d=d, fill="none", stroke=t.line, stroke_width=size * 0.0062,
                       stroke_opacity=0.6, stroke_dasharray=dash,
                       transform=f"translate({num(size * 0.0012)} {num(size * 0.0028)})"))
        out.append(tag("path", d=d, fill="none", stroke=t.gleam, stroke_width=size * 0.0050,
                       stroke_opacity=0.9, stroke_dasharray=dash, stroke_linecap="round"))
    return "".join(out)


def zips(studio: Studio, many: Iterable[Path]) -> str:
    """A zip: tape, teeth and a puller with a leather tail."""
    out = []
    metal, m = studio.metal, studio.m
    for path in many:
        d = path.d()
        tape = tones(mix(studio.bag.colour, "#140d0a", 0.55))
        out.append(tag("path", d=d, fill="none", stroke=tape.line, stroke_width=m * 0.040,
                       stroke_linecap="round"))
        out.append(tag("path", d=d, fill="none", stroke=tape.base, stroke_width=m * 0.034,
                       stroke_linecap="round"))
        out.append(tag("path", d=d, fill="none", stroke=metal.line, stroke_width=m * 0.018))
        out.append(tag("path", d=d, fill="none", stroke=metal.light, stroke_width=m * 0.015,
                       stroke_dasharray=f"{num(m * 0.0062)} {num(m * 0.0048)}"))
        (x, y), _ = path.walk(path.length() / 24)[20]
        size = m * 0.028
        paint = studio.sheet.linear([(0, metal.gleam), (0.5, metal.base), (1, metal.deep)], 0, 0,
                                    1, 1)
        tail = studio.trim
        slider = (f"M{num(x - size)} {num(y - size * 0.7)}L{num(x + size)} {num(y - size * 0.7)}"
                  f"L{num(x + size * 0.6)} {num(y + size * 0.8)}"
                  f"L{num(x - size * 0.6)} {num(y + size * 0.8)}Z")
        puller = (f"M{num(x - size * 0.42)} {num(y + size)}L{num(x + size * 0.42)} {num(y + size)}"
                  f"L{num(x + size * 0.75)} {num(y + size * 5.2)}"
                  f"Q{num(x)} {num(y + size * 6.2)} {num(x - size * 0.75)} {num(y + size * 5.2)}Z")
        out.append(tag("path", d=puller, fill=tail.shade, stroke=tail.line,
                       stroke_width=m * 0.004, stroke_linejoin="round"))
        out.append(tag("path", d=slider, fill=paint, stroke=metal.line, stroke_width=m * 0.004,
                       stroke_linejoin="round"))
        out.append(tag("circle", cx=x, cy=y + size, r=size * 0.42, fill="none",
                       stroke=metal.deep, stroke_width=m * 0.006))
    return "".join(out)


def fringe(studio: Studio, body: Path) -> str:
    """Locks of hair standing out along the contour, for shearling and fur."""
    rng = studio.bag.random("fringe")
    t = studio.body
    box = body.box()
    colours = (t.shade, t.base, t.lift)
    locks: dict[str, list[str]] = {colour: [] for colour in colours}
    for (x, y), _ in body.walk(studio.m * 0.013, 12):
        dx, dy = x - box.cx, y - box.cy
        size = (dx * dx + dy * dy) ** 0.5 or 1
        length = studio.m * rng.uniform(0.018, 0.042)
        ux, uy = dx / size * length, dy / size * length * 0.8 + length * 0.25
        if y + uy > box.bottom:
            uy = box.bottom - y
        wide = studio.m * 0.016
        tx, ty = -uy / length * wide, ux / length * wide
        sway = rng.uniform(-0.6, 0.6) * wide * 1.5
        locks[rng.choice(colours)].append(
            f"M{num(x - tx - ux * 0.4)} {num(y - ty - uy * 0.4)}"
            f"Q{num(x - tx * 0.4 + ux * 0.5)} {num(y - ty * 0.4 + uy * 0.5)} "
            f"{num(x + ux + sway)} {num(y + uy)}"
            f"Q{num(x + tx * 0.8 + ux * 0.5)} {num(y + ty * 0.8 + uy * 0.5)} "
            f"{num(x + tx - ux * 0.4)} {num(y + ty - uy * 0.4)}Z"
        )
    return "".join(
        tag("path", d="".join(ds), fill=colour, stroke=t.deep, stroke_width=studio.m * 0.0025,
            stroke_opacity=0.5)
        for colour, ds in locks.items() if ds
    )


def ground_shadow(sheet: Sheet, form: Form, strength: float = 1.0) -> str:
    """A tight contact line and a wide soft pool under the bag, both by gradient alone."""
    box = form.body.box()
    half = box.width / 2
    m = min(box.width, box.height)
    pool = sheet.radial([(0, "#1b0f0a", 0.42 * strength), (0.45, "#1b0f0a", 0.20 * strength),
                         (1, "#1b0f0a", 0)])
    tight = sheet.radial([(0, "#120a07", 0.85 * strength), (0.55, "#120a07", 0.5 * strength),
                          (1, "#120a07", 0)])
    reach = form.ground
    return (
        tag("ellipse", cx=half * 0.06, cy=m * 0.012, rx=half * (0.22 + reach), ry=m * 0.072,
            fill=pool)
        + tag("ellipse", cx=0, cy=m * 0.002, rx=half * (0.06 + reach), ry=m * 0.020, fill=tight)
    )
