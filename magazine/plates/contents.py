"""The order of a story: chapters and numbered tips, each with its anchor."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify
from wagtail.blocks import StreamValue
from wagtail.blocks.base import BoundBlock


@dataclass(slots=True)
class Chapter:
    """A heading and the blocks under it; number 0 is what stands before the first heading."""

    number: int
    heading: str
    label: str
    anchor: str
    blocks: list[BoundBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NumberedTip:
    """A tip with its place in the list."""

    number: int
    anchor: str
    tip: dict


def anchors(headings: Iterable[str]) -> list[str]:
    """One URL fragment a heading, in order, no two alike."""
    made: list[str] = []
    for heading in headings:
        slug = slugify(heading) or "part"
        anchor, again = slug, 2
        while anchor in made:
            anchor, again = f"{slug}-{again}", again + 1
        made.append(anchor)
    return made


def chapters(body: StreamValue) -> list[Chapter]:
    """The story's blocks by chapter."""
    blocks = list(body)
    names = iter(
        anchors(block.value["heading"] for block in blocks if block.block_type == "chapter")
    )
    told = [Chapter(0, "", "", "")]
    for block in blocks:
        if block.block_type == "chapter":
            value = block.value
            told.append(Chapter(len(told), value["heading"], value["label"], next(names)))
        else:
            told[-1].blocks.append(block)
    return told if told[0].blocks else told[1:]


def numbered_tips(tips: StreamValue) -> list[NumberedTip]:
    """The tips, numbered from one."""
    values = [block.value for block in tips]
    names = anchors(value["name"] for value in values)
    return [
        NumberedTip(number, anchor, value)
        for number, (anchor, value) in enumerate(zip(names, values, strict=True), start=1)
    ]
