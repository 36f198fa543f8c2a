"""`python -m tests.bench.killing`: the test of killed workers and loops, at full size.

200 publications each on SQLite and on PostgreSQL, with `run_schedule` and with requests alone.
"""

import os
import subprocess
import sys

from tests.postgres import a_postgres

SIZE = {"PUBLICATIONS": "200", "LATEST_S": "1", "LOG_LEVEL": "ERROR"}
COMMAND = (sys.executable, "-m", "pytest", "tests/processes/test_killing.py", "-sq")


def main() -> None:
    environment = {**os.environ, **SIZE}
    on_sqlite = subprocess.run(COMMAND, env={**environment, "DATABASE_URL": ""}, check=False)
    with a_postgres() as url:
        on_postgres = subprocess.run(COMMAND, env={**environment, "DATABASE_URL": url}, check=False)
    sys.exit(on_sqlite.returncode or on_postgres.returncode)


if __name__ == "__main__":
    main()
