"""Where the files to take away are, below the root of the site, and how pages and linked data name each other.

Publishing makes the files; pages link to them before they exist, so both find the addresses here.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dossier.model.page import PageKey
    from dossier.writing.edition import Edition

DATA_URI = "data/dossier.json"
SCHEMA_URI = "data/dossier.schema.json"
DATABASE_URI = "data/dossier.db"
PASSAGES_URI = "data/passages.jsonld"
POINTS_CSV_URI = "data/points.csv"
POINTS_JSON_URI = "data/points.json"
EVENTS_CSV_URI = "data/events.csv"
EVENTS_JSON_URI = "data/events.json"
GLOSSARY_CSV_URI = "data/glossary.csv"
GLOSSARY_JSON_URI = "data/glossary.json"
GLOSSARY_TBX_URI = "data/glossary.tbx"
GLOSSARY_TURTLE_URI = "data/glossary.ttl"
GLOSSARY_JSONLD_URI = "data/glossary.jsonld"
SITEMAP_URI = "sitemap.xml"
LLMS_URI = "llms.txt"
OFFLINE_URI = "editions/dossier-offline.zip"
"""The site as it opens from a disk."""

CITATION_FORMATS = {"csl.json": "CSL-JSON", "ris": "RIS", "bib": "BibTeX"}
"""Endings of files that reference managers read, with what the formats are called."""


def dossier_citation_uri(ending: str) -> str:
    """Return where the dossier and all its sources are as references: `cite/dossier.ris`."""
    return f"cite/dossier.{ending}"


def source_citation_uri(source_id: str, ending: str) -> str:
    """Return where the source is as a reference: `cite/sources/warta.ris`."""
    return f"cite/sources/{source_id}.{ending}"


def page_citation_uri(source_uri: str, ending: str) -> str:
    """Return where the page with the Markdown file is as a reference: `cite/en/topics/iran.ris`."""
    return f"cite/{source_uri.removesuffix('.md')}.{ending}"


def passages_uri(source_id: str) -> str:
    """Return where the passages of one source are as annotations."""
    return f"data/passages/{source_id}.jsonld"


def glossary_omegat_uri(source_language: str, target_language: str) -> str:
    """Return where OmegaT's glossary from one language to the other is; the ending says that it is UTF-8."""
    return f"data/glossary-{source_language}-{target_language}.utf8"


def printable_uri(name: str) -> str:
    """Return where the whole dossier is as one page to print; the name is a language, or two with a hyphen."""
    return f"editions/dossier-{name}.xhtml"


def epub_uri(name: str) -> str:
    """Return where the whole dossier is as a book for electronic readers; the name as above."""
    return f"editions/dossier-{name}.epub"


def pdf_uri(name: str) -> str:
    """Return where the whole dossier is as a book on paper; the name as above."""
    return f"editions/dossier-{name}.pdf"


def feed_uri(language: str) -> str:
    """Return where the feed of the language is."""
    return f"{language}/feed.xml"


def markdown_uri(published: str) -> str:
    """Return where the plain Markdown of a page is: beside its HTML, `en/method/index.html.md`."""
    return f"{published}index.html.md" if published.endswith("/") or not published else f"{published}.md"


def absolute(edition: Edition, path: str) -> str:
    """Return the full address of a path below the root of the site; empty where that root is not known."""
    return f"{edition.settings.site_url}{path}" if edition.settings.site_url else ""


class Naming(NamedTuple):
    """Addresses as one file writes them: in full where the site's address is known, else relative to the file."""

    edition: Edition
    origin: str
    """Path of the file below the root of the site, or the published path of a page."""

    def path(self, path: str) -> str:
        """Return the address of a path below the root of the site."""
        if self.edition.settings.site_url:
            return f"{self.edition.settings.site_url}{path}"
        relative = posixpath.relpath(path.rstrip("/") or ".", posixpath.dirname(self.origin) or ".")
        return f"{relative}/" if path.endswith("/") or not path else relative

    def page(self, key: PageKey, anchor: str = "") -> str:
        """Return the address of a page, or of a place on it."""
        address = self.path(self.edition.addresses.published(key))
        return f"{address}#{anchor}" if anchor else address

    def source(self, source_id: str) -> str:
        """Return the address that stands for an article: its record."""
        return self.page(self.edition.key("source", source_id), "record")

    def passage(self, address: str) -> str:
        """Return the address that stands for a passage."""
        source_id, _, passage_id = address.partition("#")
        return self.page(self.edition.key("source", source_id), f"passage-{passage_id}")

    def term(self, term_id: str) -> str:
        """Return the address that stands for a term."""
        return self.page(self.edition.key("glossary"), f"term-{term_id}")

    def name(self, name_id: str) -> str:
        """Return the address that stands for a name."""
        return self.page(self.edition.key("names"), f"name-{name_id}")

    def event(self, event_id: str) -> str:
        """Return the address that stands for an event."""
        return self.page(self.edition.key("timeline"), f"event-{event_id}")
