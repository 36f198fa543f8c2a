"""What goes into a product one at a time: the fit engine's answers, told to a reader.

Several things together are in `packed`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from catalog.drawing import sketch
from catalog.fit.shapes import Box
from catalog.fit.single import SingleFit, Verdict, fit_one
from catalog.measures import format_mm
from catalog.models import Essential
from catalog.portraits import essential_drawing

# A list longer than this fills a phone's screen.
LONG = 12
_LONG_IN = {"width": "too wide", "height": "too tall", "depth": "too thick"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One essential in one product: the figure that decides it in words, and the thing drawn."""

    essential: Essential
    fit: SingleFit
    margin: str
    sketch: SafeString


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one verdict."""

    verdict: Verdict
    label: str
    answers: tuple[Answer, ...]

    @property
    def is_folded(self) -> bool:
        """What does not go in is a long list nobody came for; it stands open while it is short."""
        goes_in = self.verdict in (Verdict.FITS, Verdict.SNUG)
        return not goes_in and len(self.answers) > LONG


_LABELS = {
    Verdict.FITS: "Goes in",
    Verdict.SNUG: "Just goes in",
    Verdict.TOO_BIG: "Too big",
    Verdict.UNKNOWN: "Cannot be told",
}


def what_fits(interior: Box, essentials: Iterable[Essential]) -> list[Group]:
    """The essentials by what comes of each, in their own order; a verdict of none is left out."""
    answers = []
    for essential in essentials:
        fit = fit_one(interior, essential.item)
        answers.append(Answer(essential, fit, margin(fit), _sketch(essential)))
    groups = (
        Group(verdict, label, tuple(one for one in answers if one.fit.verdict is verdict))
        for verdict, label in _LABELS.items()
    )
    return [group for group in groups if group.answers]


def margin(fit: SingleFit) -> str:
    """By how much it goes in or does not, or what would have to be known."""
    if fit.verdict is Verdict.TOO_BIG:
        return f"{format_mm(fit.miss.mm)} {_LONG_IN[fit.miss.axis]}"
    if fit.verdict is Verdict.UNKNOWN:
        wanted = " and ".join(f"{format_mm(side.mm)} of {side.axis}" for side in fit.needs)
        return f"needs {wanted} inside" if wanted else "no inner size is known"
    spare = f"{format_mm(fit.spare_mm)} to spare" if fit.spare_mm else "not a hair to spare"
    return f"{spare}, turned at a slant" if fit.oblique else spare


def _sketch(essential: Essential) -> SafeString:
    # The illustrator escapes every text it is given.
    return mark_safe(sketch(essential_drawing(essential), f"sketch-{essential.slug}"))  # noqa: S308
