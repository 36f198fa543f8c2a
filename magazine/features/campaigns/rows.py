"""The rows of a campaign's page: what is in it, when, in which state, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.prices import print_price
from magazine.features.listing import status
from magazine.features.models import Feature
from magazine.features.times import clock_time, in_words

from .addresses import address_of
from .gathering import Dossier
from .items import AtEnd, PriceWindow, Release
from .models import Stage
from .rights import can_change
from .tagging import tagged_link
from .timeline import Line, line_through


@dataclass(frozen=True, slots=True)
class Action:
    """A link or, where it changes something at once, a button."""

    label: str
    url: str
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of the campaign; `x` and `width` are its bar."""

    name: str
    url: str
    what: str
    times: str
    state: str
    look: str
    x: str
    width: str
    warning: str = ""
    actions: list[Action] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class TaggedLink:
    """A link out of the site as readers get it."""

    owner: str
    url: str


def groups(dossier: Dossier, user: AbstractUser) -> tuple[Line, list[Group]]:
    """What is in it by kind, and the line they are drawn on."""
    campaign = dossier.campaign
    window = campaign.starts_at, campaign.ends_at
    line = line_through(
        [window, *((feature.starts_at, feature.ends_at) for feature in dossier.features)]
    )
    may = can_change(campaign, user)
    features = [_of_feature(one, line, dossier.at, may) for one in dossier.features]
    reworked = [one for one in dossier.products if dossier.has_other_offers(one)]
    pages = [_of_release(one, line, may, reworked) for one in dossier.pages]
    products = [_of_release(one, line, may, reworked) for one in dossier.products]
    prices = [_of_price(one, line, may) for one in dossier.prices]
    found = [
        Group(_("Features"), features),
        Group(_("Pages"), pages),
        Group(_("Products"), products),
        Group(_("Prices"), prices),
    ]
    return line, [group for group in found if group.rows]


def tagged_links(dossier: Dossier) -> Iterator[TaggedLink]:
    """Links of its creatives that leave the site."""
    for feature, content in dossier.shown:
        url = tagged_link(feature, content.link)
        if url != content.link:
            yield TaggedLink(f"{feature.slot}: {content}", url)


def _of_feature(feature: Feature, line: Line, at: datetime, may: bool) -> Row:
    actions = []
    if may:
        url = reverse("campaigns:take_out", args=[feature.campaign_id, feature.pk])
        actions.append(Action(_("Take out"), url))
    return Row(
        name=str(feature),
        url=address_of(feature),
        what=f"{feature.slot} · {feature.kind.label}",
        times=_times(feature),
        state=status(feature, at),
        look="live" if feature.is_on_air(at) and feature.can_be_shown else feature.state,
        x=line.x(feature.starts_at),
        width=line.width(feature.starts_at, feature.ends_at),
        actions=actions,
    )


def _times(feature: Feature) -> str:
    campaign = feature.campaign
    if (feature.starts_at, feature.ends_at) == (campaign.starts_at, campaign.ends_at):
        return _("As long as the campaign")
    return in_words(feature.starts_at, feature.ends_at)


def _of_release(release: Release, line: Line, may: bool, reworked: list[Release]) -> Row:
    campaign, kind = release.campaign, release._meta.model_name
    actions = []
    if may:
        args = [campaign.pk, kind, release.pk]
        if release.is_outdated or release in reworked:
            url = reverse("campaigns:renew", args=args)
            actions.append(Action(_("Take the newer draft"), url, posts=True))
        actions.append(Action(_("Take out"), reverse("campaigns:remove", args=args)))
    ends = campaign.ends_at if release.at_end == AtEnd.BACK else None
    added = _("Draft of %(when)s") % {"when": clock_time(release.revision.created_at)}
    stays = _("goes back at the end") if release.at_end == AtEnd.BACK else _("stays")
    return Row(
        name=str(release),
        url=address_of(release),
        what=f"{added} · {stays}",
        times=_("From its start on")
        if release.at_end == AtEnd.STAY
        else _("As long as the campaign"),
        state=_state(release),
        look="live" if campaign.stage == Stage.LIVE else "version",
        x=line.x(campaign.starts_at),
        width=line.width(campaign.starts_at, ends),
        warning=""
        if release.is_launched or not (release.is_outdated or release in reworked)
        else _("Edited since it was added"),
        actions=actions,
    )


def _of_price(price: PriceWindow, line: Line, may: bool) -> Row:
    campaign = price.campaign
    actions = []
    if may:
        url = reverse("campaigns:remove", args=[campaign.pk, "pricewindow", price.pk])
        actions.append(Action(_("Take out"), url))
    return Row(
        name=f"{price.product}: {print_price(price.price_minor, price.currency)}",
        url=address_of(price),
        what=price.retailer,
        times=_("As long as the campaign"),
        state=_("On offer") if campaign.stage == Stage.LIVE else campaign.get_stage_display(),
        look="live" if campaign.stage == Stage.LIVE else "version",
        x=line.x(campaign.starts_at),
        width=line.width(campaign.starts_at, campaign.ends_at),
        actions=actions,
    )


def _state(release: Release) -> str:
    if not release.is_launched:
        return _("Frozen")
    if release.campaign.stage == Stage.LIVE:
        return _("Live")
    if release.campaign.stage == Stage.ENDED and release.at_end == AtEnd.STAY:
        return _("Stays")
    return _("As it was before")
