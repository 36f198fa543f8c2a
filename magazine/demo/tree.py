"""The page tree: site, home, sections, masthead and its people, plain pages."""

from datetime import datetime

from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from magazine.models import (
    HomePage,
    MagazinePage,
    MastheadPage,
    PersonPage,
    SectionPage,
    StandardPage,
)

from . import finding
from .blocks import stream
from .figures import with_figures
from .reading import FIXTURES, DemoError, key_of, read, read_folder
from .words import rich_text

# What people.toml says for the portrait alone.
_DRAWN = ("initials", "palette")


def load_tree(now: datetime) -> int:
    """Create what is missing of the tree that the stories hang in; how many pages that was."""
    told = read(FIXTURES / "site.toml")
    home, created = _home(told["home"])
    made = int(created)
    for entry in told["sections"]:
        made += add_page(home, "section", SectionPage(**entry, show_in_menus=True), now)
    masthead = MastheadPage(**told["masthead"], show_in_menus=True)
    made += add_page(home, "page", masthead, now)
    made += _people(now)
    return made


def load_plain_pages(now: datetime) -> int:
    """Create the missing plain pages; how many that was."""
    home = finding.page("home")
    made = 0
    for path, told in read_folder(FIXTURES / "pages"):
        try:
            told = with_figures(told)
            body = stream(StandardPage.body.field.stream_block, told.pop("body"))
            made += add_page(home, "page", StandardPage(**told, body=body), now)
        except DemoError as error:
            raise DemoError(f"{path.name}: {error}") from error
    return made


def add_page(parent: Page, kind: str, page: MagazinePage, published: datetime | None) -> bool:
    """Put a demo page under `parent` and publish it, unless it is there; whether it was not.

    It is there when a page has its key, or its place under the same parent. `published` is
    its first publication; None leaves it a draft. Raises DemoError for a page that does not
    pass its own checks.
    """
    page.translation_key = key_of(kind, page.slug)
    if Page.objects.filter(translation_key=page.translation_key).exists():
        return False
    if parent.get_children().filter(slug=page.slug).exists():
        return False
    page.live = False
    page.draft_title = page.title
    page.first_published_at = published
    try:
        parent.add_child(instance=page)
    except ValidationError as error:
        raise DemoError(f"Page “{page.slug}”: {'; '.join(error.messages)}") from error
    revision = page.save_revision()
    if published is not None:
        revision.publish()
    return True


def _home(told: dict) -> tuple[Page, bool]:
    """The home page of the default site; an installation that has one keeps it."""
    key = key_of("page", "home")
    home = Page.objects.filter(translation_key=key).first()
    if home is not None:
        return home, False
    home = HomePage(**told, slug=_free_slug("home"), translation_key=key)
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost", site_name="Reticule", root_page=home, is_default_site=True
        )
    elif not isinstance(site.root_page.specific, HomePage):
        untouched = site.root_page
        site.root_page, site.site_name = home, site.site_name or "Reticule"
        site.save()
        _remove_welcome(untouched)
    return home, True


def _free_slug(wanted: str) -> str:
    """Wagtail's first migration leaves a page with the slug “home” behind."""
    taken = Page.get_first_root_node().get_children().filter(slug=wanted).exists()
    return "reticule" if taken else wanted


def _remove_welcome(page: Page) -> None:
    """Wagtail's own “Welcome” page goes, if that is what it is; anything else stays."""
    if page.specific_class is Page and page.get_children_count() == 0:
        page.delete()


def _people(now: datetime) -> int:
    masthead = finding.page("masthead")
    made = 0
    for told in read(FIXTURES / "people.toml")["people"]:
        entry = {name: value for name, value in told.items() if name not in _DRAWN}
        entry["bio"] = rich_text(told["bio"], finding.link)
        entry["portrait"] = finding.picture(f"portrait-{told['slug']}")
        page = PersonPage(**entry)
        made += add_page(masthead, "person", page, now)
    return made
