"""How the things of a packed drawing are told apart: a number, a hatch and a tint each.

The tints are those of M. Okabe and K. Ito, "Color Universal Design" (2008), which people with
any kind of colour vision tell apart; the hatches do it without any colour at all.
"""

from __future__ import annotations

from .board import Board
from .linework import INK, PAPER
from .svg import Sheet, group, num, tag

_TINTS = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#0072b2",
    "#d55e00",
    "#cc79a7",
    "#999999",
)
_TINT_OPACITY = 0.42
_HATCH_OPACITY = 0.5
_HATCH_PX = 7
# Half the width of a number's ring, in CSS pixels.
RING_PX = 9
# Lines of one tile of 1 × 1 and the degrees it is turned by; the first hatch is none.
_HATCHES: tuple[tuple[str, float], ...] = (
    ("", 0),
    ("M0 .5H1", 45),
    ("M0 .5H1", -45),
    ("M0 .5H1", 0),
    ("M.5 0V1", 0),
    ("M0 .5H1M.5 0V1", 45),
    ("M0 .5H1M.5 0V1", 0),
    ("M0 .5H.5", 0),
)


def paints(sheet: Sheet, board: Board, number: int) -> list[tuple[str, float | None]]:
    """The layers a thing is filled with, each a paint and its opacity; the first hides."""
    place = (number - 1) % len(_TINTS)
    layers: list[tuple[str, float | None]] = [(PAPER, None), (_TINTS[place], _TINT_OPACITY)]
    lines, turned = _HATCHES[place]
    if lines:
        side = _HATCH_PX * board.px
        hatch = tag(
            "path",
            d=lines,
            transform=f"scale({num(side, 4)})",
            stroke=INK,
            stroke_width=num(1 / _HATCH_PX, 4),
            fill="none",
        )
        rotation = f"rotate({num(turned)})" if turned else None
        layers.append((sheet.pattern(side, side, hatch, transform=rotation), _HATCH_OPACITY))
    return layers


def ring(board: Board, x: float, y: float, number: int) -> str:
    """The number of a thing in a ring about (x, y)."""
    circle = tag(
        "circle",
        cx=num(x, 3),
        cy=num(y, 3),
        r=num(RING_PX * board.px, 4),
        fill=PAPER,
        stroke=INK,
        stroke_width=num(board.px, 4),
    )
    baseline = y + board.layout.text_px * 0.36 * board.px
    return group(circle, board.text(x, baseline, str(number), strong=True), class_="packed-number")


def leader(board: Board, start: tuple[float, float], end: tuple[float, float]) -> str:
    """A line from a ring to the thing it numbers, which a dot marks."""
    return tag(
        "path",
        d=f"M{num(start[0], 3)} {num(start[1], 3)}L{num(end[0], 3)} {num(end[1], 3)}",
        stroke=INK,
        stroke_width=num(0.9 * board.px, 4),
        fill="none",
    ) + tag("circle", cx=num(end[0], 3), cy=num(end[1], 3), r=num(2.2 * board.px, 4), fill=INK)
