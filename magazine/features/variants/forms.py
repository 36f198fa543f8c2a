"""What the form of a feature asks of its variants."""

from django.core.exceptions import ValidationError
from django.forms import BaseModelFormSet
from django.http import QueryDict

from magazine.features.models import Feature

# A form without the rows of variants, a shorter one than the desk's, says nothing of them.
SAID = "variants-TOTAL_FORMS"
NO_ROWS = {SAID: "0", "variants-INITIAL_FORMS": "0"}


def with_rows(data: QueryDict | None, feature: Feature | None) -> QueryDict | None:
    """The data; what it does not say of rows and weight stays as it is."""
    if data is None or (SAID in data and "weight" in data):
        return data
    filled = data.copy()
    for name, value in {**NO_ROWS, "weight": str(feature.weight if feature else 1)}.items():
        filled.setdefault(name, value)
    return filled


def stand_beside(rows: BaseModelFormSet, feature: Feature) -> bool:
    """Whether slot and feature take each of the variants; what they do not is said at its row."""
    for row in rows.forms:
        if (row.instance.pk or row.has_changed()) and row not in rows.deleted_forms:
            try:
                row.instance.clean_beside(feature)
            except ValidationError as error:
                row.add_error(None, error)
    return rows.is_valid()
