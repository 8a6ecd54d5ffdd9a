"""A page as well-formed XHTML for editions that hold many pages: ids made unique, links led to their new places.

What serves a screen alone is left out: forms, drawings, signs that copy an address.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dossier.text.page_html import VOID, End, Part, Start, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SILENT = {"form", "template", "noscript", "button", "script", "figure", "svg"}
"""What stands inside is left out."""
SILENT_CLASSES = {"anchor", "headerlink", "filter-count", "search-page"}
KEPT_ATTRIBUTES = {"class", "scope", "datetime", "value", "start", "colspan", "rowspan"}
# matches what every heading begins and ends with, up to its level: "<h1", "</h5"
LEVEL_RE = re.compile(r"(?P<start></?h)(?P<level>[1-5])(?=[ >])")


def to_xhtml(parts: Iterable[Part], *, id_of: Callable[[str], str], address_of: Callable[[str], str]) -> str:
    """Return the body of a page as XHTML.

    Arguments:
        parts: the body, as it was read.
        id_of: what an id on the page becomes.
        address_of: what a link in it is to lead to; empty for a link that is to be plain words.

    """
    writer = _Writer(id_of, address_of)
    writer.write(parts)
    return "".join(writer.parts)


def lower_headings(xhtml: str) -> str:
    """Return our XHTML with each heading one level lower, for a place below another heading."""
    return LEVEL_RE.sub(lambda match: f"{match['start']}{int(match['level']) + 1}", xhtml)


def ids_of(parts: Iterable[Part]) -> frozenset[str]:
    """Return the ids that the page's XHTML has, without a prefix."""
    found: set[str] = set()
    opened: list[str] = []
    silent_at = -1
    """How many elements stand around the outermost one that is left out; below nought where none is."""
    for part in parts:
        if isinstance(part, Start):
            tag, values = part
            if tag in VOID:
                continue
            if silent_at < 0:
                if _is_silent(tag, values):
                    silent_at = len(opened)
                elif values.get("id"):
                    found.add(values["id"])
            opened.append(tag)
        elif isinstance(part, End) and part.tag in opened:
            while opened.pop() != part.tag:
                pass
            if len(opened) <= silent_at:
                silent_at = -1
    return frozenset(found)


def _is_silent(tag: str, values: dict[str, str]) -> bool:
    return tag in SILENT or ("class" in values and not SILENT_CLASSES.isdisjoint(values["class"].split()))


class _Writer:
    """Writes XHTML; a stack holds what is open, by the name that its end has."""

    def __init__(self, id_of: Callable[[str], str], address_of: Callable[[str], str]) -> None:
        self.parts: list[str] = []
        self._id_of = id_of
        self._address_of = address_of
        self._open: list[tuple[str, str]] = []
        """Tags with the ends that are written for them."""
        self._silent = 0
        """How many open elements are left out."""

    def write(self, parts: Iterable[Part]) -> None:
        """Write what was read."""
        for part in parts:
            if isinstance(part, Words):
                if not self._silent:
                    self.parts.append(escape(part.text, quote=False))
            elif isinstance(part, Start):
                self._start(part.tag, part.attributes)
            else:
                self._end(part.tag)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag in VOID:
            self._write(f"<{tag}/>" if tag in ("br", "hr", "wbr") else "")
        elif self._silent or _is_silent(tag, values):
            self._silent += 1
            self._open.append((tag, ""))
        else:
            self._begin(tag, values)

    def _end(self, tag: str) -> None:
        if not self._open or (self._open[-1][0] != tag and tag not in [name for name, _ in self._open]):
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
        name = tag
        written = [f' {key}="{escape(value)}"' for key, value in values.items() if key in KEPT_ATTRIBUTES]
        if own := values.get("id"):
            written.append(f' id="{escape(self._id_of(own))}"')
        if language := escape(values.get("lang", "")):
            written.append(f' lang="{language}" xml:lang="{language}"')
        if tag == "a":
            href = self._address_of(values.get("href", ""))
            if href:
                written.append(f' href="{escape(href)}"')
            else:
                name = "span"
        self.parts.append(f"<{name}{''.join(written)}>")
        self._open.append((tag, f"</{name}>"))
