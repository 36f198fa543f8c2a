"""Scenes and pixels: every scene in every ratio, repeatable, and rendered to the asked width."""

from __future__ import annotations

import io
import re

import pytest
from defusedxml import ElementTree
from PIL import Image

from catalog.drawing import (
    PALETTES,
    RATIOS,
    SCENES,
    BagDrawing,
    illustrate,
    scene,
    to_jpeg,
    to_png,
    to_webp,
)

BAGS = (
    BagDrawing("top_handle", 120, 95, 50, closure="turn_lock", seed="a"),
    BagDrawing("frame", 110, 100, 40, material="silk", strap="chain", seed="b"),
    BagDrawing("cylinder", 30, 90, 30, material="patent", seed="c"),
)


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("ratio", RATIOS)
def test_every_scene_is_well_formed_in_every_ratio(name, ratio):
    svg = scene(name, BAGS, ratio)
    root = ElementTree.fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    across, down = map(int, ratio.split(":"))
    assert width / height == pytest.approx(across / down, rel=0.01)
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= set(ids)
    assert "style=" not in svg


@pytest.mark.parametrize("palette", PALETTES)
def test_a_scene_needs_one_bag_only_and_is_the_same_each_time(palette):
    one = scene("vitrine", BAGS[:1], "1:1", palette)
    assert one == scene("vitrine", BAGS[:1], "1:1", palette)


@pytest.mark.parametrize("name", ["calipers", "giant_ruler"])
def test_a_rule_in_a_picture_is_true_to_the_bag_beside_it(name):
    small = scene(name, [BagDrawing("flap", 60, 40, seed="s")], prefix="p")
    large = scene(name, [BagDrawing("flap", 120, 80, seed="s")], prefix="p")
    # The bags look alike; a centimetre on the rule is twice as long beside the smaller one.
    one, other = (_centimetre(svg) for svg in (small, large))
    assert one == pytest.approx(2 * other, rel=0.01)


def _centimetre(svg: str) -> float:
    """The distance of the rule's eleventh tick from its first, in scene units."""
    ticks = next(d for d in re.findall(r' d="(M0 0V[^"H]*)"', svg) if d.count("M") > 20)
    return float(re.findall(r"M([\d.]+) 0V", ticks)[10])


def test_another_byline_is_another_portrait():
    faces = {scene("monogram", [BagDrawing("flap", seed=str(i))], prefix="p") for i in range(12)}
    assert len(faces) == 12


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("sofa", BAGS, "3:2", "paper"), "scene “sofa”"),
        (("plinths", BAGS, "2:1", "paper"), "ratio “2:1”"),
        (("plinths", BAGS, "3:2", "mud"), "palette “mud”"),
        (("plinths", (), "3:2", "paper"), "at least one bag"),
    ],
)
def test_what_cannot_be_composed_is_named(wrong, said):
    with pytest.raises(ValueError, match=said):
        scene(*wrong)


def test_pixels_have_the_asked_width_and_show_the_bag():
    svg = illustrate(BagDrawing("flap", 200, 120, colour="#a3122b"))
    with Image.open(io.BytesIO(to_png(svg, 300))) as image:
        assert image.width == 300
        assert image.mode == "RGBA"
        assert image.getpixel((2, 2))[3] == 0
        red, green, blue, alpha = image.getpixel((150, image.height // 2))
        assert alpha == 255
        assert red > max(green, blue)


def test_other_formats_are_what_they_are_called():
    svg = scene("on_card", BAGS, "1:1")
    assert Image.open(io.BytesIO(to_jpeg(svg, 120))).format == "JPEG"
    assert Image.open(io.BytesIO(to_webp(svg, 120))).format == "WEBP"


def test_a_picture_without_width_is_refused():
    with pytest.raises(ValueError, match="at least 1 pixel"):
        to_png(illustrate(BAGS[0]), 0)
