"""The demo's fixtures read: Markdown, references and figures, and what is said when they fail."""

from pathlib import Path

import pytest
from wagtail import blocks

from magazine.demo.blocks import stream
from magazine.demo.figures import with_figures
from magazine.demo.finding import file_stem
from magazine.demo.reading import DemoError, key_of, read
from magazine.demo.words import rich_text, web_link
from magazine.models import TrendArticle
from tests.factories import EssentialFactory, ProductFactory

STORY = TrendArticle.body.field.stream_block


def test_markdown_becomes_what_the_editor_stores() -> None:
    html = rich_text("A *fine* **thing**,\n[seen](https://example.org/).", web_link)
    assert html == ('<p>A <i>fine</i> <b>thing</b>, <a href="https://example.org/">seen</a>.</p>')


def test_html_in_markdown_stays_text() -> None:
    assert "<script>" not in rich_text("<script>alert(1)</script>", web_link)


def test_a_link_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(DemoError, match="javascript:alert"):
        rich_text("[no](javascript:alert)", web_link)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DemoError, match=r"none\.toml is missing"):
        read(tmp_path / "none.toml")


def test_a_slip_in_a_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "slip.toml"
    path.write_text('title = "A\n')
    with pytest.raises(DemoError, match=r"slip\.toml is not valid TOML.*line 1"):
        read(path)


def test_a_page_has_the_same_key_everywhere() -> None:
    assert key_of("story", "one") == key_of("story", "one") != key_of("page", "one")


def test_no_file_name_is_so_long_that_it_would_be_cut() -> None:
    one, other = file_stem("bag-" + "a" * 90), file_stem("bag-" + "a" * 91)
    assert one != other
    assert len(f"original_images/{one}_sDfk39l.png") < 95


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"chapter": {"heading": "A"}, "text": "B"}, "Block 1 must have one name"),
        ({"poem": "A"}, "Block 1, “poem”, is not one of"),
        ({"quote": {"line": "A"}}, "Block 1, “quote”: line is not one of its fields"),
        ({"product": {"product": "no/such"}}, "The catalogue has no “no/such”"),
        ({"quote": {"text": "A" * 281}}, "Block 1, text: .*280"),
    ],
)
def test_what_is_wrong_with_a_block_is_said(entry: dict, said: str) -> None:
    with pytest.raises(DemoError, match=said):
        stream(STORY, [entry])


@pytest.mark.django_db
def test_a_product_is_found_by_brand_and_name() -> None:
    product = ProductFactory()
    value = stream(STORY, [{"product": {"product": f"{product.brand.slug}/{product.slug}"}}])
    assert isinstance(value, blocks.StreamValue)
    assert value[0].value["product"] == product


@pytest.mark.django_db
def test_a_figure_is_taken_from_the_catalogue() -> None:
    product = ProductFactory(width_mm=100, height_mm=80, depth_mm=30, construction="structured")
    thing = EssentialFactory(length_mm=90, width_mm=50, thickness_mm=1)
    bag = f"{product.brand.slug}/{product.slug}"
    told = with_figures({"caption": f"{{class {bag}}}: {{fit {bag} {thing.slug}}}"})
    assert told == {"caption": "micro: goes in with 4\N{NARROW NO-BREAK SPACE}mm to spare"}


@pytest.mark.django_db
def test_a_figure_that_nobody_can_work_out_is_named() -> None:
    with pytest.raises(DemoError, match=r"“\{weight a/b\}”"):
        with_figures("{weight a/b}")
