"""The demo catalogue as plain data: every entry whole, every figure with its source."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from stdnum import ean

from catalog import vocabulary

DEMO = Path(vocabulary.__file__).parent / "fixtures" / "demo"
LONGEST_FILE = 400
DECIMAL = re.compile(r"\d{1,6}(\.\d{1,4})?")
OUTSIDE = ("width_mm", "height_mm", "depth_mm")
INSIDE = ("inner_width_mm", "inner_height_mm", "inner_depth_mm")
SIZES = (*OUTSIDE, *INSIDE, "handle_drop_mm", "strap_drop_mm")


def entries(path: str, key: str) -> list[dict]:
    return [
        entry
        for file in sorted(DEMO.glob(path))
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))[key]
    ]


BRANDS = entries("brands.toml", "brand")
BAGS = entries("bags/*.toml", "bag")
ESSENTIALS = entries("essentials.toml", "essential")
MATERIALS = entries("materials.toml", "material")


def label(entry: dict) -> str:
    return f"{entry['brand']}/{entry['slug']}" if "brand" in entry else entry["slug"]


def each_bag(test):
    return pytest.mark.parametrize("bag", BAGS, ids=label)(test)


def each_essential(test):
    return pytest.mark.parametrize("essential", ESSENTIALS, ids=label)(test)


def is_exact(size: object) -> bool:
    return isinstance(size, str) and bool(DECIMAL.fullmatch(size)) and Decimal(size) > 0


def is_dated(text: str) -> bool:
    """A whole day or a year, as ISO 8601 writes them: what a source can be dated by."""
    try:
        date.fromisoformat(f"{text}-01-01" if re.fullmatch(r"\d{4}", text) else text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}(-\d\d-\d\d)?", text))


def is_address(text: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s/]+\.[^\s]+", text)) and len(text) <= 500


def test_the_catalogue_is_as_rich_as_promised():
    assert len(BAGS) >= 64
    assert len(ESSENTIALS) >= 34
    assert sum(bag["category"] == "wallet" for bag in BAGS) >= 3
    assert sum(bag["category"] == "phone_case" for bag in BAGS) >= 3


def test_every_silhouette_is_seen_at_least_once():
    assert {bag["silhouette"] for bag in BAGS} == set(vocabulary.Silhouette.values)


def test_no_two_entries_share_an_address():
    assert len({label(bag) for bag in BAGS}) == len(BAGS)
    for kind in (BRANDS, ESSENTIALS, MATERIALS):
        assert len({entry["slug"] for entry in kind}) == len(kind)
        assert len({entry["name"] for entry in kind}) == len(kind)


def test_files_stay_small_enough_to_read():
    for file in DEMO.glob("bags/*.toml"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, file.name


@pytest.mark.parametrize("brand", BRANDS, ids=label)
def test_a_brand_is_whole_and_has_a_bag(brand):
    assert re.fullmatch(r"[A-Z]{2}|", brand["country"])
    assert brand["price_tier"] in vocabulary.PriceTier.values
    assert len(brand["description"]) > 40
    assert "founded" not in brand or 1700 < brand["founded"] < 2030
    assert "site" not in brand or is_address(brand["site"])
    assert any(bag["brand"] == brand["slug"] for bag in BAGS)


@each_bag
def test_a_bag_is_described_in_the_words_of_the_catalogue(bag):
    assert bag["brand"] in {brand["slug"] for brand in BRANDS}
    assert re.fullmatch(r"[a-z0-9-]+", bag["slug"])
    assert bag["name"]
    assert len(bag["description"]) > 40
    assert bag["category"] in vocabulary.Category.values
    assert bag["silhouette"] in vocabulary.Silhouette.values
    assert bag["closure"] in vocabulary.Closure.values if "closure" in bag else True
    assert bag["construction"] in vocabulary.Construction.values
    assert set(bag["wear"]) <= set(vocabulary.WearMode.values)
    assert bag["hardware"] in {"gold", "silver", "dark", "none"}
    assert bag["strap"] in {"none", "leather", "chain", "cord", "ribbon"}


@each_bag
def test_a_bag_says_what_it_is_made_of_and_in_which_colours(bag):
    families = {material["name"]: material["family"] for material in MATERIALS}
    assert bag["materials"]
    assert set(bag["materials"]) <= set(families)
    assert bag["material_family"] in {families[name] for name in bag["materials"]}
    assert bag["colourway"]
    for colourway in bag["colourway"]:
        assert colourway["name"]
        assert colourway["family"] in vocabulary.ColourFamily.values
        assert re.fullmatch(r"#[0-9A-F]{6}", colourway["hex"])


@each_bag
def test_the_sizes_of_a_bag_are_exact_and_at_least_one_is_known(bag):
    given = {name: bag[name] for name in SIZES if name in bag}
    assert all(is_exact(size) for size in given.values()), given
    assert any(name in bag for name in OUTSIDE)
    assert len([name for name in INSIDE if name in bag]) in {0, 3}
    assert "weight_g" not in bag or is_exact(bag["weight_g"])


@each_bag
def test_the_figures_of_a_bag_have_one_basis_and_every_source_an_address(bag):
    assert [source["basis"] for source in bag["source"]].count(True) == 1
    for source in bag["source"]:
        assert source["publisher"]
        assert source["title"]
        assert is_address(source["url"])
        assert 0 < len(source["says"]) <= 300
        assert 0 < len(source.get("fits", "unsaid")) <= 300
        assert "date" not in source or is_dated(source["date"])
    basis = next(source for source in bag["source"] if source["basis"])
    assert re.search(r"\d", basis["says"])


@each_bag
def test_a_price_is_one_somebody_stated(bag):
    for price in bag.get("price", []):
        assert price["retailer"]
        assert re.fullmatch(r"\d+(\.\d{2})?", price["amount"])
        assert re.fullmatch(r"[A-Z]{3}", price["currency"])
        assert is_address(price["url"])
        assert price["availability"] in vocabulary.Availability.values
        assert price["sponsored"] is False
        assert "date" not in price or is_dated(price["date"])


@each_bag
def test_the_numbers_that_name_a_bag_are_sound(bag):
    assert "gtin" not in bag or ean.is_valid(bag["gtin"])
    assert "year" not in bag or 1700 <= bag["year"] <= 2030
    known = {label(other) for other in BAGS}
    assert set(bag.get("modular_with", [])) <= known - {label(bag)}


@each_essential
def test_an_essential_is_an_object_of_known_size(essential):
    assert essential["kind"] in vocabulary.EssentialKind.values
    assert essential["shape"] in vocabulary.EssentialShape.values
    assert all(is_exact(essential[side]) for side in ("length_mm", "width_mm", "thickness_mm"))
    if essential["shape"] == vocabulary.EssentialShape.CYLINDER:
        assert essential["width_mm"] == essential["thickness_mm"]
    assert "weight_g" not in essential or is_exact(essential["weight_g"])
    assert 0 <= essential["compressible_percent"] <= 90
    assert len(essential.get("note", "")) <= 300


@each_essential
def test_an_essential_names_its_source(essential):
    assert essential["source_publisher"]
    assert essential["source_title"]
    assert essential["source_url"] == "" or is_address(essential["source_url"])
    assert "source_date" not in essential or is_dated(essential["source_date"])
    if not essential["source_url"]:
        assert re.match(r"(ISO|IEC)", essential["source_title"]), "only a standard needs no address"


def test_two_things_are_the_yardsticks():
    yardsticks = {entry["slug"] for entry in ESSENTIALS if entry["yardstick"]}
    assert yardsticks == {"bank-card", "iphone-16"}
