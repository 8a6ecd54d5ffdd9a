"""What one unit says: which families of words, in which forms, with what weight. Nothing beside the unit and the vocabulary counts.

So the rows of a unit that has not changed can be taken from an earlier build: they are remembered as text, under a key that
holds all they depend on but the program itself. Whoever keeps them forgets them when the program changes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.remembered import recalled
from dossier.publishing.search.vocabulary import pairs_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping, Sequence

    from dossier.publishing.search.units import Entry
    from dossier.publishing.search.vocabulary import Pair, Vocabulary

CONTEXT, TEXT, OFTEN, LABEL, TITLE = range(5)
"""Weights: what stands beside a unit, in its text, more than once there, in a heading or label, in the title of a page."""


class Row(NamedTuple):
    """What a line says."""

    weight: int
    family: str
    form: str


def rows_reader(vocabulary: Vocabulary, remembered: MutableMapping[str, str]) -> Callable[[Entry], list[str]]:
    """Return a function that gives the rows of an entry as lines, each family and form once, with its highest weight."""
    fingerprint = vocabulary.fingerprint
    pairs_of = pairs_reader(vocabulary)

    def read(entry: Entry) -> list[str]:
        return recalled(remembered, _key(entry, fingerprint), lambda: _write(entry, pairs_of)).splitlines()

    return read


def row_of(line: str) -> Row:
    """Return what a line says."""
    family, form = line[1:].split("\t")
    return Row(int(line[0]), family, form)


def _key(entry: Entry, fingerprint: str) -> str:
    is_section = "#" in entry.url
    values = (entry.kind, is_section, entry.title, entry.text, entry.context, entry.labels, entry.notes)
    return hashlib.sha256(f"{fingerprint}{values!r}".encode()).hexdigest()


def _write(entry: Entry, pairs_of: Callable[[str], tuple[Pair, ...]]) -> str:
    """Return a line for each family and form; neither can hold a tab or the end of a line."""
    highest: dict[Pair, int] = {}
    for weight, pairs in sorted(_weighted(entry, pairs_of), key=itemgetter(0)):
        highest.update(dict.fromkeys(pairs, weight))
    return "\n".join(f"{weight}{family}\t{form}" for (family, form), weight in highest.items())


def _weighted(
    entry: Entry, pairs_of: Callable[[str], tuple[Pair, ...]]
) -> Iterator[tuple[int, Sequence[Pair]]]:
    """Yield everything that the entry says, as pairs of family and form beside their weight."""
    is_section = entry.kind not in ("term", "name") and "#" in entry.url
    if entry.kind == "passage":
        title_weight = CONTEXT
    elif entry.kind in ("topic", "page", "term", "name") and not is_section:
        title_weight = TITLE
    else:
        title_weight = LABEL
    yield title_weight, pairs_of(entry.title)
    if entry.kind in ("topic", "page"):
        yield CONTEXT, pairs_of(entry.context)
    yield from ((LABEL, pairs_of(label)) for label in entry.labels)
    yield from ((TEXT, pairs_of(note)) for note in entry.notes)
    in_text = pairs_of(entry.text)
    times = Counter(family for family, _ in in_text)
    yield TEXT, in_text
    yield OFTEN, [pair for pair in in_text if times[pair[0]] > 1]
