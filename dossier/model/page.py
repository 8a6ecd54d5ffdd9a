"""Pages as they leave the pipeline: plain Markdown with front matter, and the short navigation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

PageKind: TypeAlias = Literal[
    "root",
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
    "search",
    "downloads",
    "corrections",
    "coverage",
]


class PageKey(NamedTuple):
    """Which page is meant, whatever its address."""

    language: str
    """Empty for the root page."""
    kind: PageKind
    id: str = ""
    """Of the topic or source, of the source whose coverage it shows, or of a further page: `2` of the comparison."""

    def in_language(self, language: str) -> PageKey:
        """Return the counterpart in the other language."""
        return PageKey(language, self.kind, self.id)


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A finished page."""

    key: PageKey
    source_uri: str
    """Path below the folder of pages, with forward slashes: `id/topik/iran.md`."""
    title: str
    description: str
    body: str
    """Markdown without front matter."""
    edit_path: str = ""
    """Path from the project root of the file that a curator edits to change the page."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """Further front matter."""
    citation: str = ""
    """Markdown that follows the body and tells how the page is cited; editions of the whole dossier leave it out."""
    head: str = ""
    """What programs read of the page, as JSON; only a site has it."""


class NavItem(NamedTuple):
    """A section in the header of one language."""

    key: PageKey
    title: str
