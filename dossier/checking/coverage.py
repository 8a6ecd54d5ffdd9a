"""Account for every sentence of every article: cited by passages that are used, set aside, or left over.

Each word of an article is cited, set aside or neither. Words far from all passages that are set aside are not even looked
at, unless others are left over or each sentence is asked for. Small words that only join statements may be left over
without making a sentence partly covered.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from itertools import accumulate, groupby
from operator import gt, or_
from typing import TYPE_CHECKING, NamedTuple

from dossier.checking.wording import short
from dossier.model.corpus import Proof, SentenceCoverage, SentenceState, SourceCoverage
from dossier.model.finding import Finding
from dossier.model.location import Span
from dossier.text.normalize import INVISIBLE, fold_words, lower

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from dossier.checking.matching import FoldedArticle
    from dossier.model.article import Article, Sentence
    from dossier.model.source import Source

# matches a word of ASCII, in two thirds of the time of any word
ASCII_WORD_RE = re.compile(r"([0-9A-Za-z]+)")
# matches a word
WORD_RE = re.compile(r"([^\W_]+)")
# matches a word with what is invisible in it, which takes twice as long
GLUED_WORD_RE = re.compile(rf"([^\W_]+(?:[{INVISIBLE}]+[^\W_]+)*)")

CONNECTORS = {
    "id": (
        "bahwa", "dan", "dan juga", "juga", "lalu", "meski demikian", "namun", "sambil", "sedangkan", "sementara",
        "sementara itu", "seraya", "seraya menambahkan", "seraya menambahkan bahwa", "serta", "tetapi", "yang",
    ),
    "en": (
        "adding", "adding that", "also", "and", "and that", "but", "however", "meanwhile", "that", "while",
        "while adding that",
    ),
}  # fmt: skip
"""Words that join statements and state nothing: a sentence counts as cited although they are left over."""


class Edges(NamedTuple):
    """Where the words, or the sentences, of an article begin and end."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def of_words(cls, text: str, spans: Iterable[Span]) -> Edges:
        """Return the words of the text that share a character with the spans, which are sorted, and those glued to them."""
        edges, done = cls([], []), 0
        expression = _word_expression(text)
        for span in spans:
            if span.end <= done:
                continue
            start, before, done = max(span.start, done), done, span.end
            while start > before and not text[start - 1].isspace():
                start -= 1
            while done < len(text) and not text[done].isspace():
                done += 1
            # Words and what lies between them take turns, so their lengths tell the places.
            places = list(accumulate(map(len, expression.split(text[start:done])), initial=start))
            edges.starts.extend(places[1:-1:2])
            edges.ends.extend(places[2::2])
        return edges

    @classmethod
    def of_sentences(cls, sentences: Iterable[Sentence]) -> Edges:
        """Return the edges of the sentences."""
        spans = [sentence.span for sentence in sentences]
        return cls([span.start for span in spans], [span.end for span in spans])

    def within(self, span: Span) -> range:
        """Return the numbers of those that begin in the span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def touched(self, span: Span) -> range:
        """Return the numbers of those that share a character with the span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


def _word_expression(text: str) -> re.Pattern[str]:
    """Return the quickest expression that matches the words of the text."""
    if text.isascii():
        return ASCII_WORD_RE
    return GLUED_WORD_RE if any(char in text for char in INVISIBLE) else WORD_RE


class Stretches:
    """Spans that do not overlap, sorted, ready to be asked about any place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Merge the spans where they overlap."""
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        self.spans: Sequence[Span] = merged
        self._ends = [span.end for span in merged]

    def between(self, length: int) -> Iterator[Span]:
        """Return the spans between these in a text of the length, with those before the first and behind the last."""
        starts = (*(span.start for span in self.spans), length)
        return (Span(end, start) for end, start in zip((0, *self._ends), starts, strict=True) if end < start)

    def touches(self, span: Span) -> bool:
        """Tell whether any of the spans shares a character with this one."""
        index = bisect_right(self._ends, span.start)
        return index < len(self.spans) and self.spans[index].start < span.end

    def marks(self, edges: Edges) -> bytearray:
        """Return 1 for each word or sentence that any of the spans touches, else 0; asking one by one takes ten times as long."""
        found = bytearray(len(edges.starts))
        for span in self.spans:
            touched = edges.touched(span)
            found[touched.start : touched.stop] = b"\1" * len(touched)
        return found


class Ground(NamedTuple):
    """What lies on the text of one article."""

    cited: Stretches
    """Passages that are used, with their attributions."""
    aside: Stretches
    quoted: Stretches
    """All passages, used or not."""
    passages: tuple[tuple[Span, str], ...]
    """Spans of used passages and their attributions, each with the address, sorted."""


def cover_source(
    source_id: str,
    source: Source,
    text: FoldedArticle,
    proofs: Mapping[str, Proof],
    set_aside: Sequence[Span],
    used: Collection[str],
    *,
    keeps_sentences: bool = True,
) -> tuple[SourceCoverage, tuple[Finding, ...]]:
    """Return how the sentences of the article are accounted for, and a finding for each that is not.

    Passages count where their address is among those that are used.
    """
    own = [proofs[address] for key in source.passages if (address := f"{source_id}#{key}") in proofs]
    ground = _ground(own, set_aside, used)
    words = _words_that_count(text.article.text, ground)
    quoted, aside = ground.quoted.marks(words), ground.aside.marks(words)
    is_open = 0 in map(or_, ground.cited.marks(words), aside)
    only_aside = sum(map(gt, aside, quoted))
    sees_sentences = keeps_sentences or is_open or source.draft
    sentences = tuple(_cover_sentences(text.article, ground, source.language)) if sees_sentences else ()
    coverage = SourceCoverage(source_id, sentences, len(aside) - only_aside, sum(quoted))
    open_findings: Iterable[Finding] = ()
    if source.draft:
        open_findings = _draft_note(source_id, coverage, source)
    elif is_open:
        open_findings = _sentence_findings(coverage, source, text)
    findings = (*open_findings, *_record_findings(source_id, source, own, ground, used))
    return coverage if keeps_sentences else replace(coverage, sentences=()), findings


def _words_that_count(text: str, ground: Ground) -> Edges:
    """Return all words but those that set-asides cover and no passage touches; some of these stand beside the others."""
    spans = (*ground.aside.between(len(text)), *ground.quoted.spans)
    return Edges.of_words(text, Stretches(spans).spans)


def _ground(own: Sequence[Proof], set_aside: Sequence[Span], used: Collection[str]) -> Ground:
    cited = [
        (span, proof.address)
        for proof in own
        if proof.address in used
        for span in (proof.span, proof.attribution)
        if span is not None
    ]
    quoted = Stretches(proof.span for proof in own)
    return Ground(Stretches(span for span, _ in cited), Stretches(set_aside), quoted, tuple(sorted(cited)))


def _cover_sentences(article: Article, ground: Ground, language: str) -> Iterator[SentenceCoverage]:
    """Return the coverage of each sentence; only those with something on them or left over cost more than a look."""
    words = Edges.of_words(article.text, (Span(0, len(article.text)),))
    covered = bytes(map(or_, ground.cited.marks(words), ground.aside.marks(words)))
    sentences = [sentence for paragraph in article.paragraphs for sentence in paragraph.sentences]
    edges = Edges.of_sentences(sentences)
    cited, aside = ground.cited.marks(edges), ground.aside.marks(edges)
    leftover = _leftovers(edges, words, covered, article.text, language)
    addresses: dict[int, dict[str, None]] = {}
    for span, address in ground.passages:
        for number in edges.touched(span):
            addresses.setdefault(number, {})[address] = None
    for number, sentence in enumerate(sentences):
        left = leftover.get(number, ())
        if cited[number]:
            state = SentenceState.PARTLY if left else SentenceState.CITED
        elif left or (not aside[number] and words.within(sentence.span)):
            state = SentenceState.MISSING
        else:
            state = SentenceState.SET_ASIDE
        yield SentenceCoverage(sentence, state, tuple(addresses.get(number, ())), left)


def _leftovers(
    sentences: Edges, words: Edges, covered: bytes, text: str, language: str
) -> Mapping[int, tuple[Span, ...]]:
    """Return the stretches that nothing covers and that are more than connectors, by the number of the sentence."""
    found: dict[int, tuple[Span, ...]] = {}
    word = covered.find(0)
    while word >= 0:
        number = bisect_right(sentences.starts, words.starts[word]) - 1
        own = (
            words.within(Span(sentences.starts[number], sentences.ends[number])) if number >= 0 else range(0)
        )
        if word in own:
            runs = groupby(range(word, own.stop), key=covered.__getitem__)
            left = [list(run) for is_covered, run in runs if not is_covered]
            found[number] = tuple(
                Span(words.starts[run[0]], words.ends[run[-1]])
                for run in left
                if not is_connector([_plain(text, words, item) for item in run], language)
            )
        word = covered.find(0, max(own.stop, word + 1))
    return found


def _plain(text: str, words: Edges, number: int) -> str:
    return lower(fold_words(text[words.starts[number] : words.ends[number]]))


def is_connector(words: Sequence[str], language: str) -> bool:
    """Tell whether the words are connectors of the language, one after the other, and nothing else."""
    known = _connectors(language)
    longest = max(map(len, known), default=0)
    if len(words) > 3 * longest:
        return False
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(
            start in reached and tuple(words[start:end]) in known
            for start in range(max(end - longest, 0), end)
        ):
            reached.add(end)
    return len(words) in reached


@cache
def _connectors(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in CONNECTORS.get(language, ()))


def _sentence_findings(coverage: SourceCoverage, source: Source, text: FoldedArticle) -> Iterable[Finding]:
    for item in coverage.sentences:
        number = item.sentence.number
        if item.state is SentenceState.MISSING:
            words = short(item.sentence.span.of(text.article.text))
            message = f"Nothing accounts for sentence {number} of '{source.name}': '{words}'"
            hint = "Quote it as a passage and use that passage, or set it aside with a reason."
            yield Finding(
                "sentence-uncovered", message, text.location_at(item.sentence.span.start), hint=hint
            )
        elif item.state is SentenceState.PARTLY:
            message = f"Words of sentence {number} of '{source.name}' are neither quoted nor set aside."
            hint = "Quote them too, if they state something; set them aside with a reason, if they do not."
            context = tuple(("left over", short(span.of(text.article.text), 200)) for span in item.leftover)
            place = text.location_at(item.leftover[0].start)
            yield Finding("sentence-partly-covered", message, place, hint=hint, context=context)


def _draft_note(source_id: str, coverage: SourceCoverage, source: Source) -> Iterable[Finding]:
    """Say once for a draft what is said of each sentence of a finished record."""
    open_count = coverage.count(SentenceState.MISSING, SentenceState.PARTLY)
    message = f"The record of '{source_id}' is a draft: {open_count} of {len(coverage.sentences)} sentences are still open."
    hint = "Remove 'draft: true' when it is complete."
    yield Finding("record-draft", message, source.place("draft"), hint=hint)


def _record_findings(
    source_id: str, source: Source, own: Sequence[Proof], ground: Ground, used: Collection[str]
) -> Iterable[Finding]:
    for passage_id, passage in source.passages.items():
        if not source.draft and f"{source_id}#{passage_id}" not in used:
            message = f"Passage '{passage_id}' is used nowhere."
            hint = "Cite it in prose, a point, an event, a name or a glossary entry, or remove it."
            yield Finding("passage-unused", message, passage.place(), hint=hint)
    for proof in own:
        if ground.aside.touches(proof.span):
            passage_id = proof.address.partition("#")[2]
            message = (
                f"Passage '{passage_id}' quotes words that the record also sets aside or gives as a credit."
            )
            hint = "Shorten the passage or the set-aside; what is set aside is not quoted."
            yield Finding("set-aside-overlap", message, source.passages[passage_id].place("exact"), hint=hint)
