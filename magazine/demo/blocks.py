"""Fixture values into stored StreamField values, by walking the block definitions.

In a fixture a product is `brand/bag`, a page or an everyday object its slug, a picture its
key, rich text is Markdown; everything else is written as it is stored.
"""

from uuid import uuid4

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from magazine.blocks.fit_test import EssentialChooserBlock
from magazine.blocks.products import ProductChooserBlock

from . import finding
from .reading import DemoError
from .words import rich_text


def stream(block: blocks.StreamBlock, entries: list[dict]) -> blocks.StreamValue:
    """A checked StreamValue; each entry is a table of one key, the block's name.

    Raises DemoError naming the entry's number and the block.
    """
    stored = []
    for number, entry in enumerate(entries, start=1):
        if len(entry) != 1:
            raise DemoError(f"Block {number} must have one name, not {', '.join(entry) or 'none'}.")
        ((name, value),) = entry.items()
        if name not in block.child_blocks:
            known = ", ".join(block.child_blocks)
            raise DemoError(f"Block {number}, “{name}”, is not one of {known}.")
        try:
            stored_value = _stored(block.child_blocks[name], value)
            stored.append({"type": name, "value": stored_value, "id": str(uuid4())})
        except DemoError as error:
            raise DemoError(f"Block {number}, “{name}”: {error}") from error
    value = block.to_python(stored)
    try:
        return block.clean(value)
    except ValidationError as error:
        raise DemoError(_told(block, error)) from error


def _stored(block: blocks.Block, value: object) -> object:
    """One value as the database keeps it."""
    match block:
        case blocks.RichTextBlock():
            return rich_text(value, finding.link)
        case ImageBlock():
            image = finding.picture(value)
            return {"image": image.pk, "decorative": False, "alt_text": image.description}
        case ProductChooserBlock():
            return finding.product(value).pk
        case EssentialChooserBlock():
            return finding.essential(value).pk
        case blocks.PageChooserBlock():
            return finding.page(value).pk
        case blocks.StructBlock():
            return _struct(block, value)
        case blocks.ListBlock():
            items = [_stored(block.child_block, item) for item in value]
            return [{"type": "item", "value": item, "id": str(uuid4())} for item in items]
        case _:
            return value


def _struct(block: blocks.StructBlock, value: dict) -> dict:
    unknown = set(value) - set(block.child_blocks)
    if unknown:
        raise DemoError(f"{', '.join(sorted(unknown))} is not one of its fields.")
    return {name: _stored(block.child_blocks[name], given) for name, given in value.items()}


def _told(block: blocks.StreamBlock, error: ValidationError) -> str:
    """The first thing that is wrong, in words."""
    place: list[str] = []
    while True:
        nested = getattr(error, "block_errors", None)
        if not nested:
            break
        pairs = nested.items() if isinstance(nested, dict) else enumerate(nested)
        name, error = next((name, found) for name, found in pairs if found)
        place.append(str(name + 1 if isinstance(name, int) else name))
    said = "; ".join(getattr(error, "messages", [])) or str(error)
    return f"Block {', '.join(place)}: {said}" if place else said
