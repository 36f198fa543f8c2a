"""A kit in an address: read, written back in one form, and complained of where it is wrong."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from catalog.fit import frontier as engine
from catalog.fit.shapes import Item
from catalog.kits.builder import read_form
from catalog.kits.carried import carried_from
from catalog.kits.frontiers import frontier_of
from catalog.kits.kit import LONGEST_KIT, Kit, OwnSize, Part, kit_of, one_line, read_kit
from tests.factories import EssentialFactory

SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?", fullmatch=True)
SIDES = st.decimals(Decimal("0.1"), Decimal(400), places=2)
NAMES = st.sampled_from(["", "Notebook", "Étui 👜", "Grandmother’s keys"])


def _own(sides: list[Decimal], name: str) -> OwnSize:
    return OwnSize(*sorted(sides, reverse=True), name=name)


OWN_SIZES = st.builds(_own, st.lists(SIDES, min_size=3, max_size=3), NAMES)
PARTS = st.lists(
    st.builds(Part, st.one_of(SLUGS, OWN_SIZES), st.integers(1, 3)), min_size=1, max_size=2
)


@given(PARTS)
def test_a_kit_is_read_as_it_was_written(parts):
    kit = kit_of(parts)
    again = read_kit([str(kit)])
    assert (str(again), len(again), again.complaints) == (str(kit), len(kit), ())


@given(st.data(), PARTS)
def test_the_order_that_things_are_told_in_does_not_matter(data, parts):
    other = data.draw(st.permutations(parts))
    assert str(read_kit(map(str, other))) == str(read_kit([",".join(map(str, parts))]))


@given(st.text(max_size=60).filter(lambda text: one_line(text.replace(",", " "))))
def test_whatever_stands_there_is_read_or_complained_of(text):
    kit = read_kit([text])
    assert kit.parts or kit.complaints


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("iphone-16,bank-card*2,120x60x12", "bank-card*2,iphone-16,120x60x12"),
        ("bank-card,bank-card", "bank-card*2"),
        ("12x120x60", "120x60x12"),
        ("12 × 6 × 1.2 cm", "120x60x12"),
        ("4.5x3x2in", "114.3x76.2x50.8"),
        ("120x60x12*2:Diary", "120x60x12*2:Diary"),
        ("120.50x60x12", "120.5x60x12"),
        ("2-euro-coin", "2-euro-coin"),
        (" , ,bank-card,", "bank-card"),
        ("", ""),
    ],
)
def test_the_one_form_of_a_kit(written, read):
    kit = read_kit([written])
    assert (str(kit), kit.complaints) == (read, ())


BAD = [
    ("0x60x12", "“0x60x12”: a size must be more than zero."),
    ("-120x60x12", "“-120x60x12”: a size cannot be negative."),
    ("1e9x60x12", "“1e9x60x12”: write the number out instead of “1e9”."),
    ("1000000000x1x1", "“1000000000x1x1” is more than 2 m: check the number and the unit."),
    ("120x60", "“120x60” needs all three sides: length, width and thickness"),
    ("120x60x12x4", "“120x60x12x4” holds 4 numbers"),
    ("👜", "“👜” is neither a thing we know nor a size: left out."),
    ("bank-card*0", "“0” is not how many of a thing can be carried"),
    ("bank-card*-1", "“-1” is not how many of a thing can be carried"),
    ("bank-card*NaN", "“NaN” is not how many of a thing can be carried"),
    ("bank-card*1e9", "“1e9” is not how many of a thing can be carried"),
    ("bank-card*٣", "“٣” is not how many of a thing can be carried"),
    ("bank-card*40", "A kit has at most 8 things: 32 more were left out."),
    ("1x1x1*9", "A kit has at most 8 things: 1 more was left out."),
    ("x" * (LONGEST_KIT + 1), "That is more than a kit"),
]


@pytest.mark.parametrize(("written", "complaint"), BAD)
def test_what_is_wrong_with_a_kit_is_said_in_words(written, complaint):
    assert read_kit([written]).complaints[0].startswith(complaint)


def test_forty_things_are_complained_of_once_and_eight_are_kept():
    kit = read_kit([",".join(f"thing-{n}" for n in range(40))])
    assert len(kit) == 8
    assert kit.complaints == ("A kit has at most 8 things: 32 more were left out.",)


def test_a_heap_of_nonsense_does_not_fill_the_page():
    kit = read_kit([",".join(f"👜{n}" for n in range(40))])
    assert len(kit.complaints) == 6
    assert kit.complaints[-1] == "And 35 more things could not be read."


@pytest.mark.django_db
def test_things_are_looked_up_at_once_and_what_is_not_known_is_said(django_assert_num_queries):
    EssentialFactory(slug="bank-card", name="Bank card")
    with django_assert_num_queries(1):
        kit, complaints = carried_from(["bank-card*2,NaN,30x20x10:Tin"])
    assert (str(kit), kit.text) == ("2 × Bank card, Tin", "bank-card*2,30x20x10:Tin")
    assert complaints == ("We know of nothing called “NaN”: left out.",)
    assert carried_from(["nothing"])[0] is None


@pytest.mark.django_db
def test_a_frontier_is_worked_out_once_and_anew_when_a_size_is_corrected(monkeypatch):
    asked = []
    real = engine.fit_frontier
    monkeypatch.setattr(
        "catalog.kits.frontiers.fit_frontier", lambda items: asked.append(1) or real(items)
    )
    card = EssentialFactory(slug="card")
    first = carried_from(["card*2"])[0].frontier
    assert carried_from(["card", "card"])[0].frontier == first
    assert len(asked) == 1
    card.thickness_mm = Decimal(2)
    card.save()
    corrected = carried_from(["card*2"])[0].frontier
    assert corrected != first
    assert len(asked) == 2


def test_an_evicted_frontier_is_worked_out_again():
    items = [Item(Decimal(80), Decimal(50), Decimal(2))]
    first = frontier_of(items)
    cache.clear()
    assert frontier_of(items) == first


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong_with_it():
    data = QueryDict(
        "build=1&thing=a&count-a=2&thing=b&count-b=many&own=120x60x12&own-name=Di,ary"
        "&own=1e9&own-name=Brick&own=&own-name=Ghost"
    )
    sent = read_form(data)
    assert str(sent.kit) == "a*2,120x60x12:Di ary"
    assert sent.counts == {"a": "2", "b": "many"}
    assert [(line.size, line.name, bool(line.complaint)) for line in sent.lines] == [
        ("120x60x12", "Di ary", False),
        ("1e9", "Brick", True),
        ("", "Ghost", True),
    ]
    assert len(sent.kit.complaints) == 3


def test_a_kit_without_parts_is_no_kit():
    assert (str(Kit()), len(Kit())) == ("", 0)
