"""Change files of the content folder for a curator: only those that nobody touched meanwhile, each at once.

What is to be written is decided elsewhere and checked before it comes here. Bytes that an edit does not name stay.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.errors import DossierError
from dossier.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after."""

    path: str
    """From the project root, with forward slashes."""
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change as a unified diff, as version control shows it."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.path, self.path
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )


def read_text(project: Path, path: str) -> str:
    """Return the text of a content file with its own line ends and byte order mark.

    Raises:
        DossierError: the file is not UTF-8.
        OSError: it cannot be read.

    """
    try:
        return (project / path).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise DossierError(f"'{path}' is not UTF-8.", hint="Save it again as UTF-8 first.") from error


def save_edits(project: Path, edits: Iterable[Edit]) -> None:
    """Write the edits, one file after the other; a run that is stopped leaves each file old or new.

    Raises:
        DossierError: a file is not what it was when the edit was made; it is left alone.
        OSError: the folder or the disk refuses.

    """
    for edit in edits:
        if read_text(project, edit.path) != edit.before:
            raise DossierError(
                f"'{edit.path}' was changed by someone else meanwhile.", hint="Run the command again."
            )
        save(project / edit.path, edit.after.encode("utf-8"))
