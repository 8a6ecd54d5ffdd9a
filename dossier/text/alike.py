"""How alike sentences are by the three-letter pieces of their words, the rare ones counting more.

Pieces of words stay alike where affixes change them: penghentian, menghentikan, dihentikan.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from dossier.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# matches "Gencatan", "2", "al-Aqsa"
WORD_RE = re.compile(r"\w+(?:[-'’]\w+)*")
PIECE = 3


def pieces(text: str) -> frozenset[str]:
    """Return the pieces of the words, each word with its edges."""
    words = WORD_RE.findall(fold(text).text.casefold())
    return frozenset(
        padded[n : n + PIECE]
        for word in words
        for padded in (f" {word} ",)
        for n in range(len(padded) - PIECE + 1)
    )


def weigh(texts: Sequence[frozenset[str]], *more: frozenset[str]) -> Mapping[str, float]:
    """Return how much each piece counts: the more, the fewer of the texts have it."""
    frequency = Counter(piece for found in texts for piece in found)
    known = {*frequency, *(piece for found in more for piece in found)}
    return {piece: math.log(1 + len(texts) / (1 + frequency[piece])) ** 2 for piece in known}


def likeness(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return the cosine of two sets of weighted pieces, from 0 to 100."""
    shared = math.fsum(weights[piece] for piece in one & other)
    sizes = _size(one, weights) * _size(other, weights)
    return 100 * shared / math.sqrt(sizes) if sizes else 0.0


def alike_pairs(texts: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """Return the numbers of texts that are at least so alike, in order, with their likeness.

    Only texts that share a piece which few of them have are compared, so that thousands can be.
    """
    found = [pieces(text) for text in texts]
    weights = weigh(found)
    places: dict[str, list[int]] = {}
    for number, own in enumerate(found):
        for piece in own:
            places.setdefault(piece, []).append(number)
    few = max(len(texts) // 10, 5)
    for number, own in enumerate(found):
        near = {
            other for piece in own if len(places[piece]) <= few for other in places[piece] if other > number
        }
        for other in sorted(near):
            score = likeness(own, found[other], weights)
            if score >= least:
                yield number, other, score


def _size(own: frozenset[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[piece] for piece in own)
