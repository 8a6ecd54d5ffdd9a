"""The page that documents every file to take away: what it holds, for which tools, how large it is, its licence.

Writing gives the page before the files exist; publishing, which makes them, asks for it again with their sizes.
"""

from __future__ import annotations

import re
from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.page import MarkdownPage
from dossier.text.locale import format_size, own_name
from dossier.writing import files
from dossier.writing.environment import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dossier.writing.edition import Edition

# matches "CC-BY-4.0", "CC-BY-SA-4.0"
CREATIVE_COMMONS_RE = re.compile(r"CC-(?P<kind>BY(?:-[A-Z]{2})*)-(?P<version>\d\.\d)")


class Download(NamedTuple):
    """A file of a row."""

    uri: str
    """Below the root of the site."""
    label: str
    """The name of the file, or what sets it apart in its row."""


class Row(NamedTuple):
    """Files of one kind."""

    downloads: tuple[Download, ...]
    text: str
    has_quotations: bool = False
    """Whether words of articles stand in it."""
    folded_under: str = ""
    """What says how many there are, where a list grows with the sources; empty for files that stand open."""


class Group(NamedTuple):
    """Files for one purpose."""

    id: str
    title: str
    rows: tuple[Row, ...]


class DownloadView(NamedTuple):
    """A file as the page shows it."""

    label: str
    url: str
    size: str


def write_downloads(edition: Edition, sizes: Mapping[str, int] | None = None) -> MarkdownPage:
    """Return the page.

    Arguments:
        edition: the dossier in the language of the page.
        sizes: in bytes, by path, of the files that there are; without them the page names all files and no size.

    """
    page = edition.key("downloads")
    words = edition.words
    title = words("Downloads")
    description = words(
        "Everything to take along: references, quotations, comparison, time line and glossary as files."
    )
    body = render(
        "downloads.md.j2",
        words=words,
        title=title,
        description=description,
        groups=[
            (
                group.id,
                group.title,
                [(_views(edition, row, sizes), row) for row in group.rows if _exists(row, sizes)],
            )
            for group in download_groups(edition)
            if any(_exists(row, sizes) for row in group.rows)
        ],
        licence=licence_name(edition.settings.file.licence),
        licence_url=licence_url(edition.settings.file.licence),
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)


def licence_name(licence: str) -> str:
    """Return what the licence is called: 'CC BY 4.0'."""
    match = CREATIVE_COMMONS_RE.fullmatch(licence)
    return f"CC {match['kind']} {match['version']}" if match else licence


def licence_url(licence: str) -> str:
    """Return where the licence can be read; empty for none."""
    if match := CREATIVE_COMMONS_RE.fullmatch(licence):
        return f"https://creativecommons.org/licenses/{match['kind'].lower()}/{match['version']}/"
    return f"https://spdx.org/licenses/{licence}.html" if licence else ""


def _exists(row: Row, sizes: Mapping[str, int] | None) -> bool:
    return sizes is None or any(item.uri in sizes for item in row.downloads)


def _views(edition: Edition, row: Row, sizes: Mapping[str, int] | None) -> list[DownloadView]:
    page = edition.key("downloads")
    return [
        DownloadView(
            item.label,
            edition.addresses.relative(page, item.uri),
            format_size(sizes[item.uri], edition.language) if sizes and item.uri in sizes else "",
        )
        for item in row.downloads
        if sizes is None or item.uri in sizes
    ]


def download_groups(edition: Edition) -> tuple[Group, ...]:
    """Return all files by purpose."""
    words = edition.words
    return (
        Group("references", words("References"), _references(edition)),
        Group("whole", words("The whole dossier"), _whole(edition)),
        Group("editions", words("Editions to read"), _editions(edition)),
        Group("quotations", words("Quotations"), _quotations(edition)),
        Group("comparison", words("Comparison and time line"), _tables(edition)),
        Group("glossary", words("Glossary"), _glossary(edition)),
        Group("following", words("For following and for programs"), _following(edition)),
    )


def _one(uri: str) -> tuple[Download, ...]:
    return (Download(uri, uri.rpartition("/")[2]),)


def _source_count(edition: Edition) -> str:
    return edition.words.count("{n} source", "{n} sources", len(edition.corpus.sources))


def _references(edition: Edition) -> tuple[Row, ...]:
    words = edition.words
    sources = tuple(
        Download(files.source_citation_uri(source, ending), f"{record.name}, {name}")
        for source, record in edition.corpus.sources.items()
        for ending, name in files.CITATION_FORMATS.items()
    )
    texts = {
        "csl.json": words(
            "The dossier and all its sources for Zotero and other reference managers, complete. Take this one if your program reads it."
        ),
        "ris": words("The same in the form that nearly all reference managers read."),
        "bib": words(
            "The same for LaTeX. The format has no newspaper article; programs make journal articles of them."
        ),
    }
    return (
        *(Row(_one(files.dossier_citation_uri(ending)), text) for ending, text in texts.items()),
        Row(
            sources,
            words("Each source alone. The reference of a topic stands at the foot of its page."),
            folded_under=_source_count(edition),
        ),
    )


def _whole(edition: Edition) -> tuple[Row, ...]:
    words = edition.words
    return (
        Row(_one(files.DATA_URI), words("Everything that the dossier says and what it rests on: sources, quotations with their place in the archived text, points, events, topics with their prose, names and terms."), has_quotations=True),
        Row(_one(files.SCHEMA_URI), words("The JSON Schema by which the file above can be read and checked.")),
        Row(_one(files.DATABASE_URI), words("The same as a SQLite database with full-text tables; Datasette opens it as it is."), has_quotations=True),
    )  # fmt: skip


def _editions(edition: Edition) -> tuple[Row, ...]:
    words = edition.words
    languages = edition.settings.languages
    names = {
        "-".join(chosen): " · ".join(own_name(language) for language in chosen)
        for chosen in (*((language,) for language in languages), *combinations(languages, 2))
    }

    def books(uri_of: Callable[[str], str]) -> tuple[Download, ...]:
        return tuple(Download(uri_of(name), label) for name, label in names.items())

    return (
        Row(books(files.pdf_uri), words("The whole dossier as a PDF book with bookmarks and page numbers; with two languages, side by side."), has_quotations=True),
        Row(books(files.epub_uri), words("The whole dossier as an EPUB book, for electronic readers."), has_quotations=True),
        Row(books(files.printable_uri), words("The whole dossier on one page, to read without a network or to print."), has_quotations=True),
        Row(_one(files.OFFLINE_URI), words("This site as an archive, with all its pages and files: unpack it and open index.html; it needs no network."), has_quotations=True),
    )  # fmt: skip


def _quotations(edition: Edition) -> tuple[Row, ...]:
    words = edition.words
    each = tuple(
        Download(files.passages_uri(source), record.name) for source, record in edition.corpus.sources.items()
    )
    text = words(
        "All quotations as W3C Web Annotations: the exact words, where they stand in the archived text (counted in characters from 0), and their translation."
    )
    return (
        Row(_one(files.PASSAGES_URI), text, has_quotations=True),
        Row(
            each,
            words("The quotations of one source alone."),
            has_quotations=True,
            folded_under=_source_count(edition),
        ),
    )  # fmt: skip


def _tables(edition: Edition) -> tuple[Row, ...]:
    words = edition.words
    sheet = words("Cells that a spreadsheet would take for a formula begin with an apostrophe.")
    points = words("What each source says to each question, one row a source and version.")
    events = words("What has a date: dates as EDTF and as first and last possible day.")
    return (
        Row(_one(files.POINTS_CSV_URI), f"{points} {sheet}", has_quotations=True),
        Row(_one(files.POINTS_JSON_URI), words("The same questions for programs."), has_quotations=True),
        Row(_one(files.EVENTS_CSV_URI), f"{events} {sheet}"),
        Row(_one(files.EVENTS_JSON_URI), words("The same events for programs.")),
    )


def _glossary(edition: Edition) -> tuple[Row, ...]:
    words = edition.words
    pairs = tuple(
        Download(files.glossary_omegat_uri(first, second), f"{own_name(first)} → {own_name(second)}")
        for first, second in permutations(edition.settings.languages, 2)
    )
    rows = (
        Row(_one(files.GLOSSARY_CSV_URI), words("All terms for spreadsheets, with definitions and forms.")),
        Row(_one(files.GLOSSARY_JSON_URI), words("All terms for programs.")),
        Row(pairs, words("For OmegaT and other translation tools that read tab-separated text: put it into the folder of glossaries.")),
        Row(_one(files.GLOSSARY_TBX_URI), words("TBX version 2 for translation tools.")),
        Row(_one(files.GLOSSARY_TURTLE_URI), words("SKOS in Turtle, for vocabularies and linked data.")),
        Row(_one(files.GLOSSARY_JSONLD_URI), words("The same as JSON-LD.")),
    )  # fmt: skip
    return tuple(row for row in rows if row.downloads)


def _following(edition: Edition) -> tuple[Row, ...]:
    words = edition.words
    rows = [
        Row(_one(files.LLMS_URI), words("A table of contents for language models. The plain Markdown of each page stands beside it: add index.html.md to an address that ends in a slash."), has_quotations=True),
    ]  # fmt: skip
    if not edition.settings.site_url:
        return tuple(rows)
    feeds = tuple(
        Download(files.feed_uri(language), own_name(language)) for language in edition.settings.languages
    )
    return (
        Row(feeds, words("Atom feed of the pages, for feed readers.")),
        Row(
            _one(files.SITEMAP_URI),
            words("All pages with their counterparts in the other language, for search engines."),
        ),
        *rows,
    )
