"""What is said when a slot is not to be had: taken, or locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .locks import SlotLock
    from .models import Feature


class SlotTaken(ValidationError):
    """Two approved features would overlap in one slot.

    `clash` is the feature that is there already; None when it was gone again by the
    time somebody looked.
    """

    def __init__(self, clash: Feature | None) -> None:
        self.clash = clash
        if clash is None:
            message = _("Somebody else was changing this slot. Try again.")
        else:
            message = _("The slot is taken: %(feature)s.") % {"feature": clash.described()}
        super().__init__(message, code="slot_taken")


class SlotLocked(ValidationError):
    """Something new would be booked where `lock` lies on the slot."""

    def __init__(self, lock: SlotLock) -> None:
        self.lock = lock
        message = _("%(lock)s. Nothing new is booked there.") % {"lock": lock.described()}
        super().__init__(message, code="slot_locked")
