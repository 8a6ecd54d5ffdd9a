"""The pages of one language as the chapters of a book, for editions that hold the whole dossier.

A link inside the dossier leads to its place in the edition; one whose place is left out becomes plain words.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.text.xhtml import ids_of, to_xhtml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

KINDS = ("home", "topic", "compare", "timeline", "source", "names", "glossary", "method")
"""Kinds of pages that are chapters; lists of pages are the table of contents."""
ORDER = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page in an edition."""

    id: str
    """What its own address in the edition is made from."""
    title: str
    xhtml: str


def make_chapters(
    pages: Sequence[MarkdownPage], edition: Edition, *, file_of: Callable[[str], str], shift: int = 0
) -> tuple[Chapter, ...]:
    """Return the chapters in reading order.

    Arguments:
        pages: all pages of the dossier.
        edition: the dossier in the language of the book.
        file_of: the file that holds the chapter with an id; empty where all stand in one.
        shift: by how much headings are lowered.

    """
    chosen = [page for page in pages if page.key.language == edition.language and page.key.kind in KINDS]
    chosen.sort(key=lambda page: ORDER[page.key.kind])
    known = {page.source_uri: ids_of(page.body) for page in chosen}
    return tuple(
        Chapter(
            chapter_id(page),
            page.title,
            to_xhtml(
                page.body,
                prefix=f"{chapter_id(page)}-",
                address_of=_address_of(page, edition, chosen, known, file_of),
                shift=shift,
            ),
        )
        for page in chosen
    )


def chapter_id(page: MarkdownPage) -> str:
    """Return the id of a page's chapter: `topic-arms-pause`."""
    return "-".join(part for part in (page.key.kind, page.key.id) if part)


def _address_of(
    page: MarkdownPage,
    edition: Edition,
    chapters: Sequence[MarkdownPage],
    known: Mapping[str, frozenset[str]],
    file_of: Callable[[str], str],
) -> Callable[[str], str]:
    """Return what leads a link of the page, to a Markdown file or to a published address, to its place."""
    published = edition.addresses.published(page.key)
    by_path = {edition.addresses.published(other.key): other for other in chapters}
    by_path |= {other.source_uri: other for other in chapters}

    def address_of(href: str) -> str:
        if "://" in href or href.startswith("mailto:"):
            return href
        path, _, anchor = href.partition("#")
        start = page.source_uri if path.endswith(".md") else published
        target = page if not path else by_path.get(_joined(start, path))
        if target is None or (anchor and anchor not in known[target.source_uri]):
            return ""
        own = chapter_id(target)
        return f"{file_of(own)}#{own}-{anchor}" if anchor else f"{file_of(own)}#{own}"

    return address_of


def _joined(start: str, path: str) -> str:
    """Return the path below the site that a relative one means, with the slash at its end that it had."""
    folder = start if start.endswith("/") else posixpath.dirname(start)
    joined = posixpath.normpath(posixpath.join(folder, path.partition("?")[0]))
    return f"{joined}/" if path.endswith("/") else joined
