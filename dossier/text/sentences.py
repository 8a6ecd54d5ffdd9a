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
        span = _trimmed(text, match.start(), match.end())
        if not span:
            continue
        line += text.count("\n", counted_to, span.start)
        counted_to = span.start
        found = (
            Span(span.start + inner.start, span.start + inner.end)
            for inner in sentence_spans(span.of(text), language)
        )
        sentences = tuple(Sentence(next(numbers), inner) for inner in found)
        paragraphs.append(Paragraph(len(paragraphs) + 1, line, span, sentences))
    return tuple(paragraphs)


def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of one line of prose, without the white space around them."""
    return tuple(_whole_sentences(text, language))


def _whole_sentences(text: str, language: str) -> Iterator[Span]:
    for boundary in get_sentence_boundaries(language.partition("-")[0], straighten(text)):
        span = _trimmed(text, boundary["start_index"], boundary["end_index"])
        if span:
            yield span


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the stretch without white space at its ends; empty if it holds nothing else."""
    piece = text[start:end]
    return (
        Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        if piece.strip()
        else Span(start, start)
    )
