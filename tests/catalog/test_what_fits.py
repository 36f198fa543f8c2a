"""What fits: the essentials drawn at one scale, and a kit packed into the bag, on its page."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from catalog.fit.certificate import check_certificate
from catalog.fit.packing import Answer
from catalog.fit.shapes import Box, Item
from catalog.packed import everyday_kit, most_of, pack
from catalog.vocabulary import EssentialKind, EssentialShape
from tests.factories import EssentialFactory, ProductFactory

NNBSP = "\N{NARROW NO-BREAK SPACE}"


def item(name: str, *sides: str) -> Item:
    return Item(*map(Decimal, sides), name=name)


def box(*sides: str | None, estimated: bool = False) -> Box:
    return Box(*(side and Decimal(side) for side in sides), estimated=estimated)


CARD = item("card", "85.6", "53.98", "0.76")
KEY = item("key", "51", "20", "2")
LIPSTICK = item("lipstick", "55", "13", "10")
PHONE = item("phone", "147.6", "71.6", "7.8")
KIT = (CARD, KEY, LIPSTICK, PHONE)


def verdict(room: Box, *items: Item) -> str:
    return pack("Petite", room, items, "p").verdict.replace(NNBSP, " ")


def test_a_kit_that_goes_in_is_drawn_whole():
    told = pack("Petite", box("160", "100", "40"), KIT, "p")
    assert told.holds_all is True
    assert told.verdict == "All of it goes in together."
    assert told.left_out == ()
    assert "4: phone" in told.words
    assert told.wide.startswith("<svg")
    assert told.narrow.startswith("<svg")


def test_the_most_that_goes_in_is_drawn_and_the_rest_says_why():
    told = pack("Petite", box("114", "94", "44"), KIT, "p")
    assert told.holds_all is False
    assert told.verdict == "Three of the four go in together."
    assert [(left.name, left.why.replace(NNBSP, " ")) for left in told.left_out] == [
        ("phone", "33.6 mm too wide")
    ]
    assert "phone" not in told.words


def test_what_goes_in_alone_but_not_beside_the_rest_says_so():
    told = pack("Petite", box("90", "55", "2"), [CARD, KEY], "p")
    assert told.verdict == "One of the two goes in."
    assert told.left_out[0].why == "goes in by itself, not beside the rest"


def test_the_largest_part_is_kept_even_where_an_early_thing_has_to_go():
    large = item("book", "100", "80", "30")
    part = most_of(box("100", "80", "30"), (large, KEY, LIPSTICK))
    assert part.inside == (1, 2)
    assert part.proven
    check_certificate(box("100", "80", "30"), [KEY, LIPSTICK], part.fit.placements)


def test_a_side_nobody_states_is_what_the_kit_needs_of_it():
    told = pack("Petite", box("114", "89", None, estimated=True), KIT, "p")
    assert told.verdict.replace(NNBSP, " ") == (
        "Three of the four go in together if it is at least 10 mm deep inside: "
        "no source states its depth."
    )
    assert told.holds_all is None
    assert "≥ 10 mm" in told.wide


def test_a_card_is_not_stood_on_end_in_a_bag_of_55_mm():
    part = most_of(box("55", "43", None), (CARD,))
    assert part.inside == ()
    assert part.fit.answer is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (box(None, None, "40"), "That cannot be told: no source states its width and height."),
        (box("1", "1", "1"), "Nothing of it goes in."),
    ],
)
def test_what_cannot_be_drawn_is_told(room, said):
    told = pack("Petite", room, KIT, "p")
    assert told.verdict == said
    assert told.wide == told.narrow == ""


def test_one_thing_is_spoken_of_as_one():
    assert verdict(box("90", "60", "5"), CARD) == "It goes in."
    assert verdict(box("60", "60", "5"), CARD) == "It does not go in."
    drops = item("eye drops", "75", "12.5", "8")
    assert verdict(box("70", "48", "13"), drops) == "It goes in, lying at a slant."


def test_the_same_question_gets_the_same_drawing():
    room = box("154", "90", "52")
    assert pack("Petite", room, KIT, "p") == pack("Petite", room, KIT, "p")


@pytest.fixture
def essentials(site) -> None:
    EssentialFactory(name="Bank card", is_yardstick=True)
    EssentialFactory(
        name="House key",
        kind=EssentialKind.KEYS,
        length_mm=Decimal(51),
        width_mm=Decimal(20),
        thickness_mm=Decimal(2),
    )
    EssentialFactory(
        name="Lipstick",
        kind=EssentialKind.BEAUTY,
        length_mm=Decimal(55),
        width_mm=Decimal(13),
        thickness_mm=Decimal(10),
    )
    EssentialFactory(
        name="Coin",
        kind=EssentialKind.CASH,
        shape=EssentialShape.CYLINDER,
        length_mm=Decimal(2),
        width_mm=Decimal(25),
        thickness_mm=Decimal(25),
    )
    for name, yardstick in (("Old phone", False), ("Phone", True)):
        EssentialFactory(
            name=name,
            kind=EssentialKind.PHONE,
            is_yardstick=yardstick,
            length_mm=Decimal("147.6"),
            width_mm=Decimal("71.6"),
            thickness_mm=Decimal("7.8"),
        )


def read(client, bag, **query) -> BeautifulSoup:
    response = client.get(bag.get_absolute_url(), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(found) -> str:
    return " ".join(found.get_text(" ").replace(NNBSP, " ").split())


@pytest.mark.django_db
def test_without_a_kit_of_ones_own_the_usual_one_is_packed(client, essentials):
    page = read(client, ProductFactory(width_mm=Decimal(200)))
    assert words(page.select_one("#kit")) == "An everyday kit, packed"
    assert words(page.select_one(".packed__things")) == (
        "In the kit: Bank card, House key, Lipstick, Phone."
    )
    assert words(page.select_one(".packed__verdict")) == "All of it goes in together."
    assert "estimated" in words(page.select_one(".packed .note"))
    assert len(page.select(".packed svg[role=img]")) == 2


@pytest.mark.django_db
def test_a_kit_in_the_address_is_packed_instead(client, essentials):
    page = read(client, ProductFactory(), kit="coin*2,nonsense")
    assert words(page.select_one("#kit")) == "Your kit, packed"
    assert words(page.select_one(".packed__things")) == "In the kit: 2 × Coin."
    assert "nonsense" in words(page.select_one("section[aria-labelledby=kit] .note"))


@pytest.mark.django_db
@pytest.mark.parametrize("kit", ["", ",,,", "💄", "1e9", "NaN", "-1x2x3", "coin*40", "x" * 5000])
def test_no_kit_in_an_address_breaks_the_page(client, essentials, kit):
    page = read(client, ProductFactory(), kit=kit)
    assert page.select_one(".packed__verdict")


@pytest.mark.django_db
def test_the_usual_kit_makes_do_with_what_there_is(client, site):
    assert everyday_kit([]) == []
    assert not read(client, ProductFactory()).select("#kit")
    key = EssentialFactory(name="House key")
    assert everyday_kit([key]) == [key]


@pytest.mark.django_db
def test_everything_is_drawn_at_one_scale_and_a_coin_as_a_disc(client, essentials):
    page = read(client, ProductFactory())
    scales = set()
    for drawing in page.select(".fits svg"):
        _x, _y, width, height = map(float, drawing["viewbox"].split())
        scales |= {
            round(float(drawing["width"]) / width, 1),
            round(float(drawing["height"]) / height, 1),
        }
        assert drawing["aria-hidden"] == "true"
    assert scales == {0.5}
    (coin,) = [one for one in page.select(".fits__answer") if "Coin" in one.get_text()]
    assert coin.svg["width"] == coin.svg["height"]


@pytest.mark.django_db
def test_no_two_drawings_of_a_page_share_an_id_and_none_is_styled_inline(client, essentials):
    page = read(client, ProductFactory())
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.select("section[aria-labelledby=kit] [style], .fits [style]")
