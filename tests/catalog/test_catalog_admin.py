"""The catalogue's desk: sizes and prices as people write them, lists, choosers, preview."""

import json
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from catalog.models import ModularPiece, Offer, Product
from tests.factories import (
    BrandFactory,
    ColourwayFactory,
    EssentialFactory,
    ImageFactory,
    OfferFactory,
    ProductFactory,
    SourceFactory,
    TrendArticleFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/catalog/product/"
ADD = f"{LIST}add/"


def edit_url(product: Product) -> str:
    return f"{LIST}edit/{product.pk}/"


def form(brand, offers=(), colours=(), **typed) -> dict:
    """What the edit screen sends."""
    return nested_form_data(
        {
            "brand": brand.pk,
            "name": "Le Petit",
            "slug": "le-petit",
            "category": "bag",
            "silhouette": "flap",
            "construction": "structured",
            "strap_detachable": "unknown",
            "images": inline_formset([]),
            "colourways": inline_formset(colours),
            "modular_pieces": inline_formset([]),
            "sources": inline_formset([]),
            "offers": inline_formset(offers),
            **typed,
        }
    )


def offer(**typed) -> dict:
    return {
        "retailer": "Shop",
        "url": "https://shop.example/",
        "price": "365.00",
        "currency": "EUR",
        "availability": "in_stock",
        "checked_on": "2026-03-01",
        "sponsored": "on",
        **typed,
    }


def publish(client: Client, data: dict, url: str = ADD):
    return client.post(url, {**data, "action-publish": "1"})


def errors(response) -> str:
    assert response.status_code == 200, response.get("location")
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(found.get_text(" ", strip=True) for found in page.select(".error-message"))


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("12 x 8 x 5 cm", (120, 80, 50)),
        ("4¾ in W × 3.1 in H", (Decimal("120.65"), Decimal("78.74"), None)),
        ("W 12 × D 5 cm", (120, None, 50)),
    ],
)
def test_a_size_typed_in_any_form_fills_the_three_sides(as_editor, written, size):
    response = publish(as_editor, form(BrandFactory(), size_as_written=written))
    assert response.status_code == 302
    product = Product.objects.get()
    assert (product.width_mm, product.height_mm, product.depth_mm) == size
    assert product.live


def test_a_side_takes_its_own_unit(as_editor):
    data = form(BrandFactory(), width_mm="4¾ in", height_mm="8 cm", handle_drop_mm="70 mm")
    assert publish(as_editor, data).status_code == 302
    product = Product.objects.get()
    assert product.width_mm == Decimal("120.65")
    assert (product.height_mm, product.handle_drop_mm) == (80, 70)


def test_a_side_typed_beside_the_line_that_leaves_it_out_is_kept(as_editor):
    data = form(BrandFactory(), size_as_written="12 × 8 cm", depth_mm="5 cm")
    assert publish(as_editor, data).status_code == 302
    assert Product.objects.get().depth_mm == 50


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"size_as_written": "twelve by eight"}, "holds no number"),
        ({"size_as_written": "12 x 8"}, "names no unit"),
        ({"width_mm": "12"}, "names no unit"),
        ({"width_mm": "-3 cm"}, "cannot be negative"),
        ({"height_mm": "1e9 cm"}, "1e9"),
        ({"gtin": "4006381333932"}, "is not a GTIN"),
        ({"inner_width_mm": "5 cm"}, ""),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_saved(as_editor, typed, told):
    assert told in errors(publish(as_editor, form(BrandFactory(), **typed)))
    assert not Product.objects.exists()


def test_a_stored_length_survives_being_shown_and_saved_again(as_editor):
    product = ProductFactory(width_mm=Decimal("120.6543"), height_mm=None, depth_mm=None)
    page = BeautifulSoup(as_editor.get(edit_url(product)).content, "html.parser")
    shown = page.select_one("#id_width_mm")["value"]
    assert shown == "120.6543 mm"
    data = form(product.brand, name=product.name, slug=product.slug, width_mm=shown)
    assert publish(as_editor, data, edit_url(product)).status_code == 302
    product.refresh_from_db()
    assert product.width_mm == Decimal("120.6543")


def test_the_screen_shows_both_units_and_what_is_worked_out(as_editor):
    product = ProductFactory()
    told = BeautifulSoup(as_editor.get(edit_url(product)).content, "html.parser").get_text(" ")
    told = " ".join(told.split())
    assert "12 cm (4.7 in)" in told
    assert "Micro: no larger than a large smartphone" in told
    assert "11.4 × 7.4 × 3.4 cm" in told
    assert "384 ml" in told


@pytest.mark.parametrize(
    ("price", "currency", "minor"),
    [("365.00", "EUR", 36500), ("365", "gbp", 36500), ("40000", "JPY", 40000)],
)
def test_a_price_is_typed_as_it_is_printed(as_editor, price, currency, minor):
    data = form(BrandFactory(), offers=[offer(price=price, currency=currency)])
    assert publish(as_editor, data).status_code == 302
    stored = Offer.objects.get()
    assert (stored.price_minor, stored.currency) == (minor, currency.upper())
    assert Product.objects.get().price_minor == minor


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"price": "365.005"}, "365.005 has more than 2 decimals"),
        ({"price": "40000.5", "currency": "JPY"}, "JPY has no smaller unit"),
        ({"price": "-1"}, "greater than or equal to 0"),
        ({"price": "abc"}, "Enter a number"),
        ({"currency": "XX"}, "is not a currency"),
    ],
)
def test_a_price_that_cannot_be_is_refused(as_editor, typed, told):
    assert told in errors(publish(as_editor, form(BrandFactory(), offers=[offer(**typed)])))
    assert not Offer.objects.exists()


def test_an_offer_is_shown_again_as_it_was_typed(as_editor):
    bag = ProductFactory()
    OfferFactory(product=bag, price_minor=36550)
    page = BeautifulSoup(as_editor.get(edit_url(bag)).content, "html.parser")
    assert page.select_one("#id_offers-0-price")["value"] == "365.50"


def test_a_draft_changes_nothing_on_the_site_until_it_is_published(as_editor, site):
    bag = ProductFactory(name="Le Petit", slug="le-petit")
    data = form(bag.brand, size_as_written="30 × 20 × 10 cm", offers=[offer()])
    assert as_editor.post(edit_url(bag), data).status_code == 302
    bag.refresh_from_db()
    assert (bag.width_mm, bag.size_class) == (120, "micro")
    assert not Offer.objects.exists()
    bag.latest_revision.publish()
    bag.refresh_from_db()
    assert (bag.width_mm, bag.size_class) == (300, "small")
    assert bag.price_minor == 36500


def test_the_preview_is_the_product_page_of_the_draft(as_editor, site):
    bag = ProductFactory(name="Le Petit", slug="le-petit")
    EssentialFactory(is_yardstick=True)
    data = form(
        bag.brand,
        size_as_written="30 × 20 × 10 cm",
        offers=[offer(retailer="A new shop")],
        colours=[{"name": "Plum", "family": "purple", "hex": "#5a2a4a"}],
    )
    url = f"{LIST}preview/{bag.pk}/"
    assert json.loads(as_editor.post(url, data).content)["is_valid"]
    told = BeautifulSoup(as_editor.get(url).content, "html.parser").get_text(" ")
    told = " ".join(told.replace("\N{NARROW NO-BREAK SPACE}", " ").split())
    for word in ("30 × 20 × 10 cm", "Small", "A new shop", "€365", "Plum"):
        assert word in told


def test_the_preview_of_a_product_not_yet_saved_works(as_editor, site):
    data = form(BrandFactory(), size_as_written="12 × 8 cm")
    url = f"{LIST}preview/"
    assert json.loads(as_editor.post(url, data).content)["is_valid"]
    assert "Le Petit" in as_editor.get(url).content.decode()


def rows(page: BeautifulSoup) -> list[str]:
    return [name.get_text(strip=True) for name in page.select("tbody .title-wrapper")]


def listed(client: Client, query: str = "") -> list[str]:
    return rows(BeautifulSoup(client.get(f"{LIST}{query}").content, "html.parser"))


def test_the_list_finds_by_brand_and_name_together(as_editor):
    jacquemus = BrandFactory(name="Jacquemus")
    ProductFactory(name="Chiquito", brand=jacquemus)
    ProductFactory(name="Bambino", brand=jacquemus)
    assert listed(as_editor, "?q=jacq+chiq") == ["Chiquito"]


def test_the_list_is_filtered_and_ordered(as_editor):
    nano = {"width_mm": Decimal(50), "height_mm": Decimal(40)}
    ProductFactory(name="Nano", brand__name="B", image=ImageFactory(), **nano)
    ProductFactory(name="Flat", brand__name="A", depth_mm=None)
    ProductFactory(name="Draft", brand__name="C", live=False)
    assert listed(as_editor) == ["Flat", "Nano", "Draft"]
    assert listed(as_editor, "?size_class=nano") == ["Nano"]
    assert listed(as_editor, "?missing=depth") == ["Flat"]
    assert listed(as_editor, "?missing=image&live=false") == ["Draft"]
    assert listed(as_editor, "?ordering=face_mm2")[0] == "Nano"


def test_the_list_takes_as_many_queries_for_twice_the_products(
    as_editor, django_assert_num_queries, django_assert_max_num_queries
):
    for _ in range(3):
        ProductFactory(image=ImageFactory())
    as_editor.get(LIST)
    with django_assert_max_num_queries(30) as before:
        as_editor.get(LIST)
    few = len(before)
    for _ in range(3):
        ProductFactory(image=ImageFactory())
    as_editor.get(LIST)
    with django_assert_num_queries(few):
        as_editor.get(LIST)


def test_the_chooser_finds_by_brand_and_name_and_shows_the_size(as_editor):
    ProductFactory(name="Chiquito", brand__name="Jacquemus")
    ProductFactory(name="Baguette", brand__name="Fendi")
    url = reverse(Product.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    page = BeautifulSoup(as_editor.get(f"{url}?q=chiq+jacq").content, "html.parser")
    told = " ".join(page.get_text(" ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())
    assert "Jacquemus Chiquito" in told
    assert "12 × 8 × 4 cm" in told
    assert "Baguette" not in told


def test_inspect_history_and_usage_are_there(as_editor, site):
    bag = ProductFactory(weight_g=Decimal(185))
    TrendArticleFactory(title="The small ones", body=[("product", {"product": bag, "note": ""})])
    bag.save_revision()
    inspect = BeautifulSoup(as_editor.get(f"{LIST}inspect/{bag.pk}/").content, "html.parser")
    assert "185 g (6.5 oz)" in inspect.get_text().replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert as_editor.get(f"{LIST}history/{bag.pk}/").status_code == 200
    assert "The small ones" in as_editor.get(f"{LIST}usage/{bag.pk}/").content.decode()


def test_two_versions_can_be_compared(as_editor):
    bag = ProductFactory(name="Le Petit", slug="le-petit")
    one = bag.save_revision()
    publish(as_editor, form(bag.brand, width_mm="30 cm", offers=[offer()]), edit_url(bag))
    other = bag.revisions.latest("created_at")
    url = f"{LIST}history/{bag.pk}/revisions/compare/{one.pk}...{other.pk}/"
    assert as_editor.get(url).status_code == 200


def as_sent(page: BeautifulSoup) -> dict[str, str]:
    """All that a browser would send of the edit form as it stands."""
    form = page.select_one("form[action*='/product/']:has([name=slug])")
    sent = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        if field.name == "select" and not field.has_attr("multiple"):
            chosen = field.select_one("option[selected]") or field.select_one("option")
            sent[field["name"]] = chosen["value"] if chosen else ""
        elif field.name != "select" and field.get("type") != "checkbox":
            sent[field["name"]] = field.get("value", field.text)
        elif field.has_attr("checked"):
            sent[field["name"]] = "on"
    return sent


def test_a_copy_starts_as_the_original_and_leaves_it_alone(as_editor):
    bag = ProductFactory(name="Le Petit", slug="le-petit")
    SourceFactory(product=bag, publisher="The maker")
    ColourwayFactory(product=bag)
    OfferFactory(product=bag)
    page = BeautifulSoup(as_editor.get(f"{LIST}copy/{bag.pk}/").content, "html.parser")
    sent = {name: text for name, text in as_sent(page).items() if "__prefix__" not in name}
    sent |= {"name": "Le Second", "slug": "le-second"}
    assert publish(as_editor, sent, f"{LIST}copy/{bag.pk}/").status_code == 302
    copy = Product.objects.get(slug="le-second")
    assert (copy.width_mm, copy.price_minor) == (120, 36500)
    for product in (bag, copy):
        fresh = Product.objects.get(pk=product.pk)
        assert [source.publisher for source in fresh.sources.all()] == ["The maker"]
        assert fresh.colourways.count() == fresh.offers.count() == 1


def test_pieces_that_go_together_are_kept_with_the_draft(as_editor):
    bag = ProductFactory(name="Le Petit", slug="le-petit")
    charm = ProductFactory()
    data = form(bag.brand, modular_pieces=inline_formset([{"other": charm.pk}]))
    as_editor.post(edit_url(bag), data)
    assert not ModularPiece.objects.exists()
    Product.objects.get(pk=bag.pk).latest_revision.publish()
    assert ModularPiece.objects.get().other == charm


def test_an_essential_takes_units_and_a_cylinder_must_be_round(as_editor):
    url = "/admin/snippets/catalog/essential/add/"
    data = {
        "name": "Lipstick",
        "slug": "lipstick",
        "kind": "beauty",
        "shape": "cylinder",
        "length_mm": "7.5 cm",
        "width_mm": "¾ in",
        "thickness_mm": "20 mm",
        "compressible_percent": "0",
    }
    assert "both are its diameter" in as_editor.post(url, data).content.decode()
    assert as_editor.post(url, {**data, "thickness_mm": "¾ in"}).status_code == 302


@pytest.mark.parametrize("kind", ["product", "brand", "material", "essential"])
def test_editors_reach_every_screen_and_strangers_none(client, as_editor, kind):
    for screen in ("", "add/"):
        assert as_editor.get(f"/admin/snippets/catalog/{kind}/{screen}").status_code == 200
    assert Client().get(f"/admin/snippets/catalog/{kind}/").status_code == 302


def test_a_marketer_cannot_change_the_catalogue(as_marketer):
    assert as_marketer.get(ADD).status_code in (302, 403)
