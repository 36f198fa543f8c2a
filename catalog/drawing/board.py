"""The drawing board of size drawings: grid, ruler, dimension lines and lettering.

Everything is placed in millimetres on one ground line (y = 0); lettering and margins are sized
in CSS pixels at the width the drawing is laid out for.
"""

from __future__ import annotations

from dataclasses import dataclass

from .linework import HAIRLINE, INK, LACQUER, PAPER
from .svg import Number, group, num, tag, text_content

# Average advance of a text face, as a share of its size; generous, so that labels never touch.
_ADVANCE = 0.56


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing made for a width in CSS pixels; lettering in CSS pixels too."""

    css_width: float
    text_px: float


NARROW = Layout(358, 12)
WIDE = Layout(720, 13)
LAYOUTS = {"narrow": NARROW, "wide": WIDE}


@dataclass(frozen=True, slots=True)
class Board:
    """Scale of the drawing: `px` is one CSS pixel in millimetres."""

    layout: Layout
    px: float

    @property
    def line_height(self) -> float:
        return self.layout.text_px * 1.32 * self.px

    def text(
        self,
        x: float,
        y: float,
        words: str,
        anchor: str = "middle",
        strong: bool = False,
        ink: str = INK,
    ) -> str:
        """One line of lettering with its baseline at y."""
        return tag(
            "text",
            text_content(words),
            x=num(x, 3),
            y=num(y, 3),
            text_anchor=anchor,
            font_size=num(self.layout.text_px * self.px, 4),
            fill=ink,
            font_weight=600 if strong else None,
            class_="size-label size-label--strong" if strong else "size-label",
        )

    def measure(self, words: str) -> float:
        """About how long a line of lettering is, in millimetres."""
        return len(words) * self.layout.text_px * _ADVANCE * self.px

    def wrapped(self, words: str, room: float) -> list[str]:
        """The words broken into lines that fit `room` where words allow."""
        lines: list[str] = []
        for word in words.split():
            trial = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(trial) <= room:
                lines[-1] = trial
            else:
                lines.append(word)
        return lines

    def grid(self, left: float, top: float, right: float, bottom: float) -> str:
        """The reticle from (0, 0): millimetres, half or whole centimetres, as they stay apart."""
        if right - left > 3000:
            return ""
        fine = 1 if self.px <= 0.28 else 5 if self.px <= 0.85 else 10
        whole = 50 if fine == 10 else 10
        minor: list[str] = []
        major: list[str] = []
        for x in _steps(left, right, fine):
            (minor if x % whole else major).append(f"M{num(x)} {num(top)}V{num(bottom)}")
        for y in _steps(top, bottom, fine):
            (minor if y % whole else major).append(f"M{num(left)} {num(y)}H{num(right)}")
        return group(
            tag("path", d="".join(minor), stroke_width=num(0.35 * self.px, 4), stroke_opacity=0.55)
            if minor
            else "",
            tag("path", d="".join(major), stroke_width=num(0.7 * self.px, 4)),
            stroke=HAIRLINE,
            fill="none",
            class_="size-grid",
        )

    def ruler(self, left: float, right: float) -> str:
        """The ground line with a tick every millimetre or half centimetre and every centimetre."""
        fine = 1 if self.px <= 0.42 else 5 if self.px <= 1.1 else 10
        ticks = []
        value = int(left // fine) * fine
        while value <= min(right, left + 3000):
            if value >= left:
                length = 7 if value % (fine * 10 if fine == 1 else 50) == 0 else 4
                if fine == 1 and value % 5 == 0 and value % 10:
                    length = 5
                ticks.append(f"M{num(value)} 0v{num(length * self.px)}")
            value += fine
        return group(
            tag("path", d=f"M{num(left)} 0H{num(right)}", stroke_width=num(1.1 * self.px, 4)),
            tag("path", d="".join(ticks), stroke_width=num(0.7 * self.px, 4)),
            stroke=INK,
            fill="none",
            class_="size-ruler",
        )

    def across(self, left: float, right: float, y: float) -> str:
        """A horizontal dimension line with arrows and end marks."""
        return self._dimension(
            f"M{num(left, 3)} {num(y, 3)}H{num(right, 3)}",
            self._ends((left, y), (right, y), across=True),
            right - left,
        )

    def upright(self, top: float, bottom: float, x: float) -> str:
        """A vertical dimension line with arrows and end marks."""
        return self._dimension(
            f"M{num(x, 3)} {num(top, 3)}V{num(bottom, 3)}",
            self._ends((x, top), (x, bottom), across=False),
            bottom - top,
        )

    def _ends(self, one: tuple[float, float], two: tuple[float, float], across: bool) -> str:
        bar, head, wing = 4 * self.px, 5 * self.px, 2 * self.px
        span = (two[0] - one[0]) + (two[1] - one[1])
        out = []
        for (x, y), towards in ((one, 1), (two, -1)):
            if across:
                out.append(f"M{num(x, 3)} {num(y - bar, 3)}v{num(2 * bar, 3)}")
            else:
                out.append(f"M{num(x - bar, 3)} {num(y, 3)}h{num(2 * bar, 3)}")
            if span > 3 * head:
                dx, dy = (head * towards, wing) if across else (wing, head * towards)
                if across:
                    out.append(
                        f"M{num(x + dx, 3)} {num(y - dy, 3)}L{num(x, 3)} {num(y, 3)}"
                        f"L{num(x + dx, 3)} {num(y + dy, 3)}"
                    )
                else:
                    out.append(
                        f"M{num(x - dx, 3)} {num(y + dy, 3)}L{num(x, 3)} {num(y, 3)}"
                        f"L{num(x + dx, 3)} {num(y + dy, 3)}"
                    )
        return "".join(out)

    def _dimension(self, line: str, ends: str, span: Number) -> str:
        return tag(
            "path",
            d=line + ends,
            fill="none",
            stroke=LACQUER,
            stroke_width=num(0.9 * self.px, 4),
            class_="size-dimension",
        )

    def ground(self, left: float, top: float, width: float, height: float) -> str:
        """The sheet of paper under everything."""
        return tag(
            "rect",
            x=num(left),
            y=num(top),
            width=num(width),
            height=num(height),
            fill=PAPER,
            class_="size-paper",
        )


def _steps(start: float, end: float, step: int) -> range:
    """The multiples of `step` from start to end, both included."""
    return range(-int(-start // step) * step, int(end // step) * step + 1, step)
