"""Cut a text into paragraphs and sentences; all spans lead into the text as it came.

A line that is not blank is a paragraph. Sentences are found one line at a time, on a copy of the same length in which
quotation marks and spaces are plain, because the splitter does not know the curly ones.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import accumulate, count
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from dossier.model.article import Paragraph, Sentence
from dossier.model.location import Span
from dossier.text.normalize import straighten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def split_paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the text; their sentences are found when one of them is asked for."""
    lines = _lines(text)
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    spans = [
        span for line, start in zip(lines, starts, strict=False) if line and (span := _trimmed(line, start))
    ]
    split = cache(partial(_split, text, spans, language))
    paragraphs: list[Paragraph] = []
    line, counted_to = 1, 0
    for number, span in enumerate(spans, start=1):
        line += text.count("\n", counted_to, span.start)
        counted_to = span.start
        paragraphs.append(Paragraph(number, line, span, split))
    return tuple(paragraphs)


def _split(text: str, paragraphs: Sequence[Span], language: str) -> tuple[tuple[Sentence, ...], ...]:
    """Return the sentences of each of the paragraphs, counted through the text."""
    numbers = count(1)
    return tuple(
        tuple(Sentence(next(numbers), inner) for inner in _sentences(span.of(text), span.start, language))
        for span in paragraphs
    )


def count_paragraphs(text: str) -> int:
    """Return how many paragraphs the text has, without looking for sentences."""
    return sum(map(bool, map(str.strip, _lines(text))))


def may_have_paragraphs(text: str, number: int) -> bool:
    """Tell whether the text has lines enough for so many paragraphs, which is quickly seen."""
    return text.count("\n") + text.count("\r") + 1 >= number


def _lines(text: str) -> list[str]:
    r"""Return the lines without their ends, each of which is one character long; in "\r\n" lies an empty line."""
    return text.replace("\r", "\n").split("\n")


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
