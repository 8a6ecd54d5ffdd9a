"""Find the files that lie among the content and the articles and that nothing reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.reading.agreed import AGREED_FILE
from dossier.reading.articles import ARTICLE_SUFFIXES, ORIGINALS
from dossier.reading.files import list_names
from dossier.reading.releases import RELEASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.source import Source
    from dossier.settings import Settings

READ_ELSEWHERE = (".md", ".yml", ".yaml")
"""What other readers answer for, whatever its name."""


def report_orphans(settings: Settings, sources: Mapping[str, Source]) -> tuple[Finding, ...]:
    """Report files of other kinds than those that are read, and originals that no record names."""
    return (*_in_content(settings), *_in_seeds(settings, sources))


def _in_content(settings: Settings) -> Iterator[Finding]:
    root = settings.project / settings.content
    for name in list_names(root):
        is_state = name == AGREED_FILE or (name.startswith(f"{RELEASES}/") and name.endswith(".json"))
        if not name.endswith(READ_ELSEWHERE) and not is_state:
            hint = "Records end in .yml, prose in .md; move anything else out of the folder."
            yield _unread(f"{settings.content.as_posix()}/{name}", hint)


def _in_seeds(settings: Settings, sources: Mapping[str, Source]) -> Iterator[Finding]:
    root = settings.project / settings.seeds
    named = {source.original.file for source in sources.values() if source.original}
    for name in list_names(root):
        place = f"{settings.seeds.as_posix()}/{name}"
        if name.startswith(f"{ORIGINALS}/"):
            if name.removeprefix(f"{ORIGINALS}/") not in named:
                yield _unread(
                    place, "Name it in a record under 'original', or remove it; no record rests on it."
                )
        elif not name.endswith(ARTICLE_SUFFIXES):
            yield _unread(place, f"`dossier add {place}` makes an article of it, if it is one.")


def _unread(path: str, hint: str) -> Finding:
    return Finding("file-unknown", "Nothing reads this file.", Location(path), hint=hint)
