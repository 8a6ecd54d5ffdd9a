"""Text of PDF files, by pypdf. A PDF has lines, not paragraphs: they are put together again, and the remark says so."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dossier.curating.intake.evidence import Evidence, Reading, RefusedError, Sureness, as_text

if TYPE_CHECKING:
    from dossier.curating.intake.evidence import Kind

# matches the end of a sentence or heading line: '."', "?)"
SENTENCE_END_RE = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
# matches a word that is broken at the end of a line: "pemerin-"
BROKEN_RE = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad]$")
FULL_LINE = 0.75
"""Share of the longest line from which on a line goes on in the next."""


def read_pdf(data: bytes, most_pages: int) -> Reading:
    """Return the text of a PDF.

    Raises:
        RefusedError: it is not a PDF, is locked, has too many pages, or holds pictures only.

    """
    try:
        pdf = PdfReader(io.BytesIO(data))
        if pdf.is_encrypted:
            raise RefusedError("The PDF is locked with a password.", "Save it again without one.")
        if len(pdf.pages) > most_pages:
            message = f"The PDF has {len(pdf.pages)} pages; at most {most_pages} are read."
            raise RefusedError(message, "Save the pages of the article alone.")
        pages = [page.extract_text() for page in pdf.pages]
        title = str((pdf.metadata.title if pdf.metadata else "") or "").strip()
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise RefusedError("The file cannot be read as a PDF.", "Save it again, or copy its text.") from error
    paragraphs, broken = join_lines([line.strip() for page in pages for line in page.splitlines()])
    if not paragraphs:
        hint = "It may hold pictures of pages: recognise the text first (OCR), or copy it."
        raise RefusedError("The PDF holds no text.", hint)
    clues: dict[Kind, tuple[Evidence, ...]] = {}
    if title:
        clues["headline"] = (Evidence(title, "the title in the file's properties", Sureness.GUESS, "file"),)
    remarks = ["taken from a PDF: paragraphs were put together from its lines, look at where they begin"]
    remarks += [f"words joined that were broken at line ends: {', '.join(broken)}"] if broken else []
    return Reading(as_text(paragraphs), clues, remarks=tuple(remarks))


def join_lines(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the paragraphs that the lines make, and the words that were broken at the end of a line."""
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    broken: list[str] = []
    is_open = False
    for line in lines:
        if is_open and line:
            last = paragraphs[-1]
            if BROKEN_RE.search(last) and line[0].islower():
                paragraphs[-1] = last[:-1] + line
                broken.append(last.split()[-1][:-1] + line.split()[0])
            else:
                paragraphs[-1] = f"{last} {line}"
        elif line:
            paragraphs.append(line)
        is_open = bool(line) and _goes_on(line, width)
    return paragraphs, broken


def _goes_on(line: str, width: int) -> bool:
    """Tell whether the paragraph goes on after the line."""
    return bool(BROKEN_RE.search(line)) or (
        len(line) >= FULL_LINE * width and not SENTENCE_END_RE.search(line)
    )
