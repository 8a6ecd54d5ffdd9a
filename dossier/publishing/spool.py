"""What keeps the memory of a build small: contents that wait on disk for their turn, and memory that goes back when it is free.

In memory, the texts of all pages and their HTML would take more than everything else.
"""

from __future__ import annotations

import ctypes
import dataclasses
import functools
import hashlib
import os
import platform
import tempfile
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from dossier.publishing.files import with_front_matter

if TYPE_CHECKING:
    from dossier.model.page import MarkdownPage

Fetch: TypeAlias = Callable[[], bytes]
"""Gives a content that waits."""

M_MMAP_THRESHOLD = -3
"""The number of the option of `mallopt` that says which blocks go back at once."""
LARGE_BYTES = 128 * 1024


class Spool:
    """Contents in a file without a name, which goes when nobody asks for them any more."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed where the spool is let go
        weakref.finalize(self, self._file.close)

    def put(self, content: bytes) -> Fetch:
        """Lay the content down, and return what gives it back."""
        place = self._file.seek(0, os.SEEK_END)
        self._file.write(content)
        return functools.partial(self._read, place, len(content))

    def _read(self, place: int, size: int) -> bytes:
        self._file.seek(place)
        return self._file.read(size)


class Text(NamedTuple):
    """A text that waits."""

    fetch: Fetch
    digest: str
    """Its SHA-256."""


class PageSpool(Spool):
    """The texts of pages, and whatever else waits with them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, Text] = {}
        """The whole texts by path of the page."""
        self.heads: dict[str, Text] = {}
        """What programs read of the pages, likewise."""

    def take(self, page: MarkdownPage) -> MarkdownPage:
        """Lay the text of the page down, in place of an older one, and return the page without it."""
        self.texts[page.source_uri] = self._text(with_front_matter(page))
        if page.head:
            self.heads[page.source_uri] = self._text(page.head)
        return dataclasses.replace(page, body="", citation="", head="")

    def _text(self, text: str) -> Text:
        content = text.encode()
        return Text(self.put(content), hashlib.sha256(content).hexdigest())


def give_back_memory() -> None:
    """Give the system back what is free; the C library of Linux keeps it for later, although so much is not needed again."""
    _call("malloc_trim", 0)


def give_back_large_blocks() -> None:
    """Let large blocks, such as long pages, go back as soon as they are free; else the C library learns to keep them."""
    _call("mallopt", M_MMAP_THRESHOLD, LARGE_BYTES)


def _call(name: str, *values: int) -> None:
    """Call a function of the C library where it has that."""
    if platform.system() == "Linux":
        function: Any = getattr(ctypes.CDLL(None), name, lambda *_: None)
        function(*values)
