"""Bytes to text, and which files there are: the only place of this step that touches the disk."""

from __future__ import annotations

import os
import stat
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.text.characters import CONTROL_RE, HIDDEN_RE, written_out

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = bytes(code for code in range(128) if CONTROL_RE.match(chr(code)))
"""The controls of ASCII; counting them takes a fifth of the time of a search."""
OPENING = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"))
"""How files are opened; not each system has all of these."""
MOST_HIDDEN = 20
"""Invisible characters of one file that are reported one by one."""


class FileRead(NamedTuple):
    """A file as text, with what is wrong with it; text and data are None where it cannot be used."""

    text: str | None
    data: bytes
    findings: tuple[Finding, ...]


def list_files(folder: Path, suffixes: tuple[str, ...] = ("",)) -> tuple[Path, ...]:
    """Return the regular files below the folder with one of the suffixes (or any), sorted.

    Links and hidden files are passed over.
    """
    return tuple(folder / name for name in list_names(folder, suffixes))


def list_names(folder: Path, suffixes: tuple[str, ...] = ("",)) -> tuple[str, ...]:
    """Return the same files by their paths from the folder, with forward slashes."""
    return tuple(
        _name(entry, folder)
        for entry in _entries(folder, with_hidden=False)
        if entry.name.endswith(suffixes) and entry.is_file(follow_symlinks=False)
    )


def find_links(folder: Path) -> tuple[Path, ...]:
    """Return the symbolic links below the folder, sorted, without following any; hidden ones, too."""
    return tuple(Path(entry) for entry in _entries(folder, with_hidden=True) if entry.is_symlink())


def _entries(folder: Path | str, *, with_hidden: bool) -> Iterator[os.DirEntry[str]]:
    """Yield what lies in the folder and in those below it, each folder sorted by name."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=attrgetter("name"))
    except OSError:
        return
    for entry in entries:
        if with_hidden or not entry.name.startswith("."):
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, with_hidden=with_hidden)


def _name(entry: os.DirEntry[str], folder: Path) -> str:
    return entry.path[len(str(folder)) :].replace(os.sep, "/").lstrip("/")


def read_file(path: Path, name: str, limit_bytes: int) -> FileRead:
    """Return the file as text.

    Arguments:
        path: where it is.
        name: its path from the project root, for messages.
        limit_bytes: the size above which it is refused.

    """
    data, findings = read_bytes(path, name, limit_bytes)
    return FileRead(None, b"", findings) if data is None else decode(data, name)


def read_bytes(path: Path, name: str, limit_bytes: int) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Return the bytes of the file, None where it is not there, too large, or cannot be read."""
    location = Location(name)
    try:
        size, data = _read_plain_file(path, limit_bytes)
    except FileNotFoundError:
        return None, (Finding("file-missing", "The file is not there.", location),)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        return None, (Finding("file-unreadable", message, location),)
    if data is None:
        message = f"The file has {size:,} bytes; at most {limit_bytes:,} are read."
        hint = "Split it, or raise the limit under 'limits' in content/dossier.yml."
        return None, (Finding("file-too-large", message, location, hint=hint),)
    return data, ()


def _read_plain_file(path: Path, limit_bytes: int) -> tuple[int, bytes | None]:
    """Return size and bytes of a regular file, None for the bytes of one above the limit.

    A pipe would keep us waiting for ever, a device has no end, and a link may lead out of the dossier.
    """
    if path.is_symlink():
        raise OSError(0, "it is a link")
    with os.fdopen(os.open(path, OPENING), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "it is no regular file")
        data = file.read(
            min(status.st_size, limit_bytes) + 1
        )  # room for much more takes longer than the reading
        if len(data) > status.st_size:
            data += file.read(limit_bytes + 1 - len(data))
    return max(status.st_size, len(data)), data if len(data) <= limit_bytes else None


def decode(data: bytes, name: str) -> FileRead:
    """Return UTF-8 bytes as text, or the place of the first byte that is none; a byte order mark is dropped."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The file is not UTF-8: byte {error.start + 1} is 0x{data[error.start]:02x}."
        hint = "Save it again as UTF-8 without changing its words."
        return FileRead(None, data, (Finding("not-utf8", message, Location(name, line), hint=hint),))
    # Characters above ASCII begin with other bytes; of those that control, with this one.
    may_control = len(data.translate(None, CONTROLS)) < len(data) or b"\xc2" in data
    control = CONTROL_RE.search(text) if may_control else None
    if control:
        message = f"The control character {written_out(control[0])} stands in the file."
        finding = Finding("control-character", message, _place(text, control.start(), name))
        return FileRead(None, data, (finding,))
    return FileRead(text, data, tuple(_hidden_characters(text, name)))


def _hidden_characters(text: str, name: str) -> list[Finding]:
    """Report the first of the invisible characters, and how many more there are."""
    if text.isascii():
        return []
    matches = HIDDEN_RE.finditer(text)
    hint = "It hides or reorders text on screen; make sure that the words are what they seem."
    findings = [
        Finding("hidden-character", f"The invisible character {written_out(match[0])} stands here.",
                _place(text, match.start(), name), hint=hint)
        for match in islice(matches, MOST_HIDDEN)
    ]  # fmt: skip
    if more := sum(1 for _ in matches):
        message = f"The file holds {more:,} more invisible characters."
        findings.append(Finding("hidden-character", message, Location(name), hint=hint))
    return findings


def _place(text: str, offset: int, name: str) -> Location:
    return Location(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
