"""`make bench`: our pages and a bare view, in turn, under the same server; then the fit engine,
and the search by what is carried among very many bags.

One gunicorn worker of one thread each, production settings, SQLite; one client that keeps
its connection. A busy machine slows all alike: read the ratios.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, sleep

HOST = "reticule.example"
# As a proxy that ends TLS sends them.
HEADERS = {"Host": HOST, "X-Forwarded-Proto": "https"}
ROUNDS = 8
SECONDS_A_ROUND = 0.75
STARTS_WITHIN_S = 60
WARM_UP = 20
GOAL = 0.25

BARE, OURS = "bare", "ours"
REFERENCE = "bare view"
# What is asked for: name, server, path.
PAGES = (
    (REFERENCE, BARE, "/bare/"),
    ("bare view behind our middleware", OURS, "/bare/"),
    ("article: 40 blocks, 12 products", OURS, "/trends/article/"),
    ("home", OURS, "/"),
    ("catalogue: 24 of 240", OURS, "/bags/"),
    ("product", OURS, "/bags/maison-1/bag-0/"),
)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="reticule-bench-") as folder:
        environment = _environment(Path(folder))
        for command in (
            ("-m", "django", "migrate", "--verbosity=0"),
            ("-m", "django", "collectstatic", "--noinput", "--verbosity=0"),
            ("-m", "tests.bench.content"),
        ):
            subprocess.run([sys.executable, *command], env=environment, check=True)
        with (
            _gunicorn({**environment, "BENCH_BARE": "1"}) as bare,
            _gunicorn(environment) as ours,
        ):
            _print(_measure({BARE: bare, OURS: ours}))
    print("\nThe fit engine", flush=True)
    subprocess.run([sys.executable, "-m", "tests.bench.fit_bench"], check=True)
    print("\nThe search by what is carried: made-up bags first, which take minutes", flush=True)
    subprocess.run([sys.executable, "-m", "tests.bench.kit_bench"], check=True)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"REDIS_URL"}}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "BENCH_FOLDER": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": HOST,
    }


@contextmanager
def _gunicorn(environment: dict[str, str]) -> Iterator[HTTPConnection]:
    """A server on a port of its own, and a connection to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--workers=1", "--threads=1", "--worker-class=gthread", "--keep-alive=75")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "magazine.wsgi", f"--bind=127.0.0.1:{port}"),
            *options,
            "--log-level=error",
        ],
        env=environment,
    )
    try:
        yield _connect(port)
    finally:
        server.terminate()
        server.wait()


def _connect(port: int) -> HTTPConnection:
    """A connection as soon as the server answers. Raises ConnectionRefusedError after a while."""
    started = monotonic()
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=STARTS_WITHIN_S)
        try:
            connection.connect()
        except ConnectionRefusedError:
            if monotonic() - started > STARTS_WITHIN_S:
                raise
            sleep(0.1)
        else:
            return connection


def _measure(servers: dict[str, HTTPConnection]) -> dict[str, list[float]]:
    """Seconds of every request, by page; each round asks for every page in turn."""
    for name, server, path in PAGES:
        for _ in range(WARM_UP):
            _get(servers[server], name, path)
    taken: dict[str, list[float]] = {name: [] for name, _server, _path in PAGES}
    for _ in range(ROUNDS):
        for name, server, path in PAGES:
            until = monotonic() + SECONDS_A_ROUND
            while monotonic() < until:
                taken[name].append(_get(servers[server], name, path))
    return taken


def _get(connection: HTTPConnection, name: str, path: str) -> float:
    """Seconds until the whole answer was there. Ends the bench when it is not the page."""
    started = perf_counter()
    connection.request("GET", path, headers=HEADERS)
    answer = connection.getresponse()
    answer.read()
    taken = perf_counter() - started
    if answer.status != 200:
        sys.exit(f"{name}: {path} answers {answer.status}.")
    return taken


def _print(taken: dict[str, list[float]]) -> None:
    rate = {name: len(seconds) / sum(seconds) for name, seconds in taken.items()}
    print(f"{'':34} {'requests/s':>10} {'median ms':>10} {'× bare':>8}")
    for name, seconds in taken.items():
        ratio = rate[name] / rate[REFERENCE]
        print(f"{name:34} {rate[name]:10.0f} {median(seconds) * 1000:10.2f} {ratio:8.2f}")
    print(f"Goal for the article: {GOAL} × bare. Nothing is cached between requests.")


if __name__ == "__main__":
    main()
