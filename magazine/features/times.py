"""Times as the desk reads and types them: in the site's zone, named, never guessed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateTimeInput


def site_zone() -> ZoneInfo:
    """The one zone the desk works in."""
    return ZoneInfo(settings.TIME_ZONE)


def offset_name(at: datetime) -> str:
    """UTC+1, UTC+5:30, UTC: how far the site's clocks are ahead at the instant."""
    ahead = at.astimezone(site_zone()).utcoffset()
    minutes = int(ahead / timedelta(minutes=1))
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def zone_name(at: datetime) -> str:
    """Europe/Paris, UTC+1 now."""
    return _("%(zone)s, %(offset)s now") % {
        "zone": settings.TIME_ZONE,
        "offset": offset_name(at),
    }


def happens_twice(local: datetime) -> bool:
    """Whether clocks go back over this wall-clock time (aware or naive)."""
    naive = local.replace(tzinfo=site_zone())
    first, second = naive.replace(fold=0), naive.replace(fold=1)
    return first.utcoffset() > second.utcoffset()


def never_happens(naive: datetime) -> bool:
    """Whether clocks go forward over this wall-clock time."""
    local = naive.replace(tzinfo=site_zone())
    first, second = local.replace(fold=0), local.replace(fold=1)
    return first.utcoffset() < second.utcoffset()


class NotOneInstant(ValidationError):
    """A wall-clock time that clocks skip or pass twice; `instants` are what may be meant."""

    def __init__(self, message: str, naive: datetime) -> None:
        super().__init__(message, code="not_one_instant")
        local = naive.replace(tzinfo=site_zone())
        self.instants = sorted(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def clock_time(at: datetime) -> str:
    """3 March 2026, 09:00 in the site's zone; seconds where there are any."""
    local = at.astimezone(site_zone())
    hour = local.strftime("%H:%M:%S" if local.second else "%H:%M")
    if happens_twice(local):
        hour = f"{hour} ({offset_name(at)})"
    return f"{formats.date_format(local, 'j F Y')}, {hour}"


def wall_clock(at: datetime) -> str:
    """2026-10-25T02:30:00, as the site's clocks show it; not one instant when they change."""
    return at.astimezone(site_zone()).strftime("%Y-%m-%dT%H:%M:%S")


def span_in_words(starts: datetime, ends: datetime | None) -> str:
    """3 March 2026, 09:00 to 18:00: where the zone is named once for many."""
    if ends is None:
        return _("from %(start)s, open-ended") % {"start": clock_time(starts)}
    end = clock_time(ends)
    day, _comma, hour = end.rpartition(", ")
    if clock_time(starts).startswith(f"{day}, "):
        end = hour
    return _("%(start)s to %(end)s") % {"start": clock_time(starts), "end": end}


def in_words(starts: datetime, ends: datetime | None) -> str:
    """3 March 2026, 09:00 to 18:00 (Europe/Paris)."""
    return f"{span_in_words(starts, ends)} ({settings.TIME_ZONE})"


def _reader(pattern: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, pattern)  # noqa: DTZ007 (as typed)


class SiteTimeInput(AdminDateTimeInput):
    """Wagtail's picker, but what was typed stays as it was typed: seconds, and an offset."""

    def get_config(self) -> dict:
        return {**super().get_config(), "validateOnBlur": False}


class SiteTimeField(forms.DateTimeField):
    """A date and time on the site's clocks.

    A time that clocks skip or pass twice is asked about; written with an offset
    (2026-10-25 02:30+01:00) any instant is exact.
    """

    widget = SiteTimeInput

    def prepare_value(self, value: object) -> object:
        """To the second where there are any, with the offset where it needs one."""
        if not isinstance(value, datetime) or value.tzinfo is None:
            return value
        local = value.astimezone(site_zone())
        if happens_twice(local):
            return local.isoformat(sep=" ", timespec="seconds")
        return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")

    def to_python(self, value: object) -> datetime | None:
        """The instant, in UTC; raises `NotOneInstant` for a time that clocks skip or repeat.

        UTC, because within one zone Python subtracts wall clocks: a night in which they
        change would come out an hour too short or too long.
        """
        try:
            with timezone.override(site_zone()):
                found = super().to_python(value)
        except ValidationError:
            naive = self._naive(value)
            if naive is None:
                raise
            raise NotOneInstant(self._question(naive), naive) from None
        return found.astimezone(UTC) if found else None

    def _naive(self, value: object) -> datetime | None:
        """What was typed, when it is a readable time that is not one instant."""
        text = str(value).strip()
        for read in (parse_datetime, *map(_reader, self.input_formats)):
            try:
                naive = read(text)
            except ValueError:
                continue
            if naive is not None and naive.tzinfo is None:
                return naive if happens_twice(naive) or never_happens(naive) else None
        return None

    def _question(self, naive: datetime) -> str:
        named = {
            "time": f"{naive:%H:%M}",
            "day": formats.date_format(naive, "j F Y"),
            "zone": settings.TIME_ZONE,
        }
        local = naive.replace(tzinfo=site_zone())
        first, second = (
            local.replace(fold=fold).isoformat(sep=" ", timespec="minutes") for fold in (0, 1)
        )
        if happens_twice(naive):
            return _(
                "%(time)s happens twice on %(day)s in %(zone)s, because the clocks go back. "
                "Write %(first)s for the first or %(second)s for the second."
            ) % {**named, "first": first, "second": second}
        return (
            _(
                "%(time)s does not happen on %(day)s in %(zone)s, because the clocks go forward. "
                "Choose a time before or after the gap."
            )
            % named
        )
