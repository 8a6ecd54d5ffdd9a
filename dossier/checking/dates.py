"""Check weekdays beside dates, in articles and in our own texts, and the dates of events against each other.

Numeric dates are day/month/year in Indonesian; in English, where both orders are in use, a weekday that fits either is
accepted. A date without a year ("Kamis (3/7)") is read in the years that the record gives its article.
"""

from __future__ import annotations

import datetime
import itertools
import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from dossier.model.date import parse_edtf
from dossier.model.finding import Finding
from dossier.text.find import find_all
from dossier.text.normalize import is_word_character, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.checking.claims import Claim
    from dossier.checking.matching import FoldedArticle
    from dossier.model.corpus import Corpus
    from dossier.model.event import Event
    from dossier.model.source import Source

# each with Monday first; a day may have several names
WEEKDAYS = {
    "id": (
        ("senin",),
        ("selasa",),
        ("rabu",),
        ("kamis",),
        ("jumat", "jum'at"),
        ("sabtu",),
        ("minggu", "ahad"),
    ),
    "en": (("monday",), ("tuesday",), ("wednesday",), ("thursday",), ("friday",), ("saturday",), ("sunday",)),
}
NUMBERS = {
    language: {name: number for number, names in enumerate(days) for name in names}
    for language, days in WEEKDAYS.items()
}
"""By the name of a weekday, its number, from 0."""
MONTHS = {
    "id": (
        "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "desember",
    ),
    "en": (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ),
}  # fmt: skip


class DatedWeekday(NamedTuple):
    """A weekday beside a date."""

    text: str
    start: int
    """Where it begins in the text."""
    is_right: bool


def _expression(language: str) -> re.Pattern[str]:
    """Return what matches a weekday beside a date in small letters: "kamis, (3/7/2025)", "kamis (3/7)", "minggu, 6 juli"."""
    weekdays = "|".join(NUMBERS[language])
    months = "|".join(MONTHS[language])
    numeric = r"(?P<a>\d{1,2})(?P<sign>[/.-])(?P<b>\d{1,2})(?:(?P=sign)(?P<numeric_year>\d{4})\b|\))"
    day_first = rf"(?P<day>\d{{1,2}}) +(?P<month>{months})\b(?:,? +(?P<year>\d{{4}})\b)?"
    month_first = rf"(?P<first_month>{months}) +(?P<second_day>\d{{1,2}})\b(?:,? +(?P<last_year>\d{{4}})\b)?"
    return re.compile(rf"(?P<weekday>{weekdays})[\s,(]{{1,4}}(?:{numeric}|{day_first}|{month_first})")


EXPRESSIONS = {language: _expression(language) for language in WEEKDAYS}


def check_dates(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Report weekdays in our texts that do not fit their date, and events that were reported before they happened."""
    message = "'{}' names a weekday on which this date does not fall."
    hint = "Look the date up in the article again."
    findings = (
        Finding("weekday-conflict", message.format(words), claim.location, hint=hint)
        for claim, words in _wrong_weekdays(tuple(claims))
    )
    return (*findings, *_check_events(corpus), *_check_sources(corpus))


def _wrong_weekdays(claims: Sequence[Claim]) -> Iterator[tuple[Claim, str]]:
    """Yield weekdays that do not fit their date, with their claims; one text of all claims is gone through fast."""
    for language in dict.fromkeys(claim.language for claim in claims):
        own = [claim for claim in claims if claim.language == language]
        starts = [0, *itertools.accumulate(len(claim.text) + 1 for claim in own)]
        for found in find_dated_weekdays("\0".join([claim.text for claim in own]), language):
            if not found.is_right:
                yield own[bisect_right(starts, found.start) - 1], found.text


def find_dated_weekdays(text: str, language: str, years: Sequence[int] = ()) -> Iterator[DatedWeekday]:
    """Return the weekdays that stand beside a date in the text; one without a year only where years are given."""
    code = language.partition("-")[0]
    if code not in EXPRESSIONS:
        return
    small = lower(text)
    for start in _weekdays_in(small, code):
        match = EXPRESSIONS[code].match(small, start)
        if match is None or (start and is_word_character(text[start - 1])):
            continue
        is_right = _is_right(match[0], code, tuple(years))
        if is_right is not None:
            yield DatedWeekday(text[start : match.end()], start, is_right)


def _weekdays_in(small: str, language: str) -> list[int]:
    """Return where names of weekdays begin; looking for one after the other takes less time than an expression."""
    return sorted(start for name in NUMBERS[language] if name in small for start in find_all(small, name))


@lru_cache(10_000)
def _is_right(words: str, language: str, years: Sequence[int]) -> bool | None:
    """Tell whether weekday and date fit; None where no year is known. Articles name the same days over and over."""
    match = EXPRESSIONS[language].fullmatch(words)
    assert match is not None, "the words were found by it"
    written = match["numeric_year"] or match["year"] or match["last_year"]
    meant = (int(written),) if written else years
    weekday = NUMBERS[language][match["weekday"]]
    return any(date.weekday() == weekday for date in _dates(match, language, meant)) if meant else None


def _dates(match: re.Match[str], language: str, years: Sequence[int]) -> Iterator[datetime.date]:
    """Return the days of the calendar that the date can mean."""
    if match["a"]:
        first, second = int(match["a"]), int(match["b"])
        orders = [(second, first)] if language == "id" else [(second, first), (first, second)]
    else:
        month = MONTHS[language].index(match["month"] or match["first_month"]) + 1
        orders = [(month, int(match["day"] or match["second_day"]))]
    for year, (month, day) in itertools.product(years, orders):
        try:
            yield datetime.date(year, month, day)
        except ValueError:
            continue


def check_weekdays(source: Source, text: FoldedArticle) -> Iterator[Finding]:
    """Report weekdays in the article of the source that do not fit their date."""
    for wrong in find_dated_weekdays(text.article.text, source.language, _years(source)):
        if not wrong.is_right:
            message = f"The article '{text.article.file}' has '{wrong.text}', but this date falls on another weekday."
            hint = "Quote it as it is, and say so in a note where a reader needs to know."
            yield Finding("article-weekday-conflict", message, text.location_at(wrong.start), hint=hint)


def _years(source: Source) -> tuple[int, ...]:
    """Return the years in which a date of the article can fall: those of its publication, and the one before."""
    published = source.dates.get("published")
    first, last = parse_edtf(published.edtf).bounds() if published else (None, None)
    days = [day for day in (first, last) if day is not None]
    return tuple(sorted({day.year for day in days} | {day.year - 1 for day in days[:1]}))


def _latest(source: Source, kind: Literal["published", "page-date"]) -> datetime.date | None:
    """Return the last day that a date of the record can mean."""
    date = source.dates.get(kind)
    return parse_edtf(date.edtf).bounds()[1] if date else None


def _check_sources(corpus: Corpus) -> Iterator[Finding]:
    for source_id, source in corpus.sources.items():
        published, saved = source.dates.get("published"), _latest(source, "page-date")
        if published is None or saved is None:
            continue
        earliest, _ = parse_edtf(published.edtf).bounds()
        if earliest and saved < earliest:
            message = (
                f"The page of source '{source_id}' is dated {source.dates['page-date'].edtf}, before the article "
                f"was published on {published.edtf}."
            )
            hint = "Look both dates up again; a page cannot be saved before it is published."
            yield Finding("date-conflict", message, source.place("dates"), hint=hint)


def _check_carriers(event_id: str, event: Event, corpus: Corpus) -> Iterator[Finding]:
    """Report sources that tell of the event as something that happened, but were out before it can have happened."""
    earliest, _ = parse_edtf(event.edtf).bounds(event.part_of_month)
    carriers = dict.fromkeys(address.partition("#")[0] for address in event.passages)
    for source_id in carriers if earliest else ():
        source = corpus.sources.get(source_id)
        days = [_latest(source, "published"), _latest(source, "page-date")] if source else []
        out = min((day for day in days if day is not None), default=None)
        if out and earliest and out < earliest:
            message = (
                f"The event '{event_id}' happened on {event.edtf}, but the source '{source_id}' that tells of it is "
                f"of {out.isoformat()} at the latest."
            )
            hint = "Mend the date of the event or of the source, or give the event the status 'planned'."
            yield Finding("date-conflict", message, event.place("edtf"), hint=hint)


def _check_events(corpus: Corpus) -> Iterator[Finding]:
    for event_id, event in corpus.events.items():
        if event.status == "happened":
            yield from _check_carriers(event_id, event, corpus)
        if event.reported is None or event.status != "happened":
            continue
        earliest, _ = parse_edtf(event.edtf).bounds(event.part_of_month)
        _, reported = parse_edtf(event.reported).bounds()
        if earliest and reported and reported < earliest:
            message = f"The event '{event_id}' was reported on {event.reported}, before it happened on {event.edtf}."
            hint = "Mend one of the dates, or give the event the status 'planned'."
            yield Finding("date-conflict", message, event.place("reported"), hint=hint)
