"""What builds keep for later ones, in `.dossier-cache/` beside `mkdocs.yml`: results by a digest of all that they are made from.

The folder may be removed at any time. Entries are never trusted: each begins with a signature of its place and content
(HMAC, RFC 2104) under a key that only this user's builds know, so that a folder that came with somebody's dossier counts
for nothing. What does not fit is made anew. Two builds at once only make the same entry twice.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import json
import os
import secrets
import tempfile
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FOLDER = ".dossier-cache"
SIGN_SIZE = 32
"""Bytes of the signature before the content of an entry, and of the key."""
KEPT_SECONDS = 24 * 60 * 60
"""How long an entry stays that no build uses."""


def digest_of(*parts: str | bytes) -> str:
    """Return a digest of the parts in their order; no two rows of parts give the same."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big") + content)
    return found.hexdigest()


class Memory(MutableMapping[str, str]):
    """Many small results under one key, of which only those stay that this build used."""

    def __init__(self, entry: str, earlier: Mapping[str, str]) -> None:
        self.entry = entry
        self.used: dict[str, str] = {}
        self._earlier = earlier

    def __getitem__(self, key: str) -> str:
        """Return a result of this build or an earlier one."""
        if key not in self.used:
            self.used[key] = self._earlier[key]
        return self.used[key]

    def __setitem__(self, key: str, value: str) -> None:
        """Keep a result."""
        self.used[key] = value

    def __delitem__(self, key: str) -> None:
        """Forget a result of this build."""
        del self.used[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the results of this build."""
        return iter(self.used)

    def __len__(self) -> int:
        """Count the results of this build."""
        return len(self.used)


class CacheShelf:
    """Entries that are found by a name, beside what they all depend on."""

    def __init__(self, cache: Cache, *parts: str) -> None:
        self._cache = cache
        self._parts = parts

    def find(self, name: str) -> bytes | None:
        """Return what an earlier build put there; None for nothing."""
        return self._cache.find(digest_of(*self._parts, name))

    def put(self, name: str, content: bytes) -> None:
        """Keep the content under the name."""
        self._cache.put(digest_of(*self._parts, name), content)


class Cache:
    """Entries of one project."""

    def __init__(self, project: Path) -> None:
        self._folder = project / FOLDER / "entries"
        self._used: set[str] = set()

    def find(self, key: str) -> bytes | None:
        """Return the content with the key, if an earlier build kept it."""
        return read_signed(self._path(key))

    def put(self, key: str, content: bytes) -> None:
        """Keep the content under the key; a folder that cannot be written is no error."""
        write_signed(self._path(key), content)

    def use(self, key: str) -> None:
        """Let the entry with the key stay, although nobody looks at it."""
        self._used.add(key)

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the content with the key, made now if it is not there."""
        found = self.find(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def shelf(self, *parts: str) -> CacheShelf:
        """Return a shelf of entries that are good as long as the parts are the same."""
        return CacheShelf(self, *parts)

    def memory(self, *parts: str) -> Memory:
        """Return what an earlier build kept of the results that the parts name."""
        entry = digest_of(*parts)
        found = self.find(entry)
        return Memory(entry, json.loads(found) if found else {})

    def keep(self, memory: Memory) -> None:
        """Keep what this build used of the memory, and nothing else."""
        self.put(memory.entry, json.dumps(memory.used, ensure_ascii=False).encode())

    def _path(self, key: str) -> Path:
        self.use(key)
        return self._folder / key[:2] / key[2:]

    def sweep(self) -> None:
        """Remove what neither this build nor one of the last day has used."""
        oldest = time.time() - KEPT_SECONDS
        # `os.walk` passes over what goes away while it looks
        entries = ((folder, name) for folder, _, names in os.walk(self._folder) for name in names)
        for folder, name in entries:
            path = f"{folder}{os.sep}{name}"
            try:
                if folder[-2:] + name in self._used:
                    os.utime(path)
                elif Path(path).stat().st_mtime < oldest:
                    Path(path).unlink()
            except OSError:  # another build was faster
                continue


def user_cache() -> Cache:
    """Return what is kept for the user, whatever the project."""
    return Cache(platformdirs.user_cache_path("dossier"))


def read_signed(path: Path) -> bytes | None:
    """Return what a build of this user wrote there; None for anything else."""
    try:
        written = path.read_bytes()
    except OSError:
        return None
    signature, content = written[:SIGN_SIZE], written[SIGN_SIZE:]
    key = _signing_key()
    return content if key and hmac.compare_digest(_sign(key, path, content), signature) else None


def write_signed(path: Path, content: bytes) -> None:
    """Write the content with its signature, at once, but without waiting for the disk: half a file is found out later."""
    key = _signing_key()
    if key is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(_sign(key, path, content) + content)
        Path(name).replace(path)
    except OSError:
        return


def _sign(key: bytes, path: Path, content: bytes) -> bytes:
    name = f"{path.parent.name}/{path.name}".encode()
    return hmac.digest(key, name + b"\0" + content, "sha256")


@functools.cache
def _signing_key() -> bytes | None:
    """Return the key of this user's builds, made at the first one; None where it can be neither read nor made."""
    path = platformdirs.user_state_path("dossier") / "cache-key"
    try:
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)  # readable for this user alone
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(SIGN_SIZE))
            Path(name).replace(path)
        key = path.read_bytes()
    except OSError:
        return None
    return key if len(key) == SIGN_SIZE else None
