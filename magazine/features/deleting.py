"""What becomes of features when what they show, or where they stand, is deleted.

What is over, cancelled or still a draft goes along. A booking that is on air or to
come is a promise: it has to be cancelled first, so that somebody decides.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models.deletion import CASCADE, Collector, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _


def let_go_unless_booked(
    collector: Collector, field: models.ForeignKey, features: Iterable, using: str
) -> None:
    """An `on_delete` rule: cascade, but raise ProtectedError for a standing booking."""
    now = timezone.now()
    booked = [feature for feature in features if feature.is_booked(now)]
    if booked:
        raise ProtectedError(still_booked(booked), set(booked))
    CASCADE(collector, field, features, using)


def still_booked(features: Iterable) -> str:
    """Why it cannot be deleted, naming each feature with its slot and times."""
    return _("Booked on the site: %(features)s. Cancel the feature first, then delete.") % {
        "features": "; ".join(feature.described() for feature in features)
    }
