"""Whether a bag holds a kit, in the one word that a card or a table has room for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from catalog.fit.packing import Answer
from catalog.fit.single import Verdict, fit_one
from catalog.kits.carried import Carried
from catalog.models import Product


class Mark(TextChoices):
    """The answer, and whether the inside was measured or is an estimate."""

    HOLDS = "measured", _("Holds your kit")
    SHOULD_HOLD = "estimated", _("Should hold your kit, by estimate")
    TOO_SMALL = "too_small", _("Too small for your kit")
    LIKELY_TOO_SMALL = "likely_too_small", _("Too small for your kit, by estimate")
    # Said where nobody could pack it: a browser knows the smallest rooms alone.
    AT_A_SLANT = "at_a_slant", _("Your kit: perhaps at a slant")
    UNKNOWN = "unknown", _("Your kit: cannot be told")


def mark_of(product: Product, carried: Carried) -> Mark:
    """The engine's answer for the product's inside."""
    sides = (product.inner_long_mm, product.inner_mid_mm, product.inner_short_mm)
    answer = carried.frontier.answer(*sides)
    if answer in (Answer.UNKNOWN, Answer.NOT_DECIDED):
        return Mark.UNKNOWN
    measured = product.interior.measured
    if answer is Answer.HOLDS or _leans(product, carried):
        return Mark.HOLDS if measured else Mark.SHOULD_HOLD
    return Mark.TOO_SMALL if measured else Mark.LIKELY_TOO_SMALL


def _leans(product: Product, carried: Carried) -> bool:
    """Whether a single thing goes in turned within a face."""
    if not carried.oblique:
        return False
    return fit_one(product.interior.box, carried.items[0]).verdict in (Verdict.FITS, Verdict.SNUG)
