"""The technical style: the same outlines as the illustration in ink hairlines.

Colours are custom properties with fallbacks, so a page's own scheme decides.
"""

from __future__ import annotations

from .forms import form_of, scale_of
from .forms.model import Fitting, Form, Tube
from .illustration import frame_of, plain_name, scale_text
from .paths import ellipse, rectangle
from .spec import SLIMMEST, BagDrawing
from .svg import group, num, picture, safe_id, tag

INK = "var(--ink, #1b1714)"
LACQUER = "var(--lacquer, #a3122b)"
HAIRLINE = "var(--hairline, #d8d0c4)"
PAPER = "var(--paper, #fffdf9)"


def outline(
    bag: BagDrawing, prefix: str | None = None, strap: bool = True, weight: float = 5.0
) -> str:
    """The bag as ink lines without fill, a whole SVG whose viewBox is in millimetres.

    `weight` is that of the contour in thousandths of the body's longer side: 5 for a drawing,
    about 16 for an icon. The path of class `bag-body` measures exactly `width_mm` × `height_mm`.
    """
    form = form_of(bag, strap=strap)
    scale = scale_of(bag)
    view = frame_of(form)
    return picture(
        (view.x * scale, view.y * scale, view.width * scale, view.height * scale),
        group(
            lines(form, weight, bag),
            transform=f"scale({scale_text(scale)})",
            stroke="currentColor",
            fill="none",
        ),
        title=plain_name(bag),
        prefix=safe_id(prefix or f"outline-{bag.seed}"),
        css_class="bag-outline",
    )


def lines(form: Form, weight: float, bag: BagDrawing, fill: str = "none") -> str:
    """The form as lines; `weight` is that of the contour in form units.

    Stroke colour is inherited. With a `fill` nearer parts hide what is behind them.
    """
    thin = weight * 0.5
    box = form.body.box()
    m = max(SLIMMEST * 2000, min(box.width, box.height))
    far: list[str] = []
    near: list[str] = []
    for tube in form.tubes:
        width = max(tube.width, weight * 1.2)
        band = tube.path.band(width, 48)
        drawn = tag("path", d=band.d(), fill=fill, stroke_width=thin * 1.3, stroke_linejoin="round")
        if tube.kind == "chain":
            drawn = _chain(tube, thin)
        (far if tube.behind else near).append(drawn)
    fronts = [
        tag(
            "path",
            d=p.path.d(),
            fill=fill if p.raised else "none",
            stroke_width=thin,
            stroke_linejoin="round",
        )
        for p in form.panels
        if p.path is not form.body
    ]
    details = [tag("path", d=s.d(), fill="none") for s in form.seams]
    details += [
        tag("path", d=s.d(1), fill="none", stroke_dasharray=f"{num(m * 0.018)} {num(m * 0.014)}")
        for s in (*form.stitches, *(p.path.inset(p.stitch) for p in form.panels if p.stitch))
    ]
    creases = (*form.folds, *(f for p in form.panels for f in p.folds))
    details += [tag("path", d=f.path.d(1), fill="none", stroke_opacity=0.75) for f in creases]
    details += [
        tag(
            "path",
            d=z.d(),
            fill="none",
            stroke_width=m * 0.02,
            stroke_dasharray=f"{num(m * 0.006)} {num(m * 0.008)}",
        )
        for z in form.zips
    ]
    return "".join(
        [
            group(*far),
            tag(
                "path",
                d=form.body.d(3),
                fill=fill,
                stroke_width=weight,
                stroke_linejoin="round",
                class_="bag-body",
            ),
            group(*fronts),
            group(*details, stroke_width=thin * 0.8),
            group(*near),
            group(*(_fitting(f, fill) for f in form.fittings), stroke_width=thin * 1.2),
            group(_clasp(form, bag, fill), stroke_width=thin * 1.4),
        ]
    )


def _chain(tube: Tube, weight: float) -> str:
    """Links as rings, every second one seen from its edge."""
    pitch = max(tube.width * 1.2, tube.path.length() / 60)
    ring = ellipse(0, 0, pitch * 0.66, tube.width * 0.5).d()
    edge = f"M{num(-pitch * 0.5)} 0H{num(pitch * 0.5)}"
    return group(
        *(
            tag(
                "path",
                d=edge if i % 2 else ring,
                transform=f"translate({num(x, 1)} {num(y, 1)})rotate({num(angle, 1)})",
            )
            for i, ((x, y), angle) in enumerate(tube.path.walk(pitch))
        ),
        fill="none",
        stroke_width=weight,
    )


def _fitting(piece: Fitting, fill: str) -> str:
    x, y = piece.at
    s = piece.size
    if piece.kind == "corner":
        sx, sy = {0: (1, 1), 90: (-1, 1), 180: (-1, -1), 270: (1, -1)}[int(piece.turn)]
        return tag("path", fill="none", d=f"M{num(x + sx * s)} {num(y)}L{num(x)} {num(y + sy * s)}")
    if piece.kind == "tassel":
        return tag(
            "path",
            fill=fill,
            d=f"M{num(x)} {num(y)}L{num(x - s * 0.45)} {num(y + s * 2.1)}H{num(x + s * 0.45)}Z",
            stroke_linejoin="round",
        )
    if piece.kind == "stirrup":
        return tag(
            "path",
            fill=fill,
            stroke_linejoin="round",
            d=f"M{num(x - s * 0.16)} {num(y - s * 0.3)}L{num(x - s * 0.5)} "
            f"{num(y + s * 0.55)}H{num(x + s * 0.5)}L{num(x + s * 0.16)} "
            f"{num(y - s * 0.3)}Z",
        )
    if piece.kind == "kiss_lock":
        return "".join(
            tag("circle", cx=x + k * s * 0.5, cy=y, r=s * 0.8, fill=fill) for k in (1, -1)
        )
    if piece.kind == "jewel":
        return tag("path", d=ellipse(x, y, s * 1.25, s * 0.94).d(), fill=fill)
    if piece.kind == "buckle_side":
        return tag(
            "path",
            fill=fill,
            d=rectangle(x - s * 0.3, y - s * 0.52, s * 0.6, s * 1.04, s * 0.12).d(),
        )
    return tag("circle", cx=x, cy=y, r=s * 0.86, fill=fill)


def _clasp(form: Form, bag: BagDrawing, fill: str) -> str:
    if form.clasp_at is None:
        return ""
    x, y = form.clasp_at
    s = form.clasp_size
    if bag.closure == "turn_lock":
        plate = rectangle(x - s * 0.62, y - s * 0.4, s * 1.24, s * 0.8, s * 0.38)
        bar = rectangle(x - s * 0.4, y - s * 0.11, s * 0.8, s * 0.22, s * 0.11)
        return tag("path", d=plate.d(), fill=fill) + tag("path", d=bar.d(), fill="none")
    if bag.closure == "buckle":
        frame = rectangle(x - s * 0.44, y - s * 0.3, s * 0.88, s * 0.56, s * 0.1)
        strap = rectangle(x - s * 0.26, y - s * 0.95, s * 0.52, s * 1.8, s * 0.2)
        return tag("path", d=strap.d(), fill=fill) + tag("path", d=frame.d(), fill="none")
    if bag.closure == "padlock":
        block = rectangle(x - s * 0.42, y - s * 0.06, s * 0.84, s * 0.72, s * 0.12)
        loop = (
            f"M{num(x - s * 0.24)} {num(y - s * 0.06)}V{num(y - s * 0.22)}"
            f"A{num(s * 0.24)} {num(s * 0.24)} 0 0 1 {num(x + s * 0.24)} {num(y - s * 0.22)}"
            f"V{num(y - s * 0.06)}"
        )
        return tag("path", d=loop, fill="none") + tag("path", d=block.d(), fill=fill)
    if bag.closure == "flap":
        return tag(
            "path",
            d=rectangle(x - s * 0.24, y - s * 0.62, s * 0.48, s * 1.2, s * 0.2).d(),
            fill=fill,
        )
    if bag.closure in ("press_stud", "kiss_lock"):
        return tag("circle", cx=x, cy=y, r=s * 0.4, fill=fill)
    return ""
