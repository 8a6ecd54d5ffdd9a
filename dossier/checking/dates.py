"""Check weekdays beside dates, in articles and in our own texts, and the dates of events against each other.

Numeric dates are day/month/year in Indonesian; in English, where both orders are in use, a weekday that fits either is
accepted.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.checking.claims import list_claims
from dossier.model.date import parse_edtf
from dossier.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.checking.matching import FoldedArticle
    from dossier.model.corpus import Corpus

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
    """Return what matches a weekday beside a date: "Kamis, (3/7/2025)", "Minggu, 6 Juli 2025", "Sunday, July 6, 2025"."""
    weekdays = "|".join(name for names in WEEKDAYS[language] for name in names)
    months = "|".join(MONTHS[language])
    numeric = r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<numeric_year>\d{4})"
    day_first = rf"(?P<day>\d{{1,2}}) +(?P<month>{months}),? +(?P<year>\d{{4}})"
    month_first = rf"(?P<first_month>{months}) +(?P<second_day>\d{{1,2}}),? +(?P<last_year>\d{{4}})"
    return re.compile(
        rf"\b(?P<weekday>{weekdays})[\s,(]{{1,4}}(?:{numeric}|{day_first}|{month_first})\b", re.IGNORECASE
    )


EXPRESSIONS = {language: _expression(language) for language in WEEKDAYS}


def check_dates(corpus: Corpus, articles: Mapping[str, FoldedArticle]) -> tuple[Finding, ...]:
    """Report weekdays that do not fit their date, and events that were reported before they happened.

    Arguments:
        corpus: what was read.
        articles: the prepared articles, by source.

    """
    findings = [finding for key, text in articles.items() for finding in _check_article(corpus, key, text)]
    for claim in list_claims(corpus):
        for wrong in find_dated_weekdays(claim.text, claim.language):
            if not wrong.is_right:
                message = f"'{wrong.text}' names a weekday on which this date does not fall."
                findings.append(
                    Finding(
                        "weekday-conflict",
                        message,
                        claim.location,
                        hint="Look the date up in the article again.",
                    )
                )
    return (*findings, *_check_events(corpus))


def find_dated_weekdays(text: str, language: str) -> Iterator[DatedWeekday]:
    """Return the weekdays that stand beside a full date in the text."""
    code = language.partition("-")[0]
    if code not in EXPRESSIONS:
        return
    for match in EXPRESSIONS[code].finditer(text):
        weekday = next(n for n, names in enumerate(WEEKDAYS[code]) if match["weekday"].lower() in names)
        is_right = any(date.weekday() == weekday for date in _dates(match, code))
        yield DatedWeekday(match[0], match.start(), is_right)


def _dates(match: re.Match[str], language: str) -> Iterator[datetime.date]:
    """Return the days of the calendar that the date can mean."""
    if match["numeric_year"]:
        first, second, year = int(match["a"]), int(match["b"]), int(match["numeric_year"])
        orders = [(second, first)] if language == "id" else [(second, first), (first, second)]
    else:
        year = int(match["year"] or match["last_year"])
        month = MONTHS[language].index((match["month"] or match["first_month"]).lower()) + 1
        orders = [(month, int(match["day"] or match["second_day"]))]
    for month, day in orders:
        try:
            yield datetime.date(year, month, day)
        except ValueError:
            continue


def _check_article(corpus: Corpus, source_id: str, text: FoldedArticle) -> Iterator[Finding]:
    for wrong in find_dated_weekdays(text.article.text, corpus.sources[source_id].language):
        if not wrong.is_right:
            message = f"The article '{text.article.file}' has '{wrong.text}', but this date falls on another weekday."
            hint = "Quote it as it is, and say so in a note where a reader needs to know."
            yield Finding("article-weekday-conflict", message, text.location_at(wrong.start), hint=hint)


def _check_events(corpus: Corpus) -> Iterator[Finding]:
    for event_id, event in corpus.events.items():
        if event.reported is None or event.status != "happened":
            continue
        earliest, _ = parse_edtf(event.edtf).bounds(event.part_of_month)
        _, reported = parse_edtf(event.reported).bounds()
        if earliest and reported and reported < earliest:
            message = f"The event '{event_id}' was reported on {event.reported}, before it happened on {event.edtf}."
            hint = "Mend one of the dates, or give the event the status 'planned'."
            yield Finding("date-conflict", message, event.place("reported"), hint=hint)
