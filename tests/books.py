"""The editions of a dossier that take seconds: pages to print and EPUB books, without those on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.publishing.exports.books import make_books
from dossier.publishing.exports.epub import make_epub
from dossier.publishing.exports.printable import make_printable
from dossier.writing.files import epub_uri, printable_uri

if TYPE_CHECKING:
    from dossier.pipeline import Written


def books_of(written: Written) -> dict[str, str | bytes]:
    """Return the files by path below the site."""
    books = make_books(written.pages, written.editions)
    pages: dict[str, str | bytes] = {printable_uri(book.name): make_printable(book) for book in books}
    return {**pages, **{epub_uri(book.name): make_epub(book) for book in books}}
