"""What a reader asks of the atlas: read from a query string, and written back with a change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices

from catalog.sizes import SizeClass
from catalog.vocabulary import Category


class By(TextChoices):
    """How the outlines are arranged."""

    SIZE = "size", "All in one corner"
    YEAR = "year", "By year"
    BRAND = "brand", "By brand"


class Order(TextChoices):
    """How the table is sorted; a minus turns it round."""

    SMALLEST = "area", "Size, the smallest first"
    LARGEST = "-area", "Size, the largest first"
    NAME = "name", "Name"
    NAME_BACK = "-name", "Name, from Z"
    BRAND = "brand", "Brand"
    BRAND_BACK = "-brand", "Brand, from Z"
    OLDEST = "year", "Year, the oldest first"
    NEWEST = "-year", "Year, the newest first"


# A class without a size has no outline.
SIZES = [(size.value, size.label) for size in SizeClass if size is not SizeClass.UNKNOWN]


@dataclass(frozen=True, slots=True)
class Asked:
    """An arrangement, the filters ("" for all), and the order of the table."""

    by: By = By.SIZE
    size: str = ""
    kind: str = ""
    sort: Order = Order.SMALLEST

    @property
    def query(self) -> str:
        """The query string with its question mark; "" for the atlas as it opens."""
        plain = Asked()
        pairs = [
            (name, str(getattr(self, name)))
            for name in ("by", "size", "kind", "sort")
            if getattr(self, name) != getattr(plain, name)
        ]
        return f"?{urlencode(pairs)}" if pairs else ""

    def but(self, **changed: str) -> Asked:
        return replace(self, **changed)


class AtlasForm(forms.Form):
    """Every choice of the atlas. `asked` holds the valid ones, `complaints` what is wrong."""

    by = forms.ChoiceField(
        choices=By.choices,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not an arrangement: all in one corner."},
    )
    size = forms.ChoiceField(
        choices=SIZES,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not a size with an outline: left out."},
    )
    kind = forms.ChoiceField(
        choices=Category.choices,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not a kind of bag: left out."},
    )
    sort = forms.ChoiceField(
        choices=Order.choices,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not an order: the smallest first."},
    )

    def __init__(self, data: Mapping[str, str]) -> None:
        super().__init__({name: str(data.get(name, ""))[:60] for name in self.base_fields})

    @property
    def asked(self) -> Asked:
        self.full_clean()
        told = self.cleaned_data
        return Asked(
            By(told.get("by") or By.SIZE),
            told.get("size") or "",
            told.get("kind") or "",
            Order(told.get("sort") or Order.SMALLEST),
        )

    @property
    def complaints(self) -> list[str]:
        return [message for messages in self.errors.values() for message in messages]
