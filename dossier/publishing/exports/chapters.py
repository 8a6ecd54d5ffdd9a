"""The pages of one language as the chapters of a book, for editions that hold the whole dossier.

A link inside the dossier leads to its place in the edition; one whose place is left out becomes plain words.
"""

from __future__ import annotations

import functools
import itertools
import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.publishing.exports.paper import on_paper
from dossier.text.xhtml import ids_of, to_xhtml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

KINDS = ("home", "topic", "compare", "timeline", "source", "names", "glossary", "method", "corrections")
"""Kinds of pages that are chapters; lists of pages are the table of contents."""
ORDER = {kind: number for number, kind in enumerate(KINDS)}
WITH_ID = ("topic", "source", "compare", "glossary")
"""Kinds of which a book holds every page; of the others it holds the one that has no id."""

# matches a link inside the edition up to the id of its chapter: '<a class="chip" href="#source-bbn'
LINK_RE = re.compile(r'(?P<before><a [^<>]*?href=")#(?P<chapter>[^".]+)')


class Chapter(NamedTuple):
    """A page in an edition."""

    id: str
    """Its own address in the edition."""
    kind: str
    title: str
    xhtml: str
    """Its headings begin with the first level, and links inside the edition with a hash sign."""


def make_chapters(pages: Sequence[MarkdownPage], edition: Edition) -> tuple[Chapter, ...]:
    """Return the chapters of the language in reading order, out of all pages of the dossier."""
    chosen = [page for page in pages if page.key.language == edition.language and _is_chapter(page)]
    chosen.sort(key=lambda page: ORDER[page.key.kind])
    parts = {page.source_uri: on_paper(page.body, page.key.kind) for page in chosen}
    known = {uri: ids_of(found) for uri, found in parts.items()}
    by_path = {edition.addresses.published(page.key): page for page in chosen}
    by_path |= {page.source_uri: page for page in chosen}
    return tuple(
        Chapter(
            chapter_id(page),
            page.key.kind,
            edition.words("In two minutes") if page.key.kind == "home" else page.title,
            to_xhtml(
                parts[page.source_uri],
                id_of=functools.partial(place_id, page),
                address_of=_address_of(page, edition, by_path, known),
            ),
        )
        for page in chosen
    )


def _is_chapter(page: MarkdownPage) -> bool:
    return page.key.kind in KINDS and (not page.key.id or page.key.kind in WITH_ID)


def chapter_id(page: MarkdownPage) -> str:
    """Return the id of a page's chapter: `topic-arms-pause`."""
    return "-".join(part for part in (page.key.kind, page.key.id) if part)


def place_id(page: MarkdownPage, anchor: str) -> str:
    """Return the id of a place in a chapter, which no chapter of any language shares: `topic-arms-pause.note-3.en`."""
    return f"{chapter_id(page)}.{anchor}.{page.key.language}"


def link_to_files(xhtml: str) -> str:
    """Return a chapter with its links leading to chapters that stand in files of their own, by their ids."""
    return LINK_RE.sub(r"\g<before>\g<chapter>.xhtml#\g<chapter>", xhtml)


def in_groups(chapters: Sequence[Chapter], edition: Edition) -> Iterator[tuple[str, tuple[Chapter, ...]]]:
    """Yield the chapters as a table of contents has them: those of one kind under what they are called together."""
    titles = {"topic": edition.words("Topics"), "source": edition.words("Sources")}
    for kind, group in itertools.groupby(chapters, key=lambda chapter: chapter.kind):
        yield titles.get(kind, ""), tuple(group)


def _address_of(
    page: MarkdownPage,
    edition: Edition,
    by_path: Mapping[str, MarkdownPage],
    known: Mapping[str, frozenset[str]],
) -> Callable[[str], str]:
    """Return what leads a link of the page, to a Markdown file or to a published address, to its place."""
    published = edition.addresses.published(page.key)

    def address_of(href: str) -> str:
        if "://" in href or href.startswith("mailto:"):
            return href
        path, _, anchor = href.partition("#")
        start = page.source_uri if path.endswith(".md") else published
        target = page if not path else by_path.get(_joined(start, path))
        if target is None or (anchor and anchor not in known[target.source_uri]):
            return ""
        return f"#{place_id(target, anchor) if anchor else chapter_id(target)}"

    return address_of


def _joined(start: str, path: str) -> str:
    """Return the path below the site that a relative one means, with the slash at its end that it had."""
    folder = start if start.endswith("/") else posixpath.dirname(start)
    joined = posixpath.normpath(posixpath.join(folder, path.partition("?")[0]))
    return f"{joined}/" if path.endswith("/") else joined
