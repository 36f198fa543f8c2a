"""What is sewn, folded and fringed: creases, seams, stitches, zips, hair along the contour.

Lengths are form units.
"""

from __future__ import annotations

from collections.abc import Iterable

from .colour import Tones, mix, tones
from .forms.model import Fold
from .light import COVERING
from .paths import Path
from .studio import Studio
from .svg import group, num, tag


def folds(studio: Studio, many: Iterable[Fold]) -> str:
    """Creases: a dark valley with a lit ridge beside it, soft through nested wedges."""
    t = studio.body
    glow = 0.10 + studio.finish.gloss * 0.22
    if studio.bag.material in COVERING:
        glow *= 0.5
    valleys, ridges = [], []
    for f in many:
        for share, valley, ridge in _WEDGES:
            wedge = _wedge(f.path, f.width * share)
            valleys.append(tag("path", d=wedge.d(1), fill_opacity=valley * f.strength))
            lit = wedge.moved(-f.width * 0.70, -f.width * 0.1)
            ridges.append(tag("path", d=lit.d(1), fill_opacity=ridge * glow * f.strength))
    return group(*ridges, fill=t.gleam) + group(*valleys, fill=t.line)


def _wedge(path: Path, width: float) -> Path:
    """A crease: quickly wide, then slowly tapering to nothing."""
    return path.ribbon(lambda u: width * (1 - u) ** 0.8 * min(1, 0.25 + u * 5), 14)


# Width share, opacity of the valley, weight of the ridge: from the soft outside to the core.
_WEDGES = (
    (1.25, 0.10, 0.7),
    (0.95, 0.13, 0.8),
    (0.65, 0.16, 0.9),
    (0.36, 0.20, 0.9),
    (0.14, 0.45, 0.6),
)


def seams(studio: Studio, many: Iterable[Path]) -> str:
    """A pressed line: dark, with a lit lip below it."""
    t = studio.body
    out = []
    for path in many:
        d = path.d()
        w = studio.m * 0.0055
        out.append(
            tag(
                "path",
                d=d,
                fill="none",
                stroke=t.gleam,
                stroke_width=w,
                stroke_opacity=0.45,
                transform=f"translate({num(w * 0.6)} {num(w)})",
            )
        )
        out.append(
            tag("path", d=d, fill="none", stroke=t.line, stroke_width=w, stroke_opacity=0.85)
        )
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
        out.append(
            tag(
                "path",
                d=d,
                fill="none",
                stroke=t.line,
                stroke_width=size * 0.0062,
                stroke_opacity=0.6,
                stroke_dasharray=dash,
                transform=f"translate({num(size * 0.0012)} {num(size * 0.0028)})",
            )
        )
        out.append(
            tag(
                "path",
                d=d,
                fill="none",
                stroke=t.gleam,
                stroke_width=size * 0.0050,
                stroke_opacity=0.9,
                stroke_dasharray=dash,
                stroke_linecap="round",
            )
        )
    return "".join(out)


def zips(studio: Studio, many: Iterable[Path]) -> str:
    """A zip: tape, teeth and a puller with a leather tail."""
    out = []
    metal, m = studio.metal, studio.m
    for path in many:
        d = path.d()
        tape = tones(mix(studio.bag.colour, "#140d0a", 0.55))
        out.append(
            tag(
                "path",
                d=d,
                fill="none",
                stroke=tape.line,
                stroke_width=m * 0.040,
                stroke_linecap="round",
            )
        )
        out.append(
            tag(
                "path",
                d=d,
                fill="none",
                stroke=tape.base,
                stroke_width=m * 0.034,
                stroke_linecap="round",
            )
        )
        out.append(tag("path", d=d, fill="none", stroke=metal.line, stroke_width=m * 0.018))
        out.append(
            tag(
                "path",
                d=d,
                fill="none",
                stroke=metal.light,
                stroke_width=m * 0.015,
                stroke_dasharray=f"{num(m * 0.0062)} {num(m * 0.0048)}",
            )
        )
        (x, y), _ = path.walk(path.length() / 24)[20]
        size = m * 0.028
        paint = studio.sheet.linear(
            [(0, metal.gleam), (0.5, metal.base), (1, metal.deep)], 0, 0, 1, 1
        )
        tail = studio.trim
        slider = (
            f"M{num(x - size)} {num(y - size * 0.7)}L{num(x + size)} {num(y - size * 0.7)}"
            f"L{num(x + size * 0.6)} {num(y + size * 0.8)}"
            f"L{num(x - size * 0.6)} {num(y + size * 0.8)}Z"
        )
        puller = (
            f"M{num(x - size * 0.42)} {num(y + size)}L{num(x + size * 0.42)} {num(y + size)}"
            f"L{num(x + size * 0.75)} {num(y + size * 5.2)}"
            f"Q{num(x)} {num(y + size * 6.2)} {num(x - size * 0.75)} {num(y + size * 5.2)}Z"
        )
        out.append(
            tag(
                "path",
                d=puller,
                fill=tail.shade,
                stroke=tail.line,
                stroke_width=m * 0.004,
                stroke_linejoin="round",
            )
        )
        out.append(
            tag(
                "path",
                d=slider,
                fill=paint,
                stroke=metal.line,
                stroke_width=m * 0.004,
                stroke_linejoin="round",
            )
        )
        out.append(
            tag(
                "circle",
                cx=x,
                cy=y + size,
                r=size * 0.42,
                fill="none",
                stroke=metal.deep,
                stroke_width=m * 0.006,
            )
        )
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
        tag(
            "path",
            d="".join(ds),
            fill=colour,
            stroke=t.deep,
            stroke_width=studio.m * 0.0025,
            stroke_opacity=0.5,
        )
        for colour, ds in locks.items()
        if ds
    )
