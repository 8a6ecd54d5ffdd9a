"""Bytes to text, and which files there are: the only place of this step that touches the disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.finding import Finding
from dossier.model.location import Location

if TYPE_CHECKING:
    from pathlib import Path

# matches a control character other than tab, line feed and carriage return
CONTROL_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
# matches characters that reorder or hide text: bidirectional controls, zero-width space, tag characters
HIDDEN_RE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\U000e0000-\U000e007f]")


class FileRead(NamedTuple):
    """A file as text, with what is wrong with it; text and data are None where it cannot be used."""

    text: str | None
    data: bytes
    findings: tuple[Finding, ...]


def list_files(folder: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the regular files below the folder with one of the suffixes, sorted; links and hidden files are passed over."""
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes
        and not path.is_symlink()
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def read_file(path: Path, name: str, limit_bytes: int) -> FileRead:
    """Return the file as text.

    Arguments:
        path: where it is.
        name: its path from the project root, for messages.
        limit_bytes: the size above which it is refused.

    """
    location = Location(name)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= limit_bytes else b""
    except FileNotFoundError:
        return FileRead(None, b"", (Finding("file-missing", "The file is not there.", location),))
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        return FileRead(None, b"", (Finding("file-unreadable", message, location),))
    if size > limit_bytes:
        message = f"The file has {size:,} bytes; at most {limit_bytes:,} are read."
        hint = "Split it, or raise the limit under 'limits' in content/dossier.yml."
        return FileRead(None, b"", (Finding("file-too-large", message, location, hint=hint),))
    return decode(data, name)


def decode(data: bytes, name: str) -> FileRead:
    """Return UTF-8 bytes as text, or the place of the first byte that is none; a byte order mark is dropped."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The file is not UTF-8: byte {error.start + 1} is 0x{data[error.start]:02x}."
        hint = "Save it again as UTF-8 without changing its words."
        return FileRead(None, data, (Finding("not-utf8", message, Location(name, line), hint=hint),))
    control = CONTROL_RE.search(text)
    if control:
        message = f"The control character U+{ord(control[0]):04X} stands in the file."
        finding = Finding("control-character", message, _place(text, control.start(), name))
        return FileRead(None, data, (finding,))
    return FileRead(text, data, tuple(_hidden_characters(text, name)))


def _hidden_characters(text: str, name: str) -> list[Finding]:
    hint = "It hides or reorders text on screen; make sure that the words are what they seem."
    return [
        Finding("hidden-character", f"The invisible character U+{ord(match[0]):04X} stands here.",
                _place(text, match.start(), name), hint=hint)
        for match in HIDDEN_RE.finditer(text)
    ]  # fmt: skip


def _place(text: str, offset: int, name: str) -> Location:
    return Location(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
