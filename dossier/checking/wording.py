"""Words that several checks put into their messages: shortened quotations, and what was written beside what is there."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from dossier.text.nearest import closest, nearest, word_difference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.checking.matching import FoldedArticle

LEAST_SCORE = 55
"""Below this, the nearest text is about something else and would mislead."""


LONGEST_COMPARED, LARGEST_COMPARED = 2_000, 100_000
"""Characters of words and of an article above which they are not compared: the time for it grows with both."""


def short(text: str, width: int = 70) -> str:
    """Return the beginning of the text, in one line."""
    return textwrap.shorten(text, width, placeholder="…")


def did_you_mean(written: str, choices: Iterable[str], otherwise: str) -> str:
    """Return a hint that offers the closest choice, or another hint if none is close."""
    offered = closest(written, choices)
    return f"Did you mean '{offered}'?" if offered else otherwise


def not_found_context(words: str, text: FoldedArticle) -> tuple[tuple[str, str], ...]:
    """Return what was written and the nearest words of the article, with the differing ones in brackets."""
    if len(words) > LONGEST_COMPARED or len(text.article.text) > LARGEST_COMPARED:
        return (("you wrote", short(words, 200)),)
    found = nearest(words, text.folded)
    if found.score < LEAST_SCORE or not found.span:
        return (("you wrote", short(words, 200)),)
    paragraph = text.paragraph_at(found.span.start)
    written, real = word_difference(words, found.span.of(text.article.text))
    where = f"(paragraph {paragraph.number}, line {paragraph.line})"
    return (("you wrote", written), ("nearest", f"{real}   {where}"), *_look_alikes(words, text.article.text))


def _look_alikes(words: str, article: str) -> tuple[tuple[str, str], ...]:
    """Name the letters of the words that occur nowhere in the article and come from another alphabet."""
    strange = [
        char for char in dict.fromkeys(words) if char.isalpha() and not char.isascii() and char not in article
    ]
    return tuple(
        ("letter", f"'{char}' is {unicodedata.name(char, 'unnamed')} (U+{ord(char):04X})") for char in strange
    )
