"""What a hostile case is: a change of the mini dossier, and what is to come of it.

A case is *inert* (it is published, and does nothing) or *refused* (a finding of level error names the file and, where
there is one, the line). The changes are functions of the folder of a copy, so that a case is a few words long.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(__file__).parents[1] / "sample"
LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Refused:
    """The finding that is to refuse a case."""

    code: str
    path: str
    line: int = 0
    """0 where the finding is about the file as a whole."""
    severity: str = "error"
    """A warning stops the build that publishes, which is strict."""


@dataclass(frozen=True)
class Case:
    """One attack."""

    name: str
    change: Callable[[Path], None]
    refused: Refused | None = None
    """None for what is published and does nothing."""
    heavy: bool = False
    """Whether it might take much time or memory, so that everything is made of it, exports and all."""
    combines: bool = False
    """Whether it can be part of the one site that holds all inert cases."""


def load(path: Path) -> Any:
    """Return the YAML of a content file with every value as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # it makes texts only


def dump(path: Path, value: Any) -> None:
    """Write the value as YAML."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**9)
    path.write_text(text, encoding="utf-8")


def put(file: str, keys: tuple[str | int, ...], value: Any) -> Callable[[Path], None]:
    """Return a change that gives a key of a content file another value."""

    def change(project: Path) -> None:
        path = project / "content" / file
        inner = whole = load(path)
        for key in keys[:-1]:
            inner = inner[key]
        inner[keys[-1]] = value
        dump(path, whole)

    return change


def join(file: str, keys: tuple[str | int, ...], text: str) -> Callable[[Path], None]:
    """Return a change that writes the text behind what a key of a content file says, in whichever languages it does."""

    def change(project: Path) -> None:
        path = project / "content" / file
        inner = whole = load(path)
        for key in keys[:-1]:
            inner = inner[key]
        inner[keys[-1]] = _joined(
            inner.get(keys[-1], "") if isinstance(inner, dict) else inner[keys[-1]], text
        )
        dump(path, whole)

    return change


def _joined(value: Any, text: str) -> Any:
    match value:
        case dict():
            return {language: _joined(inner, text) for language, inner in value.items()}
        case list():
            return [*value, text]
    return f"{value} {text}".strip()


def lay(file: str, content: str | bytes) -> Callable[[Path], None]:
    """Return a change that puts a file into the project."""
    data = content.encode() if isinstance(content, str) else content

    def change(project: Path) -> None:
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return change


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a change that writes other words into a file, in each place where the old ones stand."""

    def change(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def extend_article(text: str | bytes) -> Callable[[Path], None]:
    """Return a change that adds words to the article of `warta` and records its new digest."""
    more = text.encode() if isinstance(text, str) else text

    def change(project: Path) -> None:
        path = project / "seeds" / "001_warta.txt"
        data = path.read_bytes() + more
        path.write_bytes(data)
        put("sources/warta.yml", ("sha256",), hashlib.sha256(data).hexdigest())(project)

    return change


def quote(words: str) -> Callable[[Path], None]:
    """Return a change that adds words to the article of `warta` and quotes them in a point, with a translation."""
    passage = f"hostile-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
    record = {"exact": words, "translation": {"en": words}}

    def change(project: Path) -> None:
        extend_article(f"\n{words}\n")(project)
        put("sources/warta.yml", ("passages", passage), record)(project)
        path = project / "content" / "points" / "crossing.yml"
        points = load(path)
        points["points"]["crocodiles"]["versions"][0]["passages"].append(f"warta#{passage}")
        dump(path, points)

    return change


def together(*changes: Callable[[Path], None]) -> Callable[[Path], None]:
    """Return all changes as one."""

    def change(project: Path) -> None:
        for each in changes:
            each(project)

    return change
