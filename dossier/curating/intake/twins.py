"""Texts that are in the dossier already, or nearly: the same article twice is one source, not two.

Likeness is the share of the runs of five words of the shorter text that the other has, too, so that an article taken
over with another head or tail is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

RUN = 5
ALIKE = 0.5
# matches a word
WORD_RE = re.compile(r"\w+")


class Likeness(NamedTuple):
    """Another text that is like this one."""

    name: str
    share: float
    is_same: bool
    """Word for word."""


class Known(NamedTuple):
    """A text that others are compared with."""

    name: str
    words: tuple[str, ...]
    runs: frozenset[int]


def prepare(name: str, text: str) -> Known:
    """Return the text ready to be compared."""
    words = tuple(WORD_RE.findall(fold(text).text.casefold()))
    runs = frozenset(hash(words[start : start + RUN]) for start in range(max(len(words) - RUN + 1, 1)))
    return Known(name, words, runs)


def find_twins(text: Known, others: Iterable[Known]) -> tuple[Likeness, ...]:
    """Return the other texts that are like this one, the likest first."""
    found = [
        Likeness(other.name, share, other.words == text.words)
        for other in others
        if (share := len(text.runs & other.runs) / min(len(text.runs), len(other.runs))) >= ALIKE
    ]
    return tuple(sorted(found, key=lambda item: (-item.share, item.name)))
