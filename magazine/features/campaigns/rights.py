"""Who may do what with a campaign, and what its history calls it."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser

from .models import Campaign, Stage

APPROVED = "features.campaign.approve"
REOPENED = "features.campaign.reopen"
CANCELLED = "features.campaign.cancel"
SHIFTED = "features.campaign.shift"
LAUNCHED = "features.campaign.launch"
ENDED = "features.campaign.end"
ADDED = "features.campaign.add"
REMOVED = "features.campaign.remove"
RENEWED = "features.campaign.renew"
SET_END = "features.campaign.set_end"
ROLLED_BACK = "features.campaign.roll_back"
CHANGE = "features.change_campaign"
APPROVE = "features.approve_campaign"
CANCEL = "features.cancel_campaign"


def can_change(campaign: Campaign, user: AbstractUser) -> bool:
    """Its name, its window and what is in it: until it is approved."""
    return campaign.is_planned and user.has_perm(CHANGE)


def can_approve(campaign: Campaign, user: AbstractUser) -> bool:
    return campaign.is_planned and user.has_perm(APPROVE)


def can_reopen(campaign: Campaign, user: AbstractUser) -> bool:
    """Back from approved to planned: nothing goes live by it."""
    return campaign.stage == Stage.APPROVED and user.has_perms([CHANGE])


def can_shift(campaign: Campaign, user: AbstractUser) -> bool:
    """What is approved moves only with those who may approve."""
    if campaign.stage == Stage.APPROVED:
        return user.has_perm(APPROVE)
    return can_change(campaign, user)


def can_cancel(campaign: Campaign, user: AbstractUser) -> bool:
    """Before it is live; after that it is rolled back."""
    return campaign.stage in (Stage.PLANNED, Stage.APPROVED) and user.has_perm(CANCEL)


def can_end(campaign: Campaign, user: AbstractUser) -> bool:
    """Say anew when a live one ends."""
    return campaign.stage == Stage.LIVE and user.has_perm(APPROVE)


def can_roll_back(campaign: Campaign, user: AbstractUser) -> bool:
    return campaign.stage == Stage.LIVE and user.has_perm(APPROVE)
