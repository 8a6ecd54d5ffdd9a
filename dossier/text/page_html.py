"""The Markdown of our pages as a row of HTML elements and texts, without MkDocs, for whatever writes pages in another form.

Headings have their ids; what stands beside links for scripts alone is taken off. Reading a page costs more than writing
it, so a page that was read is kept.
"""

from __future__ import annotations

import functools
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

# matches "{.term data-card="entry-ceasefire"}" after a link
LINK_ATTRIBUTES_RE = re.compile(r'(?<=\))\{\.[a-z]+(?: data-card="[^"]*")?\}')
# matches "<h2>What was paused? {#what-was-paused}</h2>"
HEADING_ID_RE = re.compile(r"<(?P<tag>h[1-6])>(?P<words>.*?) \{#(?P<id>[\w-]+)\}</(?P=tag)>")
# matches '<a class="cite" href="#n">', "</a>", "<br />" and "<!-- x -->"
TAG_RE = re.compile(
    r"""<(?:!--.*?-->|(?P<slash>/?)(?P<tag>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^"'>]|"[^"]*"|'[^']*')*)>)""",
    re.DOTALL,
)
# matches 'class="cite"', "hidden" and "value=1"
ATTRIBUTE_RE = re.compile(
    r"""(?P<name>[^\s"'>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)
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
    html = _PARSER.render(LINK_ATTRIBUTES_RE.sub("", body))
    return tuple(_parts(HEADING_ID_RE.sub(r'<\g<tag> id="\g<id>">\g<words></\g<tag>>', html)))


_PARSER = MarkdownIt("commonmark")


def _parts(html: str) -> Iterator[Part]:
    """Yield the parts of well-formed HTML, which ours is: a general reader takes twice as long."""
    end = 0
    for match in TAG_RE.finditer(html):
        if match.start() > end:
            yield Words(unescape(html[end : match.start()]))
        end = match.end()
        tag = match["tag"]
        if tag is None:  # a comment
            continue
        if match["slash"]:
            yield End(tag.lower())
            continue
        yield Start(tag.lower(), _attributes(match["attributes"]))
        if match["attributes"].endswith("/"):  # as HTML readers report it
            yield End(tag.lower())
    if end < len(html):
        yield Words(unescape(html[end:]))


def _attributes(written: str) -> dict[str, str]:
    return {
        match["name"].lower(): unescape(match["double"] or match["single"] or match["bare"] or "")
        for match in ATTRIBUTE_RE.finditer(written)
    }
