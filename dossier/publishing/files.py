"""Every file that a dossier publishes, by path: pages and data.

Front matter is written in the part of YAML that is JSON, so that no value can break out of its line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dossier.publishing.exports import export_files, site_files
from dossier.publishing.exports.llms import plain_files
from dossier.publishing.search import search_files
from dossier.writing.downloads import write_downloads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition


LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def published_files(
    pages: Iterable[MarkdownPage],
    editions: Sequence[Edition],
    *,
    for_site: bool = False,
    more: Mapping[str, str | bytes] | None = None,
    kept: Mapping[str, str | bytes] | None = None,
    shape: Callable[[Sequence[MarkdownPage]], Sequence[MarkdownPage]] = tuple,
    remembered: MutableMapping[str, str] | None = None,
) -> Mapping[str, str | bytes]:
    """Return the content of every file that the dossier publishes, by path; nothing without an edition.

    Arguments:
        pages: what writing gave; the pages of downloads are written once more, with the sizes of the files.
        editions: the dossier in each of its languages.
        for_site: add what a finished site has and a folder of Markdown has not.
        more: files that take long to make and were made before, by path below the site.
        kept: all exports as an earlier run made them, which a preview does not make anew.
        shape: turns the finished pages into those of another engine.
        remembered: small results of earlier builds of the same program; what is new is added.

    """
    if not editions:
        return {}
    written = list(pages)
    if kept:
        return {
            **page_files(_with_sizes(written, editions, kept)),
            **kept,
            **search_files(editions, remembered),
        }
    public = public_pages(written)
    lists = site_files(public, editions) if for_site else {}
    exports = {**export_files(public, editions), **(more or {}), **lists}
    finished = _with_sizes(written, editions, exports)
    # the page of downloads, which names all sizes before, stands in plain Markdown, too
    plain = plain_files(public_pages(finished), editions, remembered) if for_site else {}
    return {**page_files(shape(finished)), **exports, **plain, **search_files(editions, remembered)}


def public_pages(pages: Iterable[MarkdownPage]) -> list[MarkdownPage]:
    """Return the pages that files to take away hold: all but drafts."""
    return [page for page in pages if not page.meta.get("draft")]


def _with_sizes(
    pages: Iterable[MarkdownPage], editions: Sequence[Edition], exports: Mapping[str, str | bytes]
) -> list[MarkdownPage]:
    """Return the pages with those of downloads naming the files that there are, and their sizes."""
    sizes = {uri: len(to_bytes(content)) for uri, content in exports.items()}
    downloads = {edition.key("downloads"): edition for edition in editions}
    return [write_downloads(downloads[page.key], sizes) if page.key in downloads else page for page in pages]


def to_bytes(content: str | bytes) -> bytes:
    """Return the content of a file as it is written."""
    return content.encode() if isinstance(content, str) else content


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
    lines = [f"{key}: {_quoted(value)}" for key, value in values.items() if value]
    return "\n".join(("---", *lines, "---", "", page.body, *([page.citation] if page.citation else [])))


def _quoted(value: str) -> str:
    """Return the value as JSON that is YAML of one line, too; YAML knows more signs that end a line."""
    return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS)
