"""The calendar that the site serves is the one that package.json pins."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVED = ROOT / "magazine/static/magazine/vendor/event-calendar"
PACKAGE = ROOT / "node_modules/@event-calendar/build"
SOURCE_MAP = b"//# sourceMappingURL=event-calendar.min.js.map"


@pytest.mark.parametrize("name", ["event-calendar.min.js", "event-calendar.min.css"])
def test_the_served_file_is_the_packages(name: str) -> None:
    published = (PACKAGE / "dist" / name).read_bytes()
    assert (SERVED / name).read_bytes().rstrip() == published.removesuffix(SOURCE_MAP).rstrip()


def test_its_version_is_the_pinned_one_and_named_beside_it() -> None:
    pinned = json.loads((ROOT / "package.json").read_text())["dependencies"]
    version = pinned["@event-calendar/build"]
    assert json.loads((PACKAGE / "package.json").read_text())["version"] == version
    for name in ("README.md", "LICENSE.txt"):
        assert f"Event Calendar {version}" in (SERVED / name).read_text()
