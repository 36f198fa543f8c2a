"""The link of a feature as readers get it: with its campaign's tags where it leaves the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .links import own_hosts
from .utm import Tags, leaves, tagged

if TYPE_CHECKING:
    from magazine.features.models import Feature


def tagged_link(feature: Feature, link: str) -> str:
    """The link of a creative, the feature or a variant of it; with `utm_…` when the feature is
    of a campaign and the link leads to another host.

    The slot has to be at hand, and the campaign: no query.
    """
    if feature.campaign is None or not leaves(link, own_hosts()):
        return link
    campaign = feature.campaign
    content = feature.slot.position.replace("_", "-")
    return tagged(link, Tags(campaign.utm_source, campaign.utm_medium, campaign.slug, content))
