"""Everyday objects as small line drawings, all at one scale, to stand beside their names."""

from __future__ import annotations

from functools import lru_cache

from .essentials import LINE, EssentialDrawing, drawn
from .linework import PAPER
from .svg import Sheet, fine, group, num, tag

# A phone is then as high as five lines of small print.
PX_PER_MM = 0.5
_LINE_PX = 1
_MARGIN_PX = 1.5


@lru_cache(maxsize=1024)
def sketch(thing: EssentialDrawing, prefix: str) -> str:
    """The object in line at PX_PER_MM, for the eye alone: its name stands beside it as text.

    `prefix` is what the ids in it begin with.
    """
    sheet = Sheet(prefix)
    width, height = thing.size()
    margin = _MARGIN_PX / PX_PER_MM
    wide, high = width + 2 * margin, height + 2 * margin
    body = drawn(thing, sheet, LINE, fill=PAPER, weight=_LINE_PX / PX_PER_MM)
    return tag(
        "svg",
        sheet.markup(),
        group(body, stroke="currentColor", fill="none"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(map(fine, (-wide / 2, margin - high, wide, high))),
        width=num(wide * PX_PER_MM, 1),
        height=num(high * PX_PER_MM, 1),
        aria_hidden="true",
        class_="sketch",
    )
