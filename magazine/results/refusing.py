"""Whom nothing is counted for: those who ask not to be, programs, the desk, and strangers."""

import secrets
from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from urllib.parse import urlsplit

from crawlerdetect import CrawlerDetect
from django.conf import settings
from django.http import HttpRequest

from magazine.protection import client_address

# A message is sent once a page view: a whole office behind one address reads no faster.
MOST_A_MINUTE = 240

_crawlers = CrawlerDetect()


def asks_not_to(request: HttpRequest) -> bool:
    """Global Privacy Control (https://w3c.github.io/gpc/), and Do Not Track before it."""
    return "1" in (request.headers.get("Sec-GPC"), request.headers.get("DNT"))


def is_of_the_desk(request: HttpRequest) -> bool:
    """Somebody who has logged in: the desk looks at its own features all day."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Sent by a page of another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()


def is_program(request: HttpRequest) -> bool:
    return _is_program(request.headers.get("User-Agent", ""))


@lru_cache(maxsize=2048)
def _is_program(agent: str) -> bool:
    """Half a millisecond of patterns, so remembered by the agent's name."""
    return not agent or _crawlers.isCrawler(agent)


class Gate:
    """So many a minute from one address.

    Kept by a hash whose key lasts as long as the minute: no address is held, or could be
    found again.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute = 0
        self._key = b""
        self._passed: Counter[bytes] = Counter()

    def lets(self, request: HttpRequest) -> bool:
        minute = int(request.instant.timestamp() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._key = minute, secrets.token_bytes(16)
                self._passed.clear()
            address = blake2b(client_address(request).encode(), key=self._key, digest_size=8)
            self._passed[address.digest()] += 1
            return self._passed[address.digest()] <= MOST_A_MINUTE


gate = Gate()
