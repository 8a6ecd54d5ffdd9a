"""The HTML of a page as Markdown without any HTML.

Meant for readers that have no browser: pictures, forms and what only helps to move about are left out; a marker becomes the
names of its notes, and each note begins with its name.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from html import unescape
from typing import TYPE_CHECKING

from dossier.text.escape import escape_inline
from dossier.text.page_html import VOID, attributes_of, pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dossier.text.page_html import Piece

# matches white space that is not one space
SPACE_RE = re.compile(r" \s+|[^\S ]\s*")
BLANK_LINES_RE = re.compile(r"\n{3,}")

BLOCKS = {"p", "div", "section", "figure", "figcaption", "dl", "table", "blockquote", "details", "pre"}
HEADINGS = {"h1": "\n\n# ", "h2": "\n\n## ", "h3": "\n\n### ", "h4": "\n\n#### "}
SIGNS = {"em": ("*", "*"), "strong": ("**", "**"), "q": ("“", "”")}
"""What stands before and after the words."""
SILENT = {"svg", "form", "template", "noscript", "button", "details", "script"}
"""What stands inside is left out."""
SILENT_CLASSES = {"anchor", "headerlink", "backlinks", "filter-count", "search-page"}
# matches attributes that may name one of these classes
SILENT_CLASSES_RE = re.compile(f"class.*?(?:{'|'.join(sorted(SILENT_CLASSES))})")
QUOTATION = "\n\n> "


def to_plain_markdown(html: str) -> str:
    """Return the HTML of a page, without its frame, as Markdown; links lead where they led."""
    writer = _Writer()
    writer.write(pieces_of(html))
    return writer.text()


class _Writer:
    """Writes Markdown; a stack holds what is open."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []
        """Elements with what is written where they end."""
        self._inside: defaultdict[str, int] = defaultdict(int)
        """How many of each are open."""
        self._lists: list[int] = []
        """The number of the last item of each open list, negative for lists without numbers."""
        self._parts: list[str] = []
        self._last = "\n"
        """The last of the parts."""

    def text(self) -> str:
        """Return what was written, without needless blank lines."""
        lines = map(str.rstrip, "".join(self._parts).split("\n"))
        return BLANK_LINES_RE.sub("\n\n", "\n".join(lines)).strip() + "\n"

    def write(self, pieces: Iterator[Piece]) -> None:
        """Write what was read."""
        for words, slash, tag, written in pieces:
            if words and (words != "\n" or not self._last.endswith(("\n", " "))):
                self._write_words(words)
            if tag is None or written is None:
                continue
            if slash:
                self._end(tag)
            elif tag in VOID:
                self._write(" " if tag == "br" else "")
            elif tag in SILENT or (written and _is_silent(written)):
                _skip(pieces, tag, written)
            elif tag in KNOWN:
                self._start(tag, written)
                if written.endswith("/"):
                    self._end(tag)

    def _start(self, tag: str, written: str) -> None:
        begin = BEGINNINGS.get(tag)
        self._open.append((tag, begin(self, tag, written) if begin else ""))
        self._inside[tag] += 1

    def _end(self, tag: str) -> None:
        if not self._inside[tag]:
            return
        while self._open:
            name, ending = self._open.pop()
            self._inside[name] -= 1
            if name in ("ul", "ol"):
                self._lists.pop()
            if ending:
                self._write(ending)
            if name == tag:
                break

    def _write_words(self, written: str) -> None:
        inside = self._inside
        if inside["pre"]:
            self._write("".join(f"    {line}\n" for line in unescape(written).splitlines()))
        elif not inside["sup"]:
            self._write(_code(written) if inside["code"] else _words(written))

    def _write(self, text: str) -> None:
        if not text:
            return
        last = self._last
        if text[0] in " \n":
            if last == QUOTATION and text.isspace():
                return
            if text[0] == " " and last.endswith(("\n", " ")):
                if len(text) == 1:
                    return
                text = text[1:]
        self._parts.append(text)
        self._last = text

    def begin_heading(self, tag: str, _written: str) -> str:
        """Write the signs of the level."""
        self._write(HEADINGS[tag])
        return "\n\n"

    def begin_words(self, tag: str, _written: str) -> str:
        """Write the sign before words that stand out."""
        before, after = SIGNS[tag]
        self._write(before)
        return after

    def begin_code(self, _tag: str, _written: str) -> str:
        """Write the sign before code, unless its lines show what it is."""
        if self._inside["pre"]:
            return ""
        self._write("`")
        return "`"

    def begin_block(self, tag: str, _written: str) -> str:
        """Part blocks by blank lines; inside a cell or an item by a space."""
        inside = self._inside
        if inside["td"] or inside["th"] or inside["dd"] or inside["li"]:
            self._write(" ")
            return " "
        if self._last != QUOTATION:  # a block in a quotation begins with it
            self._write(QUOTATION if tag == "blockquote" else "\n\n")
        return "\n\n"

    def begin_list(self, tag: str, written: str) -> str:
        """Note how its items are counted."""
        is_counted = tag == "ol" and "letters" not in attributes_of(written).get("class", "")
        self._write("\n" if self._inside["li"] and self._lists else "\n\n")
        self._lists.append(0 if is_counted else -1)
        return "\n"

    def begin_item(self, _tag: str, written: str) -> str:
        """Write a number or a hyphen, and the name of a note."""
        values = attributes_of(written)
        depth = "    " * (len(self._lists) - 1)
        number = self._lists[-1] if self._lists else -1
        if number >= 0:
            number = int(values.get("value") or number + 1)
            self._lists[-1] = number
        self._write(f"\n{depth}{f'{number}.' if number >= 0 else '-'} ")
        name = values.get("id", "")
        if name.startswith(("note-", "passage-")):
            self._write(f"**{name.removeprefix('note-')}** ")
        return ""

    def begin_row(self, tag: str, _written: str) -> str:
        """Write a row of a table as an item, its cells parted by vertical lines, and a record as label and words."""
        self._write("\n- ")
        return ": " if tag == "dt" else ""

    def begin_link(self, _tag: str, written: str) -> str:
        """Write a link; a marker becomes the names of its notes, and what leads to a place on the page its words."""
        values = attributes_of(written)
        if self._inside["sup"]:
            notes = [note.removeprefix("note-") for note in values.get("data-card", "").split()]
            self._write(f" [{'; '.join(notes)}]")
            return ""
        href = values.get("href", "")
        if href.startswith("#"):
            return ""
        self._write("[")
        return f"]({href})"


def _skip(pieces: Iterator[Piece], silent: str, written: str) -> None:
    """Pass over an element, after the beginning of which the pieces stand."""
    depth = 0 if written.endswith("/") else 1
    while depth:
        _, slash, tag, written_inside = next(pieces, (None, "/", silent, None))
        if tag == silent:
            depth += -1 if slash else not (written_inside or "").endswith("/")


def _code(written: str) -> str:
    """Return words of HTML on one line."""
    return SPACE_RE.sub(" ", unescape(written))


@functools.lru_cache(maxsize=4096)
def _words(written: str) -> str:
    """Return words of HTML as Markdown; the same few stand between most tags."""
    return escape_inline(_code(written))


def _is_silent(written: str) -> bool:
    """Tell whether the attributes name a class that is left out."""
    return SILENT_CLASSES_RE.search(written) is not None and not SILENT_CLASSES.isdisjoint(
        attributes_of(written).get("class", "").split()
    )


def _begin_cell(_writer: _Writer, _tag: str, _written: str) -> str:
    return " | "


BEGINNINGS: Mapping[str, Callable[[_Writer, str, str], str]] = {
    **dict.fromkeys(HEADINGS, _Writer.begin_heading),
    **dict.fromkeys(SIGNS, _Writer.begin_words),
    **dict.fromkeys(BLOCKS, _Writer.begin_block),
    **dict.fromkeys(("ul", "ol"), _Writer.begin_list),
    **dict.fromkeys(("tr", "dt"), _Writer.begin_row),
    **dict.fromkeys(("th", "td"), _begin_cell),
    "code": _Writer.begin_code,
    "li": _Writer.begin_item,
    "a": _Writer.begin_link,
}
"""What writes the beginning of an element and returns what it ends with; of others only the words are written."""
KNOWN = {*BEGINNINGS, "dd", "sup"}
"""What is written in another way, or changes what stands inside."""
