"""What a campaign still needs is not deleted without a word: pages, products, versions."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models.deletion import CASCADE, Collector, ProtectedError
from django.utils.translation import gettext as _


def let_go_unless_awaited(
    collector: Collector, field: models.ForeignKey, items: Iterable, using: str
) -> None:
    """An `on_delete` rule for what is in a campaign: gone with what is over, else refused."""
    from .models import Campaign

    items = list(items)
    standing = Campaign.objects.standing().in_bulk({item.campaign_id for item in items})
    awaited = [item for item in items if item.campaign_id in standing]
    if awaited:
        raise ProtectedError(still_in(standing.values()), set(awaited))
    CASCADE(collector, field, items, using)


def keep_version(
    collector: Collector, _field: models.ForeignKey, items: Iterable, _using: str
) -> None:
    """An `on_delete` rule for frozen versions: purging revisions leaves them alone.

    They go with the page or product, which takes the campaign's item along.
    """
    kept = [item for item in items if item not in collector.data.get(type(item), ())]
    if kept:
        raise ProtectedError(_("A campaign needs this version."), set(kept))


def still_in(campaigns: Iterable) -> str:
    """Why it cannot be deleted, naming each campaign."""
    return _("Part of the campaign: %(campaigns)s. Take it out there first, then delete.") % {
        "campaigns": "; ".join(f"“{campaign}”" for campaign in campaigns)
    }
