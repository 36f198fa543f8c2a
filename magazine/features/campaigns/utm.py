"""The tags that tell another site's statistics where its readers came from. Plain Python.

Only links that leave the site carry them: within it, every tag would be one more address
for the same page, and the caches would keep each.
"""

from collections.abc import Container
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


class Tags(NamedTuple):
    """Who sends the reader (`source`), by what (`medium`), for which campaign, from where."""

    source: str
    medium: str
    campaign: str
    content: str


def leaves(url: str, own_hosts: Container[str]) -> bool:
    """Whether the link leads to another host."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and (parts.hostname or "") not in own_hosts


def tagged(url: str, tags: Tags) -> str:
    """The address with the tags behind the parameters it has; those it has itself are kept."""
    parts = urlsplit(url)
    there = {name for name, _value in parse_qsl(parts.query, keep_blank_values=True)}
    wanted = {f"utm_{name}": value for name, value in tags._asdict().items() if value}
    added = urlencode({name: value for name, value in wanted.items() if name not in there})
    query = "&".join(part for part in (parts.query, added) if part)
    return urlunsplit(parts._replace(query=query))
