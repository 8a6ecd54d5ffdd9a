"""Markers and notes of one page: one number a sentence, notes grouped by source, links both ways, entries for cards."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    from dossier.model.page import PageKey
    from dossier.writing.edition import Chip, Edition, Quotation


MARKER = Markup(
    '<sup class="cite" id="cite-%(number)d">'
    '<a href="#%(target)s" data-card="%(card)s" role="doc-noteref">%(number)d</a></sup>'
)
WAY_BACK = Markup('<a href="#cite-%(number)d" role="doc-backlink">↑ %(number)d</a>')


class Marker(NamedTuple):
    """The number after a sentence, which opens its quotations."""

    number: int
    """0 for a marker without a number, as in the cells of the matrix."""
    target: str
    """Id of the first note."""
    card: str
    """Ids of all its notes, separated by spaces."""

    @property
    def html(self) -> Markup:
        """The marker behind a sentence; plain HTML that every engine shows."""
        return MARKER % {"number": self.number, "target": self.target, "card": self.card}


class Note(NamedTuple):
    """One passage at the foot of the page."""

    id: str
    letter: str
    quotation: Quotation
    source_url: str
    """Address of the passage on its source page."""
    backlinks: tuple[int, ...]
    """Numbers of the markers that open it."""

    @property
    def ways_back(self) -> Markup:
        """Links to the markers that open it."""
        return Markup(" ").join(map(_way_back, self.backlinks))


@functools.cache
def _way_back(number: int) -> Markup:
    return WAY_BACK % {"number": number}


class NoteGroup(NamedTuple):
    """One source at the foot of the page, with its passages."""

    chip: Chip
    notes: tuple[Note, ...]


class Entry(NamedTuple):
    """A name or term that the page links to, in short."""

    id: str
    title: str
    counterparts: tuple[tuple[str, str], ...]
    """Pairs of language and what the entry is called in it."""
    text: str
    url: str


@dataclass(slots=True)
class PageNotes:
    """Collects what one page cites and mentions while it is written, from top to bottom."""

    edition: Edition
    page: PageKey
    _marked: int = 0
    _cited: dict[str, list[int]] = field(default_factory=dict)
    """The cited passages, each with the numbers of its markers."""
    _mentioned: dict[tuple[str, str], None] = field(default_factory=dict)

    def mark(self, addresses: tuple[str, ...]) -> Marker | None:
        """Return the next numbered marker for the passages, None if none of them has a proof."""
        proved = self.edition.proved(addresses)
        if not proved:
            return None
        self._marked += 1
        for address in proved:
            self._cited.setdefault(address, []).append(self._marked)
        return self._marker(self._marked, proved)

    def point_at(self, addresses: tuple[str, ...]) -> Marker | None:
        """Return a marker without a number, for a place that has words of its own."""
        proved = self.edition.proved(addresses)
        for address in proved:
            self._cited.setdefault(address, [])
        return self._marker(0, proved) if proved else None

    def mention(self, kind: str, target: str) -> str:
        """Return the id of the entry at the foot of the page for a name or term."""
        self._mentioned[kind, target] = None
        return f"entry-{target}"

    def _marker(self, number: int, addresses: tuple[str, ...]) -> Marker:
        ids = [note_id(address) for address in addresses]
        return Marker(number, ids[0], " ".join(ids))

    def groups(self) -> tuple[NoteGroup, ...]:
        """Return the notes of the page: sources in their order, passages in the order of the article."""
        letters = self._letters()
        by_source: dict[str, list[str]] = {}
        for address in letters:
            by_source.setdefault(address.partition("#")[0], []).append(address)
        return tuple(
            NoteGroup(
                self.edition.chip(self.page, source),
                tuple(self._note(address, letters) for address in addresses),
            )
            for source, addresses in by_source.items()
        )

    def _letters(self) -> dict[str, str]:
        """Return the letter of each cited passage, counted anew for each source."""
        order = self.edition.source_numbers
        span = {address: self.edition.proofs.passages[address].span for address in self._cited}
        ordered = sorted(span, key=lambda address: (order[address.partition("#")[0]], span[address]))
        seen: dict[str, int] = {}
        letters: dict[str, str] = {}
        for address in ordered:
            source = address.partition("#")[0]
            letters[address] = letter_of(seen.get(source, 0))
            seen[source] = seen.get(source, 0) + 1
        return letters

    def _note(self, address: str, letters: dict[str, str]) -> Note:
        source_id, _, passage_id = address.partition("#")
        source_page = self.edition.key("source", source_id)
        return Note(
            id=note_id(address),
            letter=letters[address],
            quotation=self.edition.quotation(address),
            source_url=self.edition.addresses.url(self.page, source_page, f"passage-{passage_id}"),
            backlinks=tuple(self._cited[address]),
        )

    def entries(self) -> tuple[Entry, ...]:
        """Return the names and terms that the page links to, in the order of the alphabet."""
        entries = [
            self._term_entry(target) if kind == "term" else self._name_entry(target)
            for kind, target in self._mentioned
        ]
        return tuple(sorted(entries, key=lambda entry: entry.title.casefold()))

    def _term_entry(self, term_id: str) -> Entry:
        edition = self.edition
        term = edition.corpus.terms[term_id]
        counterparts = tuple(
            (other, term.term.get(other)) for other in edition.other_languages if other in term.term
        )
        url = edition.addresses.url(self.page, edition.key("glossary"), f"term-{term_id}")
        definition = term.definition.get(edition.language)
        return Entry(f"entry-{term_id}", term.term.get(edition.language), counterparts, definition, url)

    def _name_entry(self, name_id: str) -> Entry:
        edition = self.edition
        name = edition.corpus.names[name_id]
        role = edition.links.roles.get(name_id, {}).get(edition.language)
        label = name.label.get(edition.language)
        counterparts = tuple(
            (other, name.label.get(other))
            for other in edition.other_languages
            if other in name.label and name.label.get(other) != label
        )
        text = " ".join(sentence.text for sentence in role.sentences()) if role else ""
        url = edition.addresses.url(self.page, edition.key("names"), f"name-{name_id}")
        return Entry(f"entry-{name_id}", label, counterparts, text, url)


def note_id(address: str) -> str:
    """Return the id of a passage's note on any page."""
    return "note-" + address.replace("#", "-")


def letter_of(number: int) -> str:
    """Return the letters that stand for a number: a for 0, z for 25, aa for 26."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
