"""The Markdown of our pages as HTML, without MkDocs: headings with their ids, links without what is for scripts alone."""

from __future__ import annotations

import functools
import re

from markdown_it import MarkdownIt

# matches "{.term data-card="entry-ceasefire"}" after a link
LINK_ATTRIBUTES_RE = re.compile(r'(?<=\))\{\.[a-z]+(?: data-card="[^"]*")?\}')
# matches "<h2>What was paused? {#what-was-paused}</h2>"
HEADING_ID_RE = re.compile(r"<(?P<tag>h[1-6])>(?P<words>.*?) \{#(?P<id>[\w-]+)\}</(?P=tag)>")


@functools.lru_cache(maxsize=512)
def render_page(body: str) -> str:
    """Return the body of a page as HTML."""
    html = MarkdownIt("commonmark").render(LINK_ATTRIBUTES_RE.sub("", body))
    return HEADING_ID_RE.sub(r'<\g<tag> id="\g<id>">\g<words></\g<tag>>', html)
