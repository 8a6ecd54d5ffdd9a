"""Records of reference managers (CSL-JSON, RIS, BibTeX), as Zotero exports them, all in the form of CSL.

A record says about an article what its text may not: it is evidence of another kind, and the draft says so. Files that
a record names are taken only from the folder of the record or below it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from dossier.checking.csl import kinds_of_fields
from dossier.curating.intake.encodings import decode
from dossier.curating.intake.evidence import Evidence, RefusedError, Sureness
from dossier.curating.intake.languages import normalise_tag
from dossier.curating.intake.libraries import load
from dossier.text.language_names import language_named
from dossier.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dossier.curating.intake.evidence import Clues, Kind

SUFFIXES = (".json", ".csljson", ".ris", ".bib")
MOST_RECORDS = 5_000
NOT_TAKEN = (
    "id",
    "abstract",
    "note",
    "annote",
    "keyword",
    "custom",
    "citation-key",
    "citation-label",
    "categories",
    "accessed",
)
"""CSL fields that say nothing about where an article comes from, or belong to the one who kept it."""

# matches a day, month or year at the beginning: "2025-07-03", "2025/07", "2025"
DATE_RE = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2}))?(?:[-/](?P<day>\d{1,2}))?")
# matches the drive of a Windows path
DRIVE_RE = re.compile(r"\A/?[A-Za-z]:(?=/)")
# matches letters and digits
WORD_RE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reference:
    """One record."""

    csl: dict[str, Any]
    files: tuple[str, ...]
    """Files that it names, as they are written there."""
    place: str
    """Where it stands, for messages: 'library.ris, record 3'."""

    @property
    def title(self) -> str:
        """The title, empty if it has none."""
        return " ".join(str(self.csl.get("title", "")).split())

    @property
    def day(self) -> str:
        """The date of issue in EDTF, empty if it has none."""
        parts = self.csl.get("issued", {}).get("date-parts", [[]])[0]
        return "-".join(
            f"{int(part):02d}" if number else f"{int(part):04d}" for number, part in enumerate(parts)
        )


def read_references(data: bytes, suffix: str, name: str) -> tuple[Reference, ...]:
    """Return the records of a file.

    Raises:
        RefusedError: the file holds no records in the form that its name promises.

    """
    text, _ = decode(data)
    if suffix == ".ris":
        raw = load("ris", "RIS records").read_ris(text)
    elif suffix == ".bib":
        raw = load("bibtex", "BibTeX records").read_bibtex(text)
    else:
        raw = _read_csl_json(text)
    if len(raw) > MOST_RECORDS:
        raise RefusedError(
            f"The file has {len(raw):,} records; at most {MOST_RECORDS:,} are read.", "Split it."
        )
    if not raw:
        raise RefusedError("The file holds no records.", "Export it again as CSL-JSON, RIS or BibTeX.")
    return tuple(
        Reference(_clean(csl), tuple(files), f"{name}, record {number}")
        for number, (csl, files) in enumerate(raw, start=1)
    )


def is_csl_json(data: bytes) -> bool:
    """Tell whether the bytes look like a list of CSL items."""
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"[", b"{")) and b'"type"' in data and b'"title"' in data


def _read_csl_json(text: str) -> list[tuple[dict[str, Any], list[str]]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError("The file is not JSON.", "Export it again as CSL-JSON.") from error
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(items, list) or not all(isinstance(item, dict) and "type" in item for item in items):
        raise RefusedError("The file is JSON, but not a list of CSL items.", "Export it again as CSL-JSON.")
    return [(item, [str(entry["path"]) for entry in _attachments(item)]) for item in items]


def _attachments(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    listed = item.get("attachments")
    return (
        (entry for entry in listed if isinstance(entry, dict) and entry.get("path"))
        if isinstance(listed, list)
        else iter(())
    )


def _clean(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an item that CSL knows, with plain values."""
    csl: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in kinds_of_fields() or key in NOT_TAKEN or not value:
            continue
        if key == "issued":
            parts = _date_parts(value)
            csl |= {"issued": {"date-parts": [parts]}} if parts else {}
        elif isinstance(value, list):
            names = [name for item in value if isinstance(item, dict) and (name := _person(item))]
            csl |= {key: names} if names else {}
        elif isinstance(value, str | int):
            csl[key] = " ".join(str(value).split())
    language = str(csl.pop("language", ""))
    tag = normalise_tag(language) or language_named(language)
    return csl | ({"language": tag} if tag else {})


def _person(item: dict[str, Any]) -> dict[str, str]:
    keys = ("family", "given", "literal", "non-dropping-particle", "suffix")
    return {key: " ".join(str(item[key]).split()) for key in keys if item.get(key)}


def _date_parts(value: Any) -> list[str]:
    if isinstance(value, dict) and value.get("date-parts"):
        first = value["date-parts"][0] if isinstance(value["date-parts"], list) else []
        return [str(int(part)) for part in first if str(part).isdigit()][:3]
    written = value.get("raw") or value.get("literal") or "" if isinstance(value, dict) else str(value)
    match = DATE_RE.match(str(written))
    return [str(int(part)) for part in match.groups() if part] if match else []


def reference_clues(reference: Reference) -> Clues:
    """Return what the record says of its article."""
    authors = "; ".join(
        name.get("literal") or " ".join(filter(None, (name.get("given"), name.get("family"))))
        for name in reference.csl.get("author", ())
    )
    values: dict[Kind, str] = {
        "headline": reference.title,
        "outlet": str(reference.csl.get("container-title", "")),
        "author": authors,
        "published": reference.day,
        "url": str(reference.csl.get("URL", "")),
        "language": str(reference.csl.get("language", "")),
    }
    basis = f"{reference.place}; not proved by the text"
    return {
        kind: (Evidence(value, basis, Sureness.CERTAIN, "record"),) for kind, value in values.items() if value
    }


def attached_files(reference: Reference, folder: Path) -> tuple[Path, ...]:
    """Return the files of the record that lie in the folder or below it."""
    inside = folder.resolve()
    found: list[Path] = []
    for written in reference.files:
        plain = DRIVE_RE.sub("", unquote(written).replace("\\", "/").removeprefix("file://"))
        path = (folder / plain).resolve()
        if path.is_relative_to(inside) and path.is_file():
            found.append(path)
    return tuple(found)


def same_title(title: str, others: Sequence[str]) -> bool:
    """Tell whether one of the others is the title, whatever signs stand between its words."""
    wanted = _title_words(title)
    return bool(wanted) and any(_title_words(other) == wanted for other in others)


def _title_words(title: str) -> list[str]:
    return WORD_RE.findall(fold(title).text.casefold())
