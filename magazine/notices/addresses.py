"""Where a webhook may lead: to public addresses by https, never into the host's own network."""

import socket
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

DEFAULT_PORTS = {"https": 443, "http": 80}


class Refused(Exception):
    """The address may not be called; the message says why."""


class Target(NamedTuple):
    """An address that has been looked up: what is called is the number, not the name."""

    scheme: str
    host: str
    port: int
    path: str
    number: str


def check_written(url: str) -> None:
    """Raises Refused for what can be told without looking the name up."""
    parts = _parts(url)
    if parts.hostname is not None:
        try:
            number = ip_address(parts.hostname)
        except ValueError:
            return
        _check(str(number))


def looked_up(url: str) -> Target:
    """The target, its name looked up once. Raises Refused where any of its numbers is inside.

    Whoever owns the name can answer differently the next time, so the number is kept.
    """
    parts = _parts(url)
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    try:
        answers = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise Refused(_("%(host)s is not found.") % {"host": parts.hostname}) from error
    numbers = [answer[4][0] for answer in answers]
    for number in numbers:
        _check(number)
    path = parts.path or "/"
    return Target(
        parts.scheme,
        parts.hostname,
        port,
        f"{path}?{parts.query}" if parts.query else path,
        numbers[0],
    )


def _parts(url: str) -> object:
    try:
        parts = urlsplit(url)
        _port = parts.port
    except ValueError as error:
        raise Refused(_("This is not an address: https://…")) from error
    allowed = ("https", "http") if settings.NOTICES_MAY_STAY_INSIDE else ("https",)
    if parts.scheme not in allowed or not parts.hostname:
        raise Refused(_("A webhook's address begins with https://"))
    if parts.username or parts.password:
        raise Refused(_("Leave name and password out of the address; notices are signed."))
    return parts


def _check(number: str) -> None:
    if settings.NOTICES_MAY_STAY_INSIDE:
        return
    address = ip_address(number.partition("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    if not address.is_global or address.is_multicast or address.is_reserved:
        raise Refused(
            _("%(number)s is inside a network, not on the internet.") % {"number": number}
        )
