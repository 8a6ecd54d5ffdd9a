"""The whole dossier of a language as an EPUB 3 book: one file a chapter, a table of contents, notes that link both ways.

A ZIP file of the standard library with fixed dates, so that the same dossier gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from dossier.publishing.exports.chapters import Chapter, make_chapters
from dossier.text.locale import direction_of
from dossier.writing.downloads import licence_url
from dossier.writing.files import epub_uri

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP file can hold; the date of the book stands in its package."""
STYLE = """\
body{font-family:serif;line-height:1.5}
table{border-collapse:collapse;font-size:.85em}
th,td{border:1px solid #999;padding:.3em;text-align:left;vertical-align:top}
blockquote{margin:.3em 0;font-style:italic}
.chip b{border:1px solid;padding:0 .25em;font-size:.8em}
.kicker,.where,.small,.count,.status{font-size:.85em}
.cite{font-size:.7em;vertical-align:super;line-height:0}
"""
CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def epub_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, bytes]:
    """Return one book a language by path below the site."""
    return {epub_uri(edition.language): make_epub(pages, edition) for edition in editions}


def make_epub(pages: Sequence[MarkdownPage], edition: Edition) -> bytes:
    """Return the bytes of the book."""
    chapters = make_chapters(pages, edition, file_of=lambda chapter: f"{chapter}.xhtml")
    content = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": _package(chapters, edition),
        "book/nav.xhtml": _navigation(chapters, edition),
        "book/style.css": STYLE,
        **{f"book/{chapter.id}.xhtml": _chapter(chapter, edition) for chapter in chapters},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        _add(file, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in content.items():
            _add(file, name, text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _add(file: zipfile.ZipFile, name: str, text: str, compression: int) -> None:
    entry = zipfile.ZipInfo(name, DATE)
    entry.compress_type = compression
    entry.create_system = 3  # the same on every machine
    entry.external_attr = 0o644 << 16
    file.writestr(entry, text.encode())


def _document(title: str, body: str, edition: Edition, namespace: str = "") -> str:
    language = edition.language
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"{namespace} lang="{language}" xml:lang="{language}" dir="{direction_of(language)}">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _chapter(chapter: Chapter, edition: Edition) -> str:
    return _document(chapter.title, f'<section id="{chapter.id}">\n{chapter.xhtml}</section>\n', edition)


def _navigation(chapters: Sequence[Chapter], edition: Edition) -> str:
    items = "\n".join(
        f'<li><a href="{chapter.id}.xhtml">{escape(chapter.title)}</a></li>' for chapter in chapters
    )
    title = edition.words("Contents")
    body = f'<nav epub:type="toc" id="toc"><h1>{escape(title)}</h1>\n<ol>\n{items}\n</ol></nav>\n'
    return _document(title, body, edition, ' xmlns:epub="http://www.idpf.org/2007/ops"')


def _package(chapters: Sequence[Chapter], edition: Edition) -> str:
    file = edition.settings.file
    identifier = (
        edition.settings.site_url or f"urn:sha256:{hashlib.sha256(edition.title.encode()).hexdigest()}"
    )
    maker = file.made_by.get(edition.language)
    manifest = "\n".join(
        f'<item id="{chapter.id}" href="{chapter.id}.xhtml" media-type="application/xhtml+xml"/>'
        for chapter in chapters
    )
    spine = "\n".join(f'<itemref idref="{chapter.id}"/>' for chapter in chapters)
    rights = licence_url(file.licence)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="{edition.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="identifier">{escape(identifier)}#{edition.language}</dc:identifier>
<dc:title>{escape(edition.title)}</dc:title>
<dc:language>{edition.language}</dc:language>
<dc:date>{file.revised}</dc:date>
{f"<dc:creator>{escape(maker)}</dc:creator>" if maker else ""}{f"<dc:rights>{escape(rights)}</dc:rights>" if rights else ""}
<meta property="dcterms:modified">{file.revised}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{manifest}
</manifest>
<spine>
<itemref idref="nav"/>
{spine}
</spine>
</package>
"""
