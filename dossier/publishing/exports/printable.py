"""The whole dossier of a language as one page to read or print without a network: one XHTML file with its own style."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dossier.publishing.exports.chapters import Chapter, make_chapters
from dossier.text.locale import direction_of, format_day
from dossier.writing.files import printable_uri

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

STYLE = """\
html{font:17px/1.55 Georgia,"Noto Serif",serif;color:#1d1c1a;background:#fff}
body{max-width:44rem;margin:0 auto;padding:2rem 1.2rem}
h1,h2,h3,h4,h5{line-height:1.2;break-after:avoid}
a{color:inherit}
table{border-collapse:collapse;width:100%;font-size:.85em}
th,td{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}
thead{display:table-header-group}
tr,li,dd,blockquote{break-inside:avoid}
blockquote{margin:.3em 0;font-style:italic}
ul.facts,ol.timeline,ul.lone,ul.cards,ol.passages{padding-left:1.1em}
.chip b{border:1px solid;padding:0 .25em;font-size:.8em}
.kicker,.where,.small,.count,.used,.status{font-size:.85em;color:#555}
.cite{font-size:.7em;vertical-align:super;line-height:0}
section.chapter{break-before:page}
@page{margin:20mm 18mm 22mm;@bottom-center{content:counter(page)}}
@media print{html{font-size:10.5pt}body{max-width:none;padding:0}a{text-decoration:none}nav a::after{content:leader(".") target-counter(attr(href),page)}}
"""


def printable_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return one file a language by path below the site."""
    return {printable_uri(edition.language): _document(pages, edition) for edition in editions}


def _document(pages: Sequence[MarkdownPage], edition: Edition) -> str:
    chapters = make_chapters(pages, edition, file_of=lambda _: "", shift=1)
    language, words = edition.language, edition.words
    file = edition.settings.file
    version = words("version of {date}", date=format_day(file.revised_day, language))
    about = ", ".join(
        part for part in (file.made_by.get(language), version, edition.settings.site_url) if part
    )
    contents = "\n".join(
        f'<li><a href="#{chapter.id}">{escape(chapter.title)}</a></li>' for chapter in chapters
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<!DOCTYPE html>",
            f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}" dir="{direction_of(language)}">',
            f'<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/><title>{escape(edition.title)}</title>',
            f"<style>\n{STYLE}</style></head>",
            f"<body><header><h1>{escape(edition.title)}</h1><p>{escape(about)}</p></header>",
            f"<nav><h2>{escape(words('Contents'))}</h2><ol>\n{contents}\n</ol></nav>",
            *(_section(chapter) for chapter in chapters),
            "</body></html>\n",
        )
    )


def _section(chapter: Chapter) -> str:
    return f'<section class="chapter" id="{chapter.id}">\n{chapter.xhtml}</section>'
