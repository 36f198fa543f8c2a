"""Comparing: what the query string asks for, the marks of the table, and the page."""

from collections import Counter
from decimal import Decimal
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from catalog.comparing.choice import MOST_BAGS, Choice, Key, read_choice
from catalog.comparing.table import marks
from tests.factories import (
    BrandFactory,
    ColourwayFactory,
    EssentialFactory,
    MaterialFactory,
    OfferFactory,
    ProductFactory,
)

NNBSP = "\N{NARROW NO-BREAK SPACE}"
slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
keys = st.builds(Key, slugs, slugs)
choices = st.lists(keys, min_size=1, max_size=MOST_BAGS, unique=True).map(
    lambda them: Choice(tuple(them))
)


def values(query: str) -> list[str]:
    return parse_qs(query).get("bag", [])


@given(st.lists(st.one_of(st.text(max_size=30), keys.map(str)), max_size=12))
def test_any_query_string_is_read_into_at_most_four_different_bags(asked):
    choice = read_choice(asked)
    assert len(choice.keys) == len(set(choice.keys)) <= MOST_BAGS
    assert {str(key) for key in choice.keys} <= {" ".join(value.split()) for value in asked}


@given(choices)
def test_what_is_written_is_read_again(choice):
    assert read_choice(values(choice.query)) == choice


@given(choices, keys)
def test_a_bag_added_comes_last_and_one_taken_away_is_gone(choice, key):
    assert values(choice.plus(key)) == [*map(str, choice.keys), str(key)]
    gone = choice.keys[0]
    assert values(choice.without(gone)) == [str(one) for one in choice.keys[1:]]


@given(choices, st.integers(0, MOST_BAGS - 1), st.integers(-5, 5))
def test_a_bag_moved_keeps_the_others_in_order(choice, place, by):
    key = choice.keys[place % len(choice.keys)]
    moved = values(choice.moved(key, by))
    assert Counter(moved) == Counter(map(str, choice.keys))
    assert [one for one in moved if one != str(key)] == [
        str(one) for one in choice.keys if one != key
    ]
    wanted = min(max(choice.keys.index(key) + by, 0), len(choice.keys) - 1)
    assert moved.index(str(key)) == wanted


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        (["a/b", "a/b"], "“a/b” was asked for twice: it stands here once."),
        (["a/b", "nonsense"], "“nonsense” does not name a bag: left out."),
        (["a/b", "💼"], "“💼” does not name a bag: left out."),
        (["a/b", "x" * 60], f"“{'x' * 39}…” does not name a bag: left out."),
        (["a/b", "a/c", "a/d", "a/e", "a/f"], "Four bags at a time: one more was left out."),
        ([f"a/{n}" for n in range(44)], "Four bags at a time: 40 more were left out."),
    ],
)
def test_what_cannot_be_compared_is_left_out_and_said(asked, complaint):
    choice = read_choice(asked)
    assert choice.complaints == (complaint,)
    assert choice.keys[0].brand == "a"


def test_empty_values_say_nothing():
    assert read_choice(["", "  "]) == Choice(())


numbers = st.one_of(st.none(), st.decimals("0.001", "999", places=3))


@given(st.lists(numbers, max_size=MOST_BAGS))
def test_the_marks_stand_on_the_largest_and_the_smallest_and_nowhere_else(row):
    known = [value for value in row if value is not None]
    marked = marks(row, "largest", "smallest")
    assert len(marked) == len(row)
    if len(set(known)) < 2:
        assert not any(marked)
        return
    for value, mark in zip(row, marked, strict=True):
        assert (mark == "largest") == (value == max(known))
        assert (mark == "smallest") == (value == min(known))


def words(found) -> str:
    return " ".join(found.get_text(" ").replace(NNBSP, " ").split())


def key(product) -> str:
    return f"{product.brand.slug}/{product.slug}"


def ask(client, *bags: str, **more: str):
    return client.get("/bags/compare/", {"bag": bags, **more})


def read(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def table(page: BeautifulSoup) -> dict[str, list[str]]:
    return {
        words(row.th): [words(cell) for cell in row.select("td")]
        for row in page.select(".compare-table tbody tr")
    }


@pytest.mark.django_db
class TestThePage:
    def test_the_differences_are_marked_and_gaps_are_said(self, client, site):
        small = ProductFactory(width_mm=53, height_mm=43, depth_mm=None, weight_g=Decimal(60))
        large = ProductFactory(width_mm=Decimal(120), height_mm=43, depth_mm=50)
        OfferFactory(product=large, price_minor=36500)
        rows = table(read(ask(client, key(small), key(large))))
        assert rows["Width"] == ["5.3 cm 2.1 in narrowest", "12 cm 4.7 in widest"]
        assert rows["Height the same"] == ["4.3 cm 1.7 in", "4.3 cm 1.7 in"]
        assert rows["Depth"] == ["Not stated", "5 cm 2 in"]
        assert rows["Weight"] == ["60 g (2.1 oz)", "Not stated"]
        assert rows["Price"] == ["Not stated", "€365"]
        assert "Handle drop" not in rows

    def test_a_bag_thinner_than_its_walls_has_no_room(self, client, site):
        speck = ProductFactory(
            width_mm=Decimal("0.657"), height_mm=Decimal("0.7"), depth_mm=Decimal("0.222")
        )
        rows = table(read(ask(client, key(speck))))
        assert rows["Inside"] == ["no room estimated"]
        assert rows["Width"] == ["0.657 mm 0.026 in"]

    def test_four_stand_in_one_drawing_with_a_card_and_in_the_order_asked(self, client, site):
        bags = [ProductFactory() for _ in range(4)]
        page = read(ask(client, *map(key, reversed(bags))))
        drawn = words(page.select_one(".compare-drawing figcaption"))
        assert [drawn.index(bag.name + " (") for bag in reversed(bags)] == sorted(
            drawn.index(bag.name + " (") for bag in bags
        )
        assert "bank card (8.6 × 5.4 cm)" in drawn
        assert [words(name) for name in page.select(".compare-table__name")] == [
            bag.name for bag in reversed(bags)
        ]
        assert not page.select("#add")

    def test_each_can_be_moved_and_taken_away_by_a_link(self, client, site):
        one, two = ProductFactory(), ProductFactory()
        page = read(ask(client, key(one), key(two)))
        links = {words(link): link["href"] for link in page.select(".compare-table__places a")}
        swapped = f"/bags/compare/?bag={key(two)}&bag={key(one)}"
        assert links == {
            f"→ Move {one} to the right": swapped,
            f"← Move {two} to the left": swapped,
            f"Take away {one}": f"/bags/compare/?bag={key(two)}",
            f"Take away {two}": f"/bags/compare/?bag={key(one)}",
        }

    def test_what_there_is_not_is_left_out_and_said(self, client, site):
        bag, hidden = ProductFactory(), ProductFactory(live=False)
        page = read(ask(client, "no/such", key(bag), key(hidden), key(bag)))
        assert [words(said) for said in page.select("[role=alert] p")] == [
            f"“{key(bag)}” was asked for twice: it stands here once.",
            "We have no bag at “no/such”: left out.",
            f"We have no bag at “{key(hidden)}”: left out.",
        ]
        assert len(page.select(".compare-table__name")) == 1

    def test_a_bag_without_both_sides_is_in_the_table_alone(self, client, site):
        bag = ProductFactory(height_mm=None)
        page = read(ask(client, key(bag)))
        assert f"{bag} is not drawn" in words(page.select_one(".compare-drawing"))
        assert not page.select(".compare-drawing svg")
        assert table(page)["Height"] == ["Not stated"]

    @pytest.mark.parametrize(
        "bag", ["\x00/a", "a/b/c", "../etc", "%", "1e9", "NaN", "💼/💼", "-/-"]
    )
    def test_nonsense_gets_a_message(self, client, site, bag):
        page = read(ask(client, bag))
        assert page.select("[role=alert] p")
        assert words(page.select_one(".compare-start h2")) == "Nothing to compare yet"

    def test_an_empty_table_says_where_to_begin(self, client, site):
        bags = [ProductFactory(width_mm=size, height_mm=size) for size in (40, 60, 100, 150, 200)]
        links = read(ask(client)).select(".compare-start__ways a")
        smallest = "&".join(f"bag={key(bag)}" for bag in bags[:4])
        assert words(links[0]) == "The four smallest"
        assert links[0]["href"] == f"/bags/compare/?{smallest}"
        assert words(links[1]) == "One of each size"

    def test_an_empty_catalogue_begins_with_nothing(self, client, site):
        page = read(ask(client))
        assert "Nothing to compare yet" in words(page.main)

    @pytest.mark.parametrize("typed", ["jacquemus  le chiquito", "LE CHIQUITO"])
    def test_its_whole_name_adds_a_bag(self, client, site, typed):
        house = BrandFactory(name="Jacquemus")
        one = ProductFactory(brand=house, name="Le Chiquito")
        ProductFactory(brand=house, name="Le Petit Chiquito")
        other = ProductFactory()
        answer = ask(client, key(other), add=typed)
        assert answer.status_code == 302
        assert answer["Location"] == f"/bags/compare/?bag={key(other)}&bag={key(one)}"

    def test_a_name_of_several_asks_which(self, client, site):
        bags = [ProductFactory(name=f"Chiquito {n}") for n in range(2)]
        page = read(ask(client, add="chiquito"))
        assert {link["href"] for link in page.select(".compare-add__candidates a")} == {
            f"/bags/compare/?bag={key(bag)}" for bag in bags
        }

    def test_more_than_can_be_read_are_said_to_be_more(self, client, site):
        for n in range(10):
            ProductFactory(name=f"Chiquito {n}")
        page = read(ask(client, add="chiquito"))
        assert len(page.select(".compare-add__candidates a")) == 8
        assert "There are more" in words(page.select_one(".compare-add__candidates"))

    @pytest.mark.parametrize("name", ["zeppelin", "💼", "<script>", "\x00x", "9" * 500])
    def test_a_name_of_none_says_so(self, client, site, name):
        ProductFactory()
        page = read(ask(client, add=name))
        assert "No bag not already here is called" in words(page.select_one("#add-error"))

    def test_a_fifth_is_refused(self, client, site):
        bags = [ProductFactory() for _ in range(5)]
        page = read(ask(client, *map(key, bags[:4]), add=bags[4].name))
        assert words(page.select_one("[role=alert]")) == (
            "There are four already: take one away first."
        )

    def test_the_field_suggests_what_is_not_here_yet(self, client, site):
        here, other = ProductFactory(), ProductFactory()
        page = read(ask(client, key(here)))
        assert [option["value"] for option in page.select("#bags option")] == [str(other)]
        assert [field["value"] for field in page.select("form [name=bag]")] == [key(here)]

    def test_four_bags_take_at_most_twelve_queries(
        self, client, site, django_assert_max_num_queries
    ):
        bags = [
            ColourwayFactory(product=ProductFactory(materials=[MaterialFactory()])).product
            for _ in range(4)
        ]
        EssentialFactory(is_yardstick=True)
        ask(client)
        with django_assert_max_num_queries(12):
            read(ask(client, *map(key, bags)))
        with django_assert_max_num_queries(12):
            read(ask(client, *map(key, bags[:2]), add="bag"))
        with django_assert_max_num_queries(12):
            read(ask(client))

    def test_only_the_bare_page_is_for_search_engines(self, client, site):
        bag = ProductFactory()
        assert read(ask(client, key(bag))).select_one("meta[name=robots]")
        assert not read(ask(client)).select_one("meta[name=robots]")
