"""How long a story takes to read. Plain functions."""

import re
from html import unescape
from math import ceil

# Silent reading of English non-fiction averages 238 words a minute:
# M. Brysbaert, Journal of Memory and Language 109 (2019), 104047.
WORDS_PER_MINUTE = 238

_TAG = re.compile(r"<[^>]+>")


def reading_minutes(text: str) -> int:
    """Whole minutes, at least one; `text` may hold markup, which does not count."""
    return max(1, ceil(len(unescape(_TAG.sub(" ", text)).split()) / WORDS_PER_MINUTE))
