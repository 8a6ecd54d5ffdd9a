"""Every file that a dossier publishes, by path: pages and data.

Front matter is written in the part of YAML that is JSON, so that no value can break out of its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.publishing.exports import export_files, site_files
from dossier.publishing.exports.json import compact
from dossier.publishing.search import search_files
from dossier.writing.downloads import write_downloads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition


LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


class Published(NamedTuple):
    """What a dossier publishes."""

    pages: Sequence[MarkdownPage]
    """The pages as they are finished when the sizes of all files are known."""
    files: Mapping[str, str | bytes]
    """All other files by path."""

    def by_path(self) -> Mapping[str, str | bytes]:
        """Return the content of every file by path."""
        return {**page_files(self.pages), **self.files}


def publish(
    pages: Sequence[MarkdownPage],
    editions: Sequence[Edition],
    *,
    for_site: bool = False,
    more: Mapping[str, str | bytes] | None = None,
    kept: Mapping[str, str | bytes] | None = None,
    remembered: MutableMapping[str, str] | None = None,
    asks_again: bool = True,
) -> Published:
    """Return everything that the dossier publishes; nothing without an edition.

    Arguments:
        pages: what writing gave; the pages of downloads are written once more, with the sizes of the files.
        editions: the dossier in each of its languages.
        for_site: add what a finished site has and a folder of Markdown has not.
        more: files that take long to make and were made before, by path below the site.
        kept: all exports as an earlier run made them, which a preview does not make anew.
        remembered: small results of earlier builds of the same program; what is new is added.
        asks_again: keep the dictionaries of search for a later run of this process.

    """
    if not editions:
        return Published((), {})
    # before all else, because its dictionaries take much memory for a while
    search = search_files(editions, remembered, asks_again=asks_again)
    exports = kept or {
        **export_files(public_pages(pages), editions),
        **(more or {}),
        **(site_files(public_pages(pages), editions) if for_site else {}),
    }
    return Published(_with_sizes(pages, editions, exports), {**exports, **search})


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
    return compact(value).translate(LINE_ENDS)
