"""Our pages to HTML in place of Python-Markdown, which would take most of a build, wherever both give the same.

Knows MkDocs' configuration and files by what they hold, and does not import it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import nest_toc_tokens, slugify  # type: ignore[import-untyped]  # ships no types

from dossier.text.site_html import HeadingLinks, to_site_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

EXTENSIONS = {"toc", "tables", "fenced_code", "attr_list", "md_in_html"}
"""What `dossier.text.site_html` does like Python-Markdown; with any other extension that one is used."""


class SiteFile(Protocol):
    """What is to be known of a file of the site."""

    src_uri: str

    @property
    def url(self) -> str:
        """The address below the site."""

    def url_relative_to(self, other: Any) -> str:
        """Return the address as seen from the other file."""


FileT = TypeVar("FileT", bound=SiteFile)


class ReadPage(NamedTuple):
    """A page as HTML, with what MkDocs keeps of it."""

    html: str
    contents: list[Any]
    """The headings inside each other, as the extension `toc` gives them."""
    ids: set[str]
    links: dict[Any, dict[str, str]]
    """By file that the page links to: the anchors in it, with the links."""


class PageReader:
    """Reads pages as the configuration of MkDocs asks for."""

    def __init__(self, extensions: Iterable[str], settings: Mapping[str, Any]) -> None:
        toc = settings.get("toc", {})
        is_known = set(extensions) == EXTENSIONS and set(settings) <= {"toc"}
        self._is_used = (
            is_known and set(toc) == {"permalink", "permalink_title"} and isinstance(toc["permalink"], str)
        )
        title, sign = str(toc.get("permalink_title", "")), str(toc.get("permalink", ""))
        self._links = HeadingLinks(sign, title, lambda words: str(slugify(words, "-")))

    def read(self, markdown: str, origin: FileT, find: Callable[[str], FileT | None]) -> ReadPage | None:
        """Return the page; None where the configuration asks for more, or a link leads to no file, which MkDocs reports.

        Arguments:
            markdown: the page without its front matter.
            origin: the file of the page.
            find: gives the file at a path below the folder of pages.

        """
        if not self._is_used:
            return None
        links: dict[Any, dict[str, str]] = {}
        try:
            found = to_site_html(markdown, lambda href: _address(href, origin, find, links), self._links)
        except LookupError:
            return None
        tokens = [{"level": item.level, "id": item.id, "name": item.html} for item in found.headings]
        return ReadPage(found.html, nest_toc_tokens(tokens), set(found.ids), links)


def _address(
    href: str, origin: FileT, find: Callable[[str], FileT | None], links: dict[Any, dict[str, str]]
) -> str:
    """Return what a link of the page leads to on the site, and note its file and anchor.

    Raises:
        LookupError: it leads to no file.

    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    path = posixpath.normpath(posixpath.join(posixpath.dirname(origin.src_uri), unquote(parts.path)))
    target = find(path) if parts.path else origin
    if target is None or parts.query:
        raise LookupError(href)
    anchors = links.setdefault(target, {})
    if parts.fragment:
        anchors.setdefault(unquote(parts.fragment), href)
    address = target.url_relative_to(origin) if parts.path else ""
    return f"{address}#{parts.fragment}" if parts.fragment else address
