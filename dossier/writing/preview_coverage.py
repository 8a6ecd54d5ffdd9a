"""The coverage view of the preview: each article sentence by sentence, and how the dossier accounts for each.

It shows whole articles, which their rights do not allow on the published site.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.model.corpus import SentenceState
from dossier.model.finding import Severity
from dossier.model.location import Span
from dossier.model.page import MarkdownPage
from dossier.text.locale import format_list
from dossier.text.normalize import fold
from dossier.writing.environment import render
from dossier.writing.items import draft_id
from dossier.writing.sources import reason_names, used_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossier.model.corpus import SentenceCoverage
    from dossier.model.page import PageKey
    from dossier.text.locale import Words
    from dossier.writing.edition import Edition
    from dossier.writing.sources import UsedAt


class PassageUse(NamedTuple):
    """A used passage that touches a sentence, and where it is used."""

    id: str
    url: str
    places: tuple[UsedAt, ...]


class SentenceView(NamedTuple):
    """A sentence of an article, and what accounts for it."""

    number: int
    css: str
    state: str
    pieces: tuple[tuple[str, bool], ...]
    """Its words in order; with each stretch, whether nothing accounts for it."""
    reasons: str
    """Why it is set aside, as far as it is."""
    passages: tuple[PassageUse, ...]


def _state_names(words: Words) -> Mapping[SentenceState, str]:
    return {
        SentenceState.CITED: words("Cited"),
        SentenceState.SET_ASIDE: words("Set aside"),
        SentenceState.PARTLY: words("Partly cited"),
        SentenceState.MISSING: words("Unused"),
    }


def write_coverage(edition: Edition, source_id: str) -> MarkdownPage:
    """Return the page on which an article stands sentence by sentence."""
    page = edition.key("coverage", source_id)
    words, source = edition.words, edition.corpus.sources[source_id]
    coverage = edition.proofs.coverage[source_id]
    article = edition.corpus.article_of(source_id)
    assert article is not None, source_id
    by_number = {item.sentence.number: item for item in coverage.sentences}
    reasons = _reasons(edition, source_id)
    paragraphs = [
        (
            paragraph.number,
            [
                _sentence(edition, page, by_number[sentence.number], article.text, reasons)
                for sentence in paragraph.sentences
            ],
        )
        for paragraph in article.paragraphs
    ]
    names = _state_names(words)
    body = render(
        "preview_coverage.md.j2",
        words=words,
        title=source.name,
        language=source.language,
        paragraphs=paragraphs,
        states=[(state.value, names[state], coverage.count(state)) for state in SentenceState],
        source_url=edition.addresses.url(page, edition.key("source", source_id)),
        overview_url=edition.addresses.url(page, edition.key("coverage")),
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), source.name, source.name, body)


def _sentence(
    edition: Edition,
    page: PageKey,
    item: SentenceCoverage,
    text: str,
    reasons: Iterable[tuple[Span, str]],
) -> SentenceView:
    found = dict.fromkeys(reason for span, reason in reasons if span.overlaps(item.sentence.span))
    return SentenceView(
        number=item.sentence.number,
        css=item.state.value,
        state=_state_names(edition.words)[item.state],
        pieces=tuple(_pieces(item, text)),
        reasons=format_list(list(found), edition.language) if found else "",
        passages=tuple(_passage(edition, page, address) for address in item.passages),
    )


def _pieces(item: SentenceCoverage, text: str) -> list[tuple[str, bool]]:
    """Return the words of the sentence, those apart that nothing accounts for."""
    pieces: list[tuple[str, bool]] = []
    last, end = item.sentence.span.start, item.sentence.span.end
    for span in item.leftover if item.state is SentenceState.PARTLY else ():
        pieces += ((Span(last, span.start).of(text), False), (span.of(text), True))
        last = span.end
    return [piece for piece in (*pieces, (Span(last, end).of(text), False)) if piece[0]]


def _passage(edition: Edition, page: PageKey, address: str) -> PassageUse:
    source_id, _, passage_id = address.partition("#")
    places = {
        place: None
        for use in edition.proofs.uses.get(address, ())
        if use.language in ("", edition.language) and (place := used_at(edition, page, use, address))
    }
    url = edition.addresses.url(page, edition.key("source", source_id), f"passage-{passage_id}")
    return PassageUse(passage_id, url, tuple(places))


def _reasons(edition: Edition, source_id: str) -> list[tuple[Span, str]]:
    """Return each span that is set aside with the reason in words; a credit is its own reason."""
    source, article = edition.corpus.sources[source_id], edition.corpus.article_of(source_id)
    assert article is not None, source_id
    names = reason_names(edition.words)
    by_words = {fold(item.exact).text: names[item.reason] for item in source.set_aside}
    return [
        (span, by_words.get(fold(span.of(article.text)).text, names["credit"]))
        for span in edition.proofs.set_aside.get(source_id, ())
    ]


def write_overview(
    edition: Edition, found: Iterable[tuple[Mapping[str, Any], PageKey | None]]
) -> MarkdownPage:
    """Return the page that leads to the coverage of each article and lists all findings.

    Arguments:
        edition: the dossier in one language.
        found: the findings ready to be shown, each with a page that shows it.

    """
    page = edition.key("coverage")
    words = edition.words
    title = words("Coverage and findings")
    listed = [(view, edition.addresses.url(page, key) if key else "") for view, key in found]
    description = words("Only the preview shows these pages; they are not part of the published site.")
    body = render(
        "preview_overview.md.j2",
        words=words,
        title=title,
        description=description,
        rows=[_row(edition, page, source_id) for source_id in edition.proofs.coverage],
        drafts=[
            (article.file, edition.addresses.url(page, edition.key("source", draft_id(article))))
            for article in edition.corpus.drafts()
        ],
        serious=[item for item in listed if item[0]["severity"] != Severity.NOTE],
        notes=[item for item in listed if item[0]["severity"] == Severity.NOTE],
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)


def _row(edition: Edition, page: PageKey, source_id: str) -> dict[str, Any]:
    coverage = edition.proofs.coverage[source_id]
    url = edition.addresses.url(page, edition.key("coverage", source_id))
    return {
        "chip": replace(edition.chip(page, source_id), url=url),
        "is_draft": edition.corpus.sources[source_id].draft,
        "sentences": len(coverage.sentences),
        "cited": coverage.count(SentenceState.CITED),
        "aside": coverage.count(SentenceState.SET_ASIDE),
        "partly": coverage.count(SentenceState.PARTLY),
        "missing": coverage.count(SentenceState.MISSING),
    }
