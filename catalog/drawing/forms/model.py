"""The parts a bag's drawing is made of, before any paint.

Unit: a form is drawn so that the longer side of the body measures 1000; the origin is the
middle of the ground line, y grows downwards, so the body lies between y = -height and 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from ..paths import Path, Point
from ..spec import BagDrawing

LONG_SIDE = 1000.0


@dataclass(frozen=True, slots=True)
class Room:
    """The measures a form is built in: width, height, depth, their least, and the chance."""

    w: float
    h: float
    depth: float
    bag: BagDrawing
    rng: Random

    @property
    def m(self) -> float:
        """The shorter side of the front: what details are sized by."""
        return min(self.w, self.h)

    @property
    def soft(self) -> bool:
        return self.bag.construction == "soft"


@dataclass(frozen=True, slots=True)
class Fold:
    """A crease or gather along an open path; the width is the widest of its soft wedge."""

    path: Path
    width: float
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A surface to paint.

    `volume` says how it takes the light: flat, roll, cylinder, lying, puff, inside, edge.
    `surface` says what of: body, trim, lining, metal. `tone` shifts it to the dark (-) or
    light (+). `raised` throws a shadow on what lies below. `stitch` sews it that far inside its
    edge; `folds` are creases in this surface alone.
    """

    path: Path
    volume: str = "roll"
    surface: str = "body"
    tone: float = 0.0
    raised: float = 0.0
    contour: float = 1.0
    stitch: float = 0.0
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Tube:
    """A handle or strap along a path. `kind`: rolled, flat, chain, cord, ribbon."""

    path: Path
    width: float
    kind: str = "rolled"
    behind: bool = False
    surface: str = "body"


@dataclass(frozen=True, slots=True)
class Fitting:
    """A piece of hardware: `kind`, place, size, direction in degrees."""

    kind: str
    at: Point
    size: float
    turn: float = 0.0
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class Form:
    """All parts of one bag; panels are painted in order.

    `edge` is the contour to ink where the body's outline takes in hardware that inks its own.
    """

    body: Path
    panels: tuple[Panel, ...]
    seams: tuple[Path, ...] = ()
    stitches: tuple[Path, ...] = ()
    folds: tuple[Fold, ...] = ()
    tubes: tuple[Tube, ...] = ()
    fittings: tuple[Fitting, ...] = ()
    zips: tuple[Path, ...] = ()
    clasp_at: Point | None = None
    clasp_size: float = 0.0
    strap_at: tuple[Point, Point] | None = None
    ground: float = 0.8
    edge: Path | None = None

    def with_tubes(self, *tubes: Tube, fittings: tuple[Fitting, ...] = ()) -> Form:
        return replace(self, tubes=self.tubes + tubes, fittings=self.fittings + fittings)
