"""The order of a story: chapters, tips, anchors, reading time."""

from hypothesis import given
from hypothesis import strategies as st

from magazine.blocks.story import StoryBlock
from magazine.blocks.tips import TipsBlock
from magazine.plates.contents import anchors, chapters, numbered_tips
from magazine.plates.reading import WORDS_PER_MINUTE, reading_minutes


def story(*blocks):
    return StoryBlock().to_python([{"type": kind, "value": value} for kind, value in blocks])


def chapter(heading, label=""):
    return ("chapter", {"heading": heading, "label": label})


def test_what_stands_before_the_first_heading_is_an_unnumbered_opening():
    told = chapters(story(("text", "<p>Hook</p>"), chapter("History"), ("text", "<p>1750</p>")))

    assert [(part.number, part.heading, len(part.blocks)) for part in told] == [
        (0, "", 1),
        (1, "History", 1),
    ]


def test_a_story_that_begins_with_a_heading_has_no_empty_opening():
    told = chapters(story(chapter("History", "History"), ("text", "<p>1750</p>")))

    assert [(part.number, part.label, part.anchor) for part in told] == [(1, "History", "history")]


def test_two_chapters_of_one_name_have_two_addresses():
    told = chapters(story(chapter("Debate"), chapter("Debate"), chapter("Debate 2")))

    assert [part.anchor for part in told] == ["debate", "debate-2", "debate-2-2"]


def test_tips_are_numbered_in_their_order():
    tips = TipsBlock().to_python(
        [
            {"type": "tip", "value": {"name": name, "text": "", "products": []}}
            for name in ("Wear it long", "Clip it on")
        ]
    )

    assert [(tip.number, tip.anchor) for tip in numbered_tips(tips)] == [
        (1, "wear-it-long"),
        (2, "clip-it-on"),
    ]


@given(st.lists(st.text(max_size=12), max_size=20))
def test_no_two_anchors_are_alike_and_none_is_empty(headings):
    made = anchors(headings)

    assert len(made) == len(headings) == len(set(made))
    assert all(made)


def test_reading_time_counts_words_and_not_markup():
    exactly_two = "<p class='a b c'>" + "word " * (2 * WORDS_PER_MINUTE) + "</p>"

    assert reading_minutes(exactly_two) == 2
    assert reading_minutes(exactly_two + "one more") == 3
    assert reading_minutes("") == 1
