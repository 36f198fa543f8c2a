"""The clasp of each closure, drawn about its own place. Lengths are form units."""

from __future__ import annotations

from collections.abc import Callable

from .colour import Tones
from .fittings import kiss_lock
from .forms.model import Form
from .metalwork import ball, plate, shadow
from .paths import Path, Pen, ellipse, rectangle, rounded
from .studio import Studio
from .svg import group, num, tag
from .tubes import metal_line


def clasp(studio: Studio, form: Form) -> str:
    """The clasp that the bag's closure calls for, where the form has a place for it."""
    draw = _CLASPS.get(studio.bag.closure)
    if draw is None or form.clasp_at is None:
        return ""
    x, y = form.clasp_at
    return group(draw(studio, form.clasp_size), transform=f"translate({num(x)} {num(y)})")


def _buckle(studio: Studio, size: float) -> str:
    """A rectangular buckle on a strap end that points down."""
    t = studio.trim
    half = size * 0.26
    strap = rounded(
        [
            (-half, -size * 0.95, size * 0.06),
            (half, -size * 0.95, size * 0.06),
            (half, size * 0.62, size * 0.2),
            (0, size * 0.86, size * 0.2),
            (-half, size * 0.62, size * 0.2),
        ]
    )
    paint = studio.sheet.linear([(0, t.shade), (0.25, t.lift), (1, t.shade)], 0, 0, 1, 0)
    holes = "".join(tag("circle", cy=size * y, r=size * 0.036, fill=t.line) for y in (0.34, 0.52))
    bar = rectangle(-size * 0.44, -size * 0.30, size * 0.88, size * 0.56, size * 0.10)
    prong = Pen(0, -size * 0.02).line(0, size * 0.27).open()
    return (
        _leather(studio, strap, size, paint, t, seam_opacity=0.7)
        + holes
        + metal_line(studio, bar, size * 0.12)
        + metal_line(studio, prong, size * 0.07)
    )


def _turn_lock(studio: Studio, size: float) -> str:
    base = rectangle(-size * 0.62, -size * 0.40, size * 1.24, size * 0.80, size * 0.38)
    inset = base.scaled_about(0, 0, 0.84, 0.76)
    bar = rectangle(-size * 0.40, -size * 0.115, size * 0.80, size * 0.23, size * 0.115)
    t = studio.metal
    return (
        plate(studio, base.d(), size * 0.09)
        + tag(
            "path",
            d=inset.d(),
            fill="none",
            stroke=t.deep,
            stroke_width=size * 0.025,
            stroke_opacity=0.6,
        )
        + tag(
            "path",
            d=ellipse(0, 0, size * 0.22, size * 0.22).d(),
            fill=t.shade,
            stroke=t.line,
            stroke_width=size * 0.02,
        )
        + plate(studio, bar.d(), size * 0.05)
        + tag(
            "path",
            d=f"M{num(-size * 0.30)} {num(-size * 0.05)}L{num(size * 0.26)} {num(-size * 0.05)}",
            stroke=t.gleam,
            stroke_width=size * 0.04,
            stroke_linecap="round",
        )
    )


def _press_stud(studio: Studio, size: float) -> str:
    d = ellipse(0, 0, size * 0.42, size * 0.42).d()
    t = studio.metal
    return (
        shadow(studio, d, size * 0.08)
        + ball(studio, 0, 0, size * 0.42)
        + tag(
            "circle",
            r=size * 0.29,
            fill="none",
            stroke=t.deep,
            stroke_width=size * 0.03,
            stroke_opacity=0.6,
        )
    )


def _padlock(studio: Studio, size: float) -> str:
    shackle = (
        Pen(-size * 0.24, size * 0.02)
        .line(-size * 0.24, -size * 0.22)
        .curve(-size * 0.24, -size * 0.56, size * 0.24, -size * 0.56, size * 0.24, -size * 0.22)
        .line(size * 0.24, size * 0.02)
        .open()
    )
    block = rectangle(-size * 0.42, -size * 0.06, size * 0.84, size * 0.72, size * 0.12)
    t = studio.metal
    hole = tag("circle", cy=size * 0.24, r=size * 0.075, fill=t.line) + tag(
        "path",
        d=f"M{num(-size * 0.03)} {num(size * 0.26)}L{num(size * 0.03)} "
        f"{num(size * 0.26)}L{num(size * 0.05)} {num(size * 0.44)}L{num(-size * 0.05)} "
        f"{num(size * 0.44)}Z",
        fill=t.line,
    )
    groove = tag(
        "path",
        d=f"M{num(-size * 0.40)} {num(size * 0.03)}H{num(size * 0.40)}",
        stroke=t.deep,
        stroke_width=size * 0.03,
        fill="none",
        stroke_opacity=0.7,
    )
    return (
        metal_line(studio, shackle, size * 0.12)
        + plate(studio, block.d(), size * 0.08)
        + groove
        + hole
    )


def _leather(
    studio: Studio, strap: Path, size: float, paint: str, t: Tones, seam_opacity: float
) -> str:
    """A piece of leather laid on the bag, its edge stitched where the bag's finish is."""
    laid = shadow(studio, strap.d(), size * 0.08) + tag(
        "path", d=strap.d(), fill=paint, stroke=t.line, stroke_width=studio.contour
    )
    if not studio.finish.stitched:
        return laid
    return laid + tag(
        "path",
        d=strap.inset(size * 0.06).d(1),
        fill="none",
        stroke=t.gleam,
        stroke_opacity=seam_opacity,
        stroke_width=size * 0.026,
        stroke_dasharray=f"{num(size * 0.08)} {num(size * 0.05)}",
    )


def _tongue(studio: Studio, size: float) -> str:
    """A stitched leather tongue, for a flap that is tucked or snapped under."""
    t = studio.body if studio.bag.material in ("smooth_leather", "patent", "suede") else studio.trim
    half = size * 0.24
    strap = rounded(
        [
            (-half, -size * 0.62, size * 0.05),
            (half, -size * 0.62, size * 0.05),
            (half, size * 0.42, size * 0.22),
            (0, size * 0.58, size * 0.16),
            (-half, size * 0.42, size * 0.22),
        ]
    )
    paint = studio.sheet.linear([(0, t.lift), (1, t.shade)], 0, 0, 0.4, 1)
    return _leather(studio, strap, size, paint, t, seam_opacity=0.75) + ball(
        studio, 0, size * 0.26, size * 0.10
    )


def _small_balls(studio: Studio, size: float) -> str:
    return kiss_lock(studio, size * 0.26)


_CLASPS: dict[str, Callable[[Studio, float], str]] = {
    "turn_lock": _turn_lock,
    "press_stud": _press_stud,
    "padlock": _padlock,
    "buckle": _buckle,
    "kiss_lock": _small_balls,
    "flap": _tongue,
}
