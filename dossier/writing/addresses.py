"""Where each page is: its Markdown file, and the links to it, always relative so that a site works below any path."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dossier.text.locale import words_in
from dossier.text.slugs import slugify

if TYPE_CHECKING:
    from dossier.model.corpus import Corpus
    from dossier.model.page import PageKey

# English names of the sections, and of pages below them, in addresses; catalogues translate them in the context "address".
SECTION_ADDRESSES = {
    "topics": "topics",
    "compare": "compare",
    "timeline": "timeline",
    "sources": "sources",
    "names": "names",
    "glossary": "glossary",
    "method": "method",
    "search": "search",
    "downloads": "downloads",
    "usage": "in-the-articles",
    "corrections": "corrections",
    "coverage": "coverage",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of all pages of one dossier."""

    corpus: Corpus
    use_directory_urls: bool = True
    _published: dict[PageKey, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The addresses so far, because each page is linked to from many."""

    def source_uri(self, page: PageKey) -> str:
        """Return the Markdown file of the page: `id/topik/iran.md`."""
        if page.kind == "root":
            return "index.md"
        if page.kind == "home":
            return f"{page.language}/index.md"
        if page.kind == "topic":
            topic = self.corpus.topics.get(page.id)
            slug = topic.slug.get(page.language, page.id) if topic else page.id
            return f"{page.language}/{section_address('topics', page.language)}/{slug}.md"
        if page.kind in ("source", "coverage") and page.id:
            section = "sources" if page.kind == "source" else page.kind
            return f"{page.language}/{section_address(section, page.language)}/{page.id}.md"
        if page.id:
            part = section_address(page.id, page.language) if page.id in SECTION_ADDRESSES else page.id
            return f"{page.language}/{section_address(page.kind, page.language)}/{part}.md"
        if page.kind in ("topics", "sources", "coverage"):
            return f"{page.language}/{section_address(page.kind, page.language)}/index.md"
        return f"{page.language}/{section_address(page.kind, page.language)}.md"

    def link(self, origin: PageKey, target: PageKey, anchor: str = "") -> str:
        """Return a link for Markdown: a relative path to the target's file, with the anchor."""
        if origin == target and anchor:
            return f"#{anchor}"
        return _with_anchor(relative_path(self.source_uri(origin), self.source_uri(target)), anchor)

    def url(self, origin: PageKey, target: PageKey, anchor: str = "") -> str:
        """Return a link for raw HTML: a relative address as it is published, with the anchor."""
        if origin == target and anchor:
            return f"#{anchor}"
        return _with_anchor(self.relative(origin, self.published(target)), anchor)

    def relative(self, origin: PageKey, path: str) -> str:
        """Return the relative address, seen from the page, of a path below the root of the site."""
        return relative_path(self.published(origin), path)

    def published(self, page: PageKey) -> str:
        """Return the path below the root of the site: `id/topik/iran/`, or `id/topik/iran.html`."""
        if (
            page.kind == "topic"
        ):  # looked up each time, so that every page that leads there depends on its slug
            return self._to_publish(page)
        known = self._published.get(page)
        if known is None:
            known = self._published[page] = self._to_publish(page)
        return known

    def _to_publish(self, page: PageKey) -> str:
        stem = self.source_uri(page).removesuffix(".md")
        if not self.use_directory_urls:
            return f"{stem}.html"
        folder, _, name = stem.rpartition("/")
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{stem}/"


@lru_cache(maxsize=4096)
def relative_path(origin: str, path: str) -> str:
    """Return the way from one path below the root of the site to another; both end in `/` where they are folders."""
    start, target = origin.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(start), len(target) - 1) and start[shared] == target[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + target[shared:]
    return "/".join(steps if steps[0] else [".", *steps])


@cache
def section_address(kind: str, language: str) -> str:
    """Return the part of the address that stands for a section: `topik` for topics in Indonesian."""
    return slugify(words_in(language).in_context("address", SECTION_ADDRESSES[kind]))


def _with_anchor(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor else address
