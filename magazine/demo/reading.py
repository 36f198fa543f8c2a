"""The demo's TOML files, read; and the one error that says which of them is at fault."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "demo"

# Any fixed UUID does: it makes a demo page's translation key, and with it the page is found
# again after its headline, its slug and its place have been changed.
_NAMESPACE = UUID("5b0f1c2e-52f4-4d0c-9a51-3c6f0a7d1820")


class DemoError(Exception):
    """The demo cannot be loaded; the message names the file, the entry and the mend."""


def read(path: Path) -> dict:
    """One TOML file as a dict. Raises DemoError naming the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DemoError(f"{_short(path)} is missing.") from None
    except tomllib.TOMLDecodeError as error:
        raise DemoError(f"{_short(path)} is not valid TOML: {error}.") from error


def read_folder(folder: Path) -> Iterator[tuple[Path, dict]]:
    """Every TOML file of a folder in the order of the names."""
    for path in sorted(folder.glob("*.toml")):
        yield path, read(path)


def key_of(kind: str, name: str) -> UUID:
    """The translation key of a demo page, the same on every installation."""
    return uuid5(_NAMESPACE, f"{kind}/{name}")


def _short(path: Path) -> str:
    return "/".join(path.parts[-3:])
