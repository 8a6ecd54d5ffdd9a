"""The whole dossier as files to read: one page to print, EPUB and PDF, in each language and in each two side by side.

They take longer than all else together, so only a complete build and `dossier export` make them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.publishing.exports.books import make_books
from dossier.publishing.exports.epub import make_epub
from dossier.publishing.exports.pdf import can_set_books, make_pdf
from dossier.publishing.exports.printable import make_printable
from dossier.writing.files import epub_uri, pdf_uri, printable_uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition


def edition_files(
    pages: Sequence[MarkdownPage], editions: Sequence[Edition], fonts: Path | None
) -> Iterator[tuple[str, str | bytes]]:
    """Yield path below the site and content of each edition; PDF where what it needs is installed.

    Arguments:
        pages: all pages of the dossier.
        editions: the dossier in each of its languages.
        fonts: folder of the theme's fonts, for PDF.

    """
    is_set = can_set_books()
    for book in make_books(pages, editions):
        yield printable_uri(book.name), make_printable(book)
        yield epub_uri(book.name), make_epub(book)
        if is_set:
            yield pdf_uri(book.name), make_pdf(book, fonts)
