"""The Markdown of our pages as a row of HTML elements and texts, without MkDocs, for whatever writes pages in another form.

Headings have their ids; what stands beside links for scripts alone is taken off. Reading a page costs more than writing
it, so a page that was read is kept.
"""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser
from typing import NamedTuple, TypeAlias

from markdown_it import MarkdownIt

# matches "{.term data-card="entry-ceasefire"}" after a link
LINK_ATTRIBUTES_RE = re.compile(r'(?<=\))\{\.[a-z]+(?: data-card="[^"]*")?\}')
# matches "<h2>What was paused? {#what-was-paused}</h2>"
HEADING_ID_RE = re.compile(r"<(?P<tag>h[1-6])>(?P<words>.*?) \{#(?P<id>[\w-]+)\}</(?P=tag)>")
VOID = {"br", "hr", "img", "input", "wbr"}
"""Elements that have no end."""


class Start(NamedTuple):
    """The beginning of an element."""

    tag: str
    attributes: dict[str, str]


class End(NamedTuple):
    """The end of an element."""

    tag: str


class Words(NamedTuple):
    """Text between elements, as it reads."""

    text: str


Part: TypeAlias = Start | End | Words


@functools.lru_cache(maxsize=512)
def read_page(body: str) -> tuple[Part, ...]:
    """Return the body of a page as HTML, part by part."""
    html = MarkdownIt("commonmark").render(LINK_ATTRIBUTES_RE.sub("", body))
    reader = _Reader()
    reader.feed(HEADING_ID_RE.sub(r'<\g<tag> id="\g<id>">\g<words></\g<tag>>', html))
    reader.close()
    return tuple(reader.parts)


class _Reader(HTMLParser):
    """Notes what it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(Start(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(End(tag))

    def handle_data(self, data: str) -> None:
        self.parts.append(Words(data))
