"""The pages of sources, their list, and, where drafts are shown, the pages of articles without a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.corpus import SentenceState
from dossier.model.date import parse_edtf
from dossier.model.page import MarkdownPage
from dossier.text.locale import format_edtf, format_list, format_share
from dossier.writing.cite import author_name, cite_passages, csl_date, original_link
from dossier.writing.drawing import choose_sharing, count_shared_points, draw_coverage, draw_shared_points
from dossier.writing.environment import markdown, render
from dossier.writing.items import draft_id

if TYPE_CHECKING:
    from dossier.model.corpus import SourceCoverage, Use
    from dossier.model.page import PageKey
    from dossier.model.source import Source
    from dossier.text.locale import Words
    from dossier.writing.edition import Chip, Edition, Quotation

DRAFT_META = {"draft": "true"}
"""Front matter of the page of a draft: search engines, feeds and exports leave it out."""


class UsedAt(NamedTuple):
    """A place that uses a passage."""

    kind: str
    """What kind of place it is, in words; empty for a page of prose."""
    title: str
    url: str


class PassageView(NamedTuple):
    """A passage on its source page."""

    id: str
    quotation: Quotation
    used_at: tuple[UsedAt, ...]
    cite: str
    original: str
    """Link to the words in the original; empty where its address is not known."""


class SourceCard(NamedTuple):
    """A source on the list of sources."""

    chip: Chip
    title: str
    outlet: str
    counts: str
    is_draft: bool


def write_source(edition: Edition, source_id: str) -> MarkdownPage:
    """Return the page of the source: its record, what is unknown, its passages in the order of the article."""
    source = edition.corpus.sources[source_id]
    page = edition.key("source", source_id)
    words = edition.words
    coverage = edition.proofs.coverage.get(source_id)
    title = source.name
    headline = str(source.csl.get("title", ""))
    body = render(
        "source.md.j2",
        words=words,
        title=title,
        source=source,
        headline=headline,
        record=_record(edition, source),
        passages=_passages(edition, page, source_id),
        set_aside=_set_aside(words, source),
        figures=_figures(edition, coverage) if coverage else [],
        legend=_legend(edition, coverage) if coverage else "",
        drawing=markdown(draw_coverage(edition, coverage)) if coverage else "",
        share_reason=source.quoted_share_reason.get(edition.language),
        note=source.note.get(edition.language),
        paragraphs=_paragraphs(edition, source_id) if source.rights == "full" else [],
    )
    description = words(
        "What the article of {source} is, what is unknown of it, and every passage taken from it.",
        source=source.name,
    )
    uri, edit_path = edition.addresses.source_uri(page), source.place().path
    meta = DRAFT_META if source.draft else {}
    return MarkdownPage(page, uri, title, description, body, edit_path, meta)


def _paragraphs(edition: Edition, source_id: str) -> list[tuple[int, str]]:
    """Return the whole article, paragraph by paragraph; only for a source whose rights allow it."""
    article = edition.corpus.article_of(source_id)
    return [(item.number, item.span.of(article.text)) for item in article.paragraphs] if article else []


def _record(edition: Edition, source: Source) -> list[tuple[str, list[str]]]:
    """Return the record as pairs of label and words; what is unknown is called unknown, with the reason."""
    words = edition.words
    csl = source.csl
    labels = {
        "title": words("Headline"),
        "container-title": words("Outlet"),
        "author": words("Author"),
        "issued": words("Published"),
        "URL": words("Address"),
    }
    reasons = {
        "not-in-text": words("unknown: the archived text does not say"),
        "initials-only": words("unknown: the archived text gives an abbreviation only"),
        "desk-only": words("unknown: the archived text names a desk only"),
    }
    rows: list[tuple[str, list[str]]] = []
    for key, label in labels.items():
        published = source.dates.get("published") if key == "issued" else None
        if published:
            rows.append((label, [_dated(edition, published.edtf, published.basis.get(edition.language))]))
        elif key in csl:
            rows.append((label, [_csl_words(csl[key], edition.language)]))
        elif key in source.unknown:
            rows.append((label, [reasons[source.unknown[key]]]))
    if page_date := source.dates.get("page-date"):
        basis = page_date.basis.get(edition.language)
        rows.append((words("Date of the saved page"), [_dated(edition, page_date.edtf, basis)]))
    printed = [credit.exact + _explained(credit.note.get(edition.language)) for credit in source.credits]
    if printed:
        rows.append((words("Printed credit"), printed))
    rows.append((words("Archived file"), [source.article]))
    rows.append((words("Checksum of the file (SHA-256)"), [source.sha256]))
    return rows


def _csl_words(value: object, language: str) -> str:
    """Return names, a date or the words of a CSL field."""
    if isinstance(value, list):
        return format_list([author_name(item) for item in value], language)
    return csl_date(value, language) if isinstance(value, dict) else str(value)


def _dated(edition: Edition, edtf: str, basis: str) -> str:
    return format_edtf(parse_edtf(edtf), edition.language) + _explained(basis)


def _explained(text: str) -> str:
    return f" ({text.rstrip('.')})" if text else ""


def _passages(edition: Edition, page: PageKey, source_id: str) -> list[PassageView]:
    cited = cite_passages(edition, source_id)
    return [
        PassageView(
            id=f"passage-{address.partition('#')[2]}",
            quotation=edition.quotation(address),
            used_at=_used_at(edition, page, address),
            cite=cited[address],
            original=original_link(edition, address),
        )
        for address in edition.passages_of[source_id]
    ]


def _used_at(edition: Edition, page: PageKey, address: str) -> tuple[UsedAt, ...]:
    """Return the places that use the passage, each page or point once."""
    places: dict[UsedAt, None] = {}
    for use in edition.proofs.uses.get(address, ()):
        if use.language in ("", edition.language):
            place = used_at(edition, page, use, address)
            if place:
                places[place] = None
    return tuple(sorted(places, key=lambda place: place.kind != ""))


def used_at(edition: Edition, page: PageKey, use: Use, address: str) -> UsedAt | None:
    """Return the place as a link; None for one that no page of this edition shows."""
    note = "note-" + address.replace("#", "-")
    corpus, words, language = edition.corpus, edition.words, edition.language
    match use.kind:
        case "prose" | "summary":
            topic_id = use.id.removeprefix("topics/")
            if topic_id in corpus.topics:
                title, key = corpus.topics[topic_id].title.get(language), edition.key("topic", topic_id)
            elif use.id in ("index", "method"):
                title = words("Home") if use.id == "index" else words("Method")
                key = edition.key("home" if use.id == "index" else "method")
            else:
                return None
            return UsedAt("", title, edition.addresses.url(page, key, note))
        case "point":
            title = corpus.points[use.id].ask.get(language)
            return UsedAt(
                words("Compare"),
                title,
                edition.addresses.url(page, edition.point_pages[use.id], f"point-{use.id}"),
            )
        case "event":
            title = corpus.events[use.id].label.get(language)
            return UsedAt(
                words("Timeline"),
                title,
                edition.addresses.url(page, edition.key("timeline"), f"event-{use.id}"),
            )
        case "role":
            title = corpus.names[use.id].label.get(language)
            return UsedAt(
                words("Names"), title, edition.addresses.url(page, edition.key("names"), f"name-{use.id}")
            )
        case "example":
            title = corpus.terms[use.id].term.get(language)
            return UsedAt(
                words("Glossary"),
                title,
                edition.addresses.url(page, edition.key("glossary"), f"term-{use.id}"),
            )


def reason_names(words: Words) -> dict[str, str]:
    """Return what each reason for setting words aside is called."""
    return {
        "promotion": words("promotion"),
        "related-link": words("link to another article"),
        "navigation": words("navigation of the page"),
        "caption": words("caption"),
        "repeated": words("repeated words"),
        "credit": words("credit"),
        "page-date": words("date of the saved page"),
        "section-label": words("label of a section"),
        "copyright": words("copyright line"),
        "house-text": words("text of the house"),
    }


def _set_aside(words: Words, source: Source) -> list[tuple[str, int]]:
    """Return the reasons for what is set aside, with how often."""
    names = reason_names(words)
    counts: dict[str, int] = {}
    for item in source.set_aside:
        counts[names[item.reason]] = counts.get(names[item.reason], 0) + 1
    return list(counts.items())


def _figures(edition: Edition, coverage: SourceCoverage) -> list[tuple[str, str]]:
    words = edition.words
    share = format_share(coverage.quoted_share, edition.language)
    return [
        ("ok", words.count("{n} sentence accounted for", "{n} sentences accounted for",
                           len(coverage.sentences) - coverage.count(SentenceState.MISSING))),
        ("", words("{share} of the words quoted", share=share)),
    ]  # fmt: skip


def _legend(edition: Edition, coverage: SourceCoverage) -> str:
    words = edition.words
    cited = coverage.count(SentenceState.CITED, SentenceState.PARTLY)
    return "; ".join(
        (
            words.count("{n} sentence cited", "{n} sentences cited", cited),
            words.count("{n} set aside", "{n} set aside", coverage.count(SentenceState.SET_ASIDE)),
            words.count("{n} unused", "{n} unused", coverage.count(SentenceState.MISSING)),
        )
    )


def write_sources(edition: Edition) -> MarkdownPage:
    """Return the list of all sources, and in the preview of the articles without a record."""
    page = edition.key("sources")
    words = edition.words
    title = words("Sources")
    description = words(
        "The articles that the dossier rests on, what is known of each, and how it is accounted for."
    )
    drafts = edition.corpus.drafts() if edition.settings.show_drafts else ()
    sharing = count_shared_points(edition)
    chosen = choose_sharing(edition, sharing)
    pairs = [pair for pair in sharing if pair.first in chosen and pair.second in chosen]
    body = render(
        "sources.md.j2",
        words=words,
        drawing=markdown(draw_shared_points(edition, chosen, pairs)),
        pairs=[
            (edition.chip(page, pair.first), edition.chip(page, pair.second), pair.count, pair.differing)
            for pair in pairs
        ],
        beyond=words.count(
            "These sources share most; {n} further pair shares points, which the table of points to download shows.",
            "These sources share most; {n} further pairs share points, which the table of points to download shows.",
            len(sharing) - len(pairs),
        )
        if len(pairs) < len(sharing)
        else "",
        title=title,
        description=description,
        cards=[_card(edition, page, source_id) for source_id in edition.corpus.sources],
        drafts=[
            (article.file, edition.addresses.url(page, edition.key("source", draft_id(article))))
            for article in drafts
        ],
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)


def _card(edition: Edition, page: PageKey, source_id: str) -> SourceCard:
    source = edition.corpus.sources[source_id]
    words = edition.words
    coverage = edition.proofs.coverage.get(source_id)
    counts = [words.count("{n} quotation", "{n} quotations", len(edition.passages_of[source_id]))]
    if coverage:
        counts.append(words.count("{n} sentence", "{n} sentences", len(coverage.sentences)))
        counts.append(
            words("{share} of the words quoted", share=format_share(coverage.quoted_share, edition.language))
        )
    outlet = str(source.csl.get("container-title", "")) or words("outlet unknown")
    title = str(source.csl.get("title", ""))
    return SourceCard(edition.chip(page, source_id), title, outlet, " · ".join(counts), source.draft)


def write_draft(edition: Edition, file: str) -> MarkdownPage:
    """Return the page of an article without a record: in the preview all of it, else what topics quote."""
    article = edition.corpus.articles[file]
    page = edition.key("source", draft_id(article))
    words = edition.words
    title = words("Draft: {file}", file=article.file)
    description = words("An article that nobody has read and placed yet; the dossier does not rest on it.")
    # Outside the preview only what the topics quote of it is shown.
    quoted = {
        draft.sentence
        for links in edition.links.topics.values()
        for draft in links.drafts
        if draft.article.file == article.file
    }
    is_preview = edition.settings.is_preview
    found = [
        (
            paragraph.number,
            [item.span.of(article.text) for item in paragraph.sentences if is_preview or item in quoted],
        )
        for paragraph in article.paragraphs
    ]
    paragraphs = [(number, sentences) for number, sentences in found if sentences]
    body = render(
        "draft.md.j2",
        words=words,
        title=title,
        description=description,
        article=article,
        paragraphs=paragraphs,
        is_preview=is_preview,
    )
    uri = edition.addresses.source_uri(page)
    return MarkdownPage(page, uri, title, description, body, meta=DRAFT_META)
