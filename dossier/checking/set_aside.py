"""Find what the records set aside, and the credits, in the articles.

Their spans are the dossier's own cuts: an article may glue a dateline to its first word, so a set-aside may end inside a
word that goes on with a capital letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.checking.matching import find_words
from dossier.checking.wording import not_found_context, short
from dossier.model.finding import Finding

if TYPE_CHECKING:
    from dossier.checking.matching import FoldedArticle
    from dossier.model.location import Span
    from dossier.model.source import Extract, Source


def find_set_aside(source: Source, text: FoldedArticle) -> tuple[tuple[Span, ...], tuple[Finding, ...]]:
    """Return the spans of set-asides and credits, sorted, and what is wrong with those that have none."""
    named = [("The set-aside", extract) for extract in source.set_aside] + [
        ("The credit", extract) for extract in source.credits
    ]
    spans: list[Span] = []
    findings: list[Finding] = []
    for what, extract in named:
        found = _find(what, extract, text)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            spans.append(found)
    return tuple(sorted(spans)), tuple(findings)


def _find(what: str, extract: Extract, text: FoldedArticle) -> Span | Finding:
    hits = find_words(
        text, extract.exact, prefix=extract.prefix, suffix=extract.suffix, may_cut_before_capital=True
    )  # fmt: skip
    if len(hits.whole) == 1:
        return hits.whole[0]
    place = extract.place("exact")
    label = f"{what} '{short(extract.exact)}'"
    file = text.article.file
    if hits.whole:
        message = f"{label} stands {len(hits.whole)} times in {file}."
        hint = "Add 'prefix' or 'suffix' with the words just before or after the one that is meant."
        return Finding("set-aside-ambiguous", message, place, hint=hint)
    if hits.clipped:
        message = f"{label} begins or ends inside a word of {file}."
        return Finding("set-aside-clipped", message, place, hint="Set whole words aside.")
    if hits.unfit:
        message = f"{label} is in {file}, but not beside the words of its 'prefix' or 'suffix'."
        return Finding(
            "set-aside-not-found",
            message,
            place,
            hint="Copy the words just before and after from the article.",
        )
    hint = "Copy the words letter by letter from the article."
    message = f"{label} is not in {file}."
    return Finding(
        "set-aside-not-found", message, place, hint=hint, context=not_found_context(extract.exact, text)
    )
