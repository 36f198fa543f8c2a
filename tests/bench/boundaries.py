"""`python -m tests.bench.boundaries`: the test of the cache in front, at full size.

200 clients read for a minute across 20 boundaries, through nginx and gunicorn on PostgreSQL.
Every response is checked by its date, and the application's requests are counted.
"""

import os
import subprocess
import sys

from tests.postgres import a_postgres

SIZE = {"BOUNDARY_CLIENTS": "200", "BOUNDARIES": "20", "BOUNDARY_SECONDS": "3"}
COMMAND = ("-m", "pytest", "tests/processes/test_boundaries.py", "-k", "late_or_early", "-sq")


def main() -> None:
    with a_postgres() as url:
        environment = {**os.environ, **SIZE, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}
        done = subprocess.run([sys.executable, *COMMAND], env=environment, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
