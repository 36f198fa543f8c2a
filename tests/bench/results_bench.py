"""How fast readers' messages are taken, and whether all count: `-m tests.bench.results_bench`.

gunicorn with two workers on SQLite and on PostgreSQL, production settings; eight clients that
keep their connections, each message from another address and of three features. Once writing
every two seconds, as a site does, and once writing each message at once. Then the server is
told to stop and the table is added up; in a last run its workers are killed outright. One
engine alone: `sqlite` or `postgresql` after the name.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter, sleep

import psutil

from tests.bench.__main__ import HEADERS, _environment
from tests.postgres import a_postgres

CLIENTS, SECONDS, FEATURES = 8, 10, 3
READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
FORM = "application/x-www-form-urlencoded"
STARTS_WITHIN_S = 90
TO = "/_seen/"

CONTENT = f"""
import django; django.setup()
from django.utils import timezone
from tests.features.factories import ApprovedFactory, slot
places = ("home_hero", "home_secondary_1", "home_secondary_2")
for place in places[:{FEATURES}]:
    print(ApprovedFactory(slot=slot(place), starts_at=timezone.now(), ends_at=None).pk)
"""
ADDED_UP = """
import django; django.setup()
from django.db.models import Sum
from magazine.results.models import HourCount
print(HourCount.objects.aggregate(seen=Sum("impressions"))["seen"] or 0)
"""


def main() -> None:
    columns = f"{'messages/s':>10} {'median ms':>10} {'p99 ms':>8} {'told':>8} {'counted':>8}"
    print(f"{'':34} {columns} {'memory MB':>16}")
    with tempfile.TemporaryDirectory(prefix="reticule-bench-") as folder:
        environment = _environment(Path(folder))
        if "postgresql" not in sys.argv:
            _measure("SQLite", environment)
        if "sqlite" not in sys.argv:
            with a_postgres() as url:
                _measure("PostgreSQL", {**environment, "DATABASE_URL": url})


def _measure(name: str, environment: dict[str, str]) -> None:
    _run(environment, "-m", "django", "migrate", "--verbosity=0")
    _run(environment, "-m", "django", "collectstatic", "--noinput", "--verbosity=0")
    features = [int(line) for line in _run(environment, "-c", CONTENT).split()]
    for every, what in (("2", "every 2 s"), ("0", "each at once")):
        before = int(_run(environment, "-c", ADDED_UP))
        setting = {**environment, "RESULTS_WRITE_EVERY_S": every}
        with _gunicorn(setting) as (port, server):
            small = _memory(server)
            taken = _tell(port, features)
            memory = f"{small} → {_memory(server)}"
        counted = int(_run(environment, "-c", ADDED_UP)) - before
        _print(f"{name}, {what}", taken, counted, memory)
    before = int(_run(environment, "-c", ADDED_UP))
    with _gunicorn(environment) as (port, server):
        taken = _tell(port, features)
        for worker in psutil.Process(server.pid).children():
            worker.send_signal(signal.SIGKILL)
    _print(f"{name}, killed outright", taken, int(_run(environment, "-c", ADDED_UP)) - before, "")


def _run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


@contextmanager
def _gunicorn(environment: dict[str, str]) -> Iterator[tuple[int, subprocess.Popen]]:
    """Two workers on a port of their own, told to stop at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--workers=2", "--threads=4", "--worker-class=gthread", "--keep-alive=75")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "magazine.wsgi", f"--bind=127.0.0.1:{port}"),
            *(*options, "--log-level=error"),
        ],
        env=environment,
    )
    try:
        _wait_for(port)
        yield port, server
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    until = monotonic() + STARTS_WITHIN_S
    while monotonic() < until:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=STARTS_WITHIN_S)
            connection.request("GET", TO, headers=HEADERS)
            connection.getresponse().read()
        except ConnectionError:
            sleep(0.2)
        else:
            return
    sys.exit("The server does not answer.")


def _memory(server: subprocess.Popen) -> str:
    workers = psutil.Process(server.pid).children()
    return "+".join(str(round(worker.memory_info().rss / 2**20)) for worker in workers)


def _tell(port: int, features: list[int]) -> list[float]:
    """Seconds of every message that was taken."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        told = clients.map(lambda seed: _one_client(port, features, seed), range(CLIENTS))
        return [seconds for client in told for seconds in client]


def _one_client(port: int, features: list[int], seed: int) -> list[float]:
    dice = random.Random(seed)
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    body = "&".join(f"seen={feature}.0" for feature in features)
    taken, until = [], monotonic() + SECONDS
    while monotonic() < until:
        address = ".".join(str(dice.randrange(1, 255)) for _ in range(4))
        told = {**HEADERS, "User-Agent": READER, "Content-Type": FORM, "X-Forwarded-For": address}
        began = perf_counter()
        connection.request("POST", TO, body, told)
        answer = connection.getresponse()
        answer.read()
        taken.append(perf_counter() - began)
        if answer.status != 204:
            sys.exit(f"{TO} answers {answer.status}.")
    return taken


def _print(name: str, taken: list[float], counted: int, memory: str) -> None:
    print(
        f"{name:34} {len(taken) / SECONDS:10.0f} {median(taken) * 1000:10.2f} "
        f"{quantiles(taken, n=100)[-1] * 1000:8.1f} {len(taken) * FEATURES:8} {counted:8} "
        f"{memory:>16}",
        flush=True,
    )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
