"""The whole dossier as one page to read or print without a network: one XHTML file with its own style."""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from dossier.text.locale import direction_of
from dossier.text.xhtml import lower_headings

if TYPE_CHECKING:
    from dossier.publishing.exports.books import Book
    from dossier.publishing.exports.chapters import Chapter


def make_printable(book: Book) -> str:
    """Return the book as one page with its style."""
    return make_document(book, style_of("edition", "edition-wide", "edition-page"))


def style_of(*names: str) -> str:
    """Return the style sheets of the names, one after the other."""
    folder = resources.files("dossier.publishing.exports")
    return "".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in names)


def make_document(book: Book, style: str) -> str:
    """Return the book as one page, in the style."""
    language, file = book.language, book.editions[0].settings.file
    about = "\n".join(
        f'<p lang="{edition.language}" xml:lang="{edition.language}">{escape(line)}</p>'
        for edition, line in book.imprint()
    )
    makers = " · ".join(dict.fromkeys(file.made_by.get(edition.language) for edition in book.editions))
    css = " bilingual" if len(book.editions) > 1 else ""
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<!DOCTYPE html>",
            f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}" dir="{direction_of(language)}">',
            '<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>',
            f'<title>{escape(book.title)}</title><meta name="author" content="{escape(makers)}"/>',
            f'<meta name="dcterms.created" content="{file.revised}"/>',
            f"<style>\n{style}</style></head>",
            f'<body class="book{css}"><header class="front"><p class="kicker">{escape(book.words("Dossier"))}</p>',
            f"<h1>{escape(book.title)}</h1>",
            f'<p class="deck">{escape(makers)}</p>' if makers else "",
            f'<div class="imprint">{about}</div></header>',
            f'<nav class="contents"><h2>{escape(book.words("Contents"))}</h2>{_contents(book)}</nav>',
            *(_section(chapter) for chapter in book.chapters),
            "</body></html>\n",
        )
    )


def _contents(book: Book) -> str:
    lines = []
    for title, chapters in book.contents():
        items = "".join(f'<li><a href="#{item.id}">{escape(item.title)}</a></li>\n' for item in chapters)
        lines.append(
            f'<li><span class="group">{escape(title)}</span><ol>\n{items}</ol></li>\n' if title else items
        )
    return f"<ol>\n{''.join(lines)}</ol>"


def _section(chapter: Chapter) -> str:
    return f'<section class="chapter {chapter.kind}" id="{chapter.id}">\n{lower_headings(chapter.xhtml)}</section>'
