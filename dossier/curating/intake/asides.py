"""Lines that are probably not part of the article, proposed as set aside. A curator decides about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.curating.intake.clues import is_date
from dossier.curating.intake.wordings import LINE_REASONS, WHY
from dossier.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.model.article import Article, Paragraph
    from dossier.model.location import Span

REPEATED_LENGTH = 40
"""Shorter lines are repeated by chance."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that is proposed as set aside."""

    span: Span
    reason: str
    why: str


def propose_asides(
    article: Article, language: str, captions: Sequence[str], keep: Sequence[str]
) -> tuple[Aside, ...]:
    """Return the lines to set aside.

    Arguments:
        article: the text.
        language: its language.
        captions: lines that the file marks as captions.
        keep: lines that the record already accounts for, such as the headline and credits.

    """
    known = {fold(line).text for line in keep}
    marked = {fold(line).text for line in captions}
    return tuple(_asides(article, language, marked, known))


def _asides(article: Article, language: str, captions: set[str], known: set[str]) -> Iterator[Aside]:
    seen: set[str] = set()
    for paragraph in article.paragraphs:
        line = paragraph.span.of(article.text)
        folded = fold(line).text
        reason = _reason(paragraph, line, folded, language, captions, seen)
        if reason and folded not in known:
            yield Aside(paragraph.span, reason, WHY[reason])
        seen.add(folded)


def _reason(
    paragraph: Paragraph, line: str, folded: str, language: str, captions: set[str], seen: set[str]
) -> str:
    if folded in captions:
        return "caption"
    if folded in seen and len(folded) >= REPEATED_LENGTH:
        return "repeated"
    if is_date(line, language) and paragraph.number <= 6:
        return "page-date"
    return next((reason for reason, expression in LINE_REASONS if expression.search(line)), "")
