"""The marketers' board on its first day: features around the hour of loading."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError

from magazine.features.models import Feature, Slot, SlotLock, State, Variant

from . import finding
from .accounts import EDITOR, MARKETER
from .figures import with_figures
from .readers import load_readers
from .reading import FIXTURES, DemoError, read

WORDS = ("kicker", "headline", "text", "link", "cancel_reason")


def load_schedule(now: datetime) -> int:
    """Fill an empty board; how many features that made. A board in use is left alone.

    Raises DemoError for an entry that no marketer could have made.
    """
    if Feature.objects.exists():
        return 0
    users = get_user_model().objects.in_bulk([EDITOR, MARKETER], field_name="username")
    hour = now.replace(minute=0, second=0, microsecond=0)
    schedule = read(FIXTURES / "schedule.toml")
    entries = with_figures(schedule["features"])
    for number, told in enumerate(entries, start=1):
        try:
            _book(told, hour, users.get(MARKETER), users.get(EDITOR))
        except (DemoError, ValidationError) as error:
            said = "; ".join(getattr(error, "messages", [str(error)]))
            raise DemoError(f"schedule.toml, feature {number}: {said}") from error
    load_readers(now)
    for told in schedule["locks"]:
        _lock(told, hour, users.get(EDITOR))
    return len(entries)


def _lock(told: dict, hour: datetime, editor: AbstractUser | None) -> None:
    SlotLock.objects.create(
        slot=slot_named(told["slot"], told.get("section", "")),
        starts_at=hour + timedelta(days=told["from"]),
        ends_at=hour + timedelta(days=told["until"]),
        reason=told["reason"],
        made_by=editor,
    )


def _book(
    told: dict, hour: datetime, marketer: AbstractUser | None, editor: AbstractUser | None
) -> None:
    """As the two of them would have left it: written and proposed by one, decided by the other."""
    feature = Feature(
        slot=slot_named(told["slot"], told.get("section", "")),
        starts_at=hour + timedelta(days=told["from"]),
        ends_at=hour + timedelta(days=told["until"]) if "until" in told else None,
        state=State(told["state"]),
        page=finding.page(told["page"]) if "page" in told else None,
        product=finding.product(told["product"]) if "product" in told else None,
        image=finding.picture(told["image"]) if "image" in told else None,
        created_by=marketer,
        **{name: told[name] for name in WORDS if name in told},
    )
    # Decided in the past, as a board that has been in use for a week would be.
    decided = min(hour, feature.starts_at) - timedelta(days=1)
    if feature.state in {State.PROPOSED, State.APPROVED}:
        feature.proposed_at, feature.proposed_by = decided, marketer
    if feature.state == State.APPROVED:
        feature.approved_at, feature.approved_by = decided, editor
    elif feature.state == State.CANCELLED:
        feature.cancelled_at, feature.cancelled_by = decided, marketer
    feature.variants = [Variant(**variant) for variant in told.get("variants", ())]
    for variant in feature.variants.all():
        variant.clean()
        variant.clean_beside(feature)
    feature.full_clean()
    feature.save()


def slot_named(position: str, section: str) -> Slot:
    slots = Slot.objects.filter(position=position)
    found = slots.filter(section_id=finding.page(section).pk) if section else slots
    try:
        return found.get()
    except Slot.DoesNotExist:
        raise DemoError(f"There is no slot “{position}” {section}".strip() + ".") from None
