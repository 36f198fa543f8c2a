"""Size drawings and comparisons: one scale, legible lettering, a complete text alternative."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.drawing import (
    BANK_CARD,
    BagDrawing,
    EssentialDrawing,
    essential_drawing,
    size_comparison,
    size_description,
    size_drawing,
    subject_of,
)
from catalog.drawing.essentials import SUBJECTS
from catalog.drawing.wording import both, imperial, metric
from catalog.vocabulary import EssentialKind

SVG = "{http://www.w3.org/2000/svg}"
PHONE = EssentialDrawing("phone", "iPhone 16", Decimal("147.6"), Decimal("71.6"), Decimal("7.8"))
CHIQUITO = BagDrawing(
    "top_handle", Decimal(120), Decimal(95), Decimal(50), name="Le Chiquito", seed="chiquito"
)
lengths = st.decimals(Decimal("0.2"), Decimal("600"), places=2)


def lettering_px(svg: str, css_width: int) -> list[float]:
    root = ElementTree.fromstring(svg)
    width = float(root.attrib["viewBox"].split()[2])
    return [float(t.attrib["font-size"]) * css_width / width for t in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (Decimal("95"), "9.5 cm · 3.7 in"),
        (Decimal("53.98"), "5.4 cm · 2.1 in"),
        (Decimal("9.99"), "9.99 mm · 0.39 in"),
        (Decimal("0.657"), "0.66 mm · 0.026 in"),
        (245, "24.5 cm · 9.6 in"),
    ],
)
def test_lengths_are_said_in_both_units(length, said):
    assert both(length) == said


def test_the_description_holds_every_figure():
    said = size_description(CHIQUITO, BANK_CARD, PHONE)
    for part in (
        "Le Chiquito",
        "12 cm (4.7 in) wide",
        "9.5 cm (3.7 in) high",
        "5 cm (2 in) deep",
        "a bank card (8.6 × 5.4 cm)",
        "an iPhone 16 (14.8 × 7.2 cm)",
        "1.4 times",
    ):
        assert part in said


def test_the_description_says_what_is_not_known():
    said = size_description(BagDrawing("flap", width_mm=130, name="Mini Kelly"))
    assert "Its height and depth are not known" in said
    assert "wide" in said


def test_the_image_carries_its_description():
    root = ElementTree.fromstring(size_drawing(CHIQUITO, phone=PHONE))
    assert root.attrib["role"] == "img"
    assert root.find(f"{SVG}desc").text == size_description(CHIQUITO, BANK_CARD, PHONE)
    named = root.attrib["aria-labelledby"].split()
    assert [e.attrib["id"] for e in root if e.tag in (f"{SVG}title", f"{SVG}desc")] == named


@settings(max_examples=50, deadline=None)
@given(
    width=lengths,
    height=lengths,
    depth=st.none() | lengths,
    layout=st.sampled_from([("narrow", 358), ("wide", 720)]),
)
def test_lettering_is_legible_at_the_width_it_is_laid_out_for(width, height, depth, layout):
    name, css_width = layout
    svg = size_drawing(BagDrawing("barrel", width, height, depth), phone=PHONE, layout=name)
    assert min(lettering_px(svg, css_width)) >= 11


def test_bag_card_and_phone_share_one_scale():
    svg = size_drawing(CHIQUITO, phone=PHONE, layout="wide")
    root = ElementTree.fromstring(svg)
    bag = next(g for g in root.iter(f"{SVG}g") if g.attrib.get("class") == "size-bag")
    scale = float(re.search(r"scale\((.*?)\)", bag.attrib["transform"])[1])
    assert scale * 1000 == pytest.approx(120, abs=0.01)
    card, phone = (g for g in root.iter(f"{SVG}g") if g.attrib.get("class") == "size-thing")
    assert "scale" not in card.attrib["transform"]
    assert _width(card) == pytest.approx(85.60, abs=0.01)
    assert _width(phone) == pytest.approx(71.6, abs=0.01)


def _width(group: Element) -> float:
    d = next(group.iter(f"{SVG}path")).attrib["d"]
    xs = [float(a.split()[-2]) for _, a in re.findall(r"([MLC])([^MLCZ]*)", d)]
    return max(xs) - min(xs)


def test_a_bag_too_small_to_see_is_shown_in_a_lens():
    tiny = BagDrawing("tote", Decimal("0.657"), Decimal("0.7"), Decimal("0.222"))
    assert "size-lens" in size_drawing(tiny, phone=PHONE)
    assert "size-lens" not in size_drawing(CHIQUITO, phone=PHONE)


@pytest.mark.parametrize("count", [1, 2, 5, 9])
@pytest.mark.parametrize(("layout", "css_width"), [("narrow", 358), ("wide", 720)])
def test_a_comparison_wraps_and_stays_legible(count, layout, css_width):
    items = [BagDrawing("flap", 40 + 25 * i, 30 + 15 * i, name=f"Bag {i}") for i in range(count)]
    svg = size_comparison(*items, BANK_CARD, PHONE, layout=layout)
    assert min(lettering_px(svg, css_width)) >= 11
    rows = svg.count("size-ruler")
    assert rows == -(-(count + 2) // (3 if layout == "narrow" else 6))
    said = ElementTree.fromstring(svg).find(f"{SVG}desc").text
    assert all(f"Bag {i} (" in said for i in range(count))


def test_nothing_to_compare_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        size_comparison()


def test_names_are_text_and_ids_do_not_meet():
    bag = BagDrawing("tote", 200, 180, name="Bags & <Co>")
    one = size_drawing(bag, phone=PHONE, prefix="one", style="illustrated")
    two = size_drawing(bag, phone=PHONE, prefix="two", style="illustrated")
    ids = [re.findall(r' id="([^"]*)"', svg) for svg in (one, two)]
    assert not set(ids[0]) & set(ids[1])
    assert all(len(names) == len(set(names)) for names in ids)
    assert "Bags & <Co>" in ElementTree.fromstring(one).find(f"{SVG}title").text
    assert "style=" not in one


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("style", ["line", "illustrated"])
def test_every_essential_is_drawn_at_its_size(subject, style):
    thing = EssentialDrawing(subject, subject, Decimal("80"), Decimal("30"))
    root = ElementTree.fromstring(essential_drawing(thing, style))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    # A twentieth of the longer side is left all round, and room for a shadow below.
    drawn = (width - 8, height - 4 - 5.6)
    assert drawn == pytest.approx(thing.size(), abs=0.01)
    assert sorted(thing.size()) == [30, 80]


@pytest.mark.parametrize(
    ("kind", "name", "subject"),
    [
        ("phone", "Galaxy Z Flip6 (folded)", "phone"),
        ("audio", "AirPods Pro (2nd generation) case", "earbuds"),
        ("cash", "50 euro note", "banknote"),
        ("cash", "1 euro coin", "coin"),
        ("keys", "AirTag", "tracker"),
        ("keys", "House key", "keys"),
        ("beauty", "Lipstick", "lipstick"),
        ("card", "Bank card (ID-1)", "card"),
        ("other", "Something nobody has drawn", "case"),
    ],
)
def test_what_to_draw_is_told_by_the_name(kind, name, subject):
    assert kind in EssentialKind.values
    assert subject_of(kind, name) == subject


def test_units_alone():
    assert metric(Decimal("147.6")) == "14.8 cm"
    assert imperial(Decimal("25.4")) == "1 in"
