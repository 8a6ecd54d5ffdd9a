"""A page's Markdown as well-formed XHTML for editions that hold many pages: ids made unique, links led to their new places.

What serves a screen alone is left out: forms, drawings, signs that copy an address, what folds out.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dossier.text.page_html import VOID, End, Part, Start, Words, read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SILENT = {"form", "template", "noscript", "button", "details", "script", "figure", "svg"}
"""What stands inside is left out."""
SILENT_CLASSES = {"anchor", "headerlink", "filter-count", "search-page"}
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
    writer.write(read_page(body))
    return "".join(writer.parts)


def ids_of(body: str) -> frozenset[str]:
    """Return the ids that the page's XHTML has, without a prefix."""
    writer = _Writer("", lambda _: "", 0)
    writer.write(read_page(body))
    return frozenset(writer.ids)


class _Writer:
    """Writes XHTML; a stack holds what is open, by the name that its end has."""

    def __init__(self, prefix: str, address_of: Callable[[str], str], shift: int) -> None:
        self.parts: list[str] = []
        self.ids: list[str] = []
        self._prefix = prefix
        self._address_of = address_of
        self._shift = shift
        self._open: list[tuple[str, str]] = []
        """Tags with the ends that are written for them."""
        self._silent = 0
        """How many open elements are left out."""

    def write(self, parts: Iterable[Part]) -> None:
        """Write what was read."""
        for part in parts:
            match part:
                case Start(tag, values):
                    self._start(tag, values)
                case End(tag):
                    self._end(tag)
                case Words(text):
                    self._write(escape(text, quote=False))

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag in VOID:
            self._write(f"<{tag}/>" if tag in ("br", "hr", "wbr") else "")
        elif self._silent or tag in SILENT or SILENT_CLASSES & set(values.get("class", "").split()):
            self._silent += 1
            self._open.append((tag, ""))
        else:
            self._begin(tag, values)

    def _end(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        while self._open:
            name, ending = self._open.pop()
            if self._silent:
                self._silent -= 1
            self._write(ending)
            if name == tag:
                return

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
