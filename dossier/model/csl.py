"""What of a CSL item must be sound before anything is made from it: its names, dates, address and language.

Everything else in an item is text that is shown as it is; `dossier.checking.csl` says what citation programs refuse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dossier.model.date import parse_simple_date
from dossier.model.language import check_language

if TYPE_CHECKING:
    from collections.abc import Mapping

DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
# matches an address of the web: "https://example.org/a?b=1"
WEB_ADDRESS_RE = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
# matches a number of a date
NUMBER_RE = re.compile(r"[0-9]{1,4}")


def check_csl_item(item: dict[str, Any]) -> dict[str, Any]:
    """Return the item if its values have the form that they need, and its dates are days of the calendar."""
    for field in DATES:
        _check_date(field, item.get(field))
    _check_names(item.get("author", []))
    for field in ("type", "title", "language", "URL"):
        if not isinstance(item.get(field, ""), str):
            raise ValueError(f"the '{field}' of the CSL item must be a text")  # noqa: TRY004  # pydantic reports these
    if not isinstance(item.get("custom", {}), dict):
        raise ValueError("the 'custom' of the CSL item must be a map of your own keys")  # noqa: TRY004  # as above
    if "URL" in item and not WEB_ADDRESS_RE.fullmatch(item["URL"]):
        raise ValueError(
            f"the 'URL' is '{item['URL']}'; an address begins with https:// or http:// and holds no spaces"
        )
    if "language" in item:
        check_language(item["language"])
    return item


def _check_names(names: object) -> None:
    shape = "the 'author' of the CSL item must be a list of names, each with 'family' and 'given', or with 'literal'"
    if not isinstance(names, list):
        raise ValueError(shape)  # noqa: TRY004  # pydantic reports these
    for name in names:
        values = name.values() if isinstance(name, dict) else ()
        if not all(isinstance(value, str) for value in values) or not {"family", "given", "literal"} & {
            *name
        }:
            raise ValueError(shape)


def _check_date(field: str, value: Mapping[str, Any] | object) -> None:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if parts is not None and not isinstance(parts, list):
        raise ValueError(f"the date-parts of '{field}' are no list; write them as [[2025, 7, 3]]")
    for date in parts or ():
        numbers = [str(number) for number in date] if isinstance(date, list) else [str(date)]
        if not all(NUMBER_RE.fullmatch(number) for number in numbers) or not 1 <= len(numbers) <= 3:
            shown = ", ".join(numbers)[:40]
            raise ValueError(
                f"'{field}' has the date-parts [{shown}]; write year, month and day as [2025, 7, 3]"
            )
        year, *others = map(int, numbers)
        parse_simple_date("-".join((f"{year:04}", *(f"{number:02}" for number in others))))
