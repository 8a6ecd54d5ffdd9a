"""A page's Markdown as well-formed XHTML for editions that hold many pages: ids made unique, links led to their new places.

What serves a screen alone is left out: forms, drawings, signs that copy an address, what folds out.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from dossier.text.page_html import render_page

if TYPE_CHECKING:
    from collections.abc import Callable

SILENT = {"form", "template", "noscript", "button", "details", "script", "figure", "svg"}
"""What stands inside is left out."""
SILENT_CLASSES = {"anchor", "headerlink", "filter-count", "search-page"}
VOID = {"br", "hr", "img", "input", "wbr"}
KEPT_ATTRIBUTES = {"class", "scope", "datetime", "value", "start", "colspan", "rowspan"}
# matches "<h2" to "<h6"
HEADING_RE = re.compile(r"h[1-5]")


def to_xhtml(body: str, *, prefix: str, address_of: Callable[[str], str], shift: int = 0) -> str:
    """Return the body of a page as XHTML.

    Arguments:
        body: Markdown with HTML, as pages are written.
        prefix: what every id on the page begins with.
        address_of: what a link in it is to lead to; empty for a link that is to be plain words.
        shift: by how much headings are lowered.

    """
    writer = _Writer(prefix, address_of, shift)
    writer.feed(render_page(body))
    writer.close()
    return "".join(writer.parts)


def ids_of(body: str) -> frozenset[str]:
    """Return the ids that the page's XHTML has, without a prefix."""
    writer = _Writer("", lambda _: "", 0)
    writer.feed(render_page(body))
    return frozenset(writer.ids)


class _Writer(HTMLParser):
    """Writes XHTML while it reads HTML; a stack holds what is open, by the name that its end has."""

    def __init__(self, prefix: str, address_of: Callable[[str], str], shift: int) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.ids: list[str] = []
        self._prefix = prefix
        self._address_of = address_of
        self._shift = shift
        self._open: list[tuple[str, str]] = []
        """Tags with the ends that are written for them."""
        self._silent = 0
        """How many open elements are left out."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in VOID:
            self._write(f"<{tag}/>" if tag in ("br", "hr", "wbr") else "")
        elif self._silent or tag in SILENT or SILENT_CLASSES & set(values.get("class", "").split()):
            self._silent += 1
            self._open.append((tag, ""))
        else:
            self._begin(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        while self._open:
            name, ending = self._open.pop()
            if self._silent:
                self._silent -= 1
            self._write(ending)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        self._write(escape(data, quote=False))

    def _write(self, text: str) -> None:
        if not self._silent:
            self.parts.append(text)

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        name = f"h{int(tag[1]) + self._shift}" if HEADING_RE.fullmatch(tag) else tag
        kept = {key: value for key, value in values.items() if key in KEPT_ATTRIBUTES}
        if values.get("id"):
            self.ids.append(values["id"])
            kept["id"] = self._prefix + values["id"]
        if values.get("lang"):
            kept |= {"lang": values["lang"], "xml:lang": values["lang"]}
        if tag == "a":
            kept["href"] = self._address_of(values.get("href", ""))
            name, kept = (
                ("a", kept) if kept["href"] else ("span", {k: v for k, v in kept.items() if k != "href"})
            )
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
        self._write(f"<{name}{attributes}>")
        self._open.append((tag, f"</{name}>"))
