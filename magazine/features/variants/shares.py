"""Who is shown which variant: plain functions of bucket, feature and weights.

A reader's browser draws one of 100 buckets, once. Each feature deals the buckets out anew,
so that the same readers are not shown the first variant of everything: bucket b stands at

    (b × step + shift) mod 100

where step and shift come from the 32-bit FNV-1a hash of the feature's id in decimal digits.
A step that shares no factor with 100 makes this a permutation, so each variant gets exactly
as many buckets as its share says. `static/magazine/js/rotation.js` does the same.
"""

from collections.abc import Sequence
from itertools import accumulate

BUCKETS = 100
FNV_OFFSET, FNV_PRIME = 0x811C9DC5, 0x01000193
# The numbers below 100 that share no factor with it.
STEPS = [step for step in range(1, BUCKETS) if step % 2 and step % 5]


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash (G. Fowler, L. C. Noll, K.-P. Vo) of ASCII text."""
    found = FNV_OFFSET
    for byte in text.encode("ascii"):
        found = (found ^ byte) * FNV_PRIME & 0xFFFFFFFF
    return found


def place_of(bucket: int, feature_id: int) -> int:
    """Where the bucket stands among the 100 of this feature."""
    spread = fnv1a(str(feature_id))
    step, shift = STEPS[spread % len(STEPS)], (spread >> 8) % BUCKETS
    return (bucket * step + shift) % BUCKETS


def edges(weights: Sequence[int]) -> list[int]:
    """The first place that is no longer each variant's; the last edge is 100.

    Halves go up. Whole buckets: a share is exact to one per cent.
    """
    total = sum(weights)
    return [(2 * BUCKETS * reached + total) // (2 * total) for reached in accumulate(weights)]


def choose(bucket: int, feature_id: int, until: Sequence[int]) -> int:
    """Which variant, counted from zero, a bucket is shown; `until` as `edges` gives it."""
    place = place_of(bucket, feature_id)
    return next(number for number, edge in enumerate(until) if place < edge)
