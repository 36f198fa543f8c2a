"""What stands around every public page: navigation, the site banner, the search form.

Everything is lazy: a page that shows none of it, and the admin, pay nothing.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property
from wagtail.models import Page, Site

from magazine.clock import instant_of
from magazine.features.placements import fill
from magazine.features.slots import Position


@dataclass
class Chrome:
    """The frame of one request's page."""

    request: HttpRequest

    @cached_property
    def home(self) -> Page | None:
        site = Site.find_for_request(self.request)
        return site.root_page if site else None

    @cached_property
    def sections(self) -> list[Page]:
        """The live pages under home that are shown in menus."""
        if self.home is None:
            return []
        return list(self.home.get_children().live().in_menu())


def chrome(request: HttpRequest) -> dict[str, object]:
    """Context processor: `chrome` and, where a page fills no slots itself, `placements`."""
    return {
        "chrome": Chrome(request),
        "placements": SimpleLazyObject(lambda: fill(instant_of(request), [Position.SITE_BANNER])),
    }
