"""What the plainer reference formats need of a CSL item: names, a date, and the rest in a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

REASONS = {
    "not-in-text": "not in the archived text",
    "initials-only": "only initials in the archived text",
    "desk-only": "only a desk in the archived text",
}


def plain_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())


def person_names(item: dict[str, Any], literal: Callable[[str], str] = str) -> list[str]:
    """Return the authors as 'Family, Given'; one of a single piece as `literal` writes it."""
    return [_person_name(author, literal) for author in item.get("author", ())]


def _person_name(author: dict[str, Any], literal: Callable[[str], str]) -> str:
    if "family" not in author:
        return literal(str(author.get("literal") or author.get("given")))
    particle = " ".join(
        str(author[key]) for key in ("dropping-particle", "non-dropping-particle") if key in author
    )
    family = f"{particle} {author['family']}".strip()
    return ", ".join([family, *(str(author[key]) for key in ("suffix", "given") if key in author)])


def date_numbers(item: dict[str, Any]) -> list[int]:
    """Return year, month and day of the publication, as many as are known."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    return [int(number) for number in parts[0]] if parts else []


def note_on(item: dict[str, Any]) -> str:
    """Return in words what identifies the archived text and what is unknown; programs show it as a note."""
    own = item.get("custom", {}).get("dossier", {})
    parts = [str(item["note"])] if "note" in item else []
    if "sha256" in own:
        parts.append(f"Archived text {own['archived-file']}, SHA-256 {own['sha256']}.")
    parts += [f"{field} unknown: {REASONS[reason]}." for field, reason in own.get("unknown", {}).items()]
    parts += [f"{kind} {date['edtf']} (EDTF)." for kind, date in own.get("dates", {}).items()]
    if own.get("record"):
        parts.append(f"Record: {own['record']}")
    return " ".join(parts)
