"""Writing SVG: numbers, elements and the shared definitions of one drawing.

Nothing here knows what a bag is. Only presentation attributes are written, never a style
attribute or a style element, so that a page's content security policy can forbid both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from html import escape

Number = float | int | Decimal
Stop = tuple[float, str] | tuple[float, str, float]

_UNSAFE_IN_ID = re.compile(r"[^A-Za-z0-9_-]+")


def num(value: Number, places: int = 2) -> str:
    """A number with at most `places` decimals, no exponent, no trailing zeros and no "-0"."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def fine(value: Number) -> str:
    """A number with two decimals, or four significant digits where two would round it away."""
    size = abs(float(value))
    places = 2 if size >= 10 or size == 0 else 4 if size >= 0.1 else 7
    return num(value, places)


def tag(name: str, *children: str, **attributes: str | Number | None) -> str:
    """One element; underscores in names become hyphens, values are escaped, None is left out."""
    parts = [name]
    for key, value in attributes.items():
        if value is None:
            continue
        text = escape(value) if isinstance(value, str) else num(value, 3)
        parts.append(f'{key.rstrip("_").replace("_", "-")}="{text}"')
    head = " ".join(parts)
    inner = "".join(children)
    return f"<{head}>{inner}</{name}>" if inner else f"<{head}/>"


def group(*children: str, **attributes: str | Number | None) -> str:
    """The children in a `g`, or nothing at all when there are none."""
    return tag("g", *children, **attributes) if any(children) else ""


def text_content(text: str) -> str:
    """Text made safe between tags."""
    return escape(text, quote=False)


def safe_id(text: str) -> str:
    """Letters, digits and hyphens made of any text; never empty, never starting with a digit."""
    cleaned = _UNSAFE_IN_ID.sub("-", text).strip("-").lower()
    return cleaned if cleaned and cleaned[0].isalpha() else f"d{cleaned}"


class Sheet:
    """The definitions (gradients, patterns, clips, filters) of one drawing.

    Every id starts with `prefix`, and equal definitions are written once.
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = safe_id(prefix)
        self._ids: dict[str, str] = {}
        self._markup: list[str] = []

    def define(self, markup: str) -> str:
        """Store an element whose id is written as `{id}`; return the id it got."""
        if markup not in self._ids:
            name = f"{self.prefix}-{len(self._ids) + 1}"
            self._ids[markup] = name
            self._markup.append(markup.replace("{id}", name))
        return self._ids[markup]

    def _url(self, markup: str) -> str:
        return f"url(#{self.define(markup)})"

    def linear(
        self,
        stops: Iterable[Stop],
        x1: float = 0,
        y1: float = 0,
        x2: float = 0,
        y2: float = 1,
        user_space: bool = False,
    ) -> str:
        """A linear gradient as a paint; by default along the painted shape's own box."""
        units = "userSpaceOnUse" if user_space else None
        return self._url(
            tag(
                "linearGradient",
                *_stops(stops),
                id="{id}",
                gradientUnits=units,
                x1=x1,
                y1=y1,
                x2=x2,
                y2=y2,
            )
        )

    def radial(
        self,
        stops: Iterable[Stop],
        cx: float = 0.5,
        cy: float = 0.5,
        r: float = 0.5,
        fx: float | None = None,
        fy: float | None = None,
        user_space: bool = False,
        transform: str | None = None,
    ) -> str:
        """A radial gradient as a paint; by default within the painted shape's own box."""
        units = "userSpaceOnUse" if user_space else None
        return self._url(
            tag(
                "radialGradient",
                *_stops(stops),
                id="{id}",
                gradientUnits=units,
                cx=cx,
                cy=cy,
                r=r,
                fx=fx,
                fy=fy,
                gradientTransform=transform,
            )
        )

    def pattern(
        self, width: float, height: float, *children: str, transform: str | None = None
    ) -> str:
        """A repeated tile in user units as a paint."""
        return self._url(
            tag(
                "pattern",
                *children,
                id="{id}",
                patternUnits="userSpaceOnUse",
                width=width,
                height=height,
                patternTransform=transform,
            )
        )

    def clip(self, d: str) -> str:
        """A clip along the path data."""
        return self._url(tag("clipPath", tag("path", d=d), id="{id}"))

    def mask(self, *children: str) -> str:
        """A luminance mask over the whole shape it is put on."""
        return self._url(tag("mask", *children, id="{id}", x=-0.5, y=-0.5, width=2, height=2))

    def blur(self, deviation: float, room: float = 0.5) -> str:
        """A Gaussian blur (deviation in user units); `room` is the margin of its region."""
        return self._url(
            tag(
                "filter",
                tag("feGaussianBlur", stdDeviation=num(deviation)),
                id="{id}",
                x=-room,
                y=-room,
                width=1 + 2 * room,
                height=1 + 2 * room,
            )
        )

    def markup(self) -> str:
        """All definitions in one `defs`."""
        return tag("defs", *self._markup) if self._markup else ""


def _stops(stops: Iterable[Stop]) -> list[str]:
    written = []
    for stop in stops:
        opacity = stop[2] if len(stop) == 3 else None
        written.append(
            tag(
                "stop",
                offset=stop[0],
                stop_color=stop[1],
                stop_opacity=opacity,
            )
        )
    return written


def picture(
    view: tuple[float, float, float, float],
    *children: str,
    title: str,
    desc: str = "",
    prefix: str,
    css_class: str = "",
) -> str:
    """A whole SVG image with its name and, when given, its description for those who cannot see.

    `view` is x, y, width and height of the viewBox in millimetres.
    """
    name = safe_id(prefix)
    labelled = f"{name}-title {name}-desc" if desc else f"{name}-title"
    head = tag("title", text_content(title), id=f"{name}-title")
    if desc:
        head += tag("desc", text_content(desc), id=f"{name}-desc")
    return tag(
        "svg",
        head,
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(fine(v) for v in view),
        role="img",
        aria_labelledby=labelled,
        class_=css_class or None,
    )
