"""The paragraphs as both languages last agreed: those of the newest release, or what `dossier check --agree` kept since."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.reading.files import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.model.release import Release
    from dossier.settings import Settings

Digests: TypeAlias = "Mapping[str, Mapping[str, Mapping[str, str]]]"
"""By page of prose, by paragraph, by language."""

AGREED_FILE = "agreed.json"
"""In the content folder."""


def read_agreed(settings: Settings, releases: Sequence[Release]) -> tuple[Digests, tuple[Finding, ...]]:
    """Return the digests of the agreed paragraphs, and what is wrong with the file that keeps them.

    A release that is newer than the file counts instead of it; without either, nothing was agreed yet.
    """
    newest = releases[-1] if releases else None
    released = newest.paragraphs if newest else {}
    path = settings.project / settings.content / AGREED_FILE
    if not path.is_file():
        return released, ()
    name = path.relative_to(settings.project).as_posix()
    read = read_file(path, name, settings.file.limits.content_bytes)
    if read.text is None:
        return released, read.findings
    try:
        state = json.loads(read.text)
        after, paragraphs = state["after"], _digests(state["paragraphs"])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        hint = (
            "Restore it from the history of the dossier, or remove it and run `dossier check --agree` again."
        )
        message = "The agreed paragraphs cannot be read."
        return released, (*read.findings, Finding("agreed-broken", message, Location(name), hint=hint))
    return (paragraphs if after == (newest.name if newest else "") else released), read.findings


def _digests(value: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Digests:
    """Return the value with its form made sure of."""
    return {
        page: {
            key: {language: str(digest) for language, digest in texts.items()} for key, texts in keys.items()
        }
        for page, keys in value.items()
    }
