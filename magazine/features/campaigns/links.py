"""Whether a link within the site leads anywhere: by its addresses and its tree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.db.models import Q
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from catalog.models import Brand, Product

# Views that hand the path to the tree of pages.
OF_PAGES = frozenset({"wagtail_serve", "serve_story"})


def links_in(content: object) -> list[str]:
    """The links of a revision's rich texts, in order: an address, or `page:7`, `document:7`."""
    return list(dict.fromkeys(_links(content)))


def _links(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for value in content:
            yield from _links(value)
    elif isinstance(content, str) and content.startswith("[{"):
        yield from _links(_read(content))
    elif isinstance(content, str) and "<a " in content:
        for anchor in BeautifulSoup(content, "html.parser").find_all("a"):
            if anchor.get("linktype") in {"page", "document"} and anchor.get("id"):
                yield f"{anchor['linktype']}:{anchor['id']}"
            elif anchor.get("href"):
                yield anchor["href"]


def _read(text: str) -> object:
    """A body of blocks is kept as JSON within JSON; anything else is text."""
    try:
        return json.loads(text)
    except ValueError:
        return None


@dataclass(slots=True)
class _Asked:
    """What the links come down to, by the table it is looked up in: key to link."""

    page_pks: dict[int, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    products: dict[tuple[str, str], str] = field(default_factory=dict)
    brands: dict[str, str] = field(default_factory=dict)
    documents: dict[int, str] = field(default_factory=dict)
    nowhere: set[str] = field(default_factory=set)


def broken(links: Iterable[str], pages_to_come: set[int], products_to_come: set[int]) -> set[str]:
    """Those of the links that lead to nothing of this site. Five queries at most."""
    asked = _sorted(links)
    pages = Q(live=True) | Q(pk__in=pages_to_come)
    bags = Q(live=True) | Q(pk__in=products_to_come)
    return (
        asked.nowhere
        | _missing(asked.page_pks, Page.objects.filter(pages).filter(pk__in=asked.page_pks), "pk")
        | _missing(asked.brands, Brand.objects.filter(slug__in=asked.brands), "slug")
        | _missing(
            asked.documents, get_document_model().objects.filter(pk__in=asked.documents), "pk"
        )
        | _missing(
            asked.products,
            Product.objects.filter(bags).filter(slug__in=[slug for _, slug in asked.products]),
            "brand__slug",
            "slug",
        )
        | _missing_paths(asked.paths, pages)
    )


def _missing(asked: dict, rows: object, *columns: str) -> set[str]:
    if not asked:
        return set()
    there = rows.values_list(*columns, flat=len(columns) == 1)
    return {asked[key] for key in asked.keys() - set(there)}


def _missing_paths(paths: dict[str, str], pages: Q) -> set[str]:
    """Paths of no page, and of no redirect either."""
    if not paths:
        return set()
    roots = [root.root_path for root in Site.get_site_root_paths()] or ["/"]
    wanted = {f"{root}{path.lstrip('/')}": path for path in paths for root in roots}
    there = Page.objects.filter(pages).filter(url_path__in=wanted)
    found = {wanted[url_path] for url_path in there.values_list("url_path", flat=True)}
    left = {Redirect.normalise_path(path): path for path in paths.keys() - found}
    if not left:
        return set()
    known = set(Redirect.objects.filter(old_path__in=left).values_list("old_path", flat=True))
    return {paths[path] for old_path, path in left.items() if old_path not in known}


def _sorted(links: Iterable[str]) -> _Asked:
    asked = _Asked()
    hosts = own_hosts()
    for link in links:
        kind, _colon, pk = link.partition(":")
        if kind in {"page", "document"} and pk.isdecimal():
            (asked.page_pks if kind == "page" else asked.documents)[int(pk)] = link
            continue
        parts = urlsplit(link)
        if parts.scheme not in {"", "http", "https"} or link.startswith("#"):
            continue
        if parts.netloc and (parts.hostname or "") not in hosts:
            continue
        try:
            _file(asked, resolve(parts.path or "/"), link)
        except Resolver404:
            asked.nowhere.add(link)
    return asked


def _file(asked: _Asked, match: ResolverMatch, link: str) -> None:
    """Into the drawer of the table that knows."""
    if match.view_name in {"catalog:product", "catalog:true_size"}:
        asked.products[match.kwargs["brand"], match.kwargs["slug"]] = link
    elif match.view_name == "catalog:brand":
        asked.brands[match.kwargs["slug"]] = link
    elif match.url_name in OF_PAGES or match.func.__name__ in OF_PAGES:
        asked.paths[urlsplit(link).path or "/"] = link


def own_hosts() -> set[str]:
    """The names of this installation's sites; kept by Wagtail, so mostly no query."""
    return {urlsplit(root.root_url).hostname or "" for root in Site.get_site_root_paths()}
