"""Look for the words of an article in everything that a dossier publishes, in archives, books and databases, too."""

from __future__ import annotations

import io
import re
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dossier.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WORDS, CHARACTERS = 8, 40
# matches what encloses words and is none of them: tags, entities, escapes of JSON
MARKUP_RE = re.compile(r"<[^<>]*>|&[a-z]+;|&#x?[0-9a-f]+;|\\u[0-9a-f]{4}|\\[nt\"]")
WORD_RE = re.compile(r"[^\W_]+")


def normal(text: str) -> str:
    """Return the words of a text in small letters, whatever stands between them."""
    return " ".join(WORD_RE.findall(MARKUP_RE.sub(" ", fold(unquote(text)).text).lower()))


def runs_of(texts: Iterable[str]) -> frozenset[str]:
    """Return every run of eight words, or of as many as make forty characters, of each line."""
    found = set()
    for text in texts:
        for line in text.splitlines():
            words = normal(line).split()
            for start in range(len(words)):
                for end in range(start + 1, len(words) + 1):
                    run = " ".join(words[start:end])
                    if end - start >= WORDS or len(run) >= CHARACTERS:
                        found.add(run)
                        break
    return frozenset(found)


def contents_of(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Return each text that a file holds, with where it stands."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from contents_of(f"{name}!{inner}", archive.read(inner))
    elif data.startswith(b"SQLite format 3"):
        yield from _rows(name, data)
    try:
        yield name, data.decode("utf-8")
    except UnicodeDecodeError:
        yield f"{name} (Latin-1)", data.decode("latin-1")


def _rows(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.sqlite"
        path.write_bytes(data)
        connection = sqlite3.connect(path)
        try:
            yield name, "\n".join(connection.iterdump())
        finally:
            connection.close()


def found_in(files: Mapping[str, bytes], runs: frozenset[str]) -> dict[str, str]:
    """Return the first run that each file holds, by file."""
    found = {}
    for name, data in files.items():
        for where, text in contents_of(name, data):
            words = normal(text)
            run = next((run for run in runs if run in words), None)
            if run is not None:
                found[where] = run
    return found


def files_below(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, hidden ones, too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
