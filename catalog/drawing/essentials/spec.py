"""What everyday object to draw: its subject, name and measures in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..spec import Length

SUBJECTS = (
    "card",
    "phone",
    "lipstick",
    "keys",
    "earbuds",
    "coin",
    "compact",
    "banknote",
    "passport",
    "tracker",
    "fob",
    "glasses",
    "battery",
    "perfume",
    "lighter",
    "mints",
    "tampon",
    "pen",
    "mask",
    "case",
    "powder",
)
# ISO/IEC 7810 ID-1: 85.60 × 53.98 mm, corner radius 2.88 to 3.48 mm.
CARD_RADIUS_MM = 3.18
_LYING = ("card", "banknote", "glasses", "mints", "powder")


@dataclass(frozen=True, slots=True)
class EssentialDrawing:
    """One object to draw. `subject` is one of SUBJECTS; lengths in millimetres, colour hex.

    Raises ValueError for an unknown subject or a length that is not above zero.
    """

    subject: str
    name: str
    length_mm: Length
    width_mm: Length
    thickness_mm: Length | None = None
    colour: str | None = None

    def __post_init__(self) -> None:
        if self.subject not in SUBJECTS:
            raise ValueError(f"subject “{self.subject}” is not one of {', '.join(SUBJECTS)}")
        for field in ("length_mm", "width_mm"):
            if not getattr(self, field) > 0:
                raise ValueError(f"{field} must be above 0 mm, not {getattr(self, field)}")

    def size(self, upright: bool | None = None) -> tuple[float, float]:
        """Width and height as drawn; `upright` forces the longer side up or down."""
        short, long = sorted((float(self.length_mm), float(self.width_mm)))
        stands = self.subject not in _LYING if upright is None else upright
        return (short, long) if stands else (long, short)


BANK_CARD = EssentialDrawing(
    "card", "bank card", Decimal("85.60"), Decimal("53.98"), Decimal("0.76")
)

_WORDS: tuple[tuple[str, str], ...] = (
    ("wallet", "case"),
    ("powder compact", "compact"),
    ("hand cream", "compact"),
    ("lipstick", "lipstick"),
    ("lip", "lipstick"),
    ("gloss", "lipstick"),
    ("balm", "lipstick"),
    ("mascara", "lipstick"),
    ("compact", "compact"),
    ("powder", "compact"),
    ("blotting", "powder"),
    ("mirror", "compact"),
    ("perfume", "perfume"),
    ("fragrance", "perfume"),
    ("spray", "perfume"),
    ("airpods", "earbuds"),
    ("earbud", "earbuds"),
    ("buds", "earbuds"),
    ("earphone", "earbuds"),
    ("coin", "coin"),
    ("note", "banknote"),
    ("passport", "passport"),
    ("notebook", "passport"),
    ("tag", "tracker"),
    ("tracker", "tracker"),
    ("fob", "fob"),
    ("key", "keys"),
    ("glasses", "glasses"),
    ("case", "case"),
    ("cell", "battery"),
    ("battery", "battery"),
    ("lighter", "lighter"),
    ("mint", "mints"),
    ("tampon", "tampon"),
    ("pen", "pen"),
    ("mask", "mask"),
    ("tissue", "mask"),
    ("card", "card"),
    ("licence", "card"),
)
_KINDS = {
    "card": "card",
    "phone": "phone",
    "audio": "earbuds",
    "beauty": "lipstick",
    "cash": "coin",
    "keys": "keys",
    "paper": "passport",
    "care": "case",
    "eyewear": "glasses",
    "other": "case",
}


def subject_of(kind: str, name: str) -> str:
    """What to draw for an essential of the catalogue's `kind`, told by the words of its name."""
    if kind == "phone":
        return "phone"
    lower = name.lower()
    return next((subject for word, subject in _WORDS if word in lower), _KINDS.get(kind, "case"))
