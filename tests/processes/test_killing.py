"""Workers and loops killed at random: every publication happens once, none is lost or late.

How many publications is the environment's, for `tests.bench.killing`.
"""

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread
from time import sleep, time

import pytest
from django.db import connection
from wagtail.models import PageLogEntry, Revision

from magazine.models import TrendArticle
from tests.factories import TrendArticleFactory
from tests.processes.running import gunicorn, start, stop

PUBLICATIONS = int(os.environ.get("PUBLICATIONS", "16"))
SECONDS_APART = 0.8
# Until all are scheduled.
AHEAD_S = 2 + PUBLICATIONS / 50
IN_A_YEAR = datetime.now(UTC) + timedelta(days=365)
LOOPS = 3
# A second is the promise. Here the loops, which start anew all the time, share two cores with
# the rest of the tests; at full size, on a machine of their own, they are held to it.
LATE = timedelta(seconds=float(os.environ.get("LATEST_S", "3")))
GIVE_UP_S = 30
PUBLISHED = "wagtail.publish.scheduled"
LOOP = (sys.executable, "manage.py", "run_schedule")
SEED = 20260329

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("site"),
]


class Loop:
    """`run_schedule` as a process, and whether it watches already."""

    def __init__(self) -> None:
        self.watching = Event()
        self.begin()

    def begin(self) -> None:
        self.watching.clear()
        self.process = start(LOOP, stdout=subprocess.PIPE, text=True)
        Thread(target=self._hear, args=(self.process,), daemon=True).start()

    def _hear(self, process: subprocess.Popen) -> None:
        for line in process.stdout:
            if "Watching" in line:
                self.watching.set()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.begin()


@pytest.fixture
def loops():
    running = [Loop() for _ in range(LOOPS)]
    for loop in running:
        assert loop.watching.wait(60)
    yield running
    for loop in running:
        stop(loop.process)


def schedule() -> dict[int, datetime]:
    """Stories to be published, one after the other: the instant of each.

    They are made first, which takes its time, and given their instants when all are there.
    """
    made = []
    for number in range(PUBLICATIONS):
        page = TrendArticleFactory(title=f"Story-{number}.", live=False, go_live_at=IN_A_YEAR)
        page.save_revision().publish()
        made.append(page.pk)
    first = time() + AHEAD_S
    meant = {}
    for number, page in enumerate(made):
        meant[page] = at = datetime.fromtimestamp(first + number * SECONDS_APART, UTC)
        [revision] = Revision.objects.filter(object_id=str(page))
        revision.content["go_live_at"] = at.isoformat()
        revision.approved_go_live_at = at
        revision.save()
    return meant


def wait_until(instant: float) -> None:
    sleep(max(0.0, instant - time()))


def published(meant: dict[int, datetime]) -> list[timedelta]:
    """How late each was; fails unless each was published exactly once, as of its instant."""
    entries = PageLogEntry.objects.filter(action=PUBLISHED)
    done = sorted((entry.page_id, entry.timestamp) for entry in entries)
    assert [page for page, _ in done] == sorted(meant)
    pages = TrendArticle.objects.live().in_bulk(meant)
    assert {page: made.first_published_at for page, made in pages.items()} == meant
    return [at - meant[page] for page, at in done]


def test_loops_killed_at_random_publish_everything_once_and_on_time(loops):
    dice = random.Random(SEED)
    meant = schedule()
    last, killed = max(meant.values()).timestamp(), 0
    wait_until(min(meant.values()).timestamp())
    while time() < last:
        sleep(dice.uniform(0.5, 3))
        ready = [loop for loop in loops if loop.watching.is_set()]
        # A loop runs at all times, as the promise has it.
        if len(ready) > 1:
            dice.choice(ready).kill()
            killed += 1
    give_up = last + GIVE_UP_S
    while PageLogEntry.objects.filter(action=PUBLISHED).count() < len(meant) and time() < give_up:
        sleep(0.1)

    late = published(meant)
    print(
        f"\n{connection.vendor}: {len(meant)} publications, {killed} loops killed: each once; "
        f"half within {sorted(late)[len(late) // 2].total_seconds():.2f} s, "
        f"the latest after {max(late).total_seconds():.2f} s"
    )
    assert killed
    assert max(late) <= LATE


def test_workers_killed_at_random_leave_the_first_answer_to_show_what_has_come(folder):
    dice = random.Random(SEED)
    with gunicorn(folder) as application:
        meant = schedule()
        addresses = {page.pk: page.url for page in TrendArticle.objects.in_bulk(meant).values()}
        last, killed, answered, missing = max(meant.values()).timestamp(), 0, 0, []
        over = Event()

        def kill() -> None:
            nonlocal killed
            while not over.is_set():
                sleep(dice.uniform(0.5, 2))
                with suppress(ProcessLookupError, IndexError):
                    os.kill(dice.choice(application.workers()), signal.SIGKILL)
                    killed += 1

        killer = Thread(target=kill)
        killer.start()
        while time() < last + 1:
            asked = datetime.now(UTC)
            # Nobody looks for a while, then somebody does.
            map_of_site = read(application.port, "/sitemap-pages.xml")
            sleep(dice.uniform(0, 0.3))
            if map_of_site is None:
                continue
            answered += 1
            due = [page for page, at in meant.items() if at <= asked]
            missing += [page for page in due if addresses[page] not in map_of_site]
        over.set()
        killer.join()
        while read(application.port, "/") is None:
            sleep(0.2)

    published(meant)
    print(
        f"\n{connection.vendor}: {len(meant)} publications, {killed} workers killed, "
        f"{answered} answers: each once; {len(missing)} missing from an answer after their hour"
    )
    assert killed
    assert answered
    assert not missing


def read(port: int, address: str) -> str | None:
    """The page, or None when nobody answered to its end."""
    try:
        http = HTTPConnection("127.0.0.1", port, timeout=10)
        http.request("GET", address)
        response = http.getresponse()
        text = response.read().decode()
    except (OSError, HTTPException):
        return None
    return text if response.status == 200 else None
