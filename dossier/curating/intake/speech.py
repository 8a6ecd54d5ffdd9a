"""Sentences with direct speech, proposed as passages: what somebody says word for word is quoted first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.model.article import Article
    from dossier.model.location import Span

MOST = 12
LEAST_WORDS = 4
ID_WORDS = 4
# matches words between quotation marks of any kind: “…”, "…", «…», „…“, 「…」
QUOTED_RE = re.compile(r"[“\"„«»「](?P<words>[^“”\"„«»「」]+)[”\"“»«」]")
WORD_RE = re.compile(r"\w+(?:[-'’]\w+)*")


class Proposal(NamedTuple):
    """A sentence that could become a passage."""

    id: str
    span: Span


def propose_passages(article: Article, avoid: Sequence[Span]) -> tuple[Proposal, ...]:
    """Return the sentences with direct speech that lie outside the spans to avoid."""
    taken: set[str] = set()
    proposals: list[Proposal] = []
    for span in _spoken(article):
        if not any(span.overlaps(other) for other in avoid) and len(proposals) < MOST:
            proposals.append(Proposal(propose_id(span.of(article.text), taken), span))
            taken.add(proposals[-1].id)
    return tuple(proposals)


def propose_id(words: str, taken: set[str]) -> str:
    """Return an id made of the first longer words, which is not taken."""
    found = WORD_RE.findall(words)
    chosen = [word for word in found if len(word) > 3][:ID_WORDS] or found[:ID_WORDS]
    stem = slugify(" ".join(chosen))[:56].strip("-") or "passage"
    return (
        stem
        if stem not in taken
        else next(f"{stem}-{n}" for n in range(2, len(taken) + 3) if f"{stem}-{n}" not in taken)
    )


def _spoken(article: Article) -> Iterator[Span]:
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            words = sentence.span.of(article.text)
            if any(
                len(WORD_RE.findall(match["words"])) >= LEAST_WORDS for match in QUOTED_RE.finditer(words)
            ):
                yield sentence.span
