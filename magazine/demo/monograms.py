"""Portraits of people who do not exist: two initials on a measuring grid, as SVG.

The letters are built from the parts of a modern face (stem, hairline, stressed bowl), so that
no font is needed where the pictures are drawn.
"""

from typing import NamedTuple

WIDTH, HEIGHT = 1200, 1500
# A letter's box; parts are placed in it.
_BOX = 620, 880


class Palette(NamedTuple):
    """Colours of a portrait, as hex."""

    ground: str
    first: str
    second: str
    line: str


def _stem(x: int, y1: int = 0, y2: int = 880) -> str:
    return f"M{x} {y1}h112v{y2 - y1}h-112z"


def _serif(x: int, y: int, width: int = 232) -> str:
    return f"M{x} {y}h{width}v12h-{width}z"


# Outlines in a box of 620 × 880, to be filled by the even-odd rule.
_BOWL_FULL = (
    "M310 -12a310 452 0 0 1 0 904a310 452 0 0 1 0 -904z"
    "M310 4a192 436 0 0 0 0 872a192 436 0 0 0 0 -872z"
)
_RIGHT_BOWL = "M172 0h120a320 440 0 0 1 0 880h-120v-14h104a210 426 0 0 0 0 -852h-104z"
_LETTERS = {
    "O": (_BOWL_FULL,),
    "D": (_stem(60), _serif(0, 0), _serif(0, 868), _RIGHT_BOWL),
    "P": (
        _stem(60),
        _serif(0, 0),
        _serif(0, 868),
        "M172 0h150a250 238 0 0 1 0 476h-150v-14h128a150 224 0 0 0 0 -448h-128z",
    ),
    "B": (
        _stem(60),
        _serif(0, 0),
        _serif(0, 868),
        "M172 0h130a216 206 0 0 1 0 412h-130v-13h110a124 193 0 0 0 0 -386h-110z",
        "M172 398h160a264 241 0 0 1 0 482h-160v-13h136a160 228 0 0 0 0 -456h-136z",
    ),
    "L": (_stem(60), _serif(0, 0), "M0 868h560v-220h-12a170 208 0 0 1 -170 208h-378z"),
    "V": ("M96 0h124l206 640l184 -640h14l-256 892h-24z", _serif(20, 0), _serif(470, 0, 200)),
    "C": (
        (
            "M560 250h-12a230 250 0 0 0 -228 -246a192 436 0 0 0 0 872a236 246 0 0 0 236 -236h12"
            "a248 250 0 0 1 -258 252a310 452 0 0 1 0 -904a250 230 0 0 1 226 150v-136h12z"
        ),
    ),
    "G": (
        (
            "M560 250h-12a230 250 0 0 0 -228 -246a192 436 0 0 0 0 872a120 60 0 0 0 124 -60v-304h112"
            "v330a246 80 0 0 1 -246 50a310 452 0 0 1 0 -904a250 230 0 0 1 226 150v-136h12z"
        ),
        _serif(384, 512, 236),
    ),
}
INITIALS = frozenset(_LETTERS)


def portrait(initials: str, palette: Palette) -> str:
    """An SVG of two interlocked initials; raises KeyError for a letter not in INITIALS."""
    first, second = initials
    width, height = _BOX
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{palette.ground}"/>'
        f"{_grid(palette.line)}{_reticle(palette.line)}"
        f"{_letter(first, (WIDTH - width) / 2 - 150, (HEIGHT - height) / 2 - 110, palette.first)}"
        f"{_letter(second, (WIDTH - width) / 2 + 150, (HEIGHT - height) / 2 + 110, palette.second)}"
        "</svg>"
    )


def _letter(letter: str, x: float, y: float, fill: str) -> str:
    parts = "".join(f'<path fill-rule="evenodd" d="{part}"/>' for part in _LETTERS[letter])
    return f'<g transform="translate({x} {y})" fill="{fill}">{parts}</g>'


def _grid(line: str) -> str:
    """Hairlines every 60 units and ticks along the left and lower edges."""
    lines = "".join(f"M{x} 0V{HEIGHT}" for x in range(60, WIDTH, 60))
    lines += "".join(f"M0 {y}H{WIDTH}" for y in range(60, HEIGHT, 60))
    ticks = "".join(f"M{x} {HEIGHT}v-{_tick(x)}" for x in range(12, WIDTH, 12))
    ticks += "".join(f"M0 {HEIGHT - y}h{_tick(y)}" for y in range(12, HEIGHT, 12))
    return (
        f'<g fill="none" stroke="{line}"><path d="{lines}" stroke-width="1" opacity=".18"/>'
        f'<path d="{ticks}" stroke-width="1.5" opacity=".55"/></g>'
    )


def _tick(at: int) -> int:
    return 36 if at % 120 == 0 else 24 if at % 60 == 0 else 12


def _reticle(line: str) -> str:
    """The rings of an eyepiece behind the letters."""
    cx, cy = WIDTH // 2, HEIGHT // 2
    rings = "".join(f'<circle cx="{cx}" cy="{cy}" r="{r}"/>' for r in (300, 420, 540))
    cross = f'<path d="M{cx} 120V{HEIGHT - 120}M60 {cy}H{WIDTH - 60}"/>'
    return f'<g fill="none" stroke="{line}" stroke-width="1.5" opacity=".4">{rings}{cross}</g>'
