"""Put pieces of HTML beside elements of a finished page, in one pass, without building a tree of it.

Takes what Python-Markdown writes, which closes every element. A piece for a list item, section or table row stands at
its end; a piece for a paragraph, heading or table after it; a piece for something folded before it, where it is seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INSIDE = {"article", "aside", "dd", "div", "li", "nav", "section", "td", "th"}
"""Elements that a piece ends; after the others it follows."""
MARK = "data-written-at"
"""Attribute of the empty element by which a paragraph is known."""


@dataclass
class _Open:
    """An element that is not closed yet."""

    tag: str
    start: int
    wanted: list[str] = field(default_factory=list)


def find_elements(html: str, anchors: Collection[str]) -> Mapping[str, int]:
    """Return where in the page a piece for each anchor goes, for those anchors that the page has.

    Arguments:
        html: the content of a page.
        anchors: ids of elements, or `at ` and the value of the mark of a paragraph.

    """
    finder = _Finder(html, anchors)
    finder.feed(html)
    finder.close()
    return finder.offsets


def insert(html: str, pieces: Mapping[int, str]) -> str:
    """Return the page with each piece put in at its offset."""
    parts: list[str] = []
    last = 0
    for offset in sorted(pieces):
        parts += (html[last:offset], pieces[offset])
        last = offset
    return "".join((*parts, html[last:]))


class _Finder(HTMLParser):
    """Notes where the elements end that are asked for."""

    def __init__(self, html: str, anchors: Collection[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.offsets: dict[str, int] = {}
        self._html = html
        self._anchors = anchors
        self._open: list[_Open] = []
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Open(tag, self._here())
        for name, value in attrs:
            if name == "id" and value in self._anchors:
                element.wanted.append(value or "")
            elif name == MARK and self._open and f"at {value}" in self._anchors:
                self._open[-1].wanted.append(f"at {value}")
        if tag in ("td", "th") and self._open and self._open[-1].tag == "tr":
            # Nothing but cells may stand in a row.
            element.wanted += self._open[-1].wanted
            self._open[-1].wanted.clear()
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            element = self._open.pop()
            if element.wanted:
                self._note(element)
            if element.tag == tag:
                return

    def _note(self, element: _Open) -> None:
        here = self._here()
        if element.tag == "details":
            place = element.start
        elif element.tag in INSIDE:
            place = here
        else:
            place = self._html.index(">", here) + 1
        for anchor in element.wanted:
            self.offsets.setdefault(anchor, place)
