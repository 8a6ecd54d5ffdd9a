"""References as RIS, which nearly all reference managers read.

A tag of two letters, two spaces, a hyphen, a space, the value; one line each. What the article does not say has no tag.
Dates have no sign for approximate ones in RIS, so none is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.publishing.exports.fields import date_numbers, note_on, person_names, plain_line

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "webpage": "ELEC",
}
TAGS = {
    "title": "TI",
    "container-title": "T2",
    "publisher": "PB",
    "publisher-place": "CY",
    "section": "SE",
    "page": "SP",
    "edition": "ET",
    "abstract": "AB",
    "archive": "DB",
    "archive_location": "AN",
    "ISSN": "SN",
    "URL": "UR",
    "language": "LA",
}
"""CSL fields with one tag of their own."""


def to_ris(items: Sequence[dict[str, Any]]) -> str:
    """Return the items as a RIS file."""
    return "".join(_reference(item) for item in items)


def _reference(item: dict[str, Any]) -> str:
    """Return one reference, from TY to ER."""
    lines = [("TY", TYPES.get(item["type"], "GEN")), ("ID", item["id"])]
    lines += [("AU", name) for name in person_names(item)]
    lines += [(tag, str(item[field])) for field, tag in TAGS.items() if field in item]
    lines += _date_lines(item)
    lines += [("N1", note) for note in (note_on(item),) if note]
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {plain_line(value)}\r\n" for tag, value in lines) + "\r\n"


def _date_lines(item: dict[str, Any]) -> list[tuple[str, str]]:
    numbers = date_numbers(item)
    if not numbers:
        return []
    padded = [f"{number:0{2 if place else 4}}" for place, number in enumerate(numbers)]
    return [("PY", padded[0]), ("DA", "/".join([*padded, "", "", ""][:3]) + "/")]
