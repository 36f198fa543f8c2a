"""Taking back a campaign that is live: the site as it was before, nothing edited since lost."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from magazine.clock import as_of
from magazine.features import decisions
from magazine.features.models import Feature

from .freezing import specific
from .items import Release
from .launching import hold_all, releases_of, withdraw_prices
from .models import Campaign, Stage
from .restoring import is_edited, put_back
from .rights import ROLLED_BACK, can_roll_back


class Later(NamedTuple):
    """A version that was changed on the site since the launch; who and when, where known."""

    release: Release
    key: str
    revision: Revision | None
    is_off_the_site: bool


class EditedSince(ValidationError):
    """Something was edited since the launch, and nobody has said what becomes of it."""

    def __init__(self, release: Release) -> None:
        super().__init__(
            _("“%(what)s” was changed since. Choose whether it goes back.") % {"what": release},
            code="edited_since",
        )


def key_of(release: Release) -> str:
    """One name for it among pages and products."""
    return f"{release._meta.model_name}-{release.pk}"


def later_edits(campaign: Campaign) -> list[Later]:
    """What a roll-back would write over, in the order of the campaign."""
    found = []
    for release in releases_of(campaign):
        live = specific(release.target)
        if live.live and not is_edited(release):
            continue
        revision = live.latest_revision if live.live else None
        found.append(Later(release, key_of(release), revision, not live.live))
    return found


def roll_back(
    campaign: Campaign,
    by: AbstractUser,
    at: datetime,
    reason: str,
    decided: dict[str, bool] | None = None,
) -> None:
    """Restore what was before the launch, in one transaction.

    `decided` says of each that was edited since whether it goes back (its later edit stays
    as a draft) or stays as it is now; raises `EditedSince` for one it does not name.
    """
    if not reason.strip():
        raise ValidationError(_("Say why, for whoever looks for it."))
    with transaction.atomic():
        campaign.refresh_from_db(from_queryset=Campaign.objects.select_for_update(no_key=True))
        if not can_roll_back(campaign, by):
            raise PermissionDenied(_("Only a live campaign can be rolled back."))
        hold_all(campaign)
        staying = _staying(campaign, decided or {})
        with as_of(at):
            for release in releases_of(campaign):
                if key_of(release) not in staying:
                    put_back(release, at, by)
            withdraw_prices(campaign.pricewindows.all())
        _cancel_features(campaign, by, at, reason)
        campaign.stage, campaign.ended_at = Stage.ROLLED_BACK, at
        campaign.stopped_at, campaign.stopped_by, campaign.stop_reason = at, by, reason.strip()
        campaign.save()
        log(instance=campaign, action=ROLLED_BACK, user=by, data={"reason": reason.strip()})


def _staying(campaign: Campaign, decided: dict[str, bool]) -> Container[str]:
    staying = set()
    for later in later_edits(campaign):
        if later.key not in decided:
            raise EditedSince(later.release)
        if not decided[later.key]:
            staying.add(later.key)
    return staying


def _cancel_features(campaign: Campaign, by: AbstractUser, at: datetime, reason: str) -> None:
    """Those on air and to come; what was over before the roll-back stays as it was."""
    said = _("%(campaign)s was rolled back: %(reason)s") % {"campaign": campaign, "reason": reason}
    for feature in Feature.objects.filter(campaign=campaign).booked(at):
        decisions.cancel(feature, by, at, said[:200])
