"""The stylesheet: one file out of many, and colours that can be read."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from magazine.stylesheet import BUNDLE, PARTS, StylesheetFinder, parts

# WCAG 2.2, 1.4.3 (text) and 1.4.11 (marks that mean something).
TEXT = 4.5
MARK = 3.0


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(scheme: str) -> dict[str, str]:
    """The colour tokens of a scheme; the dark one is what it changes of the light one."""
    light, dark = (PARTS / "tokens.css").read_text().split("prefers-color-scheme: dark")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "paper", TEXT),
        ("ink", "paper-tinted", TEXT),
        ("ink-quiet", "paper", TEXT),
        ("ink-quiet", "paper-tinted", TEXT),
        ("lacquer", "paper", TEXT),
        ("lacquer", "paper-tinted", TEXT),
        ("on-lacquer", "lacquered", TEXT),
        ("on-lacquer", "lacquered-deep", TEXT),
        ("tile-ink", "tile", TEXT),
        ("ink-quiet", "paper", MARK),
    ],
)
def test_what_is_printed_can_be_read(scheme, ink, ground, least):
    named = colours(scheme)
    assert contrast(named[ink], named[ground]) >= least


def test_the_site_loads_one_stylesheet_with_every_component_in_it():
    found = Path(finders.find(BUNDLE)).read_text(encoding="utf-8")
    for part in PARTS.rglob("*.css"):
        assert part.read_text(encoding="utf-8") in found
    assert found.index("@layer tokens, base, layout, components, print;") < found.index(
        "@layer base {"
    )


def test_collecting_static_files_collects_the_stylesheet():
    names = [name for name, _storage in StylesheetFinder().list([])]
    assert names == [BUNDLE]


def test_a_changed_part_is_in_the_next_stylesheet(tmp_path, settings):
    settings.STYLESHEET_ROOT = tmp_path / "made"
    for name in ("fonts", "tokens", "base", "layout", "print"):
        (tmp_path / f"{name}.css").write_text(f"/* {name} */")
    finder = StylesheetFinder()
    finder.folder = tmp_path
    assert "/* base */" in Path(finder.find(BUNDLE)).read_text()
    (tmp_path / "base.css").write_text("/* another base */")
    assert "/* another base */" in Path(finder.find(BUNDLE)).read_text()


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.stem)
def test_a_part_keeps_the_rules_of_the_house(part):
    text = part.read_text(encoding="utf-8")
    assert "!important" not in text
    assert not re.search(r"(^|[\s,])#[a-z][\w-]*[^;{}]*\{", text)
    if part.name != "fonts.css":
        assert text.lstrip().startswith("/*")
        assert "@layer" in text
    # Addresses are relative to the bundle, so they belong beside it.
    assert part.parent == PARTS or "url(" not in text
