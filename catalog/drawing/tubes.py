"""Handles and straps: rolled and flat leather, cords, ribbons, metal rails and real chain links.

Lengths are form units.
"""

from __future__ import annotations

from collections.abc import Iterable

from .colour import Tones
from .forms.model import Tube
from .light import COVERING
from .paths import Path, rectangle
from .studio import Studio
from .svg import group, num, tag

# A chain is never drawn with more links than this; longer ones get bigger links.
MOST_LINKS = 90


def tubes(studio: Studio, many: Iterable[Tube], dimmed: bool = False) -> str:
    """The tubes painted in order."""
    out = []
    for tube in many:
        t = (
            studio.metal
            if tube.kind == "metal"
            else (studio.trim if tube.surface == "trim" or tube.kind in ("cord",) else studio.body)
        )
        draw = _KINDS.get(tube.kind, _rolled)
        out.append(draw(studio, tube, t))
        if dimmed and tube.kind == "rolled":
            out.append(_line(tube.path, t.line, tube.width, 0.22))
    return "".join(out)


def _line(
    path: Path,
    colour: str,
    width: float,
    opacity: float = 1.0,
    dx: float = 0,
    dy: float = 0,
    dash: str | None = None,
    cap: str | None = "round",
) -> str:
    move = f"translate({num(dx)} {num(dy)})" if dx or dy else None
    return tag(
        "path",
        d=path.d(1),
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_opacity=None if opacity == 1 else opacity,
        stroke_linecap=cap,
        stroke_linejoin="round",
        stroke_dasharray=dash,
        transform=move,
    )


def _rolled(studio: Studio, tube: Tube, t: Tones) -> str:
    """A round tube: rings of tone from contour to reflex, shifted towards the light."""
    w = tube.width
    p = tube.path
    gloss = studio.finish.gloss
    layers = [
        _line(p, t.line, w + studio.contour * 1.2),
        _line(p, t.deep, w),
        _line(p, t.shade, w * 0.82, 1, -w * 0.04, -w * 0.05),
        _line(p, t.base, w * 0.62, 1, -w * 0.08, -w * 0.09),
        _line(p, t.lift, w * 0.38, 1, -w * 0.12, -w * 0.13),
        _line(p, t.light, w * 0.20, 0.85, -w * 0.15, -w * 0.16),
        _line(p, t.gleam, w * 0.08, 0.25 + gloss * 0.7, -w * 0.17, -w * 0.19),
    ]
    if studio.finish.stitched:
        dash = f"{num(studio.m * 0.013)} {num(studio.m * 0.009)}"
        layers.append(_line(p, t.line, studio.m * 0.004, 0.5, w * 0.20, w * 0.20))
        layers.append(_line(p, t.light, studio.m * 0.0042, 0.75, w * 0.20, w * 0.22, dash))
    return "".join(layers)


def _flat(studio: Studio, tube: Tube, t: Tones) -> str:
    """A strap of leather: painted edges, a calm face, a row of stitches along each side."""
    w, p = tube.width, tube.path
    band = p.band(w, 56)
    inner = p.band(w * 0.68, 56)
    face = studio.sheet.linear([(0, t.lift), (0.4, t.base), (1, t.shade)], 0, 0, 1, 0.35)
    lit = studio.sheet.linear(
        [(0, t.gleam, 0.7), (0.5, t.gleam, 0.15), (1, t.gleam, 0.35)], 0, 0, 1, 0.6
    )
    edge = studio.contour
    out = [
        tag(
            "path",
            d=band.d(1),
            fill=face,
            stroke=t.line,
            stroke_width=edge * 1.3,
            stroke_linejoin="round",
        ),
    ]
    if studio.bag.material in COVERING and tube.surface == "body" and studio.grain:
        out.append(tag("path", d=band.d(1), fill=studio.grain))
    out.append(
        tag(
            "path",
            d=p.band(w - edge * 3.0, 56).d(1),
            fill="none",
            stroke=lit,
            stroke_width=edge * 0.9,
            stroke_linejoin="round",
        )
    )
    if studio.finish.stitched and w > studio.m * 0.03:
        dash = f"{num(studio.m * 0.013)} {num(studio.m * 0.009)}"
        out.append(_line(inner, t.line, studio.m * 0.005, 0.45, 0, studio.m * 0.002, dash))
        out.append(_line(inner, t.gleam, studio.m * 0.0042, 0.8, dash=dash))
    return "".join(out)


def _ribbon(studio: Studio, tube: Tube, t: Tones) -> str:
    w, p = tube.width, tube.path
    return "".join(
        [
            _line(p, t.deep, w + studio.contour, cap="butt"),
            _line(p, t.base, w, cap="butt"),
            _line(p, t.light, w * 0.62, 0.55, -w * 0.08, -w * 0.08, cap="butt"),
            _line(p, t.gleam, w * 0.20, 0.75, -w * 0.14, -w * 0.14, cap="butt"),
            _line(p, t.deep, w * 0.05, 0.6, w * 0.36, w * 0.36, cap="butt"),
        ]
    )


def _cord(studio: Studio, tube: Tube, t: Tones) -> str:
    """A twisted cord: a round core with slanting strands."""
    w, p = tube.width, tube.path
    strands = []
    if w > studio.m * 0.012:
        for (x, y), angle in p.walk(max(w * 0.62, studio.m * 0.009)):
            strands.append(
                tag(
                    "path",
                    d=f"M{num(-w * 0.22)} {num(w * 0.38)}L{num(w * 0.22)} {num(-w * 0.38)}",
                    transform=f"translate({num(x, 1)} {num(y, 1)})rotate({num(angle, 0)})",
                )
            )
    return "".join(
        [
            _line(p, t.line, w + studio.contour),
            _line(p, t.shade, w),
            _line(p, t.lift, w * 0.55, 1, -w * 0.10, -w * 0.10),
            _line(p, t.gleam, w * 0.16, 0.6, -w * 0.16, -w * 0.16),
            group(
                *strands[:160],
                stroke=t.line,
                stroke_width=w * 0.14,
                stroke_opacity=0.7,
                stroke_linecap="round",
                fill="none",
            ),
        ]
    )


def metal_line(studio: Studio, path: Path, w: float, closed_gloss: bool = True) -> str:
    """A round metal wire along a path."""
    t = studio.metal
    return "".join(
        [
            _line(path, t.line, w + studio.contour * 0.9),
            _line(path, t.deep, w),
            _line(path, t.base, w * 0.78, 1, -w * 0.05, -w * 0.06),
            _line(path, t.light, w * 0.46, 1, -w * 0.10, -w * 0.12),
            _line(path, t.gleam, w * 0.17, 0.95, -w * 0.14, -w * 0.17),
        ]
    )


def _metal(studio: Studio, tube: Tube, t: Tones) -> str:
    return metal_line(studio, tube.path, tube.width)


def _chain(studio: Studio, tube: Tube, t: Tones) -> str:
    """Oval links, one seen from the front and the next from its edge, along the path."""
    w = tube.width
    pitch = max(w * 1.12, tube.path.length() / MOST_LINKS)
    places = tube.path.walk(pitch)
    if not places:
        return ""
    face, edge = _links(studio, w, pitch)
    fronts: list[str] = []
    edges: list[str] = []
    for i, ((x, y), angle) in enumerate(places):
        where = f"translate({num(x, 1)} {num(y, 1)})rotate({num(angle, 1)})"
        (edges if i % 2 else fronts).append(
            tag("use", href=f"#{edge if i % 2 else face}", transform=where)
        )
    return group(*edges) + group(*fronts)


def _links(studio: Studio, w: float, pitch: float) -> tuple[str, str]:
    """Ids of the two link drawings, each centred on the origin and lying along x."""
    metal = studio.metal
    length, height = pitch * 1.42, w
    wire = w * 0.27
    ring = rectangle(
        -length / 2 + wire / 2, -height / 2 + wire / 2, length - wire, height - wire, height / 2
    ).d()
    face = group(
        tag("path", d=ring, stroke=metal.line, stroke_width=wire * 1.35),
        tag("path", d=ring, stroke=metal.shade, stroke_width=wire),
        tag("path", d=ring, stroke=metal.lift, stroke_width=wire * 0.62),
        tag(
            "path",
            d=ring,
            stroke=metal.gleam,
            stroke_width=wire * 0.24,
            transform=f"translate({num(-wire * 0.1)} {num(-wire * 0.16)})",
        ),
        id="{id}",
        fill="none",
    )
    thick = wire * 1.35
    bar = rectangle(-length / 2, -thick / 2, length, thick, thick / 2).d()
    edge = group(
        tag("path", d=bar, fill=metal.shade, stroke=metal.line, stroke_width=wire * 0.35),
        tag(
            "path",
            d=rectangle(
                -length * 0.40, -thick * 0.30, length * 0.8, thick * 0.30, thick * 0.15
            ).d(),
            fill=metal.light,
        ),
        id="{id}",
    )
    return studio.sheet.define(face), studio.sheet.define(edge)


_KINDS = {
    "rolled": _rolled,
    "flat": _flat,
    "ribbon": _ribbon,
    "cord": _cord,
    "metal": _metal,
    "chain": _chain,
}
