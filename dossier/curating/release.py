"""Keep the state of a dossier that readers are given, under a name, so that what changes later can be told.

Takes a checked dossier; the same content gives the same bytes, whatever the day.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from dossier.checking.state import changes_between, state_of
from dossier.errors import DossierError
from dossier.reading.releases import RELEASES

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.release import Change, Release
    from dossier.settings import Settings

# matches "1.0", "2026-12", "first-edition"
NAME_RE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")


def make_release(name: str, corpus: Corpus, proofs: Proofs, settings: Settings) -> Release:
    """Return the present state as the release of that name.

    Raises:
        DossierError: the name does not fit a file or is taken, or the content is older than the newest release.

    """
    if not NAME_RE.fullmatch(name):
        hint = "Use letters a-z, digits, dots and hyphens, such as 1.0."
        raise DossierError(f"'{name}' cannot be the name of a release.", hint=hint)
    taken = next((item for item in corpus.releases if item.name.casefold() == name.casefold()), None)
    if taken:
        hint = f"It is of {taken.day}. A release is never written anew; choose the next name."
        raise DossierError(f"There is a release '{taken.name}' already.", hint=hint)
    newest = corpus.releases[-1] if corpus.releases else None
    day = settings.file.revised
    if newest and day < newest.day:
        hint = "Set 'revised' in content/dossier.yml to the day of this revision."
        raise DossierError(
            f"The dossier is revised on {day}, before release {newest.name} of {newest.day}.", hint=hint
        )
    return state_of(corpus, proofs.uses, name=name, day=day, number=newest.number + 1 if newest else 1)


def changes_since(release: Release, corpus: Corpus) -> tuple[Change, ...]:
    """Return what the release has otherwise than the one before it; nothing for the first."""
    return changes_between(corpus.releases[-1], release) if corpus.releases else ()


def release_path(settings: Settings, name: str) -> Path:
    """Return the file of the release."""
    return settings.project / settings.content / RELEASES / f"{name}.json"


def to_json(release: Release) -> str:
    """Return the file's text: one field a line, in the order of the alphabet, so that two releases compare by lines."""
    head = {
        "name": release.name,
        "day": release.day,
        "number": release.number,
        "corrections": sorted(release.corrections),
    }
    parts = ("sources", "passages", "versions", "dates", "paragraphs")
    body = {part: _sorted(getattr(release, part)) for part in parts}
    return json.dumps({**head, **body}, ensure_ascii=False, indent=1) + "\n"


def _sorted(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return {key: _sorted(value[key]) for key in sorted(value)}
