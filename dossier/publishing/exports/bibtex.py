"""References as BibTeX, for LaTeX: the format has no newspaper article, so an article in its outlet stands for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dossier.publishing.exports.fields import date_numbers, note_on, person_names, plain_line

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# matches each character that LaTeX takes for a sign
SIGN_RE = re.compile(r"[\\{}$&#%_~^]")
SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def to_bibtex(items: Sequence[dict[str, Any]]) -> str:
    """Return the items as a BibTeX file in UTF-8."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: dict[str, Any]) -> str:
    kind = "misc" if item["type"] == "webpage" else "article"
    lines = [f"  {name} = {value}," for name, value in _fields(item, kind)]
    return "\n".join((f"@{kind}{{{item['id']},", *lines, "}", ""))


def _fields(item: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    """Return names of fields with values in braces; double ones keep capital letters as they are."""
    fields = []
    if names := person_names(item, literal="{{{}}}".format):
        fields.append(("author", f"{{{' and '.join(map(_escape_name, names))}}}"))
    for field, name in (
        ("title", "title"),
        ("container-title", "journal" if kind == "article" else "howpublished"),
    ):
        if field in item:
            fields.append((name, f"{{{{{escape_latex(item[field])}}}}}"))
    numbers = date_numbers(item)
    if numbers:
        fields.append(("year", f"{{{numbers[0]:04}}}"))
    if len(numbers) > 1:
        fields.append(("month", MONTHS[numbers[1] - 1]))
    if len(numbers) > 2:
        fields.append(("day", f"{{{numbers[2]}}}"))
    if "URL" in item:  # read as it is, not as LaTeX
        fields.append(("url", f"{{{item['URL'].replace('{', '%7B').replace('}', '%7D')}}}"))
    others = {"language": item.get("language"), "note": note_on(item)}
    fields += [(name, f"{{{escape_latex(value)}}}") for name, value in others.items() if value]
    return fields


def _escape_name(name: str) -> str:
    """Return the name with its own braces, which keep an organisation in one piece, and all else escaped."""
    return f"{{{escape_latex(name[1:-1])}}}" if name.startswith("{") else escape_latex(name)


def escape_latex(text: object) -> str:
    """Return the text as LaTeX that shows its characters."""
    return SIGN_RE.sub(lambda match: SIGNS.get(match[0], "\\" + match[0]), plain_line(str(text)))
