"""A feed of the pages in each language (Atom, RFC 4287), where the address of the site is known.

A page that was corrected is dated by its newest correction, and says why; any other by the day of revision of the
dossier. No date comes from a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dossier.publishing.exports.xml import to_xml
from dossier.writing.corrections import corrections_of
from dossier.writing.files import absolute, feed_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.corrections import CorrectionView
    from dossier.writing.edition import Edition

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
KINDS = ("home", "topic", "compare", "timeline", "source", "names", "glossary", "method", "corrections")
"""Kinds of pages whose changes readers follow."""


def feed_files(pages: Iterable[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return one feed a language by path below the site; none where the address of the site is not known."""
    found = list(pages)
    return {
        feed_uri(edition.language): _feed(
            [page for page in found if page.key.language == edition.language and page.key.kind in KINDS],
            edition,
        )
        for edition in editions
        if edition.settings.site_url
    }


def _feed(pages: list[MarkdownPage], edition: Edition) -> str:
    file = edition.settings.file
    home = absolute(edition, edition.addresses.published(edition.key("home")))
    feed = ET.Element("feed", {"xmlns": ATOM, LANGUAGE: edition.language})
    _add(feed, "id", home)
    _add(feed, "title", edition.title)
    corrected = {page.key: corrections_of(edition, page.key) for page in pages}
    days = [file.revised, *(found.day for each in corrected.values() for found in each)]
    _add(feed, "updated", _moment(max(days)))
    author = ET.SubElement(feed, "author")
    _add(author, "name", file.made_by.get(edition.language) or edition.title)
    ET.SubElement(
        feed,
        "link",
        {
            "rel": "self",
            "type": "application/atom+xml",
            "href": absolute(edition, feed_uri(edition.language)),
        },
    )
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": home})
    if file.licence:
        _add(feed, "rights", file.licence)
    for page in pages:
        _add_entry(feed, page, edition, corrected[page.key])
    return to_xml(feed)


def _add_entry(
    feed: ET.Element, page: MarkdownPage, edition: Edition, corrections: Sequence[CorrectionView]
) -> None:
    address = absolute(edition, edition.addresses.published(page.key))
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", address)
    _add(entry, "title", page.title)
    _add(entry, "updated", _moment(corrections[0].day if corrections else edition.settings.file.revised))
    ET.SubElement(
        entry,
        "link",
        {"rel": "alternate", "type": "text/html", "hreflang": edition.language, "href": address},
    )
    reasons = [
        edition.words("Corrected {date}: {reason}", date=found.date, reason=found.reason)
        for found in corrections
    ]
    _add(entry, "summary", " ".join((page.description, *reasons)))


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
