"""Behind the recommended nginx: every response shows what is on air at its `Date`, whoever reads.

How many clients, seconds and boundaries is the environment's, for `tests.bench.boundaries`.
"""

import os
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from time import sleep, time
from typing import NamedTuple

import pytest

from magazine.models import TrendArticle
from tests.factories import EditorFactory, TrendArticleFactory
from tests.features.factories import ApprovedFactory, slot
from tests.installing import NotInstalled
from tests.processes.running import gunicorn, nginx

CLIENTS = int(os.environ.get("BOUNDARY_CLIENTS", "50"))
BOUNDARIES = int(os.environ.get("BOUNDARIES", "6"))
SECONDS_APART = int(os.environ.get("BOUNDARY_SECONDS", "2"))
# A reader's pause between two pages.
PAUSE_S = 0.05
# Until everything is scheduled and everybody has read once.
AHEAD_S = 4 + BOUNDARIES // 2

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("site"),
]


class Read(NamedTuple):
    """One response: the second it is dated at, the hero's number, the stories gone live."""

    dated: int
    hero: int
    stories: frozenset[int]
    seconds: float


@pytest.fixture
def served(folder):
    """nginx before gunicorn: the port, and the application's record of requests."""
    with gunicorn(folder) as application:
        try:
            with nginx(folder, application.port) as port:
                yield port, application.record
        except NotInstalled as missing:
            pytest.fail(str(missing), pytrace=False)


def test_no_response_is_late_or_early_and_the_application_is_asked_once_a_boundary(served):
    port, record = served
    HTTPConnection("127.0.0.1", port, timeout=60).request("GET", "/brands/")
    start = int(time()) + AHEAD_S
    boundaries = [start + SECONDS_APART * number for number in range(BOUNDARIES)]
    _schedule(boundaries)
    until = boundaries[-1] + SECONDS_APART
    with ThreadPoolExecutor(CLIENTS) as clients:
        reading = [clients.submit(_read, port, until) for _ in range(CLIENTS)]
    everything = [read for client in reading for read in client.result()]

    wrong = [read for read in everything if _what_is_wrong(read, boundaries)]
    asked = sum(line.startswith("GET / ") for line in record.read_text().splitlines())
    seconds = sorted(read.seconds for read in everything)
    print(
        f"\n{CLIENTS} clients, {len(boundaries)} boundaries: {len(everything)} responses, "
        f"{len(wrong)} wrong, {asked} requests reached the application; "
        f"half within {seconds[len(seconds) // 2] * 1000:.0f} ms, slowest {seconds[-1]:.2f} s"
    )
    assert not wrong, Counter(_what_is_wrong(read, boundaries) for read in wrong)
    assert {read.hero for read in everything} >= set(range(len(boundaries)))
    # One before the first boundary and one at each, and no more however many read. What a
    # slow machine has nginx ask twice for is a second within which it had no answer yet.
    assert asked <= 2 * (len(boundaries) + 1) + (until - start) // 30


def _schedule(boundaries: list[int]) -> None:
    """At each boundary another hero; at every other one a story goes live too."""
    for number, at in enumerate(boundaries):
        starts = datetime.fromtimestamp(at, UTC)
        ends = starts + timedelta(seconds=SECONDS_APART)
        ApprovedFactory(slot=slot(), starts_at=starts, ends_at=ends, headline=f"Hero-{number}.")
        if number % 2:
            story = TrendArticleFactory(title=f"Story-{number}.", live=False, go_live_at=starts)
            story.save_revision().publish()


def _what_is_wrong(read: Read, boundaries: list[int]) -> str | None:
    """Against the plainest reckoning there is: which boundaries had come at the response's date."""
    come = [number for number, at in enumerate(boundaries) if at <= read.dated]
    if read.dated >= boundaries[-1] + SECONDS_APART:
        return None if read.hero == -1 else "the last hero stayed"
    on_air = come[-1] if come else -1
    if read.hero != on_air:
        return f"hero {'late' if read.hero < on_air else 'early'}"
    live = {number for number in come if number % 2}
    # The front lists the newest ten.
    if not read.stories <= live:
        return "story early"
    return None if set(sorted(live)[-5:]) <= read.stories else "story late"


def _read(port: int, until: float) -> list[Read]:
    everything: list[Read] = []
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    while time() < until:
        began = time()
        connection.request("GET", "/")
        response = connection.getresponse()
        text = response.read().decode()
        assert response.status == 200, text
        hero = re.search(r"Hero-(\d+)\.", text)
        stories = frozenset(int(number) for number in re.findall(r"Story-(\d+)\.", text))
        dated = int(parsedate_to_datetime(response.headers["Date"]).timestamp())
        number = int(hero[1]) if hero else -1
        everything.append(Read(dated, number, stories, time() - began))
        sleep(PAUSE_S)
    return everything


def test_who_is_logged_in_or_looks_at_another_day_is_served_by_the_application(served, client):
    port, record = served
    client.force_login(EditorFactory())
    session = client.cookies["sessionid"].value

    def caching(headers: dict[str, str]) -> tuple[str, str]:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/", headers=headers)
        response = connection.getresponse()
        response.read()
        return response.headers["X-Cache"], response.headers["Cache-Control"]

    told = "public, max-age=0, must-revalidate"
    assert [caching({}), caching({})] == [("MISS", told), ("HIT", told)]
    for cookie in (f"sessionid={session}", "asof=borrowed"):
        before = len(record.read_text().splitlines())
        assert {caching({"Cookie": cookie})[0] for _ in range(2)} == {"BYPASS"}
        assert len(record.read_text().splitlines()) == before + 2
    assert caching({"Cookie": f"sessionid={session}"})[1] == "private, no-store"
    assert caching({}) == ("HIT", told)


def test_a_story_is_fetched_anew_by_its_tag_alone(served, site):
    port, _record = served
    story = TrendArticleFactory()
    story.save_revision().publish()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    answers = []
    for _ in range(2):
        tag = {"If-None-Match": answers[0].headers["ETag"]} if answers else {}
        connection.request("GET", TrendArticle.objects.get().url, headers=tag)
        answers.append(connection.getresponse())
        answers[-1].read()
    assert [answer.status for answer in answers] == [200, 304]
