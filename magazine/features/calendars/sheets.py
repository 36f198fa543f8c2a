"""The list of features as a sheet: which columns, and nothing in them that a sheet would run."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from magazine.features.times import site_zone

COLUMNS = [
    "pk",
    "__str__",
    "slot",
    "kind.label",
    "state",
    "starts_at",
    "ends_at",
    "campaign",
    "sponsor",
    "created_by",
    "approved_by",
    "cancel_reason",
]
HEADINGS = {
    "pk": _("Number"),
    "__str__": _("Feature"),
    "kind.label": _("Shows"),
    "campaign": _("Campaign"),
    "created_by": _("Written by"),
    "approved_by": _("Approved by"),
    "cancel_reason": _("Cancelled because"),
}
# What sheet programs take for a formula, or strip off to find one behind it.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(value: object) -> object:
    """Text that begins like a formula gets an apostrophe before it, which sheets do not show."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(RUNS) else text


def by_the_clock(value: datetime | None) -> str:
    """On the site's clocks with the offset, so that it is one instant wherever it is opened."""
    return value.astimezone(site_zone()).isoformat(sep=" ", timespec="seconds") if value else ""


TIMES = ("starts_at", "ends_at")
PREPARED = {
    name: {"csv": by_the_clock if name in TIMES else inert} for name in COLUMNS if name != "pk"
}
