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

    from dossier.model.page import MarkdownPage
    from dossier.text.styles import StyledReference
    from dossier.writing.edition import Edition

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
    edition: Edition,
    *,
    with_styles: bool,
    remembered: MutableMapping[str, str] | None = None,
) -> tuple[MarkdownPage, ...]:
    """Return the pages of one language with how each is cited.

    Arguments:
        pages: all pages of the language.
        edition: the dossier in the language.
        with_styles: add the styles of others, where they are installed.
        remembered: what was set in these styles before; what is new is added.

    """
    cited = [(page, _item_of(page, edition)) for page in pages if is_cited(page, edition)]
    items = [item for _, item in cited]
    styled = set_references(items, edition.language, remembered) if with_styles else {}
    blocks = {page.key: _block(page, edition, styled.get(item["id"], ())) for page, item in cited}
    return tuple(dataclasses.replace(page, citation=blocks.get(page.key, "")) for page in pages)


def _item_of(page: MarkdownPage, edition: Edition) -> dict[str, Any]:
    """Return what a style sets for the page; an article is where it can be read, or in the archive that we are."""
    if page.key.kind != "source":
        return page_item(edition, page)
    address = absolute(edition, edition.addresses.published(page.key))
    place = ", ".join(part for part in (version_words(edition), address) if part)
    item = source_item(edition, page.key.id)
    # a page of the dossier may have the id of a source
    return {**item, "id": f"source-{page.key.id}", "archive": edition.title, "archive_location": place}


def _block(page: MarkdownPage, edition: Edition, styled: tuple[StyledReference, ...]) -> str:
    if page.key.kind == "source":
        citation = cite_source(edition, page.key.id)
    else:
        citation = cite_page(edition, page.key, page.title)
    return render(
        "citation.md.j2",
        words=edition.words,
        id=CITATION_ID,
        cite=dataclasses.replace(citation, styled=styled),
    )
