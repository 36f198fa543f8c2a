"""The illustrator and the technical outline: well-formed, to scale, safe and the same each time."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import vocabulary
from catalog.drawing import BagDrawing, illustrate, outline
from catalog.drawing.forms import form_of, scale_of
from catalog.drawing.illustration import frame_of
from catalog.drawing.paths import Box
from catalog.drawing.spec import CLOSURES, CONSTRUCTIONS, MATERIALS, SILHOUETTES, STRAPS

SVG = "{http://www.w3.org/2000/svg}"
lengths = st.decimals(Decimal("0.2"), Decimal("600"), places=3)
bags = st.builds(
    BagDrawing,
    silhouette=st.sampled_from(SILHOUETTES),
    width_mm=lengths,
    height_mm=lengths,
    depth_mm=st.none() | lengths,
    handle_drop_mm=st.none() | lengths,
    strap_drop_mm=st.none() | lengths,
    strap=st.sampled_from(STRAPS),
    closure=st.sampled_from(CLOSURES),
    material=st.sampled_from(MATERIALS),
    construction=st.sampled_from(CONSTRUCTIONS),
    colour=st.sampled_from(("#000000", "#ffffff", "#a3122b", "#39f")),
)


def view_box(svg: str) -> Box:
    return Box(*map(float, ElementTree.fromstring(svg).attrib["viewBox"].split()))


def numbers(svg: str) -> list[str]:
    drawn = re.sub(r'(id|href|fill|stroke|filter|clip-path|aria-labelledby)="[^"]*"', "", svg)
    return re.findall(r"-?\d+\.\d+", drawn)


def test_the_words_are_those_of_the_catalogue():
    assert set(SILHOUETTES) == set(vocabulary.Silhouette.values)
    assert set(MATERIALS) == set(vocabulary.MaterialFamily.values)
    assert set(CLOSURES) == set(vocabulary.Closure.values)
    assert set(CONSTRUCTIONS) == set(vocabulary.Construction.values)


@pytest.mark.parametrize("silhouette", SILHOUETTES)
@pytest.mark.parametrize("material", MATERIALS)
def test_every_silhouette_in_every_material_and_closure_is_well_formed(silhouette, material):
    for closure in CLOSURES:
        bag = BagDrawing(silhouette, 120, 90, 40, material=material, closure=closure)
        ElementTree.fromstring(illustrate(bag))


@pytest.mark.parametrize("silhouette", SILHOUETTES)
def test_every_outline_is_well_formed_with_every_closure_and_strap(silhouette):
    for closure in CLOSURES:
        for strap in STRAPS:
            bag = BagDrawing(silhouette, 120, 90, 40, closure=closure, strap=strap)
            ElementTree.fromstring(outline(bag))


@settings(max_examples=80, deadline=None)
@given(bag=bags)
def test_any_size_gives_finite_numbers_with_all_parts_in_the_picture(bag):
    svg = illustrate(bag)
    assert "nan" not in re.sub(r'(id|href|fill|stroke)="[^"]*"', "", svg).lower()
    assert "inf" not in re.sub(r"<title.*?</title>", "", svg).lower()
    form = form_of(bag)
    frame = frame_of(form)
    drawn = [form.body.box(), *(p.path.box() for p in form.panels)]
    drawn += [t.path.box().grown(t.width / 2) for t in form.tubes]
    drawn += [Box(x, y, 0, 0) for x, y in (f.at for f in form.fittings)]
    for box in drawn:
        assert frame.union(box) == pytest.approx(frame)
    seen = view_box(svg)
    scale = scale_of(bag)
    assert seen.width == pytest.approx(frame.width * scale, rel=0.002)
    assert seen.height == pytest.approx(frame.height * scale, rel=0.002)


@settings(max_examples=80, deadline=None)
@given(bag=bags)
def test_the_outline_measures_what_the_bag_measures(bag):
    root = ElementTree.fromstring(outline(bag))
    body = root.find(f".//{SVG}path[@class='bag-body']")
    scale = float(re.search(r"scale\((.*?)\)", root.find(f"{SVG}g").attrib["transform"])[1])
    dots = [tuple(map(float, pair)) for pair in _on_path(body.attrib["d"])]
    box = form_of(bag).body.box()
    assert box.width * scale == pytest.approx(float(bag.width_mm), abs=0.01)
    assert box.height * scale == pytest.approx(float(bag.height_mm), abs=0.01)
    # What is written agrees with what was reckoned, to the rounding of the written numbers.
    assert min(x for x, _ in dots) * scale >= -float(bag.width_mm) / 2 - 0.01
    assert max(x for x, _ in dots) * scale <= float(bag.width_mm) / 2 + 0.01
    assert max(y for _, y in dots) * scale <= 0.01


def _on_path(d: str) -> list[tuple[str, str]]:
    """The points a path of M, L and C passes through, control points left out."""
    out = []
    for letter, arguments in re.findall(r"([MLC])([^MLCZ]*)", d):
        values = arguments.split()
        out.append(tuple(values[-2:]))
        assert len(values) == {"M": 2, "L": 2, "C": 6}[letter]
    return out


def test_numbers_carry_no_float_noise():
    svg = illustrate(BagDrawing("flap", Decimal("123.456789"), Decimal("77.7777")))
    without_scale = re.sub(r"scale\([^)]*\)", "", svg)
    assert max(len(n.split(".")[1]) for n in numbers(without_scale)) <= 4
    box = re.search(r'viewBox="([^"]*)"', svg)[1]
    assert all(len(n.split(".")[1]) <= 2 for n in box.split() if "." in n)


def test_a_missing_length_follows_from_the_others_and_is_called_assumed():
    known = BagDrawing("flap", width_mm=200).proportions
    assert known.assumed == ("height", "depth")
    assert known.height == pytest.approx(132)
    assert BagDrawing("flap", 200, 120, 60).proportions.assumed == ()


def test_a_name_with_markup_in_it_is_text():
    svg = illustrate(BagDrawing("tote", 200, 180, name="Dolce & <b>Gabbana</b>"))
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text == "Dolce & <b>Gabbana</b>"


def test_the_same_bag_is_drawn_the_same_and_another_seed_differently():
    bag = BagDrawing("pouch", 200, 120, material="fur", seed="one")
    assert illustrate(bag) == illustrate(BagDrawing("pouch", 200, 120, material="fur", seed="one"))
    assert illustrate(bag, prefix="x") != illustrate(
        BagDrawing("pouch", 200, 120, material="fur", seed="two"), prefix="x"
    )


def test_ids_start_with_the_prefix_and_each_is_used_once():
    svg = illustrate(BagDrawing("bucket", 150, 170, strap="chain"), prefix="card 7")
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert all(name.startswith("card-7-") for name in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= set(ids)


@pytest.mark.parametrize("draw", [illustrate, outline])
def test_nothing_the_content_security_policy_forbids_is_written(draw):
    svg = draw(BagDrawing("frame", 120, 110, material="beaded", strap="chain"))
    assert "style=" not in svg
    assert "<style" not in svg
    assert "<script" not in svg


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"silhouette": "rucksack"}, "silhouette “rucksack”"),
        ({"silhouette": "tote", "material": "gold"}, "material “gold”"),
        ({"silhouette": "tote", "colour": "red"}, "“red” is not a hex colour"),
        ({"silhouette": "tote", "width_mm": 0}, "width_mm must be above 0 mm"),
    ],
)
def test_what_cannot_be_drawn_is_named(wrong, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        BagDrawing(**wrong)
