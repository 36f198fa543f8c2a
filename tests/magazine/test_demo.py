"""The demo as a visitor and a second run find it; loaded once, with tiny pictures."""

import io
import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urlparse

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from catalog.models import Essential, Product
from magazine.features.models import Feature, SlotLock, State
from magazine.models import MagazineImage, PersonPage, TipList, TrendArticle

pytestmark = pytest.mark.django_db

LEAD = "the-rise-of-the-micro-purse"
QUICK = {"force": True, "picture_width": 24, "workers": 1}


@pytest.fixture(scope="module", autouse=True)
def printed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """What the first run prints; its rows stay for this module's tests."""
    out = io.StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", stdout=out, **QUICK)
        yield out.getvalue()
        transaction.set_rollback(True)


def run_again() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out, **QUICK)
    return out.getvalue()


def test_there_is_a_catalogue_to_look_at() -> None:
    assert Product.objects.visible().count() >= 60
    assert Essential.objects.count() >= 30


def test_every_bag_has_a_source_with_an_address_and_a_picture() -> None:
    for product in Product.objects.prefetch_related("sources").select_related("image"):
        assert any(source.url for source in product.sources.all()), product
        assert product.image.description, product
        assert product.image.credit, product


def test_the_lead_story_uses_every_block() -> None:
    body = TrendArticle.objects.get(slug=LEAD).body
    assert {block.block_type for block in body} == set(body.stream_block.child_blocks)


def test_the_lead_story_is_a_long_read() -> None:
    words = len(TrendArticle.objects.get(slug=LEAD).words().split())
    assert 1800 <= words <= 2700


def test_the_styling_list_has_its_seven_tips() -> None:
    tips = TipList.objects.get(slug="seven-ways-to-wear-almost-nothing").numbered_tips
    assert [tip.number for tip in tips] == [1, 2, 3, 4, 5, 6, 7]


def test_every_story_has_a_byline_a_hero_and_something_for_search_engines() -> None:
    for story in [*TrendArticle.objects.all(), *TipList.objects.all()]:
        assert story.bylines.exists(), story
        assert story.hero_image.description, story
        assert story.search_description, story


def test_nobody_on_the_masthead_is_real() -> None:
    bios = [person.bio for person in PersonPage.objects.all()]
    assert len(bios) == 5
    assert all(
        re.search(r"made up|even if he is not|invention|never been born|figure of speech", bio)
        for bio in (" ".join(bio.split()) for bio in bios)
    )


def test_figures_in_the_texts_are_worked_out() -> None:
    texts = [story.words() for story in [*TrendArticle.objects.all(), *TipList.objects.all()]]
    assert not [text for text in texts if "{" in text]


def test_the_board_is_alive_around_now() -> None:
    now = timezone.now()
    hero = Feature.objects.filter(slot__position="home_hero")
    assert hero.on_air(now).count() == 1
    assert hero.approved().filter(ends_at__lt=now).exists()
    assert hero.approved().filter(starts_at__gt=now).exists()
    assert Feature.objects.on_air(now).filter(ends_at=None, page=None, product=None).exists()
    assert Feature.objects.filter(state=State.DRAFT).exists()
    assert Feature.objects.filter(state=State.PROPOSED, starts_at__gt=now).count() == 2
    assert SlotLock.objects.filter(starts_at__gt=now).count() == 1


def test_an_editor_and_a_marketer_can_be_logged_in(printed: str) -> None:
    users = get_user_model().objects
    assert users.get(username="editor").groups.get().name == "Editors"
    assert users.get(username="marketer").groups.get().name == "Marketers"
    for username in ("editor", "marketer", "administrator"):
        password = re.search(rf"{username} +(\S+)", printed)[1]
        assert Client().login(username=username, password=password)


def test_every_page_and_every_link_on_it_is_there(client: Client) -> None:
    seen: dict[str, set[str]] = {}
    from_pages = {page.url for page in Page.objects.live().filter(depth__gt=1)}
    linked: dict[str, str] = {}
    for url in sorted(from_pages):
        for href in _visit(client, url, seen):
            linked.setdefault(href, url)
    broken = []
    for href, on_page in linked.items():
        address, fragment = urldefrag(href)
        if address not in seen:
            _visit(client, address, seen)
        if fragment and fragment not in seen[address]:
            broken.append(f"{href} on {on_page}")
    assert not broken


def _visit(client: Client, url: str, seen: dict[str, set[str]]) -> set[str]:
    """Get a page, note its ids, and give the site's own addresses that it links to."""
    response = client.get(url, follow=True)
    assert response.status_code == 200, url
    soup = BeautifulSoup(response.content, "html.parser")
    seen[url] = {tag["id"] for tag in soup.find_all(id=True)}
    hrefs = {anchor["href"] for anchor in soup.find_all("a", href=True)}
    own = {href for href in hrefs if not urlparse(href).scheme and not href.startswith("/media/")}
    return {url + href if href.startswith("#") else href for href in own}


def test_a_second_run_makes_nothing() -> None:
    counted = (Page, Product, MagazineImage, Feature, get_user_model())
    before = [model.objects.count() for model in counted]
    printed = run_again()
    assert [model.objects.count() for model in counted] == before
    assert " new" not in printed


def test_a_second_run_keeps_what_people_have_changed() -> None:
    story = TrendArticle.objects.get(slug=LEAD)
    story.title, story.slug = "A headline of our own", "of-our-own"
    story.save_revision().publish()
    product = Product.objects.get(slug="le-chiquito")
    product.description, product.image = "Edited.", None
    product.save()
    run_again()
    story.refresh_from_db()
    product.refresh_from_db()
    assert story.title == "A headline of our own"
    assert not TrendArticle.objects.filter(slug=LEAD).exists()
    assert product.description == "Edited."
    assert product.image is None


def test_a_public_site_is_left_alone() -> None:
    with pytest.raises(CommandError, match="--force"):
        call_command("demo")
