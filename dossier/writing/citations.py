"""How each page is cited, below its body: in our own style and, where they are installed, in those of others."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from dossier.text.styles import set_references
from dossier.writing.cite import cite_page, cite_source, version_words
from dossier.writing.environment import render
from dossier.writing.files import absolute
from dossier.writing.items import page_item, source_item

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.text.styles import StyledReference
    from dossier.writing.edition import Edition
    from dossier.writing.kept import Kept

CITATION_ID = "cite-this"
"""The id of the section that tells how a page is cited."""

CITED_KINDS = (
    "home",
    "topics",
    "topic",
    "compare",
    "timeline",
    "sources",
    "source",
    "names",
    "glossary",
    "method",
)
"""Kinds of pages that are cited; each of them is a reference to take away, too."""


def is_cited(page: MarkdownPage, edition: Edition) -> bool:
    """Tell whether the page says how it is cited; an article without a record has nothing to cite yet."""
    if page.key.kind == "source":
        return page.key.id in edition.corpus.sources
    return page.key.kind in CITED_KINDS


def with_citations(
    pages: Sequence[MarkdownPage],
    kept: Kept,
    *,
    with_styles: bool,
    remembered: MutableMapping[str, str] | None = None,
) -> list[MarkdownPage]:
    """Return the pages of one language with how each is cited.

    Arguments:
        pages: all pages of the language.
        kept: what earlier builds made for them.
        with_styles: add the styles of others, where they are installed.
        remembered: what was set in these styles before; what is new is added.

    """
    edition = kept.edition
    items = {page.key: _item_of(page, edition) for page in pages if is_cited(page, edition)}
    styled = set_references(items.values(), edition.language, remembered) if with_styles else {}
    return [
        _with_citation(page, kept, styled.get(items[page.key]["id"], ())) if page.key in items else page
        for page in pages
    ]


def _with_citation(page: MarkdownPage, kept: Kept, styled: tuple[StyledReference, ...]) -> MarkdownPage:
    def write(edition: Edition) -> str:
        return _block(page.key, page.title, edition, styled)

    citation = kept.made(f"citation {page.source_uri}", write, given=(page.key, page.title, styled))
    return dataclasses.replace(page, citation=citation)


def _item_of(page: MarkdownPage, edition: Edition) -> dict[str, Any]:
    """Return what a style sets for the page; an article is where it can be read, or in the archive that we are."""
    if page.key.kind != "source":
        return page_item(edition, page)
    address = absolute(edition, edition.addresses.published(page.key))
    place = ", ".join(part for part in (version_words(edition), address) if part)
    item = source_item(edition, page.key.id)
    # a page of the dossier may have the id of a source
    return {**item, "id": f"source-{page.key.id}", "archive": edition.title, "archive_location": place}


def _block(page: PageKey, title: str, edition: Edition, styled: tuple[StyledReference, ...]) -> str:
    citation = cite_source(edition, page.id) if page.kind == "source" else cite_page(edition, page, title)
    return render(
        "citation.md.j2",
        words=edition.words,
        id=CITATION_ID,
        cite=citation._replace(styled=styled),
    )
