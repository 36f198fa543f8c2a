"""A recurrence rule as people say it: every week on Friday, until 5 March 2027."""

from datetime import datetime

from django.utils import formats
from django.utils.dates import WEEKDAYS as NAMES
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .recurring import WEEKDAYS, Frequency


def in_words(rule: str) -> str:
    """Of rules as `recurring.written` writes them."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    said = _every(Frequency(parts["FREQ"]), int(parts.get("INTERVAL", 1)))
    if days := parts.get("BYDAY"):
        named = ", ".join(str(NAMES[WEEKDAYS.index(day)]) for day in days.split(","))
        said = _("%(every)s on %(days)s") % {"every": said, "days": named}
    if until := parts.get("UNTIL"):
        day = formats.date_format(datetime.fromisoformat(until), "j F Y")
        return _("%(every)s, until %(day)s") % {"every": said, "day": day}
    return _("%(every)s, %(count)s times") % {"every": said, "count": parts["COUNT"]}


def _every(frequency: Frequency, interval: int) -> str:
    if frequency is Frequency.DAILY:
        said = ngettext("every day", "every %(many)d days", interval)
    elif frequency is Frequency.WEEKLY:
        said = ngettext("every week", "every %(many)d weeks", interval)
    else:
        said = ngettext("every month", "every %(many)d months", interval)
    return said % {"many": interval}
