"""Days as texts print them: "Kamis, 3 Juli 2025", "July 3, 2025", "3. Juli 2025", "3/7/2025", "2025年7月3日".

Names of months and days come from Babel, so that every language it knows is read. A numeric date is day/month/year;
in a text where the other order is in use, one that fits both is passed over.
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError

from dossier.model.location import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TWO_ORDERS = ("en", "fil", "")
"""Languages in which numeric dates begin with the day or the month; empty where the language is not known."""

# matches "3/7/2025", "03.07.2025"
NUMERIC_RE = re.compile(
    r"(?<![\d/.])(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})(?!\d)"
)
# matches "2025-07-03", "2025年7月3日"
ISO_RE = re.compile(r"(?<!\d)(?P<year>\d{4})(?:-|年)(?P<month>\d{1,2})(?:-|月)(?P<day>\d{1,2})(?!\d)日?")


class PrintedDay(NamedTuple):
    """A day that a text names."""

    span: Span
    """With its weekday, where one stands before it."""
    day: datetime.date
    fits_weekday: bool = True
    """False where the weekday beside it is another."""


def find_days(text: str, language: str) -> tuple[PrintedDay, ...]:
    """Return the days that the text names in its own language or in English, in their order."""
    found: dict[int, PrintedDay] = {}
    for code in dict.fromkeys((language.partition("-")[0], "en")):
        for day in _worded(text, code):
            found.setdefault(day.span.end, day)
    for day in (*_numeric(text, language.partition("-")[0]), *_iso(text)):
        found.setdefault(day.span.end, day)
    return tuple(sorted(found.values(), key=lambda item: item.span))


def _worded(text: str, language: str) -> Iterator[PrintedDay]:
    names = _names(language)
    if names is None:
        return
    for match in names.expression.finditer(text):
        month = names.months[(match["month"] or match["first_month"]).rstrip(".").lower()]
        day = _day(match["year"] or match["last_year"], month, match["day"] or match["second_day"])
        weekday = names.weekdays.get((match["weekday"] or "").rstrip(".").lower())
        if day:
            fits = weekday is None or day.weekday() == weekday
            yield PrintedDay(Span(match.start(), match.end()), day, fits)


def _numeric(text: str, language: str) -> Iterator[PrintedDay]:
    names = _names(language)
    for match in NUMERIC_RE.finditer(text):
        day = _day(match["year"], match["second"], match["first"])
        other = _day(match["year"], match["first"], match["second"]) if language in TWO_ORDERS else None
        if other and day and other != day:
            continue
        before = names.before.search(text, max(match.start() - 40, 0), match.start()) if names else None
        start = before.start() if before else match.start()
        weekday = names.weekdays.get(before["weekday"].lower()) if names and before else None
        chosen = day or other
        if chosen:
            fits = weekday is None or chosen.weekday() == weekday
            yield PrintedDay(Span(start, match.end()), chosen, fits)


def _iso(text: str) -> Iterator[PrintedDay]:
    for match in ISO_RE.finditer(text):
        day = _day(match["year"], match["month"], match["day"])
        if day:
            yield PrintedDay(Span(match.start(), match.end()), day)


def _day(year: str, month: int | str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


class _Names(NamedTuple):
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    expression: re.Pattern[str]
    before: re.Pattern[str]
    """Matches a weekday at the end of what stands before a numeric date."""


@functools.cache
def _names(language: str) -> _Names | None:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    months = {
        name.rstrip(".").lower(): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[context][width].items()
        if not name.isdigit() and len(name) > 2
    }
    weekdays = {name.lower(): number for number, name in locale.days["format"]["wide"].items()}
    if not months:
        return None
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    weekday = "|".join(map(re.escape, weekdays))
    head = rf"(?:\b(?P<weekday>{weekday})[,.]?\s*[,(]?\s*(?:den\s+|le\s+|el\s+)?)?"
    day_first = rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th|º)?\s+(?:de\s+)?(?P<month>{month})\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})"
    month_first = (
        rf"(?P<first_month>{month})\.?\s+(?P<second_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<last_year>\d{{4}})"
    )
    expression = re.compile(rf"{head}(?:{day_first}|\b{month_first})(?!\d)", re.IGNORECASE)
    before = re.compile(rf"\b(?P<weekday>{weekday})[\s,(]{{1,4}}\Z", re.IGNORECASE)
    return _Names(months, weekdays, expression, before)
