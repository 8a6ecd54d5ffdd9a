"""Finished pages of an earlier build: taken again where everything that they were made from is the same.

That is the Markdown and its front matter, what the theme is told of the page, what the preview found in it, the theme, the
configuration and the program. What is known of all pages lies together; a page itself is read only where the site before
does not have it.
"""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.cache import digest_of
from dossier.model.shelf import KeptParts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from dossier.cache import Cache

LEVEL = 1
"""How hard zlib tries; pages are small beside their number."""


class KeptPage(NamedTuple):
    """A finished page, with what MkDocs asks of it to validate links."""

    key: str
    """A digest of everything that it was made from."""
    html: str
    """The SHA-256 of the page, by which it is found."""
    plain: str
    """The same of the page as plain Markdown; empty for one that has none."""
    ids: frozenset[str]
    """What it offers as targets."""
    links: Mapping[str, Mapping[str, str]]
    """By path of the file that it links to: the anchors in it, with the links."""


class KeptPages:
    """The finished pages of one project that were made with the same theme, configuration and program."""

    def __init__(self, cache: Cache, frame: str) -> None:
        """Keep pages in the cache.

        Arguments:
            cache: what is kept of the project.
            frame: a digest of theme, configuration and program; empty where it cannot be told, and nothing is kept.

        """
        self._cache = cache
        self.is_on = bool(frame)
        """Whether anything is kept."""
        self._pages = KeptParts[KeptPage](cache.shelf("finished", frame) if frame else None, "pages")

    def find(self, uri: str, key: str) -> KeptPage | None:
        """Return what is known of the page at the path, if it was made from the same."""
        page = self._pages.find(uri)
        return page if page and page.key == key else None

    def use(self, uri: str, page: KeptPage) -> None:
        """Keep the page for the next build, too."""
        self._pages.use(uri, page)
        for digest in filter(None, (page.html, page.plain)):
            self._cache.use(_entry(digest))

    def content(self, digest: str) -> bytes | None:
        """Return the content with the digest; None where it is not kept any more."""
        found = self._cache.find(_entry(digest))
        return zlib.decompress(found) if found else None

    def keep(
        self,
        uri: str,
        key: str,
        html: bytes,
        plain: bytes,
        ids: AbstractSet[str],
        links: Mapping[Any, Mapping[str, str]],
    ) -> KeptPage:
        """Keep the finished page, and return what is known of it.

        Arguments:
            uri: the path of its Markdown.
            key: a digest of everything that it was made from.
            html: the whole page.
            plain: the page as plain Markdown.
            ids: what it offers as targets.
            links: by file that it links to: the anchors in it, with the links.

        """
        by_uri = {file.src_uri: anchors for file, anchors in links.items()}
        page = KeptPage(key, self._put(html), self._put(plain) if plain else "", frozenset(ids), by_uri)
        self.use(uri, page)
        return page

    def _put(self, content: bytes) -> str:
        digest = sha256(content).hexdigest()
        self._cache.put(_entry(digest), zlib.compress(content, LEVEL))
        return digest

    def put(self) -> None:
        """Put what is known of the pages of this build where the next one finds it."""
        self._pages.put()


def _entry(digest: str) -> str:
    return digest_of("page", digest)
