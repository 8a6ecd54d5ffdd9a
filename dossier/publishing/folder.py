"""Folders that belong to us: pages and data written into one, and a site that takes the place of another one at once.

Writing changes what changed, removes what is gone and touches nothing else. A site is made in a hidden folder beside its
place, under a lock that ends with the process: what a killed run left there is removed by the next one.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import os
import platform
import shutil
import tempfile
import time
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.errors import DossierError
from dossier.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

fcntl = import_module("fcntl") if find_spec("fcntl") else None
"""Locks of files, which Windows has not."""
MARKER_FILE = ".dossier-written"
"""Lists the files that we wrote, so that a later run removes only those."""
KEPT_SECONDS = 24 * 60 * 60
"""How long the folder of a run stays where the system cannot tell whether that run has ended."""
READ_NO_LINK = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""How a file is opened for reading that is no link and no pipe."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Paths begin in the current folder, and both change places (renameat2, Linux)."""


class Changes(NamedTuple):
    """What a run did to the folder, as paths below it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def write_folder(files: Mapping[str, str | bytes], target: Path) -> Changes:
    """Make the folder hold exactly the files, beside what others put there.

    Arguments:
        files: text or bytes by path below the folder, with forward slashes.
        target: the folder; it is made if it is not there.

    Raises:
        DossierError: the folder holds files but none of ours, or it cannot be written.

    """
    try:
        return _write(files, target)
    except OSError as error:
        raise DossierError(f"'{target}' cannot be written: {error.strerror or error}.") from error


def _write(files: Mapping[str, str | bytes], target: Path) -> Changes:
    target.mkdir(parents=True, exist_ok=True)
    marker = target / MARKER_FILE
    if not marker.exists() and any(target.iterdir()):
        raise DossierError(
            f"'{target}' holds files that `dossier write` did not make.",
            hint="Name an empty or a new folder.",
        )
    before = set(marker.read_text(encoding="utf-8").splitlines()) if marker.exists() else set()
    # First the list, so that a run that is cut short still owns what it wrote.
    save(marker, _lines(before | set(files)))
    written, unchanged = [], []
    for name, value in sorted(files.items()):
        path = _inside(target, name)
        content = value.encode() if isinstance(value, str) else value
        if path.is_file() and path.read_bytes() == content:
            unchanged.append(name)
        else:
            save(path, content)
            written.append(name)
    removed = sorted(before - set(files))
    for name in removed:
        _remove(_inside(target, name), target)
    save(marker, _lines(set(files)))
    return Changes(tuple(written), tuple(removed), tuple(unchanged))


def _lines(names: set[str]) -> bytes:
    return ("\n".join(sorted(names)) + "\n").encode()


def _inside(target: Path, name: str) -> Path:
    path = (target / name).resolve()
    if not path.is_relative_to(target.resolve()):
        raise DossierError(f"'{name}' would be written outside '{target}'.")
    return path


def _remove(path: Path, target: Path) -> None:
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == target.resolve() or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of the target at the end, unless something goes wrong.

    Readers find the old folder or the new one. Systems other than Linux rename twice, and a run that is killed between
    leaves no target: the next run puts the old one back first.

    Arguments:
        target: the folder, which may be missing; its parent is made.

    Raises:
        DossierError: the target cannot be replaced.
        OSError: nothing can be written beside the target.

    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_left(target)
    work, lock = _begin(target)
    try:
        (work / ".gitignore").write_text("*\n", encoding="utf-8")
        (work / "new").mkdir()
        yield work / "new"
        _put_in_place(work, target)
    finally:
        _end(work, target, lock)


def _begin(target: Path) -> tuple[Path, int | None]:
    """Return a folder of this run beside the target, and the lock that keeps other runs from removing it."""
    while True:
        work = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target)))
        try:
            lock = _lock(work)
        except BlockingIOError:  # another run takes it for left behind
            continue
        if work.is_dir():
            return work, lock


def _end(work: Path, target: Path, lock: int | None) -> None:
    """Remove the folder of a run; a target that it took away and did not replace is put back before."""
    old = work / "old"
    try:
        if old.exists() and (work / "new").exists() and not target.exists():
            old.replace(target)
        shutil.rmtree(work, ignore_errors=True)
    finally:
        if lock is not None:
            os.close(lock)


def _remove_left(target: Path) -> None:
    """Remove what runs beside the target left that were killed."""
    for work in [path for path in target.parent.iterdir() if path.name.startswith(_prefix(target))]:
        try:
            lock = _lock(work)
            if lock is not None or work.stat().st_mtime < time.time() - KEPT_SECONDS:
                _end(work, target, lock)
        except OSError:  # its run goes on, or another one was faster
            continue


def _prefix(target: Path) -> str:
    return f".{target.name}-building-"


def _lock(folder: Path) -> int | None:
    """Return a lock on the folder that ends with this process; None where the system has none.

    Raises:
        BlockingIOError: another process holds it.

    """
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:
        os.close(handle)
        return None
    return handle


def _put_in_place(work: Path, target: Path) -> None:
    new = work / "new"
    try:
        if target.exists():
            if _exchange(new, target):
                return
            target.replace(work / "old")
        new.replace(target)
    except OSError as error:
        raise DossierError(f"'{target}' cannot be replaced: {error.strerror or error}.") from error


class Earlier:
    """The site before, of which a new one takes what stays the same.

    A second name for a file costs a fraction of what a new file does. Nobody may write into what was taken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self.taken: dict[str, str] = {}
        """The digest (SHA-256) of what was taken, by its whole path in the new site."""

    def take(self, uri: str, digest: str, target: str) -> bool:
        """Let the target be the earlier file, if that is as a new one would be; tell whether it is.

        Arguments:
            uri: the path of the file below the site.
            digest: the SHA-256 of what it has to hold.
            target: where it is to be.

        """
        if self.taken.pop(target, ""):  # asked for once more
            Path(target).unlink()
        earlier = f"{self._folder}/{uri}"
        try:
            handle = os.open(earlier, READ_NO_LINK)
            try:
                status = os.fstat(handle)
                is_usual = status.st_mode == _mode_of_new_files()
                content = os.read(handle, status.st_size + 1) if is_usual else b""
            finally:
                os.close(handle)
            if not is_usual or hashlib.sha256(content).hexdigest() != digest:
                return False
            _link(earlier, target)
            if not os.path.samestat(status, os.lstat(target)):  # another build has put its own in between
                Path(target).unlink()
                return False
        except OSError:  # the file is not there, or the disk knows no second names
            return False
        self.taken[target] = digest
        return True


def _link(earlier: str, target: str) -> None:
    try:
        os.link(earlier, target)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.link(earlier, target)


@functools.cache
def _mode_of_new_files() -> int:
    """Return the mode of a file as this process makes them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new")
        path.touch()
        return path.stat().st_mode


def _exchange(one: Path, other: Path) -> bool:
    """Let both folders change places in one step; tell whether system and disk can do that."""
    if platform.system() != "Linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    names = (os.fsencode(path) for path in (one, other))
    return rename is not None and not rename(AT_FDCWD, next(names), AT_FDCWD, next(names), RENAME_EXCHANGE)
