"""The Markdown of our pages as a row of HTML elements and texts, without MkDocs, for whatever writes pages in another form.

Headings have their ids; what stands beside links for scripts alone is taken off. Only for well-formed HTML, which ours is:
a general reader takes many times as long.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

# matches "{.term data-card="entry-ceasefire"}" after a link
LINK_ATTRIBUTES_RE = re.compile(r'(?<=\))\{\.[a-z]+(?: data-card="[^"]*")?\}')
# matches "<h2>What was paused? {#what-was-paused}</h2>"
HEADING_ID_RE = re.compile(r"<(?P<tag>h[1-6])>(?P<words>.*?) \{#(?P<id>[\w-]+)\}</(?P=tag)>")
# matches '<a class="cite" href="#n">', "</a>", "<br />" and "<!-- x -->"; its groups are those of a piece
TAG_RE = re.compile(
    r"""<(?:!--.*?-->|(/?)([A-Za-z][^\s/>]*)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>)""",
    re.DOTALL,
)
# matches 'class="cite"', "hidden" and "value=1"; its groups are the name and the three ways to write a value
ATTRIBUTE_RE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
VOID = frozenset({"br", "hr", "img", "input", "wbr"})
"""Elements that have no end."""

Piece: TypeAlias = tuple[str, str | None, str | None, str | None]
"""Text as it is written, and of the tag after it a slash where it is an end, its name, and its attributes as written.

There is no tag after the last text, and none where a comment stands.
"""


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

_PARSER = MarkdownIt("commonmark")


def pieces_of(html: str) -> Iterator[Piece]:
    """Yield HTML piece by piece, for readers that need few of the attributes."""
    found: Iterator[Any] = iter([*TAG_RE.split(html), None, None, None])
    return zip(found, found, found, found, strict=True)


def attributes_of(written: str) -> dict[str, str]:
    """Return the attributes of a tag by their names."""
    found = ATTRIBUTE_RE.findall(written)
    if "&" in written:
        return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}
    return {name.lower(): double or single or bare for name, double, single, bare in found}


def read_page(body: str) -> tuple[Part, ...]:
    """Return the body of a page as HTML, part by part."""
    html = _PARSER.render(LINK_ATTRIBUTES_RE.sub("", body))
    return tuple(_parts(HEADING_ID_RE.sub(r'<\g<tag> id="\g<id>">\g<words></\g<tag>>', html)))


def _parts(html: str) -> Iterator[Part]:
    for words, slash, tag, written in pieces_of(html):
        if words:
            yield Words(unescape(words))
        if tag is None or written is None:
            continue
        if slash:
            yield End(tag.lower())
            continue
        yield Start(tag.lower(), attributes_of(written))
        if written.endswith("/"):  # as HTML readers report it
            yield End(tag.lower())
