"""A packed kit: drawn to scale from its placements, legible without colour, told in words."""

from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from catalog.drawing import Packing, PackingError, packed_description, packed_drawing
from catalog.drawing.packed_kit import size_of
from catalog.fit.packing import Answer, fit_kit
from catalog.fit.shapes import CYLINDER, Box, Item
from catalog.fit.single import fit_one

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = {"wide": 720, "narrow": 358}


def item(name: str, *sides: str, **told: object) -> Item:
    return Item(*map(Decimal, sides), name=name, **told)


CARD = item("bank card", "85.6", "53.98", "0.76")
KEY = item("house key", "51", "20", "2")
TIN = item("tin", "13", "50", "50", shape=CYLINDER)
PHONE = item("iPhone 16", "147.6", "71.6", "7.8")


def box(*sides: str, estimated: bool = False) -> Box:
    return Box(*map(Decimal, sides), estimated=estimated)


def packed(room: Box, *items: Item) -> Packing:
    fit = fit_kit(room, items)
    assert fit.answer is Answer.HOLDS
    return Packing("Petite", room, items, fit.placements)


def slanted(room: Box, thing: Item) -> Packing:
    return Packing("Petite", room, (thing,), slant=fit_one(room, thing).oblique)


def drawn(packing: Packing, layout: str = "wide") -> Element:
    return ElementTree.fromstring(packed_drawing(packing, layout, "test"))


def scale(root: Element, layout: str) -> float:
    """CSS pixels in a millimetre."""
    return WIDTHS[layout] / float(root.attrib["viewBox"].split()[2])


def shapes(root: Element, view: int) -> list[Element]:
    return list(root.findall(f".//{SVG}g[@class='packed-things']")[view])


def outlines(root: Element, view: int) -> list[Element]:
    return [shape for shape in shapes(root, view) if shape.attrib.get("stroke") != "none"]


@pytest.mark.parametrize("layout", WIDTHS)
def test_every_thing_is_drawn_at_its_size_in_both_views(layout):
    packing = packed(box("164", "144", "64"), CARD, KEY)
    root = drawn(packing, layout)
    for view, up in ((0, 1), (1, 2)):
        sizes = {
            (float(one.attrib["width"]), float(one.attrib["height"]))
            for one in outlines(root, view)
        }
        assert sizes == {
            (float(one.extent_mm[0]), float(one.extent_mm[up])) for one in packing.placements
        }
    (front, above) = root.findall(f".//{SVG}rect[@class='packed-room']")
    assert (front.attrib["width"], front.attrib["height"]) == ("164", "144")
    assert (above.attrib["width"], above.attrib["height"]) == ("164", "64")


def test_a_disc_is_a_circle_where_it_is_seen_from_its_face():
    root = drawn(packed(box("60", "60", "20"), TIN))
    (front,), (above,) = outlines(root, 0), outlines(root, 1)
    assert front.tag == f"{SVG}ellipse"
    assert front.attrib["rx"] == front.attrib["ry"] == "25"
    assert above.tag == f"{SVG}rect"


def test_what_lies_behind_is_dashed():
    plain = drawn(packed(box("164", "144", "64"), CARD))
    assert plain.find(f".//{SVG}g[@class='packed-hidden']") is None
    behind = drawn(packed(box("90", "55", "30"), CARD, KEY))
    hidden = behind.findall(f".//{SVG}g[@class='packed-hidden']/*")
    assert hidden
    assert all(one.attrib["stroke-dasharray"] for one in hidden)


@pytest.mark.parametrize("layout", WIDTHS)
def test_lettering_is_legible_and_stays_on_the_sheet(layout):
    names = ("a very long name of a thing that nobody would carry", "iPhone 16", "key")
    things = [item(name, "40", "20", "2") for name in names]
    root = drawn(packed(box("164", "400", "64", estimated=True), *things), layout)
    px = scale(root, layout)
    assert min(float(one.attrib["font-size"]) * px for one in root.iter(f"{SVG}text")) >= 11
    width = float(root.attrib["viewBox"].split()[2])
    legend = root.find(f".//{SVG}g[@class='packed-legend']")
    for text in legend.findall(f"{SVG}text"):
        end = float(text.attrib["x"]) + len(text.text) * float(text.attrib["font-size"]) * 0.56
        assert end <= width


def test_no_two_things_share_number_tint_and_hatch():
    things = [item(f"thing {place}", "30", "20", "10") for place in range(8)]
    root = drawn(packed(box("140", "100", "40"), *things))
    swatches = [
        one
        for one in root.find(f".//{SVG}g[@class='packed-legend']")
        if one.tag == f"{SVG}rect" and one.attrib["fill"] != "none"
    ]
    looks: dict[tuple[str, str], list[str]] = {}
    for one in swatches:
        looks.setdefault((one.attrib["x"], one.attrib["y"]), []).append(one.attrib["fill"])
    assert len({tuple(look) for look in looks.values()}) == 8
    # Tint apart, what is left still tells seven hatches and a plain one.
    assert len({tuple(look[2:]) for look in looks.values()}) == 8
    numbers = root.findall(f".//{SVG}g[@class='packed-legend']/{SVG}g/{SVG}text")
    assert [one.text for one in numbers] == list("12345678")


def test_every_thing_is_numbered_in_both_views():
    root = drawn(packed(box("154", "90", "52"), PHONE, CARD, KEY, TIN))
    numbers = [
        one.find(f"{SVG}text").text for one in root.findall(f".//{SVG}g[@class='packed-number']")
    ]
    # Two views and the legend.
    assert sorted(numbers) == sorted("1234" * 3)


def test_the_image_has_a_name_and_all_of_it_in_words():
    packing = packed(box("164", "144", "64", estimated=True), CARD, KEY)
    root = drawn(packing)
    assert root.attrib["role"] == "img"
    assert root.find(f"{SVG}title").text == "bank card and house key in the Petite"
    said = root.find(f"{SVG}desc").text
    assert said == packed_description(packing)
    assert "164 mm wide, 144 mm high and 64 mm deep, as estimated from its outside" in said
    assert "1: bank card, 85.6 × 54 × 0.76 mm, takes 85.6 × 54 × 0.76 mm" in said
    assert "0 mm from the left, 0 mm above the bottom and 0 mm from the front" in said
    assert "Left over: " in said
    names = set(root.attrib["aria-labelledby"].split())
    assert names <= {one.attrib.get("id") for one in root.iter()}


def test_nothing_is_styled_inline_and_ids_begin_with_the_prefix():
    markup = packed_drawing(packed(box("164", "144", "64"), CARD, KEY), prefix="mine")
    assert "style=" not in markup
    root = ElementTree.fromstring(markup)
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("mine-") for name in ids)


def test_markup_in_a_name_stays_text():
    markup = packed_drawing(packed(box("90", "60", "20"), item("<script>", "20", "10", "5")))
    assert "<script" not in markup
    ElementTree.fromstring(markup)


EYE_DROPS = item("eye drops", "75", "12.5", "8")


@pytest.mark.parametrize(
    ("room", "views", "slanted_view"),
    [
        (box("70", "48", "13"), ["From the front", "From above"], 0),
        (box("70", "13", "48"), ["From the front", "From above"], 1),
        (box("13", "70", "48"), ["From the front", "From the side"], 1),
    ],
)
def test_a_thing_at_a_slant_is_turned_in_the_view_it_slants_in(room, views, slanted_view):
    packing = slanted(room, EYE_DROPS)
    root = drawn(packing)
    captions = [one.text for one in root.iter(f"{SVG}text") if one.text.startswith("From")]
    assert captions == views
    turned = [view for view in (0, 1) if outlines(root, view)[0].tag == f"{SVG}path"]
    assert turned == [slanted_view]
    corners = outlines(root, slanted_view)[0].attrib["d"].strip("MZ").split("L")
    points = [tuple(map(float, corner.split())) for corner in corners]
    sides = root.findall(f".//{SVG}rect[@class='packed-room']")[slanted_view].attrib
    assert all(0 <= x <= float(sides["width"]) for x, _y in points)
    assert all(-float(sides["height"]) <= y <= 0 for _x, y in points)
    assert "lies at a slant of" in packed_description(packing)


def test_what_is_not_known_cannot_be_drawn():
    with pytest.raises(PackingError, match="not known"):
        Packing("Petite", Box(Decimal(100), Decimal(80), None), (CARD,))
    with pytest.raises(PackingError, match="placement"):
        Packing("Petite", box("100", "80", "20"), (CARD,))


def test_a_side_that_was_assumed_is_said_to_be():
    fit = fit_kit(box("100", "80", "2"), [CARD, KEY])
    packing = Packing(
        "Petite", box("100", "80", "2"), (CARD, KEY), fit.placements, None, ("depth",)
    )
    assert "Its depth is not known and is drawn as long as the things need it." in (
        packed_description(packing)
    )
    labels = [one.text for one in drawn(packing).iter(f"{SVG}text")]
    assert "≥ 2 mm" in labels
    assert not [label for label in labels if "behind" in label]


@pytest.mark.parametrize(
    ("thing", "said"),
    [(CARD, "85.6 × 54 × 0.76 mm"), (TIN, "⌀ 50 × 13 mm"), (PHONE, "147.6 × 71.6 × 7.8 mm")],
)
def test_sizes_are_said_in_millimetres(thing, said):
    assert size_of(thing) == said


lengths = st.decimals(Decimal("0.5"), Decimal(120), places=1)
items = st.builds(Item, lengths, lengths, lengths, name=st.just("thing"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(items, min_size=1, max_size=5), st.sampled_from(sorted(WIDTHS)))
def test_any_packing_is_drawn_within_its_sheet(things, layout):
    room = box("150", "120", "90")
    fit = fit_kit(room, things, effort=2_000)
    assume(fit.answer is Answer.HOLDS)
    root = drawn(Packing("Petite", room, tuple(things), fit.placements), layout)
    _x, _y, width, height = map(float, root.attrib["viewBox"].split())
    assert width > 0
    assert 0 < height < 6 * width
