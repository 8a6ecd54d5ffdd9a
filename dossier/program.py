"""What this program is, as a digest: every result that is kept for later depends on it."""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.cache import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(__file__).parent


@functools.cache
def digest_program() -> str:
    """Return a digest of this program and of the packages beside it."""
    return digest_of(sys.version, *sorted(installed()), digest_tree(PACKAGE))


def digest_tree(folder: Path, without: Path | None = None, known: Mapping[str, str] | None = None) -> str:
    """Return a digest of all files in the folder, without hidden folders and what running Python leaves.

    Arguments:
        folder: where the files are.
        without: a folder in it that is left out.
        known: digests (SHA-256) of files that need not be read, by their whole path.

    Raises:
        OSError: something cannot be read, or a link leads to a folder, which is not looked through.

    """
    root, digests = str(folder), known or {}
    found = hashlib.sha256()
    for path in _walk(root, str(without or "")):
        name, digest = os.fsencode(path[len(root) :]), digests.get(path) or _digest_file(path)
        found.update(b"%d %s %s " % (len(name), name, digest.encode()))
    return found.hexdigest()


def _digest_file(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # plain strings, because there are thousands
        return hashlib.sha256(file.read()).hexdigest()


def _walk(folder: str, without: str) -> Iterator[str]:
    """Yield the path of each file below the folder, in order."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        name, path = entry.name, entry.path
        if entry.is_dir():
            if entry.is_symlink():
                raise OSError(f"'{path}' is a link to a folder, which is not looked through")
            if not name.startswith(".") and name != "__pycache__" and path != without:
                yield from _walk(path, without)
        elif not name.endswith(".pyc"):
            yield path


def installed() -> Iterator[str]:
    """Yield name and version of every package that could be imported."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  # plain strings, because there are thousands
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info", ".pth", ".egg-link")))
