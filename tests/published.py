"""Everything that a dossier publishes, without an engine: pages, their plain Markdown, and all files beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.publishing.exports.llms import PlainPages
from dossier.publishing.files import publish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.pipeline import Written
    from dossier.writing.edition import Edition


def plain_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> dict[str, str | bytes]:
    """Return the pages as plain Markdown by path below the site."""
    plain = PlainPages(pages, editions)
    return {uri: plain.text(page) for page in pages if (uri := plain.uri(page))}


def published_files(
    written: Written, more: Mapping[str, str | bytes] | None = None
) -> dict[str, str | bytes]:
    """Return the files by path below the site, with what was made before."""
    found = publish(written.pages, written.editions, for_site=True, more=more)
    return {**found.by_path(), **plain_files(found.pages, written.editions)}
