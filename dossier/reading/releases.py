"""The states that `dossier release` wrote, `content/releases/NAME.json`; a file that was altered is refused as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dossier.model.date import check_day
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.release import Release
from dossier.reading.files import list_files, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dossier.settings import Settings

RELEASES = "releases"
"""Folder of the releases, below the content folder."""
HINT = (
    "`dossier release` writes these files and nobody else does; restore it from the history of the dossier."
)


class _BrokenError(Exception):
    """Say what is wrong with a file."""


def read_releases(settings: Settings) -> tuple[tuple[Release, ...], tuple[Finding, ...]]:
    """Return the releases in their order, the newest last, and what is wrong with their files."""
    folder = settings.project / settings.content / RELEASES
    releases: list[Release] = []
    findings: list[Finding] = []
    for path in list_files(folder, (".json",)) if folder.is_dir() else ():
        found = _read(path, path.relative_to(settings.project).as_posix(), settings)
        if isinstance(found, Release):
            releases.append(found)
        else:
            findings.extend(found)
    releases.sort(key=lambda release: (release.number, release.day, release.name))
    return tuple(releases), tuple(findings)


def _read(path: Path, name: str, settings: Settings) -> Release | tuple[Finding, ...]:
    # A state holds everything that the other files do, so it may be larger than any of them.
    read = read_file(path, name, 10 * settings.file.limits.content_bytes)
    if read.text is None:
        return read.findings
    try:
        return _release(json.loads(read.text), path.stem)
    except json.JSONDecodeError as error:
        message, place = (
            f"The release cannot be read: {error.msg}.",
            Location(name, error.lineno, error.colno),
        )
    except (RecursionError, ValueError, _BrokenError) as error:
        message, place = f"The release cannot be read: {error}.", Location(name)
    return (Finding("release-broken", message, place, hint=HINT),)


def _release(data: Any, name: str) -> Release:
    if not isinstance(data, dict) or data.get("name") != name:
        raise _BrokenError(f"it is not the state that is called '{name}'")
    number, corrections = data.get("number"), data.get("corrections")
    if not isinstance(number, int) or not isinstance(corrections, list):
        raise _BrokenError("its number or its list of corrections is missing")
    return Release(
        name=name,
        day=check_day(str(data.get("day"))),
        passages=_texts(data, "passages", 2),
        versions=_texts(data, "versions", 2),
        dates=_texts(data, "dates", 2),
        sources=_texts(data, "sources", 2),
        paragraphs=_texts(data, "paragraphs", 3),
        number=number,
        corrections=tuple(map(str, corrections)),
    )


def _texts(data: Mapping[str, Any], key: str, depth: int) -> Any:
    """Return the part of the file, which must hold maps of that depth with texts in them."""
    if not _is_deep(data.get(key), depth):
        raise _BrokenError(f"'{key}' is missing or has another form")
    return data[key]


def _is_deep(value: Any, depth: int) -> bool:
    if depth == 0:
        return isinstance(value, str)
    return isinstance(value, dict) and all(_is_deep(inner, depth - 1) for inner in value.values())
