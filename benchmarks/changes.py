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
                _end_with(note.format(number=number), _prose(dossier, topic, language))

    return change


def change_one_file(dossier: Path) -> str:
    """Give the first topic another last sentence in English and return it."""
    sentence = NOTES["en"].format(number=next(NUMBERS))
    _end_with(sentence, _prose(dossier, 0, "en"))
    return sentence


def _prose(dossier: Path, topic: int, language: str) -> Path:
    return dossier / "content" / "topics" / f"topic-{topic}.{language}.md"


def _end_with(sentence: str, path: Path) -> None:
    """Put the sentence in place of the one that an earlier change brought."""
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if "[@dossier]" not in line).rstrip("\n")
    path.write_text(f"{text}\n\n{sentence}[@dossier]\n", encoding="utf-8")
