"""Edits between two builds: what a curator changes while the rest of the dossier stays."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTES = {"id": "Catatan {number} menguji ulang.", "en": "Note {number} is a test of changes."}
NUMBERS = itertools.count(1)


def change_topics(dossier: Path, count: int) -> Callable[[], None]:
    """Return what gives so many topics another last sentence in both languages."""

    def change() -> None:
        number = next(NUMBERS)
        for language, note in NOTES.items():
            for topic in range(count):
                path = dossier / "content" / "topics" / f"topic-{topic}.{language}.md"
                lines = path.read_text(encoding="utf-8").splitlines()
                text = "\n".join(line for line in lines if "[@dossier]" not in line).rstrip("\n")
                path.write_text(f"{text}\n\n{note.format(number=number)}[@dossier]\n", encoding="utf-8")

    return change
