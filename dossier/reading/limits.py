"""What keeps one file from stopping the whole run: its lines, its name, and how many files there are beside it.

The limits stand in `content/dossier.yml`; what goes beyond one is left out and reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.reading.files import FileRead, read_file
from dossier.text.characters import CONTROL_RE, HIDDEN_RE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dossier.settings import Limits

HINT = "Divide it, or raise '{key}' under 'limits' in content/dossier.yml."
# matches the end of a line
LINE_END_RE = re.compile(r"\r\n|\r|\n")


def read_limited(path: Path, name: str, limits: Limits, size: int, *, is_prose: bool = False) -> FileRead:
    """Return the file as text unless one of its lines is too long; of prose, one of its paragraphs.

    Arguments:
        path: where it is.
        name: its path from the project root, for messages.
        limits: those of the dossier.
        size: the limit of its size in bytes.
        is_prose: lines without a blank one between them count as one, as Markdown reads them.

    """
    read = read_file(path, name, size)
    too_long = find_long_line(read.text or "", name, limits.line_characters, is_prose=is_prose)
    return FileRead(None, read.data, (*read.findings, too_long)) if too_long else read


def find_long_line(text: str, name: str, limit: int, *, is_prose: bool = False) -> Finding | None:
    """Return what is wrong with the first line, or paragraph of prose, that is longer than the limit."""
    parts = text.split("\n\n" if is_prose else "\n") if len(text) > limit else ()
    if max(map(len, parts), default=0) <= limit:
        return None
    length = first = 0
    for number, line in enumerate(LINE_END_RE.split(text), start=1):
        goes_on = is_prose and bool(line.strip())
        length, first = (length + len(line), first) if goes_on and length else (len(line), number)
        if length > limit:
            what = "paragraph" if is_prose else "line"
            message = f"This {what} has more than {limit:,} characters."
            return Finding(
                "limit-exceeded", message, Location(name, first), hint=HINT.format(key="line-characters")
            )
    return None


def within_count(files: Sequence[str], folder: str, limits: Limits) -> tuple[Sequence[str], list[Finding]]:
    """Return as many of the files as are read, and what is wrong if there are more."""
    if len(files) <= limits.files:
        return files, []
    message = f"The folder holds {len(files):,} files of one kind; the first {limits.files:,} are read."
    hint = HINT.format(key="files")
    return files[: limits.files], [Finding("limit-exceeded", message, Location(folder), hint=hint)]


def refuse_name(name: str) -> Finding | None:
    """Return what is wrong with the name of a file that pages and messages could not show as it is."""
    found = CONTROL_RE.search(name) or HIDDEN_RE.search(name) or re.search(r"[\t\r\n]", name)
    if not found:
        return None
    message = f"The name of the file holds {found[0]!a}, which no page can show."
    return Finding(
        "file-unreadable", message, Location(name), hint="Rename the file; its words stay as they are."
    )
