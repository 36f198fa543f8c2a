"""Doing something to many features: all of them, or none and each reason named. Or only trying."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from magazine.features.models import Feature, Slot


class Refused(ValidationError):
    """Some cannot be changed, so none is. `by_feature` says which, and why."""

    def __init__(self, by_feature: dict[int, str], names: dict[int, str]) -> None:
        self.by_feature = by_feature
        super().__init__([f"{names[pk]}: {said}" for pk, said in by_feature.items()])


def each(features: Iterable[Feature], do: Callable[[Feature], object]) -> int:
    """Do it to all of them, or to none; how many that were. Raises `Refused`."""
    features = list(features)
    trouble = {}
    with transaction.atomic():
        Slot.objects.take(*{feature.slot_id for feature in features})
        for feature in features:
            try:
                with transaction.atomic():
                    do(feature)
            except ValidationError as refused:
                trouble[feature.pk] = " ".join(refused.messages)
        if trouble:
            raise Refused(trouble, {feature.pk: f"“{feature}”" for feature in features})
    return len(features)


def tried(do: Callable[[], object]) -> dict[int, str]:
    """What would be in the way, by feature; it is done in earnest and taken back."""
    with transaction.atomic():
        try:
            do()
        except Refused as refused:
            return refused.by_feature
        finally:
            transaction.set_rollback(True)
    return {}
