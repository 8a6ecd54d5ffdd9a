"""Cut a text into paragraphs and sentences; all spans lead into the text as it came.

A line that is not blank is a paragraph. Sentences are found one line at a time, on a copy of the same length in which
quotation marks and spaces are plain, because the splitter does not know the curly ones.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from dossier.model.article import Paragraph, Sentence
from dossier.model.location import Span
from dossier.text.normalize import straighten

if TYPE_CHECKING:
    from collections.abc import Iterator

# matches a line without its end
LINE_RE = re.compile(r"[^\r\n]+")


def split_paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the text, with their sentences."""
    numbers = count(1)
    paragraphs: list[Paragraph] = []
    line, counted_to = 1, 0
    for match in LINE_RE.finditer(text):
        span = _trimmed(match[0], match.start())
        if span is None:
            continue
        line += text.count("\n", counted_to, span.start)
        counted_to = span.start
        sentences = tuple(
            Sentence(next(numbers), inner) for inner in _sentences(span.of(text), span.start, language)
        )
        paragraphs.append(Paragraph(len(paragraphs) + 1, line, span, sentences))
    return tuple(paragraphs)


def count_paragraphs(text: str) -> int:
    """Return how many paragraphs the text has, without looking for sentences."""
    return sum(not line[0].isspace() for line in LINE_RE.finditer(text))


def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of one line of prose, without the white space around them."""
    return tuple(_sentences(text, 0, language))


def _sentences(line: str, start: int, language: str) -> Iterator[Span]:
    """Return the sentences of a line that begins at the offset."""
    for boundary in get_sentence_boundaries(language.partition("-")[0], straighten(line)):
        span = _trimmed(boundary["text"], start + boundary["start_index"])
        if span is not None:
            yield span


def _trimmed(piece: str, start: int) -> Span | None:
    """Return the stretch of a piece at the offset without white space at its ends; none if it holds nothing else."""
    words = piece.strip()
    if not words:
        return None
    first = start if words[0] == piece[0] else start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(words))
