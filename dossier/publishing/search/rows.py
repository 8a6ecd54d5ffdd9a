"""What one unit says: which families of words, in which forms, with what weight. Nothing beside the unit and the vocabulary counts.

So the rows of a unit that has not changed can be taken from an earlier build: they are remembered as text, under a key that
holds all they depend on but the program itself. Whoever keeps them forgets them when the program changes.
"""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from dossier.model.remembered import recalled
from dossier.publishing.search.tokens import compounds_of_text, words_of_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableMapping

    from dossier.publishing.search.units import Entry
    from dossier.publishing.search.vocabulary import Vocabulary

Row: TypeAlias = tuple[str, int, str]
"""Family, weight, form."""
Families: TypeAlias = tuple[tuple[str, str], ...]

CONTEXT, TEXT, OFTEN, LABEL, TITLE = range(5)
"""Weights: what stands beside a unit, in its text, more than once there, in a heading or label, in the title of a page."""


def rows_reader(
    vocabulary: Vocabulary, remembered: MutableMapping[str, str]
) -> Callable[[Entry], tuple[Row, ...]]:
    """Return a function that gives the rows of an entry, each family and form once, with its highest weight."""
    fingerprint = vocabulary.fingerprint

    @functools.cache
    def families(text: str) -> Families:
        return tuple(_families(text, vocabulary))

    def read(entry: Entry) -> tuple[Row, ...]:
        return _read(
            recalled(remembered, _key(entry, fingerprint), lambda: _write(_weighted(entry, families)))
        )

    return read


def _key(entry: Entry, fingerprint: str) -> str:
    is_section = "#" in entry.url
    values = (entry.kind, is_section, entry.title, entry.text, entry.context, entry.labels, entry.notes)
    return hashlib.sha256(f"{fingerprint}{values!r}".encode()).hexdigest()


def _write(rows: Iterable[Row]) -> str:
    """Return a line for each family and form; neither can hold a tab or the end of a line."""
    highest: dict[tuple[str, str], int] = {}
    for family, weight, form in rows:
        highest[family, form] = max(weight, highest.get((family, form), 0))
    return "\n".join(f"{weight}{family}\t{form}" for (family, form), weight in sorted(highest.items()))


def _read(written: str) -> tuple[Row, ...]:
    pairs = (line.split("\t") for line in written.split("\n") if line)
    return tuple((first[1:], int(first[0]), form) for first, form in pairs)


def _weighted(entry: Entry, families: Callable[[str], Families]) -> Iterator[Row]:
    """Yield family, weight and form for everything that the entry says."""
    is_section = entry.kind not in ("term", "name") and "#" in entry.url
    title_weight = TITLE if entry.kind in ("topic", "page", "term", "name") and not is_section else LABEL
    is_passage = entry.kind == "passage"
    for text, weight in (
        (entry.title, CONTEXT if is_passage else title_weight),
        *(((entry.context, CONTEXT),) if entry.kind in ("topic", "page") else ()),
        *((label, LABEL) for label in entry.labels),
        *((note, TEXT) for note in entry.notes),
    ):
        yield from ((family, weight, form) for family, form in families(text))
    in_text = families(entry.text)
    times = Counter(family for family, _ in in_text)
    yield from ((family, OFTEN if times[family] > 1 else TEXT, form) for family, form in in_text)


def _families(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    yield from vocabulary.families(words_of_text(text))
    for compound in compounds_of_text(text):
        yield from ((family, compound) for family in vocabulary.of_word(compound))
