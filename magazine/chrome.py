"""What stands around every public page: navigation, the site banner, the search form.

Everything is lazy: a page that shows none of it, and the admin, pay nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property
from wagtail.models import Page, Site

from catalog.appearances import visible_pages
from magazine.clock import instant_of
from magazine.features.placements import fill
from magazine.features.slots import Position
from magazine.models import StandardPage


@dataclass
class Chrome:
    """The frame of one page, under the home page that `find_home` finds."""

    find_home: Callable[[], Page | None]

    @cached_property
    def home(self) -> Page | None:
        return self.find_home()

    @cached_property
    def pages(self) -> list[Page]:
        """The live pages right under home."""
        if self.home is None:
            return []
        return list(visible_pages().child_of(self.home))

    @property
    def sections(self) -> list[Page]:
        """What the navigation lists: the pages marked for menus."""
        return [page for page in self.pages if page.show_in_menus]

    @property
    def small_print(self) -> list[Page]:
        """What the footer lists: the plain pages, about, imprint, how we measure."""
        return [page for page in self.pages if page.specific_class is StandardPage]


def home_of(request: HttpRequest) -> Page | None:
    """The home page of the site that was asked."""
    site = Site.find_for_request(request)
    return site.root_page if site else None


def chrome(request: HttpRequest) -> dict[str, object]:
    """Context processor: `chrome` and, where a page fills no slots itself, `placements`."""
    return {
        "chrome": Chrome(lambda: home_of(request)),
        "placements": SimpleLazyObject(lambda: fill(instant_of(request), [Position.SITE_BANNER])),
    }
