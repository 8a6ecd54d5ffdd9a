"""Pages and data to a folder that belongs to us: write what changed, remove what is gone, touch nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.errors import DossierError
from dossier.saving import save

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARKER_FILE = ".dossier-written"
"""Lists the files that we wrote, so that a later run removes only those."""


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
