"""Tables as CSV that spreadsheets open rightly and cannot take for formulas.

UTF-8 with a byte order mark, lines that end in CR and LF. A cell that begins with a sign by which a spreadsheet
recognises a formula gets an apostrophe before it, and so does one that begins with an apostrophe itself, so that taking
off one apostrophe always gives the text back.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the table as the text of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + buffer.getvalue()


def guarded(cell: object) -> str:
    """Return the cell as text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text
