"""How the sentences of each article are accounted for, as a table or as data.

Takes what checking counted; `open_sentences` names the sentences that still want work.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.model.corpus import SentenceState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dossier.model.corpus import Corpus, SourceCoverage
    from dossier.model.location import Location

HEADINGS = ("source", "sentences", "cited", "set aside", "partly", "missing", "accounted", "quoted")


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one source, or of all."""

    source: str
    sentences: int
    cited: int
    set_aside: int
    partly: int
    missing: int
    words: int
    quoted_words: int

    @property
    def accounted_percent(self) -> int:
        """The share of the sentences that are not missing; 100 only if none is."""
        return math.floor(100 * (self.sentences - self.missing) / self.sentences) if self.sentences else 100

    @property
    def quoted_percent(self) -> int:
        """The share of the words that passages quote."""
        return round(100 * self.quoted_words / self.words) if self.words else 0


@dataclass(frozen=True, slots=True)
class OpenSentence:
    """A sentence of an article that is missing, or of which words are left over."""

    source: str
    location: Location
    state: SentenceState
    text: str
    leftover: tuple[str, ...]
    """The words that nothing accounts for."""


def count_rows(coverage: Mapping[str, SourceCoverage]) -> tuple[Row, ...]:
    """Return the figures of each source."""
    return tuple(
        Row(
            source,
            len(item.sentences),
            item.count(SentenceState.CITED),
            item.count(SentenceState.SET_ASIDE),
            item.count(SentenceState.PARTLY),
            item.count(SentenceState.MISSING),
            item.words,
            item.quoted_words,
        )
        for source, item in coverage.items()
    )


def add_rows(rows: Iterable[Row]) -> Row:
    """Return the figures of all rows together."""
    figures = [
        (row.sentences, row.cited, row.set_aside, row.partly, row.missing, row.words, row.quoted_words)
        for row in rows
    ]
    return (
        Row("all", *(sum(column) for column in zip(*figures, strict=True)))
        if figures
        else Row("all", *[0] * 7)
    )


def open_sentences(coverage: Mapping[str, SourceCoverage], corpus: Corpus) -> tuple[OpenSentence, ...]:
    """Return the sentences that are missing or partly covered, source by source, in the order of the articles."""
    return tuple(
        OpenSentence(
            source,
            article.location_at(item.sentence.span.start),
            item.state,
            item.sentence.span.of(article.text),
            tuple(span.of(article.text) for span in item.leftover),
        )
        for source, covered in coverage.items()
        if (article := corpus.article_of(source)) is not None
        for item in covered.sentences
        if item.state in {SentenceState.MISSING, SentenceState.PARTLY}
    )


def to_table(rows: Sequence[Row]) -> str:
    """Return the figures in columns, with the sum where there are several sources."""
    shown = [*rows, add_rows(rows)] if len(rows) > 1 else rows
    cells = [HEADINGS, *(_cells(row) for row in shown)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            (
                line[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
            )
        )
        for line in cells
    )


def to_lines(sentences: Iterable[OpenSentence]) -> str:
    """Return one line for each open sentence: its place, and its words or those left over."""
    return "\n".join(f"{item.location}: {item.state}: {_open_words(item)}" for item in sentences)


def to_data(rows: Sequence[Row], sentences: Sequence[OpenSentence]) -> dict[str, Any]:
    """Return the figures, and the open sentences, as values for JSON."""
    return {
        "sources": {row.source: _figures(row) for row in rows},
        "all": _figures(add_rows(rows)),
        "open": [
            {
                "source": item.source,
                "path": item.location.path,
                "line": item.location.line,
                "column": item.location.column,
                "state": item.state,
                "text": item.text,
                "leftover": list(item.leftover),
            }
            for item in sentences
        ],
    }


def _open_words(item: OpenSentence) -> str:
    return " … ".join(item.leftover) if item.state is SentenceState.PARTLY else item.text


def _cells(row: Row) -> tuple[str, ...]:
    counts = (row.sentences, row.cited, row.set_aside, row.partly, row.missing)
    return (row.source, *map(str, counts), f"{row.accounted_percent} %", f"{row.quoted_percent} %")


def _figures(row: Row) -> dict[str, int]:
    return {
        "sentences": row.sentences,
        "cited": row.cited,
        "set-aside": row.set_aside,
        "partly": row.partly,
        "missing": row.missing,
        "accounted-percent": row.accounted_percent,
        "words": row.words,
        "quoted-words": row.quoted_words,
        "quoted-percent": row.quoted_percent,
    }
