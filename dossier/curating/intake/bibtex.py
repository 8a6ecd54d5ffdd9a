"""BibTeX and BibLaTeX records, by bibtexparser, as CSL."""

from __future__ import annotations

import re
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from dossier.curating.intake.evidence import RefusedError

TYPES = {"online": "webpage", "report": "report", "techreport": "report"}
CONTAINERS = (
    "journaltitle",
    "journal",
    "newspaper",
    "publication",
    "publisher",
    "organization",
    "howpublished",
)
# matches a colon or semicolon that no backslash protects
COLON_RE = re.compile(r"(?<!\\):")
SEMICOLON_RE = re.compile(r"(?<!\\);")
# matches the "and" between two authors
AND_RE = re.compile(r"\s+and\s+")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_bibtex(text: str) -> list[tuple[dict[str, Any], list[str]]]:
    """Return each record with the files that it names.

    Raises:
        RefusedError: none of the text is BibTeX, or a record of it is broken.

    """
    library = parse_string(text)
    if library.failed_blocks:
        line = (library.failed_blocks[0].start_line or 0) + 1
        message = f"The BibTeX record that begins in line {line} is broken."
        raise RefusedError(message, "Export it again, or mend the record.")
    files = [_files(str(field.value) if (field := entry.get("file")) else "") for entry in library.entries]
    decoded = LatexDecodingMiddleware().transform(library)
    return [(_to_csl(entry), paths) for entry, paths in zip(decoded.entries, files, strict=True)]


def _to_csl(entry: Any) -> dict[str, Any]:
    fields = {key.lower(): _plain(str(field.value)) for key, field in entry.fields_dict.items()}
    csl: dict[str, Any] = {"type": TYPES.get(entry.entry_type.lower(), "article-newspaper")}
    csl["title"] = fields.get("title", "")
    csl["container-title"] = next((fields[key] for key in CONTAINERS if fields.get(key)), "")
    csl["author"] = [_person(name) for name in AND_RE.split(fields.get("author", "")) if name.strip()]
    csl["issued"] = fields.get("date") or _date(fields)
    csl["URL"] = fields.get("url", "")
    csl["language"] = fields.get("langid") or fields.get("language", "")
    csl["page"] = fields.get("pages", "").replace("--", "-")
    return csl


def _plain(value: str) -> str:
    """Return the value without the braces that keep capitals."""
    return " ".join(value.replace("{", "").replace("}", "").split())


def _person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name.strip()}


def _date(fields: dict[str, str]) -> str:
    month = fields.get("month", "").lower()[:3]
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdigit() else 0
    parts = [
        fields.get("year", ""),
        f"{number:02d}" if number else "",
        fields.get("day", "").zfill(2) if number and fields.get("day") else "",
    ]
    return "-".join(part for part in parts if part)


def _files(written: str) -> list[str]:
    """Return the paths of a field such as `Snapshot:files/12/page.html:text/html;files/13/page.pdf`."""
    paths: list[str] = []
    for entry in SEMICOLON_RE.split(written):
        parts = COLON_RE.split(entry.strip())
        path = parts[1] if len(parts) == 3 else ":".join(parts)
        paths += [re.sub(r"\\([:;\\_&%#])", r"\1", path).strip()] if path.strip() else []
    return paths
