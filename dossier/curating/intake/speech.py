"""Sentences with direct speech, proposed as passages: what somebody says word for word is quoted first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.curating.intake.naming import passage_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.model.article import Article
    from dossier.model.location import Span

MOST = 12
LEAST_WORDS = 4
# matches words between quotation marks of any kind: “…”, "…", «…», „…“, 「…」
QUOTED_RE = re.compile(r"[“\"„«»「](?P<words>[^“”\"„«»「」]+)[”\"“»«」]")
WORD_RE = re.compile(r"\w+(?:[-'’]\w+)*")


class Proposal(NamedTuple):
    """A sentence that could become a passage."""

    id: str
    span: Span


def propose_passages(article: Article, avoid: Sequence[Span], language: str = "") -> tuple[Proposal, ...]:
    """Return the sentences with direct speech that lie outside the spans to avoid."""
    taken: set[str] = set()
    proposals: list[Proposal] = []
    for span in _spoken(article):
        if not any(span.overlaps(other) for other in avoid) and len(proposals) < MOST:
            proposals.append(Proposal(passage_id(span.of(article.text), taken, language), span))
            taken.add(proposals[-1].id)
    return tuple(proposals)


def _spoken(article: Article) -> Iterator[Span]:
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            words = sentence.span.of(article.text)
            if any(
                len(WORD_RE.findall(match["words"])) >= LEAST_WORDS for match in QUOTED_RE.finditer(words)
            ):
                yield sentence.span
