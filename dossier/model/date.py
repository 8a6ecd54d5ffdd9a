"""The part of EDTF (Extended Date/Time Format, ISO 8601-2:2019) that the dossier uses.

Days, months and years; `~` for approximate; intervals `A/B`, `A/..`, `../B`; and one day of a set `[A..B]`, `[A..]`, `[..B]`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Literal, NamedTuple, TypeAlias

# matches "2025", "2025-07", "2025-07-03", each with "~" after it
SIMPLE_RE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<approximate>~)?"
)
# matches "2026-11-22"
DAY_RE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# matches "[2025-06-30..2025-07-02]", "[2025-07-03..]", "[..2025-07-03]"
SET_RE = re.compile(r"\[(?P<first>[0-9-]*)\.\.(?P<last>[0-9-]*)\]")

PartOfMonth: TypeAlias = Literal["early", "mid", "late"]
PARTS_OF_MONTH: dict[str, tuple[int, int]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class SimpleDate(NamedTuple):
    """A day, a month or a year, perhaps approximate."""

    year: int
    month: int = 0
    """0 where only the year is known."""
    day: int = 0
    """0 where only the month is known."""
    is_approximate: bool = False

    def first_day(self) -> datetime.date:
        """Return the earliest day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """Return the latest day that the date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class Edtf(NamedTuple):
    """A parsed EDTF string: one date, a stretch of time, or one day within a range."""

    text: str
    kind: Literal["date", "interval", "set"]
    first: SimpleDate | None
    """None where the beginning is open."""
    last: SimpleDate | None
    """None where the end is open; equal to `first` for a single date."""

    def bounds(self, part_of_month: str | None = None) -> tuple[datetime.date | None, datetime.date | None]:
        """Return the earliest and latest day the date can mean, None where it is open."""
        first = self.first.first_day() if self.first else None
        last = self.last.last_day() if self.last else None
        if part_of_month and first and last:
            start, end = PARTS_OF_MONTH[part_of_month]
            last = last.replace(day=min(end, last.day))
            first = first.replace(day=start)
        return first, last

    @property
    def is_day(self) -> bool:
        """Tell whether exactly one day is meant."""
        return (
            self.kind == "date"
            and self.first is not None
            and bool(self.first.day)
            and not self.is_approximate
        )

    @property
    def is_approximate(self) -> bool:
        """Tell whether any part of the date is marked as approximate."""
        return any(date is not None and date.is_approximate for date in (self.first, self.last))


def parse_simple_date(text: str) -> SimpleDate:
    """Return the date that the text writes, or raise ValueError with a form that would do."""
    match = SIMPLE_RE.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date such as 2025, 2025-07, 2025-07-03 or 2025-06~")
    date = SimpleDate(
        int(match["year"]), int(match["month"] or 0), int(match["day"] or 0), match["approximate"] is not None
    )
    try:
        date.first_day()
    except ValueError as error:
        raise ValueError(f"'{text}' is no day of the calendar") from error
    if match["month"] == "00" or match["day"] == "00":
        raise ValueError(f"'{text}' is no day of the calendar")
    return date


def check_day(text: str) -> str:
    """Return the text if it is a day of the calendar in the form 2026-11-22."""
    wrong = f"'{text}' is not a day such as 2026-11-22"
    if not DAY_RE.fullmatch(text):  # ISO 8601 has other forms, and other digits look like these
        raise ValueError(wrong)
    try:
        datetime.date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(wrong) from error
    return text


def parse_edtf(text: str) -> Edtf:
    """Return the parsed EDTF string.

    Raises:
        ValueError: the text is outside the subset, or its end comes before its beginning.

    """
    if match := SET_RE.fullmatch(text):
        parsed = Edtf(text, "set", _open_date(match["first"]), _open_date(match["last"]))
    elif "/" in text:
        first, _, last = text.partition("/")
        parsed = Edtf(
            text, "interval", *(None if end == ".." else parse_simple_date(end) for end in (first, last))
        )
    else:
        date = parse_simple_date(text)
        return Edtf(text, "date", date, date)
    if parsed.first is None and parsed.last is None:
        raise ValueError(f"'{text}' is open at both ends")
    first_day, last_day = parsed.bounds()
    if first_day and last_day and last_day < first_day:
        raise ValueError(f"'{text}' ends before it begins")
    return parsed


def _open_date(text: str) -> SimpleDate | None:
    return parse_simple_date(text) if text else None
