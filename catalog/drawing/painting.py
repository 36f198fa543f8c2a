"""Paint on a bag's surfaces: panels with their edges and shadows, and the ground below.

Lengths are form units.
"""

from __future__ import annotations

from .colour import Tones, mix
from .forms.model import Form, Panel
from .light import COVERING, dusk_of, metal_paint, opaque, overlays
from .paths import Box
from .sewing import folds, stitches
from .studio import Studio
from .surfaces import Finish
from .svg import Sheet, group, num, tag

_TRIM = Finish(0.42)
_FINISH_OF = {
    "metal": Finish(0.9, 0.6, 0.9),
    "lining": Finish(0.0, 1.0, 0.1),
    "glass": Finish(0.6, 0.5, 0.4),
}


def panel(studio: Studio, p: Panel) -> str:
    """One surface with its cast shadow, grain, volume, gloss and edge.

    Softness comes from a few nested strokes, since a filter would cost more than all the rest.
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
        out.append(tag("path", d=d, fill=metal_paint(sheet, t, p.volume)))
    elif textured and studio.bag.material in COVERING:
        out.append(tag("path", d=d, fill=t.base))
    else:
        out.append(tag("path", d=d, fill=opaque(sheet, t, p.volume, finish)))
    if textured and studio.grain:
        out.append(tag("path", d=d, fill=studio.grain))
        if p.tone < 0:
            out.append(tag("path", d=d, fill=t.line, fill_opacity=min(0.5, -p.tone * 1.3)))
    if not hidden:
        covered = textured and studio.bag.material in COVERING
        out += [
            tag("path", d=d, fill=paint) for paint in overlays(sheet, t, p.volume, finish, covered)
        ]
        out.append(_edges(studio, p, t, finish, box))
        if finish.crisp and textured and p.volume != "inside":
            out.append(_reflections(studio, p, d, box))
    hairy = textured and studio.bag.material == "fur"
    out.append(
        tag(
            "path",
            d=d,
            fill="none",
            stroke=t.deep if hairy else t.line,
            stroke_width=studio.contour * p.contour,
            stroke_linejoin="round",
            stroke_opacity=0.45 if hairy else None,
        )
    )
    if p.folds:
        out.append(folds(studio, p.folds))
    if p.stitch:
        out.append(stitches(studio, [p.path.inset(p.stitch)], t))
    return "".join(out)


def _toned(t: Tones, tone: float) -> Tones:
    """All tones moved to the dark (below 0) or the light."""
    if not tone:
        return t
    end = dusk_of(t) if tone < 0 else t.gleam
    return Tones._make([*(mix(c, end, abs(tone)) for c in t[:-1]), t.line])


def cast(d: str, box: Box, raised: float, strength: float = 1.0) -> str:
    """The soft shadow of a raised shape on what lies below: a few copies sinking away."""
    copies = []
    layers = 6
    squeeze = 1 - min(0.02, raised * 0.25 / max(box.width, 1))
    for i in range(1, layers + 1):
        fall = raised * 0.85 * i / layers
        copies.append(
            tag(
                "path",
                d=d,
                transform=f"translate({num(box.cx * (1 - squeeze) + fall * 0.1)} "
                f"{num(fall)})scale({num(squeeze, 4)} 1)",
            )
        )
    return group(*copies, fill="#120805", fill_opacity=0.085 * strength)


def _edges(studio: Studio, p: Panel, t: Tones, finish: Finish, box: Box) -> str:
    """A thin lit edge towards the light, a soft turning-away on the other side."""
    small = min(box.width, box.height)
    if small < studio.m * 0.12 or p.volume == "inside":
        return ""
    sheet = studio.sheet
    dusk = dusk_of(t)
    step = min(studio.m * 0.011, small * 0.05)
    out = []
    if small > studio.m * 0.25:
        turn = sheet.linear(
            [
                (0, dusk, 0.02),
                (0.45, dusk, 0.06 * finish.shading),
                (1, dusk, 0.24 * finish.shading),
            ],
            0,
            0,
            0.8,
            1,
        )
        for i in range(4):
            out.append(
                tag(
                    "path",
                    d=p.path.inset(step * (0.55 + i * 0.75), 6).d(1),
                    fill="none",
                    stroke=turn,
                    stroke_width=step * (1.1 + i * 0.75),
                    stroke_opacity=0.85 - i * 0.17,
                    stroke_linejoin="round",
                )
            )
    lit = sheet.linear(
        [
            (0, t.gleam, finish.rim),
            (0.35, t.gleam, finish.rim * 0.6),
            (0.7, t.gleam, 0.0),
            (1, t.gleam, finish.rim * 0.22),
        ],
        0,
        0,
        0.45,
        1,
    )
    out.append(
        tag(
            "path",
            d=p.path.inset(studio.contour * 1.15, 6).d(1),
            fill="none",
            stroke=lit,
            stroke_width=studio.contour * 1.1,
            stroke_linejoin="round",
        )
    )
    return "".join(out)


def _reflections(studio: Studio, p: Panel, d: str, box: Box) -> str:
    """Crisp softbox reflections for patent, resin and metal."""
    if min(box.width, box.height) < studio.m * 0.3:
        return ""
    sheet = studio.sheet
    fade = sheet.linear(
        [(0, "#ffffff", 0.85), (0.55, "#ffffff", 0.22), (1, "#ffffff", 0)], 0, 0, 0.35, 1
    )
    x, y, w, h = box
    strength = 0.55 if studio.bag.material == "metal" else 0.9
    if p.volume == "cylinder":
        bar = (
            f"M{num(x + w * 0.20)} {num(y)}L{num(x + w * 0.31)} {num(y)}"
            f"L{num(x + w * 0.31)} {num(y + h)}L{num(x + w * 0.20)} {num(y + h)}Z"
        )
        thin = (
            f"M{num(x + w * 0.35)} {num(y)}L{num(x + w * 0.37)} {num(y)}"
            f"L{num(x + w * 0.37)} {num(y + h)}L{num(x + w * 0.35)} {num(y + h)}Z"
        )
    else:
        bar = (
            f"M{num(x + w * 0.06)} {num(y + h * 0.10)}"
            f"C{num(x + w * 0.16)} {num(y + h * 0.04)} {num(x + w * 0.30)} {num(y + h * 0.04)} "
            f"{num(x + w * 0.42)} {num(y + h * 0.05)}"
            f"C{num(x + w * 0.34)} {num(y + h * 0.30)} {num(x + w * 0.22)} {num(y + h * 0.55)} "
            f"{num(x + w * 0.08)} {num(y + h * 0.72)}"
            f"C{num(x + w * 0.04)} {num(y + h * 0.5)} {num(x + w * 0.04)} {num(y + h * 0.25)} "
            f"{num(x + w * 0.06)} {num(y + h * 0.10)}Z"
        )
        thin = (
            f"M{num(x + w * 0.47)} {num(y + h * 0.05)}L{num(x + w * 0.52)} {num(y + h * 0.05)}"
            f"C{num(x + w * 0.42)} {num(y + h * 0.36)} {num(x + w * 0.28)} {num(y + h * 0.64)} "
            f"{num(x + w * 0.12)} {num(y + h * 0.84)}"
            f"C{num(x + w * 0.26)} {num(y + h * 0.60)} {num(x + w * 0.40)} {num(y + h * 0.34)} "
            f"{num(x + w * 0.47)} {num(y + h * 0.05)}Z"
        )
    edge = tag(
        "path",
        d=d,
        fill="none",
        stroke="#ffffff",
        stroke_width=studio.m * 0.012,
        stroke_opacity=0.5,
        transform=f"translate({num(-studio.m * 0.016)} {num(-studio.m * 0.018)})",
    )
    return group(
        tag("path", d=bar, fill=fade, fill_opacity=strength),
        tag("path", d=thin, fill=fade, fill_opacity=strength * 0.8),
        edge,
        clip_path=sheet.clip(d),
    )


def ground_shadow(sheet: Sheet, form: Form, strength: float = 1.0) -> str:
    """A tight contact line and a wide soft pool under the bag, both by gradient alone."""
    box = form.body.box()
    half = box.width / 2
    m = min(box.width, box.height)
    pool = sheet.radial(
        [(0, "#1b0f0a", 0.42 * strength), (0.45, "#1b0f0a", 0.20 * strength), (1, "#1b0f0a", 0)]
    )
    tight = sheet.radial(
        [(0, "#120a07", 0.85 * strength), (0.55, "#120a07", 0.5 * strength), (1, "#120a07", 0)]
    )
    reach = form.ground
    return tag(
        "ellipse", cx=half * 0.06, cy=m * 0.012, rx=half * (0.22 + reach), ry=m * 0.072, fill=pool
    ) + tag("ellipse", cx=0, cy=m * 0.002, rx=half * (0.06 + reach), ry=m * 0.020, fill=tight)
