"""The finished illustration of one bag: parts put together in the order a hand would paint them."""

from __future__ import annotations

from .clasps import clasp
from .fittings import fitting
from .forms import LONG_SIDE, form_of, scale_of
from .forms.model import Form
from .painting import ground_shadow, panel
from .paths import Box
from .sewing import folds, fringe, seams, stitches, zips
from .spec import SLIMMEST, BagDrawing
from .studio import Studio
from .svg import Sheet, fine, group, picture, tag
from .tubes import tubes

# The margin round a picture, as a share of its longer side.
MARGIN = 0.03


def illustrate(bag: BagDrawing, prefix: str | None = None, shadow: bool = True) -> str:
    """The bag in colour from the front as a whole SVG; its viewBox is in millimetres.

    The body measures exactly `width_mm` × `height_mm`; handles and strap rise above it, a long
    strap shortened. `prefix` starts every id and is by default made of the bag's seed.
    """
    sheet = Sheet(prefix or f"bag-{bag.seed}")
    form = form_of(bag)
    scale = scale_of(bag)
    drawn = painted(bag, form, sheet, shadow)
    view = frame_of(form)
    return picture(
        (view.x * scale, view.y * scale, view.width * scale, view.height * scale),
        sheet.markup(),
        group(drawn, transform=f"scale({scale_text(scale)})"),
        title=bag.name or _PLAIN.get(bag.silhouette, "Bag"),
        prefix=sheet.prefix,
    )


def painted(bag: BagDrawing, form: Form, sheet: Sheet, shadow: bool = True) -> str:
    """The bag's markup in form units, for use inside a bigger picture."""
    box = form.body.box()
    # Details follow the shorter side, but not down to where they could no longer be drawn.
    finest = SLIMMEST * LONG_SIDE * 2
    studio = Studio.for_bag(bag, sheet, max(finest, min(box.width, box.height)))
    d = (form.edge or form.body).d()
    furry = bag.material == "fur"
    return "".join(
        [
            ground_shadow(sheet, form) if shadow else "",
            tubes(studio, (t for t in form.tubes if t.behind), dimmed=True),
            *(panel(studio, p) for p in form.panels),
            fringe(studio, form.edge or form.body) if furry else _contour(studio, d),
            folds(studio, form.folds),
            seams(studio, form.seams),
            stitches(studio, form.stitches),
            zips(studio, form.zips),
            tubes(studio, (t for t in form.tubes if not t.behind)),
            *(fitting(studio, piece) for piece in form.fittings),
            clasp(studio, form),
        ]
    )


def _contour(studio: Studio, d: str) -> str:
    return tag(
        "path",
        d=d,
        fill="none",
        stroke=studio.body.line,
        stroke_width=studio.contour * 1.35,
        stroke_linejoin="round",
    )


def frame_of(form: Form) -> Box:
    """All that is drawn, with a margin, in form units."""
    box = form.body.box()
    m = min(box.width, box.height)
    reach = form.ground + 0.24
    shadow = Box(-box.width / 2 * reach, -m * 0.06, box.width * reach, m * 0.15)
    whole = box.union(shadow)
    for tube in form.tubes:
        whole = whole.union(tube.path.box().grown(tube.width * 0.75))
    for piece in form.fittings:
        x, y = piece.at
        room = piece.size * 1.3
        low = piece.size * 2.4 if piece.kind == "tassel" else room
        whole = whole.union(Box(x - room, y - room, 2 * room, room + low))
    return whole.grown(max(whole.width, whole.height) * MARGIN + 4)


def scale_text(scale: float) -> str:
    """A scale factor with enough digits that 600 mm come out right to a hundredth."""
    return f"{scale:.9f}".rstrip("0").rstrip(".") if scale >= 1e-6 else fine(scale)


_PLAIN = {
    "top_handle": "Top-handle bag",
    "flap": "Flap bag",
    "baguette": "Baguette bag",
    "saddle": "Saddle bag",
    "box": "Box bag",
    "bucket": "Bucket bag",
    "barrel": "Barrel bag",
    "tote": "Tote",
    "hobo": "Hobo bag",
    "crescent": "Crescent bag",
    "pouch": "Pouch",
    "drawstring": "Drawstring purse",
    "frame": "Frame purse",
    "minaudiere": "Minaudière",
    "cylinder": "Cylinder case",
    "round": "Round bag",
    "belt_bag": "Belt bag",
    "wallet": "Wallet",
    "phone_case": "Phone case",
}


def plain_name(bag: BagDrawing) -> str:
    """The bag's name, or the plain word for its silhouette."""
    return bag.name or _PLAIN[bag.silhouette]
