"""Markdown of the fixtures into the rich text that Wagtail stores.

Links are web addresses or `page:slug`, `bag:brand/name`, `brand:slug`, `path:/address/`.
"""

from collections.abc import Callable

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from .reading import DemoError

# As the admin's editor writes them, so that opening and saving a text changes nothing.
_AS_STORED = {"strong": "b", "em": "i"}

_markdown = MarkdownIt("commonmark", {"html": False})
# Our own schemes are resolved below; everything else is checked there as well.
_markdown.validateLink = lambda _url: True
# A line may end anywhere in a fixture; in a stored text it is a space.
_markdown.add_render_rule("softbreak", lambda *_: " ")

Attributes = dict[str, str]


def rich_text(markdown: str, link: Callable[[str], Attributes]) -> str:
    """The stored HTML of a Markdown text; `link` gives the attributes of a link's `<a>`."""
    soup = BeautifulSoup(_markdown.render(markdown.strip()), "html.parser")
    for written, stored in _AS_STORED.items():
        for tag in soup.find_all(written):
            tag.name = stored
    for anchor in soup.find_all("a"):
        anchor.attrs = link(anchor["href"])
    return str(soup).replace("\n", "")


def web_link(url: str) -> Attributes:
    """The attributes of a link to another site. Raises DemoError for any other address."""
    if not url.startswith("https://") and not url.startswith("http://"):
        raise DemoError(f"“{url}” is not a link: write a web address, page:…, bag:… or brand:….")
    return {"href": url}
