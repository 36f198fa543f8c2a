"""Letting a campaign go live at its hour, taking that back, and calling the campaign off."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from magazine.features import decisions
from magazine.features.models import Feature, State

from . import rights
from .checklist import checked
from .gathering import gather
from .launching import hold_all, let_prices_lapse
from .models import Campaign, Stage

CAN_PUBLISH_PRODUCTS = "catalog.publish_product"


class Blocked(ValidationError):
    """Something on the checklist is in the way."""


def approve(campaign: Campaign, by: AbstractUser, at: datetime) -> None:
    """Let it go live, and its features with it.

    Raises PermissionDenied when somebody may not publish what is in it, `Blocked` with all
    that is in the way.
    """
    with transaction.atomic():
        _hold(campaign)
        if not rights.can_approve(campaign, by):
            raise PermissionDenied(_("Only a planned campaign can be approved, by an editor."))
        hold_all(campaign)
        dossier = gather(campaign, at)
        blocking = [finding for finding in checked(dossier) if finding.blocks]
        if blocking:
            raise Blocked([f"{finding.subject}: {finding.says}" for finding in blocking])
        _check_rights(campaign, by)
        for feature in dossier.features:
            if feature.state != State.APPROVED:
                decisions.approve(feature, by, at)
        campaign.stage, campaign.approved_at, campaign.approved_by = Stage.APPROVED, at, by
        campaign.save()
        log(instance=campaign, action=rights.APPROVED, user=by)


def reopen(campaign: Campaign, by: AbstractUser) -> None:
    """From approved back to planned. Its features keep their slots and are held back."""
    with transaction.atomic():
        _hold(campaign)
        if not rights.can_reopen(campaign, by):
            raise PermissionDenied(_("Only an approved campaign goes back to planning."))
        campaign.stage, campaign.approved_at, campaign.approved_by = Stage.PLANNED, None, None
        campaign.save()
        log(instance=campaign, action=rights.REOPENED, user=by)


def cancel(campaign: Campaign, by: AbstractUser, at: datetime, reason: str) -> None:
    """Call it off before it is live; its features leave the schedule with it."""
    if not reason.strip():
        raise ValidationError(_("Say why, for whoever looks for it."))
    with transaction.atomic():
        _hold(campaign)
        if not rights.can_cancel(campaign, by):
            raise PermissionDenied(_("A campaign is cancelled before it is live, not after."))
        hold_all(campaign)
        said = _("%(campaign)s was cancelled: %(reason)s") % {
            "campaign": campaign,
            "reason": reason.strip(),
        }
        for feature in Feature.objects.filter(campaign=campaign).exclude(state=State.CANCELLED):
            decisions.cancel(feature, by, at, said[:200])
        campaign.stage, campaign.stop_reason = Stage.CANCELLED, reason.strip()
        campaign.stopped_at, campaign.stopped_by = at, by
        campaign.save()
        log(instance=campaign, action=rights.CANCELLED, user=by, data={"reason": reason.strip()})


def set_end(campaign: Campaign, ends_at: datetime | None, by: AbstractUser, at: datetime) -> None:
    """Say anew when a live campaign ends; its prices hold as long."""
    if ends_at is not None and ends_at <= at:
        raise ValidationError({"ends_at": _("This has passed already.")})
    with transaction.atomic():
        _hold(campaign)
        if not rights.can_end(campaign, by):
            raise PermissionDenied(_("Only a live campaign is given another end."))
        campaign.ends_at = ends_at
        campaign.save(update_fields=["ends_at"])
        let_prices_lapse(campaign, ends_at)
        log(instance=campaign, action=rights.SET_END, user=by, data={"ends_at": ends_at})


def _hold(campaign: Campaign) -> None:
    campaign.refresh_from_db(from_queryset=Campaign.objects.select_for_update(no_key=True))


def _check_rights(campaign: Campaign, by: AbstractUser) -> None:
    """What goes live on somebody's word is what they could publish themselves."""
    for release in campaign.pagereleases.select_related("page"):
        if not release.page.permissions_for_user(by).can_publish():
            raise PermissionDenied(
                _("You may not publish “%(page)s”, which is part of it.") % {"page": release.page}
            )
    sells = campaign.productreleases.exists() or campaign.pricewindows.exists()
    if sells and not by.has_perm(CAN_PUBLISH_PRODUCTS):
        raise PermissionDenied(_("You may not publish products, which are part of it."))
