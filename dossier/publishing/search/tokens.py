"""Text to words as search compares them: small letters without accents, apostrophes and hyphens.

`theme/assets/search.js` splits what a reader types in the same way; `tests/search/words.tsv` holds both to it.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from dossier.text.normalize import fold

# matches "Rusia", "2025", "don't", "Kremlin's"
WORD_RE = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# matches the hyphen between the parts of "cease-fire", with what follows
COMPOUND_RE = re.compile(r"(?<![\w'-])([a-z]+)-([a-z]+)(?![\w'-])")
# matches the ending of "Kremlin's"
POSSESSIVE_RE = re.compile(r"'[sS]$")
ACRONYM_LENGTH = range(2, 7)


class Word(NamedTuple):
    """A word of a text."""

    text: str
    """In small letters."""
    is_acronym: bool
    """Whether it is written in capitals alone."""


def words_of_text(text: str) -> tuple[Word, ...]:
    """Return the words of the text in order."""
    return tuple(map(_word, WORD_RE.findall(plain(text))))


def compounds_of_text(text: str) -> tuple[str, ...]:
    """Return words of two parts as they would be written without the hyphen; doubled words are no compounds."""
    found = COMPOUND_RE.findall(plain(text)) if "-" in text and COMPOUND_RE.search(text) else ()
    return tuple(
        first + second for first, second in found if not second.endswith(first) and not first.endswith(second)
    )


def plain(text: str) -> str:
    """Return the text with straight quotation marks and hyphens, and letters without accents."""
    folded = fold(text).text
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded)
    return "".join(char for char in parts if not unicodedata.combining(char))


@functools.cache
def _word(written: str) -> Word:
    bare = written if "'" not in written else POSSESSIVE_RE.sub("", written).replace("'", "")
    return Word(bare.lower(), bare.isupper() and bare.isalpha() and len(bare) in ACRONYM_LENGTH)
