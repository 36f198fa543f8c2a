"""What stands around every public page: navigation, the site banner, the search form.

Everything is lazy: a page that shows none of it, and the admin, pay nothing.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page, Site


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


def chrome(request: HttpRequest) -> dict[str, Chrome]:
    """Context processor: `chrome` in every template."""
    return {"chrome": Chrome(request)}
