"""Pictures made of pixels from SVG."""

from __future__ import annotations

import io
import re

import resvg_py
from PIL import Image

_VARIABLE = re.compile(r"var\(--[\w-]+,\s*([^()]+)\)")


def to_png(svg: str, width_px: int, background: str | None = None) -> bytes:
    """The drawing as a PNG `width_px` wide, its height by the drawing's own ratio.

    CSS variables become the fallback each names. Raises ValueError for a drawing that cannot
    be rendered or a width below 1.
    """
    if width_px < 1:
        raise ValueError(f"a picture must be at least 1 pixel wide, not {width_px}")
    plain = _VARIABLE.sub(r"\1", svg)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=plain, width=width_px, background=background, skip_system_fonts=True
        )
    )


def to_jpeg(svg: str, width_px: int, background: str = "#ffffff", quality: int = 88) -> bytes:
    """The drawing as a JPEG on an opaque ground."""
    return _as("JPEG", svg, width_px, background, quality)


def to_webp(svg: str, width_px: int, background: str | None = None, quality: int = 86) -> bytes:
    """The drawing as a WebP, transparent where nothing is drawn unless a ground is given."""
    return _as("WEBP", svg, width_px, background, quality)


def _as(kind: str, svg: str, width_px: int, background: str | None, quality: int) -> bytes:
    with Image.open(io.BytesIO(to_png(svg, width_px, background))) as image:
        ready = image.convert("RGB") if kind == "JPEG" else image
        out = io.BytesIO()
        ready.save(out, kind, quality=quality)
    return out.getvalue()
