"""RIS records, by rispy, as CSL."""

from __future__ import annotations

from typing import Any

import rispy
from rispy.parser import ParseError

from dossier.curating.intake.evidence import RefusedError

TYPES = {
    "NEWS": "article-newspaper",
    "MGZN": "article-magazine",
    "JOUR": "article-journal",
    "ELEC": "webpage",
    "BLOG": "post-weblog",
    "RPRT": "report",
}
FIELDS = {
    "title": ("title", "primary_title", "short_title"),
    "container-title": ("secondary_title", "journal_name", "alternate_title3", "publisher"),
    "language": ("language",),
    "section": ("section",),
    "page": ("start_page",),
    "volume": ("volume",),
    "publisher-place": ("place_published",),
    "issued": ("date", "publication_year", "year"),
}
FILES = ("file_attachments1", "file_attachments2")


def read_ris(text: str) -> list[tuple[dict[str, Any], list[str]]]:
    """Return each record with the files that it names.

    Raises:
        RefusedError: the text is no RIS.

    """
    try:
        records = rispy.loads(text.lstrip("\ufeff"))
    except (ParseError, OSError, KeyError, ValueError) as error:
        raise RefusedError("The file is not RIS.", "Export it again as RIS, or as CSL-JSON.") from error
    return [(_to_csl(record), _files(record)) for record in records]


def _to_csl(record: dict[str, Any]) -> dict[str, Any]:
    csl: dict[str, Any] = {"type": TYPES.get(record.get("type_of_reference", ""), "article-newspaper")}
    for field, keys in FIELDS.items():
        value = next((record[key] for key in keys if record.get(key)), "")
        if value:
            csl[field] = value
    csl["author"] = [_person(name) for name in record.get("authors") or record.get("first_authors") or ()]
    csl["URL"] = next(iter(_listed(record.get("urls"))), "")
    return csl


def _person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name.strip()}


def _files(record: dict[str, Any]) -> list[str]:
    return [path.strip() for key in FILES for value in _listed(record.get(key)) for path in value.split(";")]


def _listed(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)] if value else []
