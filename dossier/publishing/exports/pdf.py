"""The books on paper: PDF with bookmarks, page numbers and tags, set by WeasyPrint in the fonts of the theme.

WeasyPrint comes with the extra `editions`. Setting a book takes a minute or more. Nothing in the file tells when or where it was made.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dossier.errors import DossierError
from dossier.publishing.exports.printable import make_document, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossier.publishing.exports.books import Book

FACES = (
    ("Dossier Serif", "dossier-serif", "normal"),
    ("Dossier Serif", "dossier-serif-italic", "italic"),
    ("Dossier Sans", "dossier-sans", "normal"),
)
"""Family, file and style; the theme says the same in its style sheet."""
CLOCK_VARIABLE = "SOURCE_DATE_EPOCH"
MISSING_BOOKS = "There are no PDF books: they need the extra 'editions' (pip install 'dossier[editions]') and the library Pango."
"""What an export says where the extra is not installed."""


def can_set_books() -> bool:
    """Tell whether WeasyPrint is installed and finds its libraries (Pango) on this machine."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    try:
        importlib.import_module("weasyprint")
    except OSError:
        return False
    return True


def make_pdf(book: Book, fonts: Path | None) -> bytes:
    """Return the book as a PDF file.

    Arguments:
        book: the dossier in one language or in two.
        fonts: folder of the theme's fonts; without it the fonts of the machine are used.

    Raises:
        DossierError: WeasyPrint is not installed, or cannot start.

    """
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415  # an extra
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  # an extra
    except (ImportError, OSError) as error:
        raise DossierError(
            f"PDF editions need WeasyPrint, which cannot be loaded: {error}",
            hint="Install it with pip install 'dossier[editions]'; its libraries are in its own guide to installation.",
        ) from error
    document = make_document(book, style_of("edition", "edition-page"))
    configuration = FontConfiguration()
    style = CSS(string=_faces(fonts), font_config=configuration)
    identifier = hashlib.sha256(document.encode()).hexdigest()[:32].encode()
    with _fixed_clock():
        pdf = HTML(string=document, base_url="about:blank").write_pdf(
            stylesheets=[style],
            font_config=configuration,
            pdf_identifier=identifier,
            pdf_tags=True,
            presentational_hints=True,
        )
    assert isinstance(pdf, bytes)
    return pdf


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """Let the fonts in the file be dated by the beginning of time instead of by now.

    See https://reproducible-builds.org/specs/source-date-epoch/
    """
    before = os.environ.get(CLOCK_VARIABLE)
    os.environ[CLOCK_VARIABLE] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[CLOCK_VARIABLE]
        else:
            os.environ[CLOCK_VARIABLE] = before


def _faces(fonts: Path | None) -> str:
    """Return the rules that name the theme's fonts; letters beyond western Europe are in files of their own."""
    if fonts is None:
        return ""
    files = [
        (family, style, (fonts / f"{name}{part}.woff2").resolve())
        for family, name, style in FACES
        for part in ("", "-extended")
    ]
    return "\n".join(
        f'@font-face{{font-family:"{family}";src:url({file.as_uri()});font-style:{style}}}'
        for family, style, file in files
        if file.is_file()
    )
