"""The demo's pictures drawn: descriptions in, PNG bytes out, on as many cores as there are.

Plain functions of plain data, so that they run in other processes. Nothing is stored here.
"""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from catalog.drawing import BagDrawing, illustrate, scene, to_png

from .monograms import Palette, portrait

# Bag pictures: width to height, and the share of either side that the bag may fill.
BAG_RATIO = 0.8
_FILLS = 0.76
# Starting another process costs about as much as this many small pictures.
_WORTH_A_POOL = 12

_OPENING_TAG = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')


@dataclass(frozen=True, slots=True)
class BagPicture:
    """One bag on a plain ground, a hex colour."""

    bag: BagDrawing
    ground: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody's initials."""

    initials: str
    palette: Palette


@dataclass(frozen=True, slots=True)
class Composition:
    """Bags in one of the illustrator's scenes; the words are its own."""

    scene: str
    bags: tuple[BagDrawing, ...]
    ratio: str
    palette: str


Subject = BagPicture | Portrait | Composition


def draw_all(
    subjects: Iterable[tuple[str, Subject]], width_px: int, workers: int
) -> Iterator[tuple[str, bytes]]:
    """(key, PNG `width_px` wide) of every (key, subject), in the order given."""
    named = list(subjects)
    keys = [key for key, _ in named]
    jobs = [(subject, width_px) for _, subject in named]
    if workers < 2 or len(jobs) < _WORTH_A_POOL:
        yield from zip(keys, map(_drawn, jobs), strict=True)
        return
    # Started afresh: a copied process would share the database connection of this one.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from zip(keys, pool.map(_drawn, jobs, chunksize=2), strict=True)


def svg_of(subject: Subject) -> str:
    """The picture as SVG."""
    match subject:
        case BagPicture(bag, ground):
            return on_ground(illustrate(bag), BAG_RATIO, ground)
        case Portrait(initials, palette):
            return portrait(initials, palette)
        case Composition(name, bags, ratio, palette):
            return scene(name, bags, ratio, palette)


def on_ground(svg: str, ratio: float, ground: str) -> str:
    """A drawing centred on a coloured ground of the given ratio of width to height."""
    width, height = 1000.0, 1000.0 / ratio
    x, y, w, h = map(float, _VIEW_BOX.search(svg).groups())
    scale = _FILLS * min(width / w, height / h)
    left, top = (width - w * scale) / 2, (height - h * scale) / 2
    placed = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {w} {h}" '
        f'x="{left:.2f}" y="{top:.2f}" width="{w * scale:.2f}" height="{h * scale:.2f}">'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}">'
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="{ground}"/>'
        f"{_OPENING_TAG.sub(placed, svg, count=1)}</svg>"
    )


def _drawn(job: tuple[Subject, int]) -> bytes:
    subject, width_px = job
    return to_png(svg_of(subject), width_px)
