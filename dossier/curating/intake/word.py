"""Text of Word files, by python-docx: paragraphs, headings and tables in their order.

A Word file is a zip archive: how much it unpacks to is looked at before any of it is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph

from dossier.curating.intake.evidence import Evidence, Reading, RefusedError, Sureness, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.table import Table

    from dossier.curating.intake.evidence import Kind

MOST_UNPACKED_TIMES = 20
"""Times the limit of an original to which its archive may unpack in all."""
MOST_PARTS = 5_000


def read_word(data: bytes, limit_bytes: int) -> Reading:
    """Return the text of a .docx file and what its properties say.

    Raises:
        RefusedError: it is not a Word file, or unpacks to too much.

    """
    _refuse_bombs(data, limit_bytes)
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise RefusedError("The file is not a Word document.", "Save it as .docx or .txt.") from error
    lines: list[str] = []
    clues: dict[Kind, tuple[Evidence, ...]] = {}
    for block in document.iter_inner_content():
        lines += _lines(block)
        style = (block.style.name or "") if isinstance(block, Paragraph) and block.style else ""
        if lines and style in ("Title", "Heading 1") and "headline" not in clues:
            clues["headline"] = (Evidence(lines[-1], f"the paragraph styled '{style}'", Sureness.LIKELY),)
    properties = document.core_properties
    if properties.title:
        found = Evidence(
            properties.title.strip(), "the title in the file's properties", Sureness.GUESS, "file"
        )
        clues["headline"] = (*clues.get("headline", ()), found)
    return Reading(
        as_text(lines), clues, remarks=("taken from a Word file: pictures and notes are left out",)
    )


def _refuse_bombs(data: bytes, limit_bytes: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise RefusedError("The file is not a Word document.", "Save it as .docx or .txt.") from error
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limit_bytes * MOST_UNPACKED_TIMES or len(parts) > MOST_PARTS:
        message = f"The Word file unpacks to {unpacked:,} bytes in {len(parts):,} parts, which is too much for an article."
        raise RefusedError(message, "Copy the article alone into a new document.")


def _lines(block: Paragraph | Table) -> Iterator[str]:
    """Return the paragraphs of a block; a cell that spans several counts once."""
    if isinstance(block, Paragraph):
        yield from _nonempty([block.text])
        return
    for row in block.rows:
        cells = {id(cell._tc): cell.text for cell in row.cells}  # noqa: SLF001  # what tells merged cells apart
        yield " ".join(_nonempty(cells.values()))


def _nonempty(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if (line := " ".join(text.split()))]
