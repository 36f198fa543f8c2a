"""Curves: building, measuring, moving, sampling and insetting paths of cubic Bézier segments.

Plain geometry in whatever unit the caller uses; y grows downwards as in SVG.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .svg import num

Point = tuple[float, float]
Segment = tuple[Point, Point, Point, Point]

# Distance of the control points that makes a cubic segment the best quarter of a circle.
QUARTER = 0.5522847498
# A walk never takes more steps than this, however small the spacing asked for.
MOST_STEPS = 600


class Box(NamedTuple):
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def cx(self) -> float:
        return self.x + self.width / 2

    @property
    def cy(self) -> float:
        return self.y + self.height / 2

    def grown(self, by: float) -> Box:
        """The box with a margin all round."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(x, y, right - x, bottom - y)


@dataclass(frozen=True, slots=True)
class Path:
    """Runs of cubic segments, open or closed.

    A new run starts where a segment does not start at the end of the one before.
    """

    segments: tuple[Segment, ...]
    closed: bool = True

    def d(self, places: int = 2) -> str:
        """SVG path data."""
        if not self.segments:
            return ""
        out: list[str] = []
        last: Point | None = None
        for start, one, two, end in self.segments:
            if last != start:
                out.append("Z" if out and self.closed else "")
                out.append(f"M{num(start[0], places)} {num(start[1], places)}")
            last = end
            if one == start and two == end:
                out.append(f"L{num(end[0], places)} {num(end[1], places)}")
            else:
                numbers = (one[0], one[1], two[0], two[1], end[0], end[1])
                out.append("C" + " ".join(num(v, places) for v in numbers))
        return "".join(out) + ("Z" if self.closed else "")

    def map(self, change: Callable[[float, float], Point]) -> Path:
        """Every point changed; exact for affine changes."""
        moved = tuple(tuple(change(*p) for p in s) for s in self.segments)
        return Path(moved, self.closed)  # type: ignore[arg-type]

    def moved(self, dx: float, dy: float) -> Path:
        return self.map(lambda x, y: (x + dx, y + dy))

    def mirrored(self) -> Path:
        """The mirror image across x = 0."""
        return self.map(lambda x, y: (-x, y))

    def scaled_about(self, cx: float, cy: float, sx: float, sy: float) -> Path:
        return self.map(lambda x, y: (cx + (x - cx) * sx, cy + (y - cy) * sy))

    def reversed(self) -> Path:
        return Path(tuple((d, c, b, a) for a, b, c, d in reversed(self.segments)), self.closed)

    def box(self) -> Box:
        """The exact bounding box."""
        xs: list[float] = []
        ys: list[float] = []
        for segment in self.segments:
            for axis, values in ((0, xs), (1, ys)):
                a, b, c, d = (p[axis] for p in segment)
                values += [a, d]
                values += [_at(a, b, c, d, t) for t in _extremes(a, b, c, d)]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def points(self, per_segment: int = 16) -> list[Point]:
        """Points along the path, straight pieces too, in order; a closed path does not repeat."""
        out: list[Point] = []
        for a, b, c, d in self.segments:
            for i in range(per_segment):
                t = i / per_segment
                out.append((_at(a[0], b[0], c[0], d[0], t), _at(a[1], b[1], c[1], d[1], t)))
        if not self.closed and self.segments:
            out.append(self.segments[-1][3])
        return out

    def walk(self, spacing: float, per_segment: int = 24) -> list[tuple[Point, float]]:
        """Points about `spacing` apart by length, each with its direction in degrees."""
        dots = self.points(per_segment)
        if self.closed and dots:
            dots.append(dots[0])
        lengths = [math.dist(p, q) for p, q in pairwise(dots)]
        total = sum(lengths)
        if total <= 0 or spacing <= 0:
            return []
        count = min(MOST_STEPS, max(1, round(total / spacing)))
        step = total / count
        targets = [(i + 0.5) * step for i in range(count)]
        out: list[tuple[Point, float]] = []
        run, index = 0.0, 0
        for target in targets:
            while index < len(lengths) - 1 and run + lengths[index] < target:
                run += lengths[index]
                index += 1
            (x0, y0), (x1, y1) = dots[index], dots[index + 1]
            share = (target - run) / lengths[index] if lengths[index] else 0.0
            angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
            out.append(((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share), angle))
        return out

    def length(self) -> float:
        dots = self.points(24)
        if self.closed and dots:
            dots.append(dots[0])
        return sum(math.dist(p, q) for p, q in pairwise(dots))

    def inset(self, by: float, per_segment: int = 10) -> Path:
        """A closed path drawn `by` inside a closed one, with no loops at tight corners.

        Falls back to a scaled copy where the shape is too narrow to be inset.
        """
        dots = _even(self.points(per_segment), by * 0.4)
        sign = 1.0 if _area(dots) > 0 else -1.0
        kept: list[Point] = []
        count = len(dots)
        for i, (x, y) in enumerate(dots):
            (x0, y0), (x1, y1) = dots[i - 1], dots[(i + 1) % count]
            dx, dy = x1 - x0, y1 - y0
            size = math.hypot(dx, dy)
            if not size:
                continue
            px, py = x - sign * dy / size * by, y + sign * dx / size * by
            limit = (by * 0.97) ** 2
            if all((px - a) ** 2 + (py - b) ** 2 >= limit for a, b in dots):
                kept.append((px, py))
        if len(kept) < 6:
            box = self.box()
            sx = max(0.2, 1 - 2 * by / box.width) if box.width else 1
            sy = max(0.2, 1 - 2 * by / box.height) if box.height else 1
            return self.scaled_about(box.cx, box.cy, sx, sy)
        return polyline(kept, closed=True)

    def band(self, width: float, samples: int = 40) -> Path:
        """The closed outline of a band of even width along an open path."""
        return self.ribbon(lambda _: width, samples)

    def ribbon(self, widths: Callable[[float], float], samples: int = 40) -> Path:
        """The closed outline of a band along an open path; width as a function of 0…1."""
        per = max(4, samples // max(1, len(self.segments)))
        dots = self.points(per)
        left: list[Point] = []
        right: list[Point] = []
        for i, (x, y) in enumerate(dots):
            x0, y0 = dots[max(0, i - 1)]
            x1, y1 = dots[min(len(dots) - 1, i + 1)]
            size = math.hypot(x1 - x0, y1 - y0) or 1.0
            half = widths(i / max(1, len(dots) - 1)) / 2
            nx, ny = -(y1 - y0) / size * half, (x1 - x0) / size * half
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        return polyline(left + right[::-1], closed=True)


def _at(a: float, b: float, c: float, d: float, t: float) -> float:
    u = 1 - t
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d


def _extremes(a: float, b: float, c: float, d: float) -> list[float]:
    """Parameters strictly inside 0…1 where one coordinate of a segment turns."""
    p, q, r = -a + 3 * b - 3 * c + d, 2 * (a - 2 * b + c), b - a
    if abs(p) < 1e-12:
        roots = [-r / q] if abs(q) > 1e-12 else []
    else:
        inside = q * q - 4 * p * r
        if inside < 0:
            return []
        root = math.sqrt(inside)
        roots = [(-q + root) / (2 * p), (-q - root) / (2 * p)]
    return [t for t in roots if 0 < t < 1]


def _area(dots: Sequence[Point]) -> float:
    pairs = zip(dots, [*dots[1:], dots[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def _even(dots: list[Point], least: float) -> list[Point]:
    """The dots without those nearer than `least` to the one before; never more than 240."""
    kept: list[Point] = []
    for dot in dots:
        if not kept or math.dist(dot, kept[-1]) >= least:
            kept.append(dot)
    return kept[:: max(1, len(kept) // 240 + (len(kept) > 240))]


def polyline(dots: Sequence[Point], closed: bool = False) -> Path:
    """Straight pieces through the dots."""
    ends = [*dots[1:], dots[0]] if closed else dots[1:]
    starts = dots if closed else dots[:-1]
    return Path(tuple((p, p, q, q) for p, q in zip(starts, ends, strict=True)), closed)


def smooth(dots: Sequence[Point], closed: bool = True, tension: float = 1.0) -> Path:
    """A soft curve through the dots (centripetal-like Catmull–Rom as Béziers)."""
    count = len(dots)
    segments: list[Segment] = []
    for i in range(count if closed else count - 1):
        p1, p2 = dots[i], dots[(i + 1) % count]
        p0 = dots[i - 1] if closed or i > 0 else p1
        p3 = dots[(i + 2) % count] if closed or i + 2 < count else p2
        reach = math.dist(p1, p2)
        one = _handle(p0, p1, p2, reach, tension)
        two = _handle(p3, p2, p1, reach, tension)
        segments.append((p1, one, two, p2))
    return Path(tuple(segments), closed)


def _handle(before: Point, at: Point, after: Point, reach: float, tension: float) -> Point:
    """The control point beside `at`, on the tangent, a third of the chord away."""
    dx, dy = after[0] - before[0], after[1] - before[1]
    size = math.hypot(dx, dy)
    if not size:
        return at
    share = reach / 3 * tension / size
    return (at[0] + dx * share, at[1] + dy * share)


def rounded(corners: Sequence[tuple[float, float, float]]) -> Path:
    """A closed polygon of (x, y, corner radius) with softly rounded corners."""
    count = len(corners)
    cuts: list[tuple[Point, Point, Point]] = []
    for i, (x, y, radius) in enumerate(corners):
        ends = []
        for other in (corners[i - 1], corners[(i + 1) % count]):
            dx, dy = other[0] - x, other[1] - y
            size = math.hypot(dx, dy)
            reach = min(radius, size * 0.48)
            share = reach / size if size else 0.0
            ends.append((x + dx * share, y + dy * share))
        cuts.append((ends[0], (x, y), ends[1]))
    segments: list[Segment] = []
    for i, (enter, corner, leave) in enumerate(cuts):
        one = _towards(enter, corner, QUARTER)
        two = _towards(leave, corner, QUARTER)
        if enter != leave:
            segments.append((enter, one, two, leave))
        following = cuts[(i + 1) % count][0]
        segments.append((leave, leave, following, following))
    return Path(tuple(segments), True)


def _towards(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0) -> Path:
    """An upright rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    right, bottom = x + width, y + height
    return rounded([(x, y, r), (right, y, r), (right, bottom, r), (x, bottom, r)])


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Path:
    """An ellipse, clockwise from the left."""
    kx, ky = rx * QUARTER, ry * QUARTER
    left, top, right, bottom = (cx - rx, cy), (cx, cy - ry), (cx + rx, cy), (cx, cy + ry)
    return Path(
        (
            (left, (cx - rx, cy - ky), (cx - kx, cy - ry), top),
            (top, (cx + kx, cy - ry), (cx + rx, cy - ky), right),
            (right, (cx + rx, cy + ky), (cx + kx, cy + ry), bottom),
            (bottom, (cx - kx, cy + ry), (cx - rx, cy + ky), left),
        ),
        True,
    )


class Pen:
    """Builds a path step by step in absolute coordinates."""

    def __init__(self, x: float, y: float) -> None:
        self._start: Point = (x, y)
        self._at: Point = (x, y)
        self._segments: list[Segment] = []

    def line(self, x: float, y: float) -> Pen:
        self._segments.append((self._at, self._at, (x, y), (x, y)))
        self._at = (x, y)
        return self

    def curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> Pen:
        self._segments.append((self._at, (x1, y1), (x2, y2), (x, y)))
        self._at = (x, y)
        return self

    def open(self) -> Path:
        return Path(tuple(self._segments), False)

    def close(self) -> Path:
        if self._at != self._start:
            self.line(*self._start)
        return Path(tuple(self._segments), True)
