"""What builds keep for later ones, in `.dossier-cache/` beside `mkdocs.yml`: results by a digest of all that they are made from.

The folder may be removed at any time. Entries are never trusted: each begins with the digest of its content, and one that
does not fit is made anew. Two builds at once only make the same entry twice.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = ".dossier-cache"
SIGN_SIZE = 32
"""Bytes of the digest before the content of an entry."""
KEPT_SECONDS = 24 * 60 * 60
"""How long an entry stays that no build uses."""


def digest_of(*parts: str | bytes) -> str:
    """Return a digest of the parts in their order; no two rows of parts give the same."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big") + content)
    return found.hexdigest()


class Cache:
    """Entries of one project."""

    def __init__(self, project: Path) -> None:
        self._folder = project / FOLDER / "entries"
        self._used: set[Path] = set()

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the content with the key, made now if it is not there; a folder that cannot be written is no error."""
        path = self._folder / key[:2] / key[2:]
        self._used.add(path)
        found = _read(path)
        if found is None:
            found = make()
            _write(path, hashlib.sha256(found).digest() + found)
        return found

    def sweep(self) -> None:
        """Remove what neither this build nor one of the last day has used."""
        oldest = time.time() - KEPT_SECONDS
        for path in self._folder.glob("*/*") if self._folder.is_dir() else ():
            try:
                if path in self._used:
                    os.utime(path)
                elif path.stat().st_mtime < oldest:
                    path.unlink()
            except OSError:  # another build was faster
                continue


def _read(path: Path) -> bytes | None:
    try:
        written = path.read_bytes()
    except OSError:
        return None
    sign, content = written[:SIGN_SIZE], written[SIGN_SIZE:]
    return content if hashlib.sha256(content).digest() == sign else None


def _write(path: Path, content: bytes) -> None:
    """Write the entry at once, but without waiting for the disk: what a crash leaves half written is found out."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        return
