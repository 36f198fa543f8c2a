"""Starting, waiting for and stopping what a host runs, on the test's own database."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import psutil
from django.conf import settings
from django.db import connection

from tests.installing import NGINX

STARTS_WITHIN_S = 60
RECOMMENDED = Path(settings.BASE_DIR, "docs/nginx.conf")


def environment() -> dict[str, str]:
    """This process's, with the test's database in place of the site's."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{quote(name)}").geturl()
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "magazine.settings.test",
        "LOG_LEVEL": "ERROR",
    }


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Application(NamedTuple):
    """gunicorn on a port, its own process, and its record of requests, one a line."""

    port: int
    record: Path
    process: subprocess.Popen

    def workers(self) -> list[int]:
        """The processes that answer, by number; it starts another when one dies."""
        return [child.pid for child in psutil.Process(self.process.pid).children()]


@contextmanager
def gunicorn(folder: Path, workers: int = 2, threads: int = 4) -> Iterator[Application]:
    """The application, as long as the context lasts."""
    port, record = free_port(), folder / "requests.log"
    # Loaded before it listens, so that whoever is let in is answered.
    options = (
        f"--workers={workers}",
        f"--threads={threads}",
        "--worker-class=gthread",
        "--preload",
    )
    command = (sys.executable, "-m", "gunicorn", "magazine.wsgi", f"--bind=127.0.0.1:{port}")
    logs = (f"--access-logfile={record}", "--access-logformat=%(r)s %(s)s", "--log-level=error")
    with process((*command, *options, *logs)) as started:
        wait_for(port, started)
        yield Application(port, record, started)


@contextmanager
def process(command: tuple[str, ...]) -> Iterator[subprocess.Popen]:
    """A process with all it starts, gone when the context ends."""
    started = start(command)
    try:
        yield started
    finally:
        stop(started)


def start(command: tuple[str, ...], **options: object) -> subprocess.Popen:
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment(), start_new_session=True, **options
    )


def stop(started: subprocess.Popen) -> None:
    if started.poll() is None:
        started.terminate()
    try:
        started.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, 9)
        started.wait()


@contextmanager
def nginx(folder: Path, application: int) -> Iterator[int]:
    """The recommended cache in front, on a port: the very file, its host's lines changed."""
    program, port = NGINX.find(), free_port()
    site = _changed(
        RECOMMENDED.read_text(encoding="utf-8"),
        {
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{application};",
            "/run/reticule-fetching.sock": f"{folder}/fetching.sock",
            "/var/cache/nginx/reticule": f"{folder}/cache",
            "listen 80;": f"listen 127.0.0.1:{port};",
        },
    )
    (folder / "site.conf").write_text(site, encoding="utf-8")
    (folder / "cache").mkdir()
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    main = folder / "nginx.conf"
    main.write_text(
        # As root it would hand its work to somebody who may not enter the folder.
        f"{'user root root;' if os.geteuid() == 0 else ''} worker_processes 2; daemon off;"
        f"pid {folder}/pid; error_log {folder}/errors; events {{ worker_connections 1024; }}"
        f"http {{ access_log off; {temporary} include {folder}/site.conf; }}",
        encoding="utf-8",
    )
    command = (program, "-e", str(folder / "errors"), "-p", str(folder), "-c", str(main))
    with process(command) as started:
        wait_for(port, started)
        yield port


def _changed(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, f"{RECOMMENDED.name} has no line with {old}"
        text = text.replace(old, new)
    return text


def wait_for(port: int, started: subprocess.Popen) -> None:
    """Until somebody listens. Fails when the process is gone or takes too long."""
    give_up = monotonic() + STARTS_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert started.poll() is None, "It ended before it listened."
            assert monotonic() < give_up, "Nobody listens."
            sleep(0.05)
        else:
            return
