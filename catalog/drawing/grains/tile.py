"""What tiles are made with: cells at their places, joined without a seam."""

from __future__ import annotations

from collections.abc import Iterator

from ..svg import num, tag


def put(markup: str, x: float, y: float, sx: float = 1, sy: float = 1) -> str:
    """A cell of a tile at its place; gradients in cells are in user space, as a renderer may
    mix up the boxes of several cells that share one gradient."""
    size = f"scale({num(sx)} {num(sy)})" if (sx, sy) != (1, 1) else ""
    return tag("g", markup, transform=f"translate({num(x)} {num(y)}){size}")


def wrapped(
    x: float, y: float, reach: float, width: float, height: float
) -> Iterator[tuple[float, float]]:
    """The places a mark must be repeated at so that the tile joins without a seam."""
    for dx in (-width, 0, width):
        for dy in (-height, 0, height):
            if -reach < x + dx < width + reach and -reach < y + dy < height + reach:
                yield x + dx, y + dy
