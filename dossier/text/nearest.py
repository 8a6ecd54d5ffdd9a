"""Find what a writer probably meant: the nearest words in a text, the nearest id among many, and how words differ.

What compares words is loaded with the first one to compare: it takes 20 ms, and in a dossier without mistakes there is none.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.location import Span
from dossier.text.normalize import Folded, fold, is_word_character, lower

if TYPE_CHECKING:
    from collections.abc import Iterable

# matches one word with the signs that cling to it: "Kyiv,"
WORD_RE = re.compile(r"\S+")

WORDS_AROUND = 6
"""Equal words that are shown on either side of a difference."""

SHORT_WORD, LONG_WORD = 5, 6
"""Letters: below the first, one that differs makes another word; from the second on, two may differ."""


class Nearest(NamedTuple):
    """The stretch of a text that is most like the words looked for."""

    span: Span
    """Whole words of the text as it came."""
    score: float
    """From 0 to 100."""


def nearest(words: str, text: str | Folded) -> Nearest:
    """Return the stretch of the text, which may be folded already, that is most like the words."""
    from rapidfuzz import fuzz  # noqa: PLC0415  # see the top of the module

    folded = fold(text) if isinstance(text, str) else text
    alignment = fuzz.partial_ratio_alignment(lower(fold(words).text).strip(), lower(folded.text))
    if alignment is None:
        return Nearest(Span(0, 0), 0.0)
    start, end = _widened(folded.text, alignment.dest_start, alignment.dest_end)
    return Nearest(folded.original(start, end), alignment.score)


def closest(word: str, choices: Iterable[str], cutoff: float = 60) -> str | None:
    """Return the choice that is most like the word, None if none is like it."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # see the top of the module

    found = process.extractOne(word, list(choices), scorer=fuzz.ratio, score_cutoff=cutoff)
    return found[0] if found else None


def near_spelling(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice of which the word may be a misspelling, None if there is none.

    One letter may differ, or two neighbours be swapped; two in long words. A word that only goes on where the choice
    ends (Iran, Iranian) is another word, unless it doubles the last letter.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # see the top of the module

    near: list[tuple[int, str]] = []
    for choice in choices:
        shorter = min(len(word), len(choice))
        goes_on = word.startswith(choice) and word.removeprefix(choice) != choice[-1:]
        if shorter < SHORT_WORD or goes_on:
            continue
        allowed = 2 if shorter >= LONG_WORD else 1
        distance = OSA.distance(word, choice, score_cutoff=allowed)
        if 0 < distance <= allowed:
            near.append((distance, choice))
    return min(near)[1] if near else None


def word_difference(written: str, found: str) -> tuple[str, str]:
    """Return both texts with differing words in [brackets], shortened where they are equal for long."""
    left, right = WORD_RE.findall(written), WORD_RE.findall(found)
    plain = [[fold(word).text for word in words] for words in (left, right)]
    operations = SequenceMatcher(a=plain[0], b=plain[1], autojunk=False).get_opcodes()
    left_words: list[str] = []
    right_words: list[str] = []
    for tag, left_start, left_end, right_start, right_end in operations:
        left_words += _marked(left[left_start:left_end], is_marked=tag != "equal")
        right_words += _marked(right[right_start:right_end], is_marked=tag != "equal")
    head = operations[0][2] if operations and operations[0][0] == "equal" else 0
    tail = len(left) - operations[-1][1] if len(operations) > 1 and operations[-1][0] == "equal" else 0
    return _shortened(left_words, head, tail), _shortened(right_words, head, tail)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends outwards to the edges of words, then inwards past spaces."""
    while (
        start > 0
        and is_word_character(text[start - 1])
        and start < len(text)
        and is_word_character(text[start])
    ):
        start -= 1
    while 0 < end < len(text) and is_word_character(text[end - 1]) and is_word_character(text[end]):
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return start, end


def _marked(words: list[str], *, is_marked: bool) -> list[str]:
    return [f"[{' '.join(words)}]"] if is_marked and words else words


def _shortened(words: list[str], head: int, tail: int) -> str:
    """Join the words; of the equal ones at the beginning and end keep those next to a difference."""
    first = max(head - WORDS_AROUND, 0)
    last = len(words) - max(tail - WORDS_AROUND, 0)
    return ("…" if first else "") + " ".join(words[first:last]) + ("…" if last < len(words) else "")
