"""The demo's campaign: planned for next week, so that its screens have something to show."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError

from magazine.features.campaigns.freezing import freeze
from magazine.features.campaigns.items import AtEnd, PageRelease
from magazine.features.campaigns.models import Campaign
from magazine.features.models import Feature

from . import finding
from .accounts import MARKETER
from .figures import with_figures
from .reading import FIXTURES, DemoError, read
from .schedule import WORDS, slot_named

# What a page says otherwise while the campaign lasts.
RELEASED_WORDS = frozenset({"title", "kicker", "standfirst"})


def load_campaigns(now: datetime) -> int:
    """Plan them where there is none; how many that made. A desk in use is left alone.

    Raises DemoError for an entry that no marketer could have made.
    """
    if Campaign.objects.exists():
        return 0
    marketer = get_user_model().objects.filter(username=MARKETER).first()
    hour = now.replace(minute=0, second=0, microsecond=0)
    entries = with_figures(read(FIXTURES / "campaigns.toml")["campaigns"])
    for number, told in enumerate(entries, start=1):
        try:
            _plan(told, hour, marketer)
        except (DemoError, ValidationError) as error:
            said = "; ".join(getattr(error, "messages", [str(error)]))
            raise DemoError(f"campaigns.toml, campaign {number}: {said}") from error
    return len(entries)


def _plan(told: dict, hour: datetime, marketer: AbstractUser | None) -> None:
    campaign = Campaign(
        name=told["name"],
        slug=told["slug"],
        starts_at=hour + timedelta(days=told["from"]),
        ends_at=hour + timedelta(days=told["until"]),
        owner=marketer,
    )
    campaign.full_clean()
    campaign.save()
    for entry in told.get("features", []):
        _feature(campaign, entry, marketer)
    for entry in told.get("pages", []):
        _page(campaign, entry, marketer, hour)


def _feature(campaign: Campaign, told: dict, marketer: AbstractUser | None) -> None:
    feature = Feature(
        campaign=campaign,
        slot=slot_named(told["slot"], told.get("section", "")),
        starts_at=campaign.starts_at,
        ends_at=campaign.ends_at,
        page=finding.page(told["page"]) if "page" in told else None,
        product=finding.product(told["product"]) if "product" in told else None,
        image=finding.picture(told["image"]) if "image" in told else None,
        created_by=marketer,
        **{name: told[name] for name in WORDS if name in told},
    )
    feature.full_clean()
    feature.save()


def _page(campaign: Campaign, told: dict, marketer: AbstractUser | None, hour: datetime) -> None:
    """A draft in other words, frozen for the campaign."""
    page = finding.page(told["page"])
    draft = page.specific.get_latest_revision_as_object()
    for name in told.keys() & RELEASED_WORDS:
        setattr(draft, name, told[name])
    draft.save_revision(user=marketer)
    PageRelease.objects.create(
        campaign=campaign,
        page=page,
        revision=freeze(page, marketer, hour),
        at_end=AtEnd(told["at_end"]),
        added_by=marketer,
    )
