"""The pages of one language as the chapters of a book, for editions that hold the whole dossier.

A link inside the dossier leads to its place in the edition; one whose place is left out becomes plain words.
"""

from __future__ import annotations

import itertools
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.publishing.exports.paper import on_paper
from dossier.text.xhtml import ids_of, to_xhtml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

KINDS = ("home", "topic", "compare", "timeline", "source", "names", "glossary", "method", "corrections")
"""Kinds of pages that are chapters; lists of pages are the table of contents."""
ORDER = {kind: number for number, kind in enumerate(KINDS)}
WITH_ID = ("topic", "source", "compare")
"""Kinds of which a book holds every page; of the others it holds the one that has no id."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page in an edition."""

    id: str
    """Its own address in the edition."""
    kind: str
    title: str
    xhtml: str


def make_chapters(
    pages: Sequence[MarkdownPage],
    edition: Edition,
    *,
    file_of: Callable[[str], str],
    shift: int = 0,
    prefix: str = "",
) -> tuple[Chapter, ...]:
    """Return the chapters in reading order.

    Arguments:
        pages: all pages of the dossier.
        edition: the dossier in the language of the chapters.
        file_of: the file that holds the chapter with an id; empty where all stand in one.
        shift: by how much headings are lowered.
        prefix: what the ids of places begin with, where chapters in two languages stand in one book.

    """
    chosen = [page for page in pages if page.key.language == edition.language and _is_chapter(page)]
    chosen.sort(key=lambda page: ORDER[page.key.kind])
    parts = {page.source_uri: on_paper(page.body, page.key.kind) for page in chosen}
    known = {uri: ids_of(found) for uri, found in parts.items()}
    return tuple(
        Chapter(
            chapter_id(page),
            page.key.kind,
            edition.words("In two minutes") if page.key.kind == "home" else page.title,
            to_xhtml(
                parts[page.source_uri],
                prefix=f"{prefix}{chapter_id(page)}-",
                address_of=_address_of(page, edition, chosen, known, file_of, prefix),
                shift=shift,
            ),
        )
        for page in chosen
    )


def _is_chapter(page: MarkdownPage) -> bool:
    return page.key.kind in KINDS and (not page.key.id or page.key.kind in WITH_ID)


def chapter_id(page: MarkdownPage) -> str:
    """Return the id of a page's chapter: `topic-arms-pause`."""
    return "-".join(part for part in (page.key.kind, page.key.id) if part)


def in_groups(chapters: Sequence[Chapter], edition: Edition) -> Iterator[tuple[str, tuple[Chapter, ...]]]:
    """Yield the chapters as a table of contents has them: those of one kind under what they are called together."""
    titles = {"topic": edition.words("Topics"), "source": edition.words("Sources")}
    for kind, group in itertools.groupby(chapters, key=lambda chapter: chapter.kind):
        yield titles.get(kind, ""), tuple(group)


def _address_of(
    page: MarkdownPage,
    edition: Edition,
    chapters: Sequence[MarkdownPage],
    known: Mapping[str, frozenset[str]],
    file_of: Callable[[str], str],
    prefix: str,
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
        return f"{file_of(own)}#{prefix}{own}-{anchor}" if anchor else f"{file_of(own)}#{own}"

    return address_of


def _joined(start: str, path: str) -> str:
    """Return the path below the site that a relative one means, with the slash at its end that it had."""
    folder = start if start.endswith("/") else posixpath.dirname(start)
    joined = posixpath.normpath(posixpath.join(folder, path.partition("?")[0]))
    return f"{joined}/" if path.endswith("/") else joined
