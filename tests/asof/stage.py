"""How the tests rehearse a page, and how they compare it with the page in earnest."""

import re
from datetime import datetime

import time_machine
from django.http import HttpResponse
from django.test import Client

from tests.factories import ModeratorFactory

_OURS = re.compile(rb"<!-- as of -->.*?<!-- /as of -->", re.DOTALL)


def staff() -> Client:
    """Somebody of the desk, with a session."""
    client = Client()
    client.force_login(ModeratorFactory())
    return client


def look(client: Client, at: datetime) -> Client:
    """From now on the client sees the site as of the instant."""
    answer = client.post("/admin/as-of/look/", {"at": at.isoformat(), "path": "/"})
    assert answer.status_code == 302, answer.content.decode()
    return client


def rehearsed(client: Client, path: str, at: datetime, now: datetime) -> HttpResponse:
    """What staff see of the address at `now`, as of `at`."""
    with time_machine.travel(now, tick=False):
        return look(client, at).get(path)


def in_earnest(path: str, at: datetime) -> HttpResponse:
    """What the public is served at the address when it is `at`."""
    with time_machine.travel(at, tick=False):
        return Client().get(path)


def page(response: HttpResponse) -> bytes:
    """The page but for the banner."""
    return _OURS.sub(b"", response.content)
