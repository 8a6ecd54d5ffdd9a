"""Prove every passage: its words stand in the article, once, whole, within a paragraph, and are not turned round.

A passage that fails gets a finding and no proof. Nothing that is wrong with one passage hides another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.checking.matching import find_words
from dossier.checking.wording import not_found_context, short
from dossier.model.corpus import Proof
from dossier.model.finding import Finding
from dossier.text.normalize import fold_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.checking.matching import FoldedArticle, Hits
    from dossier.model.location import Span
    from dossier.model.source import Passage, Source

# matches a word with the signs between it and the next: "tidak ", "Tidak, ", "didn't \""
WORD_RE = re.compile(r"(?P<word>[^\W_]+(?:'[^\W_]+)*)(?P<gap>[\W_]*)")

NEGATIONS = {
    "id": frozenset({"tidak", "tak", "bukan", "belum", "jangan", "tanpa", "tiada"}),
    "en": frozenset({"not", "never", "no", "without", "cannot"}),
}
"""Words that turn round what follows them."""

CARRIERS = {
    "id": frozenset({"akan", "bisa", "boleh", "dapat", "harus", "ingin", "lagi", "mau", "perlu", "pernah"}),
    "en": frozenset({"any", "be", "been", "even", "have", "to", "yet"}),
}
"""Words through which a negation reaches the next one: tidak *akan* menyerah."""


def prove_passages(
    source_id: str, source: Source, text: FoldedArticle, set_aside: Sequence[Span]
) -> tuple[Mapping[str, Proof], tuple[Finding, ...]]:
    """Return the proofs of the passages of one source by address, and what is wrong with the others."""
    edges = frozenset(offset for span in set_aside for offset in (span.start, span.end))
    proofs: dict[str, Proof] = {}
    findings: list[Finding] = []
    for passage_id, passage in source.passages.items():
        span = find_passage(passage_id, passage, text, edges)
        if isinstance(span, Finding):
            findings.append(span)
            continue
        attribution = find_attribution(passage_id, passage, text, edges, span)
        if isinstance(attribution, Finding):
            findings.append(attribution)
            continue
        findings.extend(_after_negation(passage_id, passage, text, span, source.language))
        address = f"{source_id}#{passage_id}"
        proofs[address] = Proof(address, span, text.paragraph_at(span.start).number, attribution)
    return proofs, tuple(findings)


def find_passage(
    passage_id: str, passage: Passage, text: FoldedArticle, edges: frozenset[int]
) -> Span | Finding:
    """Return where the passage stands in the article, or what keeps it from being proved."""
    hits = find_words(text, passage.exact, prefix=passage.prefix, suffix=passage.suffix, edges=edges)
    if len(hits.whole) != 1:
        return _unproved(passage_id, passage, text, hits)
    (span,) = hits.whole
    first, last = text.paragraph_at(span.start), text.paragraph_at(span.end - 1)
    if first is not last:
        message = f"Passage '{passage_id}' runs from paragraph {first.number} into paragraph {last.number} of {text.article.file}."
        hint = "A passage lies within one paragraph; make a passage of each part."
        return Finding("quote-spans-paragraphs", message, passage.place("exact"), hint=hint)
    return span


def find_attribution(
    passage_id: str, passage: Passage, text: FoldedArticle, edges: frozenset[int], beside: Span
) -> Span | Finding | None:
    """Return where the attribution stands nearest to the passage, None where there is none to look for."""
    if not passage.attribution:
        return None
    hits = find_words(text, passage.attribution, edges=edges)
    if hits.whole:
        paragraph = text.paragraph_at(beside.start).span
        return min(hits.whole, key=lambda span: (not paragraph.contains(span), _distance(span, beside), span))
    problem = "begins or ends inside a word" if hits.clipped else "is not in"
    return Finding(
        "attribution-not-found",
        f"The attribution '{short(passage.attribution)}' of passage '{passage_id}' {problem}{' of' * bool(hits.clipped)} "
        f"{text.article.file}.",
        passage.place("attribution"),
        hint="Copy the words that show who speaks letter by letter from the article, whole words only.",
        context=() if hits.clipped else not_found_context(passage.attribution, text),
    )


def _distance(span: Span, other: Span) -> int:
    return max(span.start - other.end, other.start - span.end, 0)


def _unproved(passage_id: str, passage: Passage, text: FoldedArticle, hits: Hits) -> Finding:
    """Say why the words of the passage cannot be pinned down."""
    file = text.article.file
    place = passage.place("exact")
    if hits.whole:
        numbers = dict.fromkeys(str(text.paragraph_at(span.start).number) for span in hits.whole)
        where = f"paragraph{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)}"
        message = f"The words of passage '{passage_id}' stand {len(hits.whole)} times in {file} ({where})."
        hint = "Add 'prefix' or 'suffix' with the words just before or after the ones that are meant, or quote more."
        return Finding("quote-ambiguous", message, place, hint=hint)
    if hits.clipped:
        span = hits.clipped[0]
        message = f"Passage '{passage_id}' begins or ends inside a word or a number of {file}."
        around = text.article.text[max(span.start - 20, 0) : span.end + 20]
        context = (("you wrote", short(passage.exact, 200)), ("the article", f"…{short(around, 240)}…"))
        return Finding("quote-clipped", message, place, hint="Quote whole words.", context=context)
    if hits.unfit:
        key = "prefix" if passage.prefix else "suffix"
        message = f"The words of passage '{passage_id}' are in {file}, but not beside the words of its 'prefix' or 'suffix'."
        hint = "Copy the words just before (prefix) or after (suffix) the passage from the article."
        return Finding("quote-not-found", message, passage.place(key), hint=hint)
    message = f"The words of passage '{passage_id}' are not in {file}."
    hint = "Quote the article letter by letter."
    return Finding(
        "quote-not-found", message, place, hint=hint, context=not_found_context(passage.exact, text)
    )


def _after_negation(
    passage_id: str, passage: Passage, text: FoldedArticle, span: Span, language: str
) -> tuple[Finding, ...]:
    words, start = text.article.text, text.paragraph_at(span.start).span.start
    # Where the sentence begins matters only behind a negation, and hardly any passage stands there.
    negation = negation_at_end(words[start : span.start], language) and negation_at_end(
        words[text.sentence_at(span.start).span.start : span.start], language
    )
    if not negation:
        return ()
    message = f"Passage '{passage_id}' begins just after '{negation}' in {text.article.file}, which turns its meaning round."
    hint = f"Begin the passage with '{negation}', or before it."
    return (Finding("quote-after-negation", message, passage.place("exact"), hint=hint),)


def negation_at_end(text: str, language: str) -> str:
    """Return the negation with which the text ends, with a word that carries it on; empty if there is none."""
    negations, carriers = NEGATIONS.get(language, frozenset()), CARRIERS.get(language, frozenset())
    folded = fold_words(text)
    small = folded.lower()
    if not any(word in small for word in (*negations, "n't")):
        return ""
    words = list(WORD_RE.finditer(folded))[-3:]
    reach = ""
    for match in reversed(words):
        if match["gap"].strip(" \"'("):
            return ""
        word = match["word"].lower()
        reach = f"{match['word']} {reach}".strip()
        if word in negations or (language == "en" and word.endswith("n't")):
            return reach
        if word not in carriers:
            return ""
    return ""
