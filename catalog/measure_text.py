"""A size as people write it, taken apart into its numbers, units and letters.

Knows spelling alone: which unit is how long and which axis a letter means in the end is for
`measures`, which is what other modules import.
"""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

HOW_TO = "Write it like “12 × 8 × 5 cm” or “W 4¾ in, H 3⅛ in”."
LONGEST_TEXT = 200


class MeasureError(ValueError):
    """A size that cannot be read; the message says what was not understood and how to mend it."""


class Part(NamedTuple):
    """One number as written, with the unit and the axis word beside it ("" where none)."""

    number: Decimal
    unit: str
    label: str


class Parts(NamedTuple):
    """The numbers of a text in order, and those said again in brackets."""

    said: list[Part]
    again: list[Part]


class _Token(NamedTuple):
    kind: str
    word: str
    number: Decimal = Decimal(0)


# What people put beside a number, by axis, in the languages size tables come in. Which axis a
# length is depends on whether a width stands beside it.
_LABELS = {
    "width": "w wd width wide b breadth breite",
    "length": "l lg length long largeur",
    "height": "h ht height high tall höhe hauteur",
    "depth": "d dp depth deep p profondeur t tiefe thickness thick gusset",
}
_LABEL_OF = {word: axis for axis, words in _LABELS.items() for word in words.split()}
_UNIT_OF = {
    **dict.fromkeys(('"', "″", "”", "“", "''", "′′", "’’", "in", "ins", "inch", "inches"), "inch"),
    **dict.fromkeys(("cm", "cms"), "cm"),
    **dict.fromkeys(("mm", "mms"), "mm"),
    "zoll": "inch",
    "m": "m",
}
_BETWEEN = frozenset({"x", "×", "*", "✕", "✖", "⨯", "by", "and", "/", "|", ",", ";", "+", "&"})
_FILLERS = frozenset(
    {"approx", "approximately", "about", "ca", "circa", "~", "≈", ":", "=", "."}
    | {"size", "dimension", "dimensions", "measurements"}
)
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")

# Only what a ruler is divided into counts as a fraction: 12/8/5 is three numbers.
_FRACTION = re.compile(r"(?:(\d+)(?:\s+|\s*-\s*))?(\d{1,2})/(64|32|16|8|5|4|3|2)(?![\d/]|[.,]\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|\.\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTES = re.compile(r"''|′′|’’")
# Letters written without a space: 12cmW, 12cmx8, WxHxD.
_GLUED = re.compile(r"(mm|cm|in|inch)?([wlhdbtp])?((?:x[wlhdbtp]?)*)")
_SCIENTIFIC = re.compile(r"\d[eE][-+]?\d")
_SEVERAL_POINTS = re.compile(r"\d[.,]\d+[.,]\d")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])")
_DASH = re.compile(r"(\S?)(\s*)[-–—−](?=\s*\.?\d)")


def read_parts(text: str) -> Parts:
    """The numbers of a text with what stands beside each. Raises MeasureError."""
    text = str(text).strip()
    if len(text) > LONGEST_TEXT:
        raise MeasureError(f"“{shown(text)}” is too long for a size. {HOW_TO}")
    text = _with_plain_fractions(text)
    _refuse_what_reads_two_ways(text)
    outside, inside = _out_of_brackets(_tokens(text))
    if not any(token.kind == "number" for token in outside):
        outside, inside = inside, []
    if not any(token.kind == "number" for token in outside):
        said = f"“{shown(text)}” holds no number." if text else "No size is given."
        raise MeasureError(f"{said} {HOW_TO}")
    return Parts(_parts(outside, text), _parts(inside, text))


def shown(text: str) -> str:
    """The text as a message quotes it: one line, not too long."""
    line = " ".join(str(text).split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _with_plain_fractions(text: str) -> str:
    """4¾ → 4 3/4."""
    plain = []
    for character in text:
        if unicodedata.decomposition(character).startswith("<fraction>"):
            plain.append(" " + unicodedata.normalize("NFKC", character))
        else:
            plain.append(character)
    return "".join(plain).replace("⁄", "/").strip()


def _refuse_what_reads_two_ways(text: str) -> None:
    if found := _SCIENTIFIC.search(text):
        raise MeasureError(
            f"“{shown(text)}”: write the number out instead of “{found[0]}”. {HOW_TO}"
        )
    if _SEVERAL_POINTS.search(text):
        raise MeasureError(
            f"“{shown(text)}” has more than one point or comma in a number: "
            f"put × between the numbers. {HOW_TO}"
        )
    if found := _THOUSANDS.search(text):
        one, other = found[0].replace(",", "."), found[0].replace(",", "")
        raise MeasureError(f"“{found[0]}” could be {one} or {other}: write the one that is meant.")
    for dash in _DASH.finditer(text):
        if _is_mixed_fraction(text, dash):
            continue
        if re.match(r"[^\Wx]|[\"″”]", dash[1], re.IGNORECASE):
            raise MeasureError(
                f"“{shown(text)}” reads like a range, or a dash between two sizes: "
                f"give one number a side, with × between them. {HOW_TO}"
            )
        raise MeasureError(f"“{shown(text)}”: a size cannot be negative. {HOW_TO}")


def _is_mixed_fraction(text: str, dash: re.Match[str]) -> bool:
    """Whether this dash is the one of 4-3/4."""
    return any(
        found[1] and found.start() <= dash.start() < found.end()
        for found in _FRACTION.finditer(text)
    )


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        found, new = _next_tokens(text, position)
        tokens += new
        position = found
    return tokens


def _next_tokens(text: str, position: int) -> tuple[int, list[_Token]]:
    """Where the next token ends, and what it is (glued letters are several)."""
    fraction = _FRACTION.match(text, position)
    if fraction and int(fraction[2]) < int(fraction[3]):
        value = Decimal(fraction[1] or 0) + Decimal(fraction[2]) / Decimal(fraction[3])
        return fraction.end(), [_Token("number", fraction[0], value)]
    if number := _NUMBER.match(text, position):
        value = Decimal(number[0].replace(",", "."))
        return number.end(), [_Token("number", number[0], value)]
    found = _LETTERS.match(text, position) or _QUOTES.match(text, position)
    word = found[0] if found else text[position]
    return position + len(word), _word_tokens(word, text)


def _word_tokens(word: str, text: str) -> list[_Token]:
    lower = word.casefold()
    if lower in _FILLERS:
        return []
    for kind, known in (("unit", _UNIT_OF), ("label", _LABEL_OF)):
        if lower in known:
            return [_Token(kind, known[lower])]
    for kind, marks in (("between", _BETWEEN), ("open", _OPENING), ("close", _CLOSING)):
        if lower in marks:
            return [_Token(kind, lower)]
    if glued := _GLUED.fullmatch(lower):
        letters = [glued[1], glued[2], *(glued[3] or "")]
        return [token for letter in letters if letter for token in _word_tokens(letter, text)]
    if word.isalpha():
        return [_Token("unit", lower)]
    raise MeasureError(f"“{shown(text)}”: “{word}” was not understood. {HOW_TO}")


def _out_of_brackets(tokens: list[_Token]) -> tuple[list[_Token], list[_Token]]:
    """Brackets with a number in them say the size again; others, such as (L), belong in line."""
    outside: list[_Token] = []
    inside: list[_Token] = []
    held: list[_Token] | None = None
    for token in tokens:
        if token.kind == "open":
            held = []
        elif token.kind == "close":
            _put_back(held or [], outside, inside)
            held = None
        elif held is None:
            outside.append(token)
        else:
            held.append(token)
    _put_back(held or [], outside, inside)
    return outside, inside


def _put_back(held: list[_Token], outside: list[_Token], inside: list[_Token]) -> None:
    if any(token.kind == "number" for token in held):
        inside += [*held, _Token("between", ";")]
    else:
        outside += held


def _parts(tokens: list[_Token], text: str) -> list[Part]:
    numbers = [token.number for token in tokens if token.kind == "number"]
    return [
        Part(number, unit, label)
        for number, unit, label in zip(
            numbers, _units(tokens, text), _labels(tokens, len(numbers), text), strict=True
        )
    ]


def _units(tokens: list[_Token], text: str) -> list[str]:
    """The unit of each number: its own, else the next one named, else the one before."""
    units: list[str] = []
    leading = ""
    for token in tokens:
        if token.kind == "number":
            units.append("")
        elif token.kind == "unit" and not units and token.word in _UNIT_OF:
            leading = token.word
        elif token.kind == "unit":
            if not units or units[-1]:
                known = units and token.word in _UNIT_OF
                blamed = units[-1] if known else token.word
                raise MeasureError(f"“{shown(text)}”: “{blamed}” was not understood. {HOW_TO}")
            units[-1] = token.word
    following = ""
    for index in reversed(range(len(units))):
        following = units[index] = units[index] or following
    for index, unit in enumerate(units):
        leading = units[index] = unit or leading
    return units


def _labels(tokens: list[_Token], count: int, text: str) -> list[str]:
    """The axis word of each number: W12 H8, 12W × 8H, W × H: 12 × 8 and 12 × 8 (W × H)."""
    order = "".join(token.kind[0] for token in tokens if token.kind in ("number", "label"))
    words = [token.word for token in tokens if token.kind == "label"]
    in_step = ("l" * count + "n" * count, "n" * count + "l" * count, "ln" * count, "nl" * count)
    if order in in_step:
        return words
    labels = _labels_by_neighbour(tokens)
    if labels is None and not words:
        raise MeasureError(f"“{shown(text)}”: put × between the numbers. {HOW_TO}")
    if labels is None:
        raise MeasureError(
            f"“{shown(text)}”: it is not clear which letter belongs to which number. {HOW_TO}"
        )
    return labels


def _labels_by_neighbour(tokens: list[_Token]) -> list[str] | None:
    """For 12 × 8 cm, D 5 cm: the letter belongs to the number it shares a stretch with."""
    labels: list[str] = []
    stretches: list[list[_Token]] = [[]]
    for token in tokens:
        if token.kind == "between":
            stretches.append([])
        else:
            stretches[-1].append(token)
    for stretch in stretches:
        words = [token.word for token in stretch if token.kind == "label"]
        numbers = sum(token.kind == "number" for token in stretch)
        if numbers > 1 or len(words) > numbers:
            return None
        labels += words or [""] * numbers
    return labels
