"""Search over stories, pages and bags."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

from catalog.appearances import visible_pages
from catalog.models import Product
from magazine.models import Story

LONGEST_QUERY = 100
PAGES_A_SCREEN = 10
BAGS_BESIDE = 8


def search(request: HttpRequest) -> HttpResponse:
    """`?q=` in stories and pages, with the bags of that name beside them."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    found = (
        visible_pages().public().descendant_of(_home_of(request)).search(query)
        if query
        else Page.objects.none()
    )
    page = Paginator(found, PAGES_A_SCREEN).get_page(request.GET.get("page"))
    bags = Product.objects.visible().on_cards()
    context = {
        "query": query,
        "page_obj": page,
        "pages": _with_story_cards(page.object_list),
        "products": get_search_backend().search(query, bags)[:BAGS_BESIDE] if query else [],
    }
    return render(request, "magazine/search.html", context)


def _home_of(request: HttpRequest) -> Page:
    site = Site.find_for_request(request)
    return site.root_page if site else Page.get_first_root_node()


def _with_story_cards(pages: list[Page]) -> list[Page]:
    """The same pages in the same order, stories among them with standfirst and picture."""
    stories = Story.objects.on_cards().in_bulk([page.pk for page in pages])
    return [stories.get(page.pk, page) for page in pages]
