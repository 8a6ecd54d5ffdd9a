"""`llms.txt` (llmstxt.org) and the plain Markdown of each page beside its HTML, for language models and plain readers."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dossier.text.escape import escape_inline
from dossier.text.locale import own_name
from dossier.text.plain_markdown import to_plain_markdown
from dossier.writing.files import LLMS_URI, Naming, absolute, markdown_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.writing.edition import Edition

LEFT_OUT = ("root", "search")
"""Kinds of pages that hold nothing to read."""


def llms_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return the table of contents and the plain pages by path below the site."""
    by_language = {edition.language: edition for edition in editions}
    shown = [page for page in pages if page.key.kind not in LEFT_OUT and page.key.language in by_language]
    keys = {page.source_uri: page.key for page in pages}
    plain = {
        markdown_uri(by_language[page.key.language].addresses.published(page.key)): _plain(
            page, by_language[page.key.language], keys
        )
        for page in shown
    }
    return {LLMS_URI: _contents(shown, editions), **plain}


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


def _plain(page: MarkdownPage, edition: Edition, keys: Mapping[str, PageKey]) -> str:
    address = absolute(edition, edition.addresses.published(page.key))
    version = edition.words("version of {date}", date=edition.settings.file.revised)
    head = "\n".join(
        (f"{escape_inline(edition.title)}, {version}  ", f"<{address}>" if address else "")
    ).strip()
    return f"{head}\n\n{to_plain_markdown(page.body, _address_of(page, edition, keys))}"


def _address_of(page: MarkdownPage, edition: Edition, keys: Mapping[str, PageKey]) -> Callable[[str], str]:
    """Return what makes of a link to a Markdown file one to the published page."""

    def address_of(href: str) -> str:
        path, _, anchor = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.source_uri), path))
        return edition.addresses.url(page.key, keys[target], anchor) if path and target in keys else href

    return address_of
