"""Forms: every silhouette as outlines, seams and fittings, true to the bag's width and height."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..paths import Path
from ..spec import BagDrawing
from . import flapped, gathered, small, soft, structured
from .carried import with_strap
from .model import LONG_SIDE, Fold, Form, Room

_BUILDERS: dict[str, Callable[[Room], Form]] = {
    "top_handle": flapped.top_handle,
    "flap": flapped.flap,
    "baguette": flapped.baguette,
    "saddle": flapped.saddle,
    "box": structured.box,
    "barrel": structured.barrel,
    "tote": structured.tote,
    "bucket": soft.bucket,
    "hobo": soft.hobo,
    "crescent": soft.crescent,
    "pouch": gathered.pouch,
    "drawstring": gathered.drawstring,
    "frame": gathered.frame,
    "belt_bag": soft.belt_bag,
    "minaudiere": small.minaudiere,
    "cylinder": small.cylinder,
    "round": small.round_bag,
    "wallet": small.wallet,
    "phone_case": small.phone_case,
}


def scale_of(bag: BagDrawing) -> float:
    """Millimetres in one form unit."""
    size = bag.proportions
    return max(size.width, size.height) / LONG_SIDE


def form_of(bag: BagDrawing, strap: bool = True) -> Form:
    """The bag's parts in form units; the body measures exactly its width and height.

    Without `strap` the long strap is left off, since it is never drawn at its true length.
    """
    size = bag.proportions
    longest = max(size.width, size.height)
    w, h = (LONG_SIDE * v / longest for v in (size.width, size.height))
    depth = LONG_SIDE * min(size.depth, longest) / longest
    room = Room(w, h, depth, bag, bag.random("form"))
    form = _BUILDERS[bag.silhouette](room)
    exact = _exact(form, w, h)
    return with_strap(exact, room) if strap else exact


def _exact(form: Form, w: float, h: float) -> Form:
    """Stretch the parts by the hair's breadth that the body's curves miss its size by."""
    box = form.body.box()
    if not box.width or not box.height:
        return form
    sx, sy = w / box.width, h / box.height

    def change(x: float, y: float) -> tuple[float, float]:
        return ((x - box.cx) * sx, (y - box.bottom) * sy)

    def paths(many: tuple[Path, ...]) -> tuple[Path, ...]:
        return tuple(path.map(change) for path in many)

    def folds(many: tuple[Fold, ...]) -> tuple[Fold, ...]:
        return tuple(replace(f, path=f.path.map(change)) for f in many)

    return replace(
        form,
        body=form.body.map(change),
        panels=tuple(
            replace(p, path=p.path.map(change), folds=folds(p.folds)) for p in form.panels
        ),
        seams=paths(form.seams),
        stitches=paths(form.stitches),
        folds=folds(form.folds),
        tubes=tuple(replace(t, path=t.path.map(change)) for t in form.tubes),
        fittings=tuple(replace(f, at=change(*f.at)) for f in form.fittings),
        zips=paths(form.zips),
        edge=form.edge.map(change) if form.edge else None,
        clasp_at=change(*form.clasp_at) if form.clasp_at else None,
        strap_at=(change(*form.strap_at[0]), change(*form.strap_at[1])) if form.strap_at else None,
    )


__all__ = ["LONG_SIDE", "Form", "form_of", "scale_of"]
