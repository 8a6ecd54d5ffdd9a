"""Find the passage of an article that somebody means, and write the YAML that quotes it.

Takes words as they were heard or typed: exact, with a slip, or a paraphrase. Tries these in turn and gives suggestions,
the best first; what it cannot know, such as who speaks, it leaves to the curator as a comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from dossier.curating.intake.naming import passage_id
from dossier.model.location import Span
from dossier.text.alike import WORD_RE, likeness, pieces, weigh
from dossier.text.nearest import nearest
from dossier.text.normalize import fold
from dossier.text.yaml_edit import write_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.model.article import Article, Paragraph, Sentence
    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.location import Location

How: TypeAlias = Literal["exact", "slip", "paraphrase"]
Relation: TypeAlias = Literal["same", "inside", "around", "overlapping"]

SLIP_SCORE = 80.0
"""From this likeness on, words with a slip are meant; below it, a paraphrase."""
WEAK_SCORE = 50.0
"""Below this likeness, a stretch may be about something else."""
PARAPHRASE_SCORE = 20.0
"""Sentences less alike than this have nothing to do with the words."""
NEAR_BEST = 0.8
"""Other suggestions are worth showing from this part of the best one's score on."""
MOST_SUGGESTIONS = 5
CONTEXT_WORDS = 3
MOST_CONTEXT_WORDS = 12
EDGE_WORDS = 2
"""So many words between a slip and the edge of a sentence belong to it, or do not."""

# matches what stands between two spaces
TOKEN_RE = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """A passage of a record that shares words with a suggestion."""

    address: str
    relation: Relation
    """How the passage lies to the suggestion."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stretch of an article that may be meant."""

    source: str
    """Id of the source; empty while the article has no record."""
    article: str
    """File name below `seeds/`."""
    location: Location
    span: Span
    paragraph: int
    exact: str
    how: How
    score: float
    """Likeness to the words asked for, from 0 to 100."""
    id: str
    """A proposal that no passage of the source has yet."""
    prefix: str
    """The words just before, where the same words stand more than once."""
    suffix: str
    """The words just after, where the same words stand more than once and nothing stands before."""
    rest: tuple[str, ...]
    """What the sentences say before and after the stretch: perhaps who speaks."""
    voices: tuple[str, ...]
    """Ids of the persons and unnamed officials whom these sentences name."""
    overlaps: tuple[Overlap, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    article: Article
    paragraph: Paragraph
    span: Span
    how: How
    score: float


def find_quote(words: str, corpus: Corpus, proofs: Proofs) -> tuple[Suggestion, ...]:
    """Return the stretches of all articles that the words may mean, the best first."""
    asked = " ".join(words.split())
    if not WORD_RE.search(asked):
        return ()
    articles = tuple(corpus.articles.values())
    matches = _exact_matches(asked, articles) or _slips(asked, articles) or _paraphrases(asked, articles)
    best = sorted(matches, key=lambda match: (-match.score, match.article.file, match.span))
    near = [match for match in best if match.score >= best[0].score * NEAR_BEST]
    return tuple(_suggest(match, corpus, proofs) for match in near[:MOST_SUGGESTIONS])


def to_yaml(suggestion: Suggestion, languages: Sequence[str]) -> str:
    """Return the passage as lines to paste below `passages:`, with a translation to fill in for each language."""
    lines = [f"  {suggestion.id}:", f"    exact: {write_scalar(suggestion.exact)}"]
    lines += [
        f"    {key}: {write_scalar(value)}"
        for key, value in (("prefix", suggestion.prefix), ("suffix", suggestion.suffix))
        if value
    ]
    if suggestion.voices:
        lines.append("    # where the words alone do not show who speaks, add voice: and attribution:")
        lines += [f"    # voice: {voice}" for voice in suggestion.voices]
        lines += [f"    # attribution: from {write_scalar(words)}" for words in suggestion.rest]
    if languages:
        lines += ["    translation:", *(f'      {language}: ""' for language in languages)]
    return "\n".join(lines)


def _exact_matches(asked: str, articles: Sequence[Article]) -> list[_Match]:
    sought = fold(asked).text.strip()
    return [
        _Match(article, paragraph, _whole_words(span, article.text, paragraph.span), "exact", 100.0)
        for article in articles
        for paragraph in article.paragraphs
        for span in _occurrences(sought, article.text, paragraph.span)
    ]


def _occurrences(sought: str, text: str, within: Span) -> Iterator[Span]:
    """Yield where the folded words stand within a stretch of the text, as spans of the text."""
    folded = fold(within.of(text))
    start = folded.text.find(sought)
    while start >= 0:
        span = folded.original(start, start + len(sought))
        yield Span(within.start + span.start, within.start + span.end)
        start = folded.text.find(sought, start + 1)


def _slips(asked: str, articles: Sequence[Article]) -> list[_Match]:
    matches: list[_Match] = []
    for article in articles:
        for paragraph in article.paragraphs:
            words = paragraph.span.of(article.text)
            if 2 * len(words) < len(asked):
                continue  # a short line lies in every long question
            found = nearest(asked, words)
            if found.score >= SLIP_SCORE:
                offset = paragraph.span.start
                span = Span(offset + found.span.start, offset + found.span.end)
                span = _to_sentence_edges(span, asked, article.text, paragraph)
                matches.append(_Match(article, paragraph, span, "slip", found.score))
    return matches


def _to_sentence_edges(span: Span, asked: str, text: str, paragraph: Paragraph) -> Span:
    """Move the ends that do not fit the words asked for to the edge of a sentence that lies a word or two beside them.

    Words with a slip are aligned by letters, so that the ends may lie a little off. The final full stop stays out.
    """
    start, end = span.start, span.end
    sought, found = (WORD_RE.findall(fold(words).text) for words in (asked, span.of(text)))
    for sentence in paragraph.sentences:
        first, last = sentence.span.start, sentence.span.end
        if first <= start < last and sought[:1] != found[:1]:
            if _few_words(text[first:start]):
                start = first
            elif last < end and _few_words(text[start:last]):
                start = last
        if first < end <= last and sought[-1:] != found[-1:]:
            if _few_words(text[end:last]):
                end = last
            elif start < first and _few_words(text[first:end]):
                end = first
    trimmed = text[start:end].rstrip(" .")
    return Span(start + len(trimmed) - len(trimmed.lstrip(" .")), start + len(trimmed))


def _few_words(text: str) -> bool:
    return len(WORD_RE.findall(text)) <= EDGE_WORDS


def _paraphrases(asked: str, articles: Sequence[Article]) -> list[_Match]:
    """Compare the words with each sentence."""
    sentences = [
        (article, paragraph, sentence)
        for article in articles
        for paragraph in article.paragraphs
        for sentence in paragraph.sentences
    ]
    known = [pieces(sentence.span.of(article.text)) for article, _, sentence in sentences]
    sought = pieces(asked)
    weights = weigh(known, sought)
    return [
        _Match(article, paragraph, sentence.span, "paraphrase", score)
        for (article, paragraph, sentence), found in zip(sentences, known, strict=True)
        if (score := likeness(sought, found, weights)) >= PARAPHRASE_SCORE
    ]


def _suggest(match: _Match, corpus: Corpus, proofs: Proofs) -> Suggestion:
    text = match.article.text
    source = next((key for key, record in corpus.sources.items() if record.article == match.article.file), "")
    record = corpus.sources.get(source)
    exact = match.span.of(text)
    sentences = [item for item in match.paragraph.sentences if item.span.overlaps(match.span)]
    prefix, suffix = _context(match)
    return Suggestion(
        source=source,
        article=match.article.file,
        location=match.article.location_at(match.span.start),
        span=match.span,
        paragraph=match.paragraph.number,
        exact=exact,
        how=match.how,
        score=round(match.score, 1),
        id=passage_id(exact, record.passages if record else (), record.language if record else ""),
        prefix=prefix,
        suffix=suffix,
        rest=_rest(match.span, sentences, text),
        voices=_voices(" ".join(item.span.of(text) for item in sentences), corpus),
        overlaps=_overlaps(source, match.span, proofs),
    )


def _context(match: _Match) -> tuple[str, str]:
    """Return words before, or else after, or on both sides, by which words that stand more than once are told apart."""
    text = match.article.text
    folded = fold(text).text
    exact = match.span.of(text)
    if folded.count(fold(exact).text) < 2:
        return "", ""
    before = [found.start() for found in TOKEN_RE.finditer(text, 0, match.span.start)]
    after = [found.end() for found in TOKEN_RE.finditer(text, match.span.end)]
    for number in range(CONTEXT_WORDS, MOST_CONTEXT_WORDS):
        start = before[-number:][0] if before else match.span.start
        end = after[:number][-1] if after else match.span.end
        for first, last in ((start, match.span.end), (match.span.start, end), (start, end)):
            if folded.count(fold(text[first:last]).text) == 1:
                return _in_line(text[first : match.span.start]), _in_line(text[match.span.end : last])
    return _in_line(text[before[-CONTEXT_WORDS:][0] : match.span.start]) if before else "", ""


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _rest(span: Span, sentences: Sequence[Sentence], text: str) -> tuple[str, ...]:
    if not sentences:
        return ()
    stretches = (text[sentences[0].span.start : span.start], text[span.end : sentences[-1].span.end])
    return tuple(words for stretch in stretches if WORD_RE.search(words := stretch.strip()))


def _voices(text: str, corpus: Corpus) -> tuple[str, ...]:
    words = fold(text).text
    return tuple(
        key
        for key, name in corpus.names.items()
        if name.kind in {"person", "unnamed"}
        and any(
            re.search(rf"(?<!\w){re.escape(fold(spelling).text)}(?!\w)", words)
            for spellings in name.spellings.values()
            for spelling in spellings
        )
    )


def _overlaps(source: str, span: Span, proofs: Proofs) -> tuple[Overlap, ...]:
    return tuple(
        Overlap(address, _relation(proof.span, span))
        for address, proof in proofs.passages.items()
        if address.partition("#")[0] == source and proof.span.overlaps(span)
    )


def _relation(passage: Span, span: Span) -> Relation:
    if passage == span:
        return "same"
    if span.contains(passage):
        return "inside"
    return "around" if passage.contains(span) else "overlapping"


def _whole_words(span: Span, text: str, within: Span) -> Span:
    """Widen the span to whole words."""
    start, end = span.start, span.end
    while start > within.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < within.end and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
