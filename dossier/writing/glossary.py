"""The page of terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossier.model.page import MarkdownPage
from dossier.writing.environment import render
from dossier.writing.names import mentioning_topics

if TYPE_CHECKING:
    from dossier.model.page import PageKey
    from dossier.writing.edition import Chip, Edition, Quotation


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with everything the page shows."""

    id: str
    term: str
    counterparts: tuple[tuple[str, str], ...]
    part_of_speech: str
    definition: str
    forms: tuple[str, ...]
    """Forms that occur in the articles."""
    example: Quotation | None
    chip: Chip | None
    """The source of the example, leading to the passage on its page."""
    note: str
    see: tuple[tuple[str, str], ...]
    """Pairs of term and address."""
    pages: tuple[tuple[str, str], ...]


def write_glossary(edition: Edition) -> MarkdownPage:
    """Return all terms in the order of the language's alphabet."""
    page = edition.key("glossary")
    words = edition.words
    ordered = sorted(
        edition.corpus.terms, key=lambda key: edition.corpus.terms[key].term.get(edition.language).casefold()
    )
    title = words("Glossary")
    description = words("Terms of the dossier in each of its languages, defined in our own words.")
    body = render(
        "glossary.md.j2",
        edition=edition,
        words=words,
        title=title,
        description=description,
        terms=[_term_view(edition, page, key) for key in ordered],
        other_languages=edition.other_languages,
    )
    edit_path = (edition.settings.content / "glossary.yml").as_posix()
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body, edit_path)


def _chip(edition: Edition, page: PageKey, address: str) -> Chip:
    source_id, _, passage_id = address.partition("#")
    url = edition.addresses.url(page, edition.key("source", source_id), f"passage-{passage_id}")
    return replace(edition.chip(page, source_id), url=url)


def _term_view(edition: Edition, page: PageKey, term_id: str) -> TermView:
    term = edition.corpus.terms[term_id]
    language, words = edition.language, edition.words
    parts = {
        "noun": words("noun"),
        "verb": words("verb"),
        "adjective": words("adjective"),
        "phrase": words("phrase"),
    }
    example = edition.proved((term.example,) if term.example else ())
    known = [other for other in term.see if other in edition.corpus.terms]
    return TermView(
        id=f"term-{term_id}",
        term=term.term.get(language),
        counterparts=tuple((other, term.term.get(other)) for other in edition.other_languages),
        part_of_speech=parts[term.part_of_speech],
        definition=term.definition.get(language),
        forms=tuple(dict.fromkeys(item.words.lower() for item in edition.links.occurrences.get(term_id, ()))),
        example=edition.quotation(example[0]) if example else None,
        chip=_chip(edition, page, example[0]) if example else None,
        note=term.note.get(language),
        see=tuple((edition.corpus.terms[other].term.get(language), f"#term-{other}") for other in known),
        pages=mentioning_topics(edition, page, term_id),
    )
