"""Every page of the magazine as a reader, a crawler and a screen reader get it."""

import json
import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template

from tests.factories import (
    ImageFactory,
    MastheadPageFactory,
    PersonPageFactory,
    ProductFactory,
    SectionPageFactory,
    StandardPageFactory,
    TipListFactory,
    TrendArticleFactory,
    TrendFactory,
)

pytestmark = pytest.mark.django_db


def told(client, address, status=200):
    """The page at the address."""
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def body(*blocks):
    return [{"type": kind, "value": value} for kind, value in blocks]


@pytest.fixture
def pages(site):
    """One page of every type, by name, with all that it can show."""
    picture = ImageFactory()
    person = PersonPageFactory(title="Ottoline Vane", portrait=picture, bio="<p>Edits.</p>")
    bag = ProductFactory(image=picture)
    return {
        "home": site.root_page,
        "section": SectionPageFactory(title="Trends", introduction="What is getting smaller."),
        "article": TrendArticleFactory(
            hero_image=picture, hero_caption="A bag", people=[person], trend=TrendFactory()
        ),
        "tips": TipListFactory(
            hero_image=picture,
            people=[person],
            tips=body(
                ("tip", {"name": "High", "text": "<p>Up.</p>", "products": [bag.pk]}),
                ("tip", {"name": "Low", "text": "<p>Down.</p>", "products": []}),
            ),
            closing="<p>Enough.</p>",
        ),
        "person": person,
        "masthead": MastheadPageFactory._meta.model.objects.get(),
        "plain": StandardPageFactory(body=body(("text", "<h2>Sources</h2><p>All named.</p>"))),
    }


KINDS = ["home", "section", "article", "tips", "person", "masthead", "plain"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_one_name_one_address_and_a_way_past_the_menu(client, pages, kind):
    page = told(client, pages[kind].url)
    assert [len(page.find_all(name)) for name in ("h1", "title", "main")] == [1, 1, 1]
    assert page.find("link", rel="canonical")["href"] == pages[kind].full_url
    assert page.select_one(page.select_one(".skip-link")["href"]).name == "main"
    assert page.html["lang"] == "en-gb"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_stays_within_the_content_security_policy(client, pages, kind):
    page = told(client, pages[kind].url)
    assert not page.select("style, [style]")
    inline = [script for script in page.find_all("script") if not script.get("src")]
    assert all(script["type"] == "application/ld+json" for script in inline)
    assert not re.search(r"\son\w+=", str(page))


@pytest.mark.parametrize("kind", KINDS)
def test_no_note_to_the_builder_is_printed(client, pages, kind):
    text = client.get(pages[kind].url).content.decode()
    assert "{#" not in text
    assert "{%" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_headings_descend_a_step_at_a_time(client, pages, kind):
    page = told(client, pages[kind].url)
    levels = [int(heading.name[1]) for heading in page.main.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_shared_story_shows_its_picture_and_standfirst(client, pages):
    page = told(client, pages["article"].url)
    told_elsewhere = {
        meta["property"]: meta["content"] for meta in page.find_all("meta", property=True)
    }
    assert told_elsewhere["og:type"] == "article"
    assert told_elsewhere["og:title"] == pages["article"].title
    assert told_elsewhere["og:description"] == pages["article"].standfirst
    assert told_elsewhere["og:image"].endswith(".jpg")


def test_a_story_describes_itself_to_machines(client, pages):
    page = told(client, pages["article"].url)
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert data["@type"] == "Article"
    assert data["headline"] == pages["article"].title
    assert [author["name"] for author in data["author"]] == ["Ottoline Vane"]


def test_a_headline_cannot_end_the_data_it_stands_in(client, site):
    story = TrendArticleFactory(title="</script><b>out</b> & <!-- away", slug="out")
    page = told(client, story.url)
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert data["headline"] == story.title
    assert page.find("b") is None


def test_every_tip_has_a_number_and_an_address_that_machines_know_too(client, pages):
    page = told(client, pages["tips"].url)
    tips = page.select("ol.tips > li")
    assert [tip["id"] for tip in tips] == ["high", "low"]
    assert [tip.select_one(".tip__number").string for tip in tips] == ["1", "2"]
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert [item["url"] for item in data["mainEntity"]["itemListElement"]] == [
        f"{pages['tips'].full_url}#high",
        f"{pages['tips'].full_url}#low",
    ]


def test_chapters_are_listed_once_there_are_three(client, site):
    headings = ["One", "Two", "Three"]
    chapters = body(*(("chapter", {"heading": name, "label": ""}) for name in headings))
    page = told(client, TrendArticleFactory(body=chapters).url)
    links = page.select("nav.contents .contents__beside a")
    assert [link["href"] for link in links] == ["#one", "#two", "#three"]
    assert [page.select_one(link["href"]).name for link in links] == ["h2"] * 3
    short = told(client, TrendArticleFactory(body=chapters[:2]).url)
    assert short.select_one("nav.contents") is None


def test_an_address_that_is_no_page_offers_a_search(client, site):
    page = told(client, "/nothing/here/", status=404)
    assert page.h1
    assert page.select_one("main form[role=search] input[name=q]")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_a_failure_is_told_without_asking_the_database_or_the_request(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = BeautifulSoup(get_template("500.html").render(), "html.parser")
    assert "our side" in page.main.get_text()
    assert page.select_one("main a")["href"] == "/"


def test_a_search_in_vain_says_so_and_leads_on(client, site):
    page = told(client, "/search/?q=%3Cb%3Eportmanteau")
    assert "Nothing found for “<b>portmanteau”" in page.main.get_text()
    assert page.select_one(".suggestions a")
    assert page.select_one("input[name=q]")["value"] == "<b>portmanteau"


def test_a_search_finds_bags_and_stories(client, site):
    ProductFactory(name="Chiquito")
    TrendArticleFactory(title="What fits in a Chiquito?")
    page = told(client, "/search/?q=chiquito")
    assert page.select_one(".product-card__name").get_text(strip=True) == "Chiquito"
    assert page.select_one(".story-row__headline").string == "What fits in a Chiquito?"


def test_a_long_section_is_read_in_pages_without_losing_the_order(client, site):
    section = SectionPageFactory(title="Trends")
    for _ in range(14):
        TrendArticleFactory(parent=section)
    page = told(client, section.url)
    assert page.select_one("a[rel=next]")["href"] == "?page=2"
    second = told(client, f"{section.url}?page=2")
    assert len(second.select(".story-row")) == 2
    assert second.select_one(".feature-hero") is None


def test_the_style_page_is_for_those_who_build_the_site(client, as_editor, pages):
    assert as_editor.get("/style/").status_code == 200
    as_editor.logout()
    assert client.get("/style/").status_code == 302


def test_the_style_page_stands_without_any_content(as_editor, site):
    page = told(as_editor, "/style/")
    assert page.select(".debate, .timeline, .film, .button, .field__error, .pagination")
