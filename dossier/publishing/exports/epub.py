"""The whole dossier as an EPUB 3 book: one file a chapter, a table of contents, notes that link both ways."""

from __future__ import annotations

import hashlib
from html import escape
from typing import TYPE_CHECKING

from dossier.publishing.exports.chapters import link_to_files
from dossier.publishing.exports.printable import style_of
from dossier.publishing.zips import make_zip
from dossier.text.locale import direction_of
from dossier.writing.downloads import licence_url

if TYPE_CHECKING:
    from dossier.publishing.exports.books import Book
    from dossier.publishing.exports.chapters import Chapter

CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def make_epub(book: Book) -> bytes:
    """Return the book as an EPUB file."""
    content = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": _package(book),
        "book/title.xhtml": _title_page(book),
        "book/nav.xhtml": _navigation(book),
        "book/style.css": style_of("edition", "edition-wide"),
        **{f"book/{chapter.id}.xhtml": _chapter(chapter, book) for chapter in book.chapters},
    }
    # readers know the format by the first file, which is not compressed
    return make_zip({name: text.encode() for name, text in content.items()}, stored=("mimetype",))


def _document(title: str, body: str, language: str, namespace: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"{namespace} lang="{language}" xml:lang="{language}" dir="{direction_of(language)}">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _chapter(chapter: Chapter, book: Book) -> str:
    body = f'<section id="{chapter.id}" class="chapter {chapter.kind}">\n{link_to_files(chapter.xhtml)}</section>\n'
    return _document(chapter.title, body, book.language)


def _title_page(book: Book) -> str:
    lines = "\n".join(
        f'<p lang="{edition.language}" xml:lang="{edition.language}">{escape(line)}</p>'
        for edition, line in book.imprint()
    )
    makers = f'<p class="deck">{escape(_makers(book))}</p>\n' if _makers(book) else ""
    body = f'<h1>{escape(book.title)}</h1>\n{makers}<div class="imprint">\n{lines}\n</div>\n'
    return _document(book.title, body, book.language)


def _makers(book: Book) -> str:
    made_by = book.editions[0].settings.file.made_by
    return " · ".join(dict.fromkeys(made_by.get(edition.language) for edition in book.editions))


def _navigation(book: Book) -> str:
    lines = []
    for title, chapters in book.contents():
        items = "".join(
            f'<li><a href="{chapter.id}.xhtml">{escape(chapter.title)}</a></li>\n' for chapter in chapters
        )
        lines.append(f"<li><span>{escape(title)}</span>\n<ol>\n{items}</ol></li>\n" if title else items)
    title = book.words("Contents")
    body = f'<nav epub:type="toc" id="toc"><h1>{escape(title)}</h1>\n<ol>\n{"".join(lines)}</ol></nav>\n'
    return _document(title, body, book.language, ' xmlns:epub="http://www.idpf.org/2007/ops"')


def _package(book: Book) -> str:
    settings = book.editions[0].settings
    title_digest = hashlib.sha256(book.title.encode()).hexdigest()
    identifier = settings.site_url or f"urn:sha256:{title_digest}"
    manifest = "\n".join(
        f'<item id="{chapter.id}" href="{chapter.id}.xhtml" media-type="application/xhtml+xml"/>'
        for chapter in book.chapters
    )
    spine = "\n".join(f'<itemref idref="{chapter.id}"/>' for chapter in book.chapters)
    languages = "\n".join(f"<dc:language>{edition.language}</dc:language>" for edition in book.editions)
    rights = licence_url(settings.file.licence)
    about = [f"<dc:creator>{escape(_makers(book))}</dc:creator>"] if _makers(book) else []
    about += [f"<dc:rights>{escape(rights)}</dc:rights>"] if rights else []
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="{book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="identifier">{escape(identifier)}#{book.name}</dc:identifier>
<dc:title>{escape(book.title)}</dc:title>
{languages}
<dc:date>{settings.file.revised}</dc:date>
{"".join(about)}
<meta property="dcterms:modified">{settings.file.revised}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="title-page" href="title.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
{manifest}
</manifest>
<spine>
<itemref idref="title-page"/>
<itemref idref="nav"/>
{spine}
</spine>
</package>
"""
