"""Figures in the demo's texts, worked out from the catalogue when a text is loaded.

`{face jacquemus/le-chiquito}` in a fixture becomes “114 cm²”: what the catalogue can say, no
fixture asserts. The words are the functions below that `_FIGURES` lists.
"""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from catalog.fit.shapes import Item
from catalog.fit.single import SingleFit, Verdict, fit_one
from catalog.measures import format_cm, format_dimensions, format_mm
from catalog.models import Essential, Product
from catalog.sizes import ID1_MM, SizeClass

from . import finding
from .reading import DemoError

_FIGURE = re.compile(r"\{(?P<word>[a-z-]+)(?P<names>(?: [\w/-]+)*)\}")
_SQUARE_MM_PER_CM = 100
_NARROW = "\N{NARROW NO-BREAK SPACE}"


def with_figures(told: object) -> object:
    """The same value with the figures put into every text in it. Raises DemoError."""
    match told:
        case str():
            return _FIGURE.sub(_figure, told)
        case dict():
            return {name: with_figures(value) for name, value in told.items()}
        case list():
            return [with_figures(value) for value in told]
        case _:
            return told


def _figure(found: re.Match) -> str:
    word, names = found["word"], found["names"].split()
    try:
        return _FIGURES[word](*names)
    except KeyError:
        raise DemoError(f"“{found[0]}”: {word} is not one of {', '.join(_FIGURES)}.") from None
    except TypeError as error:
        raise DemoError(f"“{found[0]}”: {error}") from error


def _size(bag: str) -> str:
    product = finding.product(bag)
    return format_dimensions(product.width_mm, product.height_mm, product.depth_mm)


def _width(bag: str) -> str:
    return format_cm(finding.product(bag).width_mm)


def _face(bag: str) -> str:
    return _square_cm(_face_mm2(bag))


def _class(bag: str) -> str:
    return SizeClass(finding.product(bag).size_class).label.lower()


def _cards(bag: str) -> str:
    """How many bank cards' areas the face is: “2.5”."""
    return _decimal(_face_mm2(bag) / (ID1_MM[0] * ID1_MM[1]), 1)


def _ratio(larger: str, smaller: str) -> str:
    """How many times the one face goes into the other."""
    ratio = _face_mm2(larger) / _face_mm2(smaller)
    return _decimal(ratio, 0 if ratio >= 20 else 1)


def _thing(slug: str) -> str:
    """An essential's sides, longest first."""
    thing = _essential(slug)
    sides = sorted((thing.length_mm, thing.width_mm, thing.thickness_mm), reverse=True)
    return " × ".join(_decimal(side, 2) for side in sides) + f"{_NARROW}mm"


def _fit(bag: str, slug: str) -> str:
    """How a thing goes into a bag, as the end of a sentence that names both."""
    answer = _answer(bag, slug)
    match answer.verdict:
        case Verdict.FITS | Verdict.SNUG:
            return f"goes in with {format_mm(answer.spare_mm)} to spare"
        case Verdict.TOO_BIG:
            return f"is too big by {format_mm(answer.miss.mm)}"
        case _:
            (need,) = answer.needs
            return f"wants {format_mm(need.mm)} of {need.axis}"


def _holds(bag: str) -> str:
    """How many of the essentials go in, one at a time."""
    verdicts = (_answer(bag, slug).verdict for slug in _essentials())
    return str(sum(verdict in (Verdict.FITS, Verdict.SNUG) for verdict in verdicts))


def _refuses(bag: str) -> str:
    """How many of the essentials are too big."""
    verdicts = (_answer(bag, slug).verdict for slug in _essentials())
    return str(sum(verdict is Verdict.TOO_BIG for verdict in verdicts))


def _count(of: str) -> str:
    """How many bags of a size class, bags without a known depth, bags or essentials there are."""
    visible = Product.objects.visible()
    if of == "essentials":
        return str(Essential.objects.count())
    if of == "bags":
        return str(visible.count())
    if of == "depthless":
        return str(visible.filter(depth_mm=None).count())
    try:
        return str(visible.filter(size_class=SizeClass(of)).count())
    except ValueError:
        raise DemoError(f"“{of}” is not a size class, nor bags, essentials, depthless.") from None


_FIGURES: dict[str, Callable[..., str]] = {
    "size": _size,
    "width": _width,
    "face": _face,
    "class": _class,
    "cards": _cards,
    "ratio": _ratio,
    "thing": _thing,
    "fit": _fit,
    "holds": _holds,
    "refuses": _refuses,
    "count": _count,
}


def _face_mm2(bag: str) -> Decimal:
    face = finding.product(bag).face_mm2
    if face is None:
        raise DemoError(f"The face of “{bag}” is not known: its height or width is missing.")
    return face


def _square_cm(mm2: Decimal) -> str:
    cm2 = mm2 / _SQUARE_MM_PER_CM
    return f"{_decimal(cm2, 0 if cm2 >= 100 else 1)}{_NARROW}cm²"


def _answer(bag: str, slug: str) -> SingleFit:
    thing = _essential(slug)
    item = Item(
        thing.length_mm,
        thing.width_mm,
        thing.thickness_mm,
        shape=thing.shape,
        compressible_percent=thing.compressible_percent,
        name=thing.name,
    )
    return fit_one(finding.product(bag).interior.box, item)


def _essential(slug: str) -> Essential:
    try:
        return Essential.objects.get(slug=slug)
    except Essential.DoesNotExist:
        raise DemoError(f"There is no essential “{slug}”.") from None


def _essentials() -> list[str]:
    return list(Essential.objects.values_list("slug", flat=True))


def _decimal(number: Decimal, places: int) -> str:
    """Rounded half up, thousands apart, without trailing zeros: 2.50 → 2.5."""
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
