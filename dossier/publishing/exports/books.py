"""The books that can be made of a dossier: one a language, and one a pair of languages that sets both side by side."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from dossier.publishing.exports.bilingual import pair_chapters
from dossier.publishing.exports.chapters import Chapter, in_groups, make_chapters
from dossier.text.locale import format_day
from dossier.writing.cite import cite_page
from dossier.writing.downloads import licence_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

BETWEEN = " · "
"""Stands between what two languages call the same."""


class Book(NamedTuple):
    """The whole dossier in one language or in two."""

    editions: tuple[Edition, ...]
    chapters: tuple[Chapter, ...]

    @property
    def name(self) -> str:
        """What sets its files apart: 'id', or 'id-en'."""
        return "-".join(edition.language for edition in self.editions)

    @property
    def language(self) -> str:
        """The language of the book, or its first."""
        return self.editions[0].language

    @property
    def title(self) -> str:
        """The title of the dossier."""
        return BETWEEN.join(dict.fromkeys(edition.title for edition in self.editions))

    def words(self, message: str) -> str:
        """Return an interface word in the languages of the book."""
        return BETWEEN.join(dict.fromkeys(edition.words(message) for edition in self.editions))

    def imprint(self) -> tuple[tuple[Edition, str], ...]:
        """Return who made it, its version and its licence, and how to cite it, in each language."""
        return tuple((edition, line) for edition in self.editions for line in _imprint(edition))

    def contents(self) -> Iterator[tuple[str, tuple[Chapter, ...]]]:
        """Yield the chapters in groups, with what these are called; most stand alone and have no such name."""
        second = {chapters[0].kind: title for title, chapters in in_groups(self.chapters, self.editions[-1])}
        for title, chapters in in_groups(self.chapters, self.editions[0]):
            yield BETWEEN.join(dict.fromkeys((title, second[chapters[0].kind]))), chapters


def make_books(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> tuple[Book, ...]:
    """Return the book of each language, then of each pair of languages; the chapters of a language are made once."""
    chapters = {edition.language: make_chapters(pages, edition) for edition in editions}
    alone = (Book((edition,), chapters[edition.language]) for edition in editions)
    return (*alone, *(_pair(pair, chapters) for pair in itertools.combinations(editions, 2)))


def _pair(editions: tuple[Edition, Edition], chapters: Mapping[str, Sequence[Chapter]]) -> Book:
    """Return the book in both languages, of the chapters that both have."""
    languages = (editions[0].language, editions[1].language)
    counterparts = {chapter.id: chapter for chapter in chapters[languages[1]]}
    return Book(
        editions,
        tuple(
            pair_chapters(chapter, counterparts[chapter.id], languages)
            for chapter in chapters[languages[0]]
            if chapter.id in counterparts
        ),
    )


def _imprint(edition: Edition) -> Iterator[str]:
    file = edition.settings.file
    day = edition.words("Revised {date}", date=format_day(file.revised_day, edition.language))
    licence = licence_name(file.licence)
    yield BETWEEN.join(part for part in (day, edition.settings.site_url, licence) if part)
    home = cite_page(edition, edition.key("home"), edition.title)
    yield f"{home.title}: {home.text}"
