"""The form that reads the catalogue's query string: names every filter, says what is wrong."""

from collections.abc import Sequence

from django import forms

from catalog import sizes
from catalog.asking import FACETS, NOT_KNOWN, Asked, Filter, Sort
from catalog.kits.carried import Carried, carried_from
from catalog.prices import PriceBand
from catalog.vocabulary import ColourFamily, MaterialFamily, WearMode

LONGEST_SEARCH = 100
DEAREST_EUROS = 1_000_000
# Reticules came into use late in the eighteenth century; nothing shown here is older.
EARLIEST_YEAR = 1700
LATEST_YEAR = 2100

CHOICES: dict[Filter, Sequence[tuple[str, str]]] = {
    Filter.SIZE: sizes.CHOICES,
    Filter.WORN: WearMode.choices,
    Filter.STRAP: [("yes", "With a strap or chain"), ("no", "Without")],
    Filter.PRICE: [(value or NOT_KNOWN, label) for value, label in PriceBand.choices],
    Filter.COLOUR: ColourFamily.choices,
    Filter.MATERIAL: MaterialFamily.choices,
}


def _one_of(label: str, choices: Sequence[tuple[str, str]] = ()) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        error_messages={
            "invalid_choice": f"“%(value)s” is not in the list of {label.lower()}: left out."
        },
    )


def _whole_number(label: str, least: int, most: int) -> forms.IntegerField:
    bounds = f"{label}: a whole number from {least} to {most}, please."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        error_messages={"invalid": bounds, "min_value": bounds, "max_value": bounds},
    )


class CatalogueForm(forms.Form):
    """Every filter of the catalogue. `asked` holds the valid ones, `complaints` the rest.

    The brands are given as (slug, name); the things of a kit are looked up, in one query.
    """

    q = forms.CharField(
        label="Search",
        required=False,
        max_length=LONGEST_SEARCH,
        error_messages={"max_length": f"Search with at most {LONGEST_SEARCH} letters, please."},
    )
    size = _one_of("Sizes", CHOICES[Filter.SIZE])
    brand = _one_of("Brands")
    worn = _one_of("Ways to wear it", CHOICES[Filter.WORN])
    strap = _one_of("Straps", CHOICES[Filter.STRAP])
    price = _one_of("Price bands", CHOICES[Filter.PRICE])
    colour = _one_of("Colours", CHOICES[Filter.COLOUR])
    material = _one_of("Materials", CHOICES[Filter.MATERIAL])
    under = _whole_number("Highest price in euros", 1, DEAREST_EUROS)
    year_from = _whole_number("First year", EARLIEST_YEAR, LATEST_YEAR)
    year_to = _whole_number("Last year", EARLIEST_YEAR, LATEST_YEAR)
    kit = forms.Field(label="Kit", required=False, widget=forms.MultipleHiddenInput)
    sort = forms.ChoiceField(
        label="Order",
        choices=Sort.choices,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not an order we know: newest first."},
    )

    def __init__(self, data: object, brands: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["brand"].choices = brands
        self._about_the_kit: Sequence[str] = ()

    def clean_kit(self) -> Carried | None:
        """What of the kit can be read: the rest of it is complained of and left out."""
        kit, self._about_the_kit = carried_from(self.cleaned_data["kit"] or ())
        return kit

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        first, last = cleaned.get("year_from"), cleaned.get("year_to")
        if first and last and first > last:
            self.add_error("year_to", f"The years run from {first} back to {last}: left out.")
            del cleaned["year_from"]
        return cleaned

    @property
    def asked(self) -> Asked:
        """The filters that could be read; what could not is left out."""
        self.full_clean()
        told = self.cleaned_data
        return Asked(
            q=" ".join(told.get("q", "").split()),
            **{facet.value: tuple(dict.fromkeys(told.get(facet, ()))) for facet in FACETS},
            under=told.get("under"),
            years=(told.get("year_from"), told.get("year_to")),
            kit=told.get("kit"),
            sort=Sort(told.get("sort") or Sort.NEWEST),
        )

    @property
    def complaints(self) -> list[str]:
        """What is wrong with the filters that were left out."""
        said = [message for messages in self.errors.values() for message in messages]
        return [*said, *self._about_the_kit]
