"""What is asked on the desk: which instant, and whom to show it to until when."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from magazine.features.times import SiteTimeField, clock_time

from .models import SharedView

GOOD_FOR = timedelta(days=7)
GOOD_FOR_AT_MOST = timedelta(days=60)
EARLIEST_YEAR, LATEST_YEAR = 2000, 2100


def is_path_of_site(path: str) -> bool:
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, None)


class PathField(forms.CharField):
    """A path of this site; another site's address is none."""

    def __init__(self, **options: object) -> None:
        options = {"required": False, "max_length": 500, "empty_value": "/", **options}
        super().__init__(**options)

    def clean(self, value: str) -> str:
        path = super().clean(value)
        if not is_path_of_site(path):
            raise ValidationError(_("A path of this site, which begins with /."))
        return path


class InstantField(SiteTimeField):
    """An instant that a calendar can hold."""

    def to_python(self, value: object) -> datetime | None:
        found = super().to_python(value)
        if found and not EARLIEST_YEAR <= found.year < LATEST_YEAR:
            raise ValidationError(
                _("Choose a year from %(first)s to %(last)s."),
                params={"first": EARLIEST_YEAR, "last": LATEST_YEAR - 1},
            )
        return found


class LookForm(forms.Form):
    """The site as of an instant, from a page on."""

    at = InstantField(label=_("As of"))
    path = PathField(label=_("First page"))


class ShareForm(forms.ModelForm):
    """A link for somebody without a login."""

    as_of = InstantField(label=_("As of"))
    path = PathField(label=_("First page"), initial="/")
    expires_at = SiteTimeField(label=_("Good until"))

    class Meta:
        model = SharedView
        fields = ["for_whom", "as_of", "path", "expires_at"]

    def __init__(self, *args: object, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["expires_at"].initial = (now + GOOD_FOR).replace(second=0, microsecond=0)

    def clean_expires_at(self) -> datetime:
        until = self.cleaned_data["expires_at"]
        latest = self.now + GOOD_FOR_AT_MOST
        if until <= self.now:
            raise ValidationError(_("This has passed already."))
        if until > latest:
            raise ValidationError(
                _("At most %(days)s days: until %(latest)s."),
                params={"days": GOOD_FOR_AT_MOST.days, "latest": clock_time(latest)},
            )
        return until
