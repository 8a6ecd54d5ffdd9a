"""`llms.txt` (llmstxt.org) and the plain Markdown of each page beside its HTML, for language models and plain readers."""

from __future__ import annotations

import functools
import posixpath
from typing import TYPE_CHECKING

from dossier.model.remembered import recalled
from dossier.publishing.cache import digest_of
from dossier.text.escape import escape_inline
from dossier.text.locale import own_name
from dossier.text.plain_markdown import to_plain_markdown
from dossier.writing.files import LLMS_URI, Naming, absolute, markdown_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.writing.edition import Edition

LEFT_OUT = ("root", "search")
"""Kinds of pages that hold nothing to read."""


def llms_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return the table of contents by path below the site."""
    return {LLMS_URI: _contents(_shown(pages, editions), editions)}


def plain_files(
    pages: Sequence[MarkdownPage],
    editions: Sequence[Edition],
    remembered: MutableMapping[str, str] | None = None,
) -> Mapping[str, str]:
    """Return the pages as plain Markdown by path below the site.

    Arguments:
        pages: what writing gave.
        editions: the dossier in each of its languages.
        remembered: pages that were made plain before; what is new is added.

    """
    known = {} if remembered is None else remembered
    by_language = {edition.language: edition for edition in editions}
    keys = {page.source_uri: page.key for page in pages}
    # where links lead depends on the addresses of all pages
    site = digest_of(*(f"{uri} {editions[0].addresses.published(key)}" for uri, key in keys.items()))
    return {
        markdown_uri(edition.addresses.published(page.key)): _head(page, edition)
        + recalled(
            known,
            digest_of("plain", site, page.source_uri, page.body),
            functools.partial(_plain, page, edition, keys),
        )
        for page in _shown(pages, editions)
        for edition in (by_language[page.key.language],)
    }


def _shown(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> list[MarkdownPage]:
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


def _plain(page: MarkdownPage, edition: Edition, keys: Mapping[str, PageKey]) -> str:
    return to_plain_markdown(page.body, _address_of(page, edition, keys))


def _address_of(page: MarkdownPage, edition: Edition, keys: Mapping[str, PageKey]) -> Callable[[str], str]:
    """Return what makes of a link to a Markdown file one to the published page."""
    folder = posixpath.dirname(page.source_uri)

    @functools.cache
    def address_of(href: str) -> str:
        path, _, anchor = href.partition("#")
        target = keys.get(posixpath.normpath(posixpath.join(folder, path))) if path.endswith(".md") else None
        return edition.addresses.url(page.key, target, anchor) if target else href

    return address_of
