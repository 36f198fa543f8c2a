"""How long an answer stays right, in the words of HTTP caches. Plain functions.

Caches count whole seconds from the whole second the answer is dated at, so the boundary is
rounded down and the present up: never late, and never a moment sooner than that costs.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil, floor

PRIVATE = "private, no-store"
# Readers' browsers ask each time, with the tag they have; only caches in front keep.
ASK_AGAIN = "max-age=0, must-revalidate"
# Fastly's limit on the header is 16 KB, Cloudflare's on all tags of an answer too.
MOST_NAMES = 200


def seconds_left(until: datetime | None, now: datetime, longest: int) -> int:
    """For how many whole seconds from `now` a cache may keep it; 0 is not at all."""
    if until is None:
        return longest
    left = floor(until.timestamp()) - ceil(now.timestamp())
    return max(0, min(left, longest))


def kept_through(until: datetime | None, now: datetime, longest: int) -> int:
    """The last whole second (since 1970) at which it may still be served.

    For nginx, which would count from when it got the answer: an instant cannot drift.
    """
    last = floor(now.timestamp()) + longest - 1
    return last if until is None else min(last, floor(until.timestamp()) - 1)


def cache_headers(until: datetime | None, now: datetime, longest: int) -> dict[str, str]:
    """What tells every cache how long the public answer is good."""
    seconds = seconds_left(until, now, longest)
    through = kept_through(until, now, longest)
    return {
        "Cache-Control": f"public, s-maxage={seconds}, {ASK_AGAIN}",
        "X-Accel-Expires": f"@{through}" if through >= floor(now.timestamp()) else "0",
    }


def name_headers(names: Iterable[str]) -> dict[str, str]:
    """What it shows, for caches that call back by name: as Fastly and as Cloudflare read it."""
    told = sorted(names)[:MOST_NAMES]
    return {"Surrogate-Key": " ".join(told), "Cache-Tag": ",".join(told)} if told else {}


def is_close(until: datetime | None, now: datetime, closeness: timedelta) -> bool:
    """Whether the boundary may pass while the answer is on its way, or has passed already."""
    return until is not None and until - now <= closeness
