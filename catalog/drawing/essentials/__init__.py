"""Everyday objects to scale, in colour and in line, from their measures and what they are.

Lengths are millimetres; an object stands on the ground line with its longer side upright,
unless it is one that lies (a card, a banknote, glasses).
"""

from __future__ import annotations

from ..svg import Sheet, group, picture, tag
from .brush import Brush
from .flat import DRAWINGS as FLAT
from .shaped import DRAWINGS as SHAPED
from .spec import BANK_CARD, CARD_RADIUS_MM, SUBJECTS, EssentialDrawing, subject_of

ILLUSTRATED = "illustrated"
LINE = "line"
_DRAWINGS = FLAT | SHAPED
_COLOURS = {
    "card": "#23313f",
    "phone": "#2a2b30",
    "lipstick": "#b3152f",
    "earbuds": "#f3f1ec",
    "compact": "#7b2a3a",
    "banknote": "#c9b48c",
    "passport": "#5a1522",
    "tracker": "#f2f0ec",
    "fob": "#2a2a2e",
    "glasses": "#4a2c1a",
    "perfume": "#e3b98a",
    "lighter": "#a3122b",
    "mints": "#2f6d5b",
    "tampon": "#f1e4dc",
    "pen": "#1f2a44",
    "mask": "#cfdcdf",
    "case": "#8c7a64",
    "powder": "#e7cdb9",
    "coin": "#d3b064",
    "keys": "#b0b6bb",
}


def essential_drawing(
    thing: EssentialDrawing, style: str = ILLUSTRATED, prefix: str | None = None
) -> str:
    """The object as a whole SVG with a viewBox in millimetres; style “illustrated” or “line”."""
    sheet = Sheet(prefix or f"thing-{thing.name}")
    width, height = thing.size()
    margin = max(width, height) * 0.05
    shadow = contact(sheet, width) if style == ILLUSTRATED else ""
    body = shadow + drawn(thing, sheet, style, weight=max(width, height) * 0.008)
    if style == LINE:
        body = group(body, stroke="currentColor", fill="none")
    return picture(
        (-width / 2 - margin, -height - margin, width + 2 * margin, height + 2.4 * margin),
        sheet.markup(),
        body,
        title=thing.name,
        prefix=sheet.prefix,
    )


def contact(sheet: Sheet, width: float) -> str:
    """The shadow where an object of that width meets the ground."""
    fill = sheet.radial([(0, "#1b0f0a", 0.55), (0.5, "#1b0f0a", 0.25), (1, "#1b0f0a", 0)])
    return tag("ellipse", cx=0, cy=0.4, rx=width * 0.56, ry=max(width * 0.035, 1), fill=fill)


def drawn(
    thing: EssentialDrawing,
    sheet: Sheet,
    style: str = ILLUSTRATED,
    upright: bool | None = None,
    fill: str = "none",
    weight: float = 0.5,
) -> str:
    """The object's markup in millimetres about the middle of its ground line.

    In line style the stroke colour is inherited and `fill` hides what lies behind.
    """
    width, height = thing.size(upright)
    brush = Brush(sheet, style == LINE, fill, weight, min(width, height))
    colour = thing.colour or _COLOURS.get(thing.subject, "#c9c2b6")
    markup = _DRAWINGS[thing.subject](brush, width, height, colour)
    if style == LINE:
        return group(markup, stroke_width=weight, stroke_linejoin="round", stroke_linecap="round")
    return markup


__all__ = [
    "BANK_CARD",
    "CARD_RADIUS_MM",
    "ILLUSTRATED",
    "LINE",
    "SUBJECTS",
    "EssentialDrawing",
    "contact",
    "drawn",
    "essential_drawing",
    "subject_of",
]
