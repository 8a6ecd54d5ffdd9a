"""`llms.txt` (llmstxt.org) and the plain Markdown of each page beside its HTML, for language models and plain readers."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dossier.text.escape import escape_inline
from dossier.text.locale import own_name
from dossier.text.plain_markdown import to_plain_markdown
from dossier.text.site_html import HeadingLinks, to_site_html
from dossier.writing.citations import CITATION_ID
from dossier.writing.files import LLMS_URI, Naming, absolute, markdown_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

LEFT_OUT = ("root", "search")
"""Kinds of pages that hold nothing to read."""

CITATION_HEADING = f'<h2 id="{CITATION_ID}"'
"""Begins what tells how a page is cited, which plain pages leave out."""

NO_SIGNS = HeadingLinks("#", "", str)
"""Plain pages leave out the links beside headings."""


def llms_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return the table of contents by path below the site."""
    return {LLMS_URI: _contents(_shown(pages, editions), editions)}


class PlainPages:
    """Makes each page that holds something to read plain Markdown."""

    def __init__(self, pages: Iterable[MarkdownPage], editions: Sequence[Edition]) -> None:
        """Take all pages of the site, and the dossier in each of its languages."""
        self._editions = {edition.language: edition for edition in editions}
        written = list(pages)
        self._keys = {page.source_uri: page.key for page in written}
        shown = _shown(written, editions)
        self._places = {
            page.source_uri: markdown_uri(self._editions[page.key.language].addresses.published(page.key))
            for page in shown
            if not page.meta.get("draft")
        }

    def uri(self, page: MarkdownPage) -> str:
        """Return where the plain page lies below the site; empty for a page that is not made plain."""
        return self._places.get(page.source_uri, "")

    def text(self, page: MarkdownPage, html: str = "") -> str:
        """Return the plain page.

        Arguments:
            page: a page that has a place.
            html: the page as it is published, without its frame; made of its Markdown where it is not known.

        """
        edition = self._editions[page.key.language]
        found = html or to_site_html(page.body, self._address_of(page, edition), NO_SIGNS).html
        return _head(page, edition) + to_plain_markdown(found.partition(CITATION_HEADING)[0])

    def _address_of(self, page: MarkdownPage, edition: Edition) -> Callable[[str], str]:
        """Return what makes of a link to a Markdown file one to the published page."""
        folder = posixpath.dirname(page.source_uri)

        def address_of(href: str) -> str:
            path, _, anchor = href.partition("#")
            target = self._keys.get(posixpath.normpath(posixpath.join(folder, path)))
            return edition.addresses.url(page.key, target, anchor) if target and path else href

        return address_of


def _shown(pages: Iterable[MarkdownPage], editions: Sequence[Edition]) -> list[MarkdownPage]:
    languages = {edition.language for edition in editions}
    return [page for page in pages if page.key.kind not in LEFT_OUT and page.key.language in languages]


def _contents(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> str:
    titles = " · ".join(escape_inline(edition.title) for edition in editions)
    homes = [page for page in pages if page.key.kind == "home"]
    about = "\n".join(f"> {escape_inline(page.description)}" for page in homes)
    sections = [_section(edition, pages) for edition in editions]
    return "\n\n".join((f"# {titles}", about, *sections)) + "\n"


def _section(edition: Edition, pages: Sequence[MarkdownPage]) -> str:
    naming = Naming(edition, LLMS_URI)
    lines = [
        f"- [{escape_inline(page.title)}]({naming.path(markdown_uri(edition.addresses.published(page.key)))}): "
        f"{escape_inline(page.description)}"
        for page in pages
        if page.key.language == edition.language
    ]
    return "\n".join((f"## {own_name(edition.language)}", "", *lines))


def _head(page: MarkdownPage, edition: Edition) -> str:
    address = absolute(edition, edition.addresses.published(page.key))
    version = edition.words("version of {date}", date=edition.settings.file.revised)
    lines = (f"{escape_inline(edition.title)}, {version}  ", f"<{address}>" if address else "")
    return "\n".join(lines).strip() + "\n\n"
