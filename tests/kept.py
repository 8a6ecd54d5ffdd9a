"""What tests of kept results share: a shelf in memory, and each small change of the sample's files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.conftest import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


class DictShelf(dict):
    """What builds keep, in memory."""

    def find(self, name):
        return self.get(name)

    def put(self, name, content):
        self[name] = content


def lines_of_content() -> list[tuple[Path, int]]:
    """Return file and number of each line with words in the content of the sample."""
    files = sorted(path for path in (SAMPLE / "content").rglob("*") if path.suffix in (".yml", ".md"))
    return [
        (path.relative_to(SAMPLE), number)
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if re.search(r"[a-z]{2}", line)
    ]


def check_changes(
    project: Path, places: Iterable[tuple[Path, int]], filled: DictShelf, make: Callable[..., object]
) -> None:
    """Check that after each change the same is made from what was kept before as from nothing."""
    for place in each_change(project, places):
        assert make(project, DictShelf(filled)) == make(project), place


def each_change(project: Path, places: Iterable[tuple[Path, int]]) -> Iterator[tuple[Path, int]]:
    """Give each of the lines another last word, then leave it out, and yield its place while the file is so."""
    for file, number in places:
        path = project / file
        lines = path.read_text(encoding="utf-8").splitlines()
        other = re.sub(r"([a-z])([^a-zA-Z]*)$", r"\1a\2", lines[number])
        for instead in ([other], []):
            changed = [*lines[:number], *instead, *lines[number + 1 :]]
            path.write_text("\n".join(changed) + "\n", encoding="utf-8")
            yield file, number + 1
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
