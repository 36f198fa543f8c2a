"""The smallest rooms of a kit, worked out once and kept.

Kept under the exact sizes of the things, so that a corrected size is another kit.
"""

from collections.abc import Sequence
from hashlib import sha256

from django.core.cache import cache

from catalog.fit.frontier import Frontier, fit_frontier, kit_key
from catalog.fit.shapes import Item

# To be counted up when the same sizes get another frontier.
_EDITION = 1
KEPT_FOR_S = 90 * 24 * 60 * 60


def frontier_of(items: Sequence[Item]) -> Frontier:
    """The frontier of a kit, out of the cache where it is known. Raises KitError."""
    # Sizes alone would be too long a key for some caches.
    digest = sha256(kit_key(items).encode()).hexdigest()
    key = f"catalog.frontier.{_EDITION}.{digest}"
    found = cache.get(key)
    if found is None:
        found = fit_frontier(items)
        cache.set(key, found, KEPT_FOR_S)
    return found
