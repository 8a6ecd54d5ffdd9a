"""Finished pages of an earlier build: taken again where everything that they were made from is the same.

That is the Markdown and its front matter, what the theme is told of the page, what the preview found in it, the theme, the
configuration and the program. Where one of its links leads elsewhere now, a page is made anew.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.cache import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dossier.cache import Cache
    from dossier.publishing.faster_pages import SiteFile

LEVEL = 1
"""How hard zlib tries; pages are small beside their number."""


class KeptPage(NamedTuple):
    """A finished page, with what MkDocs asks of it to validate links."""

    html: bytes
    plain: bytes
    """The page as plain Markdown; empty for one that has none."""
    ids: list[str]
    links: Mapping[str, Mapping[str, str]]
    """By path of the file that the page links to: the anchors in it, with the links."""
    addresses: Mapping[str, str]
    """The address of each of these files when the page was made."""


class KeptPages:
    """The finished pages of one project that were made with the same theme, configuration and program."""

    def __init__(self, cache: Cache, frame: str) -> None:
        """Keep pages in the cache.

        Arguments:
            cache: what is kept of the project.
            frame: a digest of theme, configuration and program; empty where it cannot be told, and nothing is kept.

        """
        self._cache = cache
        self._frame = frame

    def key_of(self, markdown: str, *parts: Any) -> str:
        """Return what a page is found by that is made from its Markdown and the parts, values of JSON; empty where nothing is kept."""
        if not self._frame:
            return ""
        return digest_of("page", self._frame, markdown, json.dumps(parts, sort_keys=True))

    def find(self, key: str, find_file: Callable[[str], SiteFile | None]) -> KeptPage | None:
        """Return the page, if it was kept and its links lead where they led."""
        found = self._cache.find(key) if key else None
        if found is None:
            return None
        about, _, texts = zlib.decompress(found).partition(b"\n")
        size, *rest = json.loads(about)
        page = KeptPage(texts[:size], texts[size:], *rest)
        files = {uri: find_file(uri) for uri in page.addresses}
        is_same = all(file and file.url == page.addresses[uri] for uri, file in files.items())
        return page if is_same else None

    def keep(
        self, key: str, html: bytes, plain: bytes, ids: Iterable[str], links: Mapping[Any, Mapping[str, str]]
    ) -> None:
        """Keep the finished page.

        Arguments:
            key: what it is found by.
            html: the whole page.
            plain: the page as plain Markdown.
            ids: what it offers as targets.
            links: by file that it links to: the anchors in it, with the links.

        """
        if key:
            addresses = {file.src_uri: file.url for file in links}
            by_uri = {file.src_uri: anchors for file, anchors in links.items()}
            about = json.dumps((len(html), sorted(ids), by_uri, addresses))
            self._cache.put(key, zlib.compress(about.encode() + b"\n" + html + plain, LEVEL))
