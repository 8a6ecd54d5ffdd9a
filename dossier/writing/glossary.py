"""The pages of terms: what each means, and how the articles use it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.page import MarkdownPage
from dossier.writing.environment import render
from dossier.writing.names import mentioning_topics

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dossier.model.page import PageKey
    from dossier.writing.edition import Chip, Edition, Quotation


class TermView(NamedTuple):
    """A term as the table of the glossary shows it."""

    id: str
    term: str
    counterparts: tuple[tuple[str, str], ...]
    part_of_speech: str
    definition: str
    note: str
    see: tuple[tuple[str, str], ...]
    """Pairs of term and address."""
    usage: str
    """Where the term is shown as the articles use it; empty if none does."""


class UsageView(NamedTuple):
    """A term as the articles and the topics use it."""

    id: str
    term: str
    url: str
    """Its entry in the glossary."""
    forms: tuple[str, ...]
    """Forms that occur in the articles."""
    example: Quotation | None
    chip: Chip | None
    """The source of the example, leading to the passage on its page."""
    pages: tuple[tuple[str, str], ...]


def write_glossary(edition: Edition) -> Iterator[MarkdownPage]:
    """Yield the terms with their meanings, and the same terms as the articles use them."""
    words = edition.words
    ordered = sorted(
        edition.corpus.terms, key=lambda key: edition.corpus.terms[key].term.get(edition.language).casefold()
    )
    page, usage_page = edition.key("glossary"), edition.key("glossary", "usage")
    usages = [view for key in ordered if (view := _usage_view(edition, usage_page, key))]
    used = {view.id for view in usages}
    yield _page(
        edition,
        page,
        words("Glossary"),
        words("Terms of the dossier in each of its languages, defined in our own words."),
        template="glossary.md.j2",
        terms=[_term_view(edition, page, key, used) for key in ordered],
        usage_url=edition.addresses.url(page, usage_page) if usages else "",
        other_languages=edition.other_languages,
    )
    if usages:
        yield _page(
            edition,
            usage_page,
            words("Terms in the articles"),
            words(
                "Each term in a sentence of an article, in the forms that occur, and where the topics use it."
            ),
            template="usage.md.j2",
            terms=usages,
        )


def _page(
    edition: Edition, page: PageKey, title: str, description: str, *, template: str, **values: object
) -> MarkdownPage:
    body = render(template, words=edition.words, title=title, description=description, **values)
    edit_path = (edition.settings.content / "glossary.yml").as_posix()
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body, edit_path)


def _term_view(edition: Edition, page: PageKey, term_id: str, used: Collection[str]) -> TermView:
    term = edition.corpus.terms[term_id]
    language, words = edition.language, edition.words
    parts = {
        "noun": words("noun"),
        "verb": words("verb"),
        "adjective": words("adjective"),
        "phrase": words("phrase"),
    }
    anchor = f"term-{term_id}"
    known = [other for other in term.see if other in edition.corpus.terms]
    return TermView(
        id=anchor,
        term=term.term.get(language),
        counterparts=tuple((other, term.term.get(other)) for other in edition.other_languages),
        part_of_speech=parts[term.part_of_speech],
        definition=term.definition.get(language),
        note=term.note.get(language),
        see=tuple((edition.corpus.terms[other].term.get(language), f"#term-{other}") for other in known),
        usage=edition.addresses.url(page, edition.key("glossary", "usage"), anchor) if anchor in used else "",
    )


def _usage_view(edition: Edition, page: PageKey, term_id: str) -> UsageView | None:
    term = edition.corpus.terms[term_id]
    anchor = f"term-{term_id}"
    example = edition.proved((term.example,) if term.example else ())
    view = UsageView(
        id=anchor,
        term=term.term.get(edition.language),
        url=edition.addresses.url(page, edition.key("glossary"), anchor),
        forms=tuple(dict.fromkeys(item.words.lower() for item in edition.links.occurrences.get(term_id, ()))),
        example=edition.quotation(example[0]) if example else None,
        chip=_chip(edition, page, example[0]) if example else None,
        pages=mentioning_topics(edition, page, term_id),
    )
    return view if view.example or view.forms or view.pages else None


def _chip(edition: Edition, page: PageKey, address: str) -> Chip:
    source_id, _, passage_id = address.partition("#")
    url = edition.addresses.url(page, edition.key("source", source_id), f"passage-{passage_id}")
    return replace(edition.chip(page, source_id), url=url)
