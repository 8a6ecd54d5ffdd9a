"""A page's Markdown, which holds HTML for what Markdown cannot say, as Markdown without any.

Meant for readers that have no browser: pictures, forms and what only helps to move about are left out; a marker becomes the
names of its notes, and each note begins with its name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dossier.text.escape import escape_inline
from dossier.text.page_html import VOID, Part, Start, Words, read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SPACE_RE = re.compile(r"\s+")
BLANK_LINES_RE = re.compile(r"\n{3,}")

BLOCKS = {
    "p",
    "div",
    "section",
    "figure",
    "figcaption",
    "dl",
    "table",
    "ul",
    "ol",
    "blockquote",
    "details",
    "pre",
}
HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
SIGNS = {"em": "*", "strong": "**", "b": "", "q": "", "mark": ""}
SILENT = {"svg", "form", "template", "noscript", "button", "details", "script"}
"""What stands inside is left out."""
SILENT_CLASSES = {"anchor", "headerlink", "backlinks", "filter-count", "search-page"}
QUOTATION = "\n\n> "


def to_plain_markdown(body: str, address_of: Callable[[str], str]) -> str:
    """Return the page without HTML.

    Arguments:
        body: Markdown with HTML, as pages are written.
        address_of: what a link in it is to lead to.

    """
    writer = _Writer(address_of)
    writer.write(read_page(body))
    return writer.text()


class _Writer:
    """Writes Markdown; a stack holds what is open."""

    def __init__(self, address_of: Callable[[str], str]) -> None:
        self._address_of = address_of
        self._open: list[tuple[str, str]] = []
        """Elements with what is written where they end."""
        self._inside: Counter[str] = Counter()
        """How many of each are open."""
        self._silent = 0
        """How many open elements are left out."""
        self._lists: list[int] = []
        """The number of the last item of each open list, negative for lists without numbers."""
        self._parts: list[str] = []

    def text(self) -> str:
        """Return what was written, without needless blank lines."""
        lines = (line.rstrip() for line in "".join(self._parts).split("\n"))
        return BLANK_LINES_RE.sub("\n\n", "\n".join(lines)).strip() + "\n"

    def write(self, parts: Iterable[Part]) -> None:
        """Write what was read."""
        for part in parts:
            if isinstance(part, Words):
                if not self._silent:
                    self._write_words(part.text)
            elif isinstance(part, Start):
                self._start(part.tag, part.attributes)
            else:
                self._end(part.tag)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag in VOID:
            self._write(" " if tag == "br" else "")
            return
        if self._silent or tag in SILENT or not SILENT_CLASSES.isdisjoint(values.get("class", "").split()):
            self._silent += 1
            ending = ""
        else:
            ending = self._begin(tag, values)
        self._open.append((tag, ending))
        self._inside[tag] += 1

    def _end(self, tag: str) -> None:
        if not self._inside[tag]:
            return
        while self._open:
            name, ending = self._open.pop()
            self._inside[name] -= 1
            if self._silent:
                self._silent -= 1
            elif name in ("ul", "ol"):
                self._lists.pop()
            self._write(ending)
            if name == tag:
                break

    def _write_words(self, data: str) -> None:
        if self._is_inside("pre"):
            self._write("".join(f"    {line}\n" for line in data.splitlines()))
        elif not self._is_inside("sup"):
            text = SPACE_RE.sub(" ", data)
            self._write(text if self._is_inside("code") else escape_inline(text))

    def _is_inside(self, tag: str) -> bool:
        return self._inside[tag] > 0

    def _write(self, text: str) -> None:
        if self._silent or not text:
            return
        if text[0] in " \n" and self._parts and self._parts[-1] == QUOTATION and not text.strip():
            return
        if text.startswith(" ") and (not self._parts or self._parts[-1].endswith(("\n", " "))):
            text = text[1:]
        self._parts.append(text)

    def _begin(self, tag: str, values: dict[str, str]) -> str:
        """Write what an element begins with and return what it ends with."""
        if tag in HEADINGS:
            self._write(f"\n\n{HEADINGS[tag]}")
            return "\n\n"
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" and "letters" not in values.get("class", "") else -1)
            self._write("\n" if self._is_inside("li") and self._lists[:-1] else "\n\n")
            return "\n"
        if tag == "li":
            return self._begin_item(values)
        if tag in ("tr", "th", "td", "dt", "dd"):
            return self._begin_cell(tag)
        if tag == "a":
            return self._begin_link(values)
        if tag in SIGNS:
            self._write("“" if tag == "q" else SIGNS[tag])
            return "”" if tag == "q" else SIGNS[tag]
        if tag == "code" and not self._is_inside("pre"):
            self._write("`")
            return "`"
        if tag in BLOCKS:
            return self._begin_block(tag)
        return ""

    def _begin_block(self, tag: str) -> str:
        """Part blocks by blank lines; inside a cell or an item by a space."""
        if self._is_inside("td") or self._is_inside("th") or self._is_inside("dd") or self._is_inside("li"):
            self._write(" ")
            return " "
        is_first_of_quotation = bool(self._parts) and self._parts[-1] == QUOTATION
        if not is_first_of_quotation:
            self._write(QUOTATION if tag == "blockquote" else "\n\n")
        return "\n\n"

    def _begin_item(self, values: dict[str, str]) -> str:
        depth = "    " * (len(self._lists) - 1)
        number = self._lists[-1] if self._lists else -1
        if number >= 0:
            number = int(values.get("value") or number + 1)
            self._lists[-1] = number
        self._write(f"\n{depth}{f'{number}.' if number >= 0 else '-'} ")
        if values.get("id", "").startswith(("note-", "passage-")):
            self._write(f"**{values['id'].removeprefix('note-')}** ")
        return ""

    def _begin_cell(self, tag: str) -> str:
        """Write a row of a table as an item, its cells parted by vertical lines, and a record as label and words."""
        if tag in ("tr", "dt"):
            self._write("\n- ")
            return ": " if tag == "dt" else ""
        return " | " if tag in ("th", "td") else ""

    def _begin_link(self, values: dict[str, str]) -> str:
        if self._is_inside("sup"):
            notes = [note.removeprefix("note-") for note in values.get("data-card", "").split()]
            self._write(f" [{'; '.join(notes)}]")
            return ""
        href = values.get("href", "")
        if href.startswith("#"):
            return ""
        self._write("[")
        return f"]({self._address_of(href)})"
