"""Which files there are to add: those named, and those of folders, without what a browser saves beside a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.curating.intake import readers, references
from dossier.reading.articles import ORIGINALS
from dossier.reading.files import list_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dossier.settings import Settings

COMPANION_ENDINGS = ("_files", "-files", ".files")
"""Endings of folders in which browsers put the parts of a saved page."""
NEVER = ("content", "site", "node_modules", "__pycache__")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to look at, each once."""

    articles: tuple[Path, ...]
    references: tuple[Path, ...]
    passed_over: tuple[Path, ...]
    """Files of folders that nothing could be read from."""


def gather(paths: Iterable[Path], settings: Settings) -> Gathered:
    """Return what is to be added.

    Arguments:
        paths: files, which are all tried, and folders, of which what can be read is taken.
        settings: of the dossier, whose own files are never taken for new ones.

    """
    articles: dict[Path, None] = {}
    records: dict[Path, None] = {}
    passed: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            (records if path.suffix.lower() in references.SUFFIXES else articles)[path.resolve()] = None
            continue
        for file in _files_of(path.resolve(), settings):
            suffix = file.suffix.lower()
            if suffix in references.SUFFIXES:
                (records if suffix != ".json" or _holds_records(file, settings) else passed)[file] = None
            elif suffix in readers.SUFFIXES or (
                suffix in readers.OTHER_HINTS and suffix not in readers.PICTURES
            ):
                articles[file] = None
            else:
                passed[file] = None
    return Gathered(tuple(articles), tuple(records), tuple(passed))


def _files_of(folder: Path, settings: Settings) -> Iterator[Path]:
    project = settings.project.resolve()
    seeds = project / settings.seeds
    own = {project / settings.content, seeds / ORIGINALS}
    for file in list_files(folder):
        is_own = any(file.is_relative_to(place) for place in own) or file.parent == project
        inner = file.relative_to(folder).parts[:-1]
        if not is_own and not any(part.endswith(COMPANION_ENDINGS) or part in NEVER for part in inner):
            yield file


def _holds_records(file: Path, settings: Settings) -> bool:
    is_small = file.stat().st_size <= settings.file.limits.original_bytes
    return is_small and references.is_csl_json(file.read_bytes())
