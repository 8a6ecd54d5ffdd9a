"""Every file that a dossier publishes, as text by path: pages and data.

Front matter is written in the part of YAML that is JSON, so that no value can break out of its line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dossier.publishing.exports.data import data_files
from dossier.publishing.search import search_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition


def published_files(pages: Iterable[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return the text of every file that the dossier publishes, by path; nothing without an edition."""
    if not editions:
        return {}
    first = editions[0]
    data = data_files(first.settings, first.corpus, first.proofs, first.links)
    return {**page_files(pages), **data, **search_files(editions)}


def page_files(pages: Iterable[MarkdownPage]) -> Mapping[str, str]:
    """Return the whole text of each page by its path below the folder of pages."""
    return {page.source_uri: with_front_matter(page) for page in pages}


def with_front_matter(page: MarkdownPage) -> str:
    """Return the whole text of the page's file."""
    values = {
        "title": page.title,
        "description": page.description,
        "kind": page.key.kind,
        "lang": page.key.language,
        **page.meta,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
    return "\n".join(("---", *lines, "---", "", page.body))
