"""What every test of processes needs: a folder of its own."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short in name: pytest's own folders are too deep for the path of a socket."""
    with TemporaryDirectory(prefix="reticule-", ignore_cleanup_errors=True) as made:
        yield Path(made)
