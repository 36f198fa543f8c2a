"""Lengths and comparisons in words: labels of dimensions and text alternatives of drawings."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from .essentials import EssentialDrawing
from .illustration import plain_name
from .spec import BagDrawing, Length

_MM_IN_INCH = Decimal("25.4")


def trimmed(value: Decimal, places: int) -> str:
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def metric(length_mm: Length) -> str:
    """“9.5 cm”, or millimetres below one centimetre: “0.66 mm”."""
    value = Decimal(str(length_mm))
    if value < 10:
        return f"{trimmed(value, 2)} mm"
    return f"{trimmed(value / 10, 1)} cm"


def imperial(length_mm: Length) -> str:
    """“3.7 in”, with a second decimal below one inch and three below a tenth."""
    inches = Decimal(str(length_mm)) / _MM_IN_INCH
    return f"{trimmed(inches, 1 if inches >= 1 else 2 if inches >= Decimal('0.1') else 3)} in"


def both(length_mm: Length) -> str:
    """“9.5 cm · 3.7 in”."""
    return f"{metric(length_mm)} · {imperial(length_mm)}"


def face(one_mm: Length, other_mm: Length) -> str:
    """“8.6 × 5.4 cm”, the unit said once."""
    one, other = metric(one_mm), metric(other_mm)
    if one[-2:] == other[-2:]:
        return f"{one[:-3]} × {other}"
    return f"{one} × {other}"


def size_description(
    bag: BagDrawing,
    card: EssentialDrawing | None = None,
    phone: EssentialDrawing | None = None,
) -> str:
    """All that the size drawing shows, in sentences; what no source states is said to be unknown.

    Also the figures' relation to the card and the phone: how much wider and higher the bag is.
    """
    parts = []
    unknown = []
    for value, word, noun in (
        (bag.width_mm, "wide", "width"),
        (bag.height_mm, "high", "height"),
        (bag.depth_mm, "deep", "depth"),
    ):
        if value is None:
            unknown.append(noun)
        else:
            parts.append(f"{metric(value)} ({imperial(value)}) {word}")
    sentences = []
    name = plain_name(bag)
    if parts:
        sentences.append(f"{name} is {listed(parts)}.")
    else:
        sentences.append(f"{name}, its size not known.")
    if bag.handle_drop_mm is not None:
        sentences.append(f"Its handle drop is {_with_inches(bag.handle_drop_mm)}.")
    if bag.strap_drop_mm is not None:
        sentences.append(
            f"Its strap drop is {_with_inches(bag.strap_drop_mm)}; the strap is not drawn."
        )
    beside = [
        f"{_article(thing.name)} ({face(thing.length_mm, thing.width_mm)})"
        for thing in (card, phone)
        if thing is not None
    ]
    if beside:
        sentences.append(f"It is drawn to one scale beside {listed(beside)}.")
    if bag.width_mm is not None and bag.height_mm is not None:
        sentences += [
            _compared(bag.width_mm, bag.height_mm, thing)
            for thing in (card, phone)
            if thing is not None
        ]
    if unknown:
        verb = "is" if len(unknown) == 1 else "are"
        sentences.append(
            f"Its {listed(unknown)} {verb} not known"
            + (" and drawn in the usual proportion." if unknown != ["depth"] else ".")
        )
    return " ".join(sentences)


def _with_inches(length: Length) -> str:
    return f"{metric(length)} ({imperial(length)})"


def _compared(width: Length, height: Length, thing: EssentialDrawing) -> str:
    """The front's longer and shorter sides against those of the thing's face."""
    long, short = sorted((Decimal(str(width)), Decimal(str(height))), reverse=True)
    far, near = sorted((Decimal(str(thing.length_mm)), Decimal(str(thing.width_mm))), reverse=True)
    return (
        f"Its longer side is {_times(long / far)} that of the {thing.name}, "
        f"its shorter side {_times(short / near)}."
    )


def _times(ratio: Decimal) -> str:
    if Decimal("0.98") < ratio < Decimal("1.02"):
        return "about the same as"
    places = 1 if ratio >= Decimal("0.95") else 2 if ratio >= Decimal("0.1") else 3
    return f"{trimmed(ratio, places)} times"


def _article(name: str) -> str:
    vowel = name[:1].lower() in "aeiou" and not name.lower().startswith(("euro", "one", "us "))
    return f"{'an' if vowel else 'a'} {name}"


def listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def capital(words: str) -> str:
    """The words with a capital first letter, names such as “iPhone” left alone."""
    if not words[:1].islower() or words[1:2].isupper():
        return words
    return words[0].upper() + words[1:]
