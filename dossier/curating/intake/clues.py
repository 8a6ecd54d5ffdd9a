"""What a text tells of itself: headline, outlet, by-line, credits and dates, where articles usually have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dossier.curating.intake.evidence import Evidence, Sureness
from dossier.curating.intake.wordings import (
    ADDRESS_RE,
    BYLINE_RE,
    COPYRIGHT_RE,
    CREDIT_RE,
    DATELINE_RES,
    DESK_RE,
    END_CREDIT_RE,
    INITIALS_RE,
    LINE_REASONS,
    PUBLISHED_RE,
)
from dossier.text.printed_dates import find_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.curating.intake.evidence import Kind
    from dossier.model.article import Article
    from dossier.text.printed_dates import PrintedDay

HEAD_LINES = 8
TAIL_LINES = 6
LONG_LINE = 180
HEADLINE_LENGTHS = range(12, 200)
BYLINE_LENGTH = 90

# matches the end of a sentence: ".", '."'
FULL_STOP_RE = re.compile(r"[.。][\"'”’»)]*\Z")


@dataclass(frozen=True, slots=True)
class TextClues:
    """What the text of an article tells."""

    found: tuple[tuple[Kind, Evidence], ...]
    credits: tuple[str, ...]
    """By-lines, desks and origins as they are printed."""
    page_dates: tuple[str, ...]
    """Lines that hold nothing but a date."""
    author_is: Literal["", "initials-only", "desk-only"]
    """What stands where an author would, if it is none."""
    latest: PrintedDay | None
    """The latest day that the text names."""
    wrong_weekdays: tuple[str, ...]


def find_clues(article: Article, language: str) -> TextClues:
    """Return what the text of the article tells of itself."""
    lines = [paragraph.span.of(article.text) for paragraph in article.paragraphs]
    head, tail = _head(lines), lines[-TAIL_LINES:]
    days = find_days(article.text, language)
    found = (
        *_headline(head, language),
        *_outlet(lines, tail),
        *_authors((*head, *tail)),
        *_dates((*head, *tail), language),
        *_addresses((*head, *tail)),
    )
    last = lines[-1] if lines else ""
    initials = INITIALS_RE.search(last)
    desk = DESK_RE.search(last)
    return TextClues(
        found,
        tuple(dict.fromkeys((*_datelines(lines), *_credits((*head, *tail))))),
        tuple(line for line in head if is_date(line, language)),
        "desk-only" if desk else "initials-only" if initials else "",
        max(days, key=lambda item: item.day, default=None),
        tuple(day.span.of(article.text) for day in days if not day.fits_weekday),
    )


def is_date(line: str, language: str) -> bool:
    """Tell whether the line holds a date and nothing that could be a statement."""
    days = find_days(line, language) if len(line) < 60 else ()
    rest = "".join(line[: days[0].span.start] + line[days[0].span.end :]) if days else line
    return bool(days) and not re.search(r"[^\W\d_]{4,}", rest)


def _head(lines: Sequence[str]) -> list[str]:
    """Return the lines before the first long one."""
    head: list[str] = []
    for line in lines[:HEAD_LINES]:
        if len(line) > LONG_LINE or (FULL_STOP_RE.search(line) and len(line) > 60):
            break
        head.append(line)
    return head


def _headline(head: Sequence[str], language: str) -> Iterator[tuple[Kind, Evidence]]:
    """Offer the longest line above the text that is no date, by-line or part of the page."""
    fit = [
        line
        for line in head
        if len(line) in HEADLINE_LENGTHS
        and not FULL_STOP_RE.search(line)
        and not is_date(line, language)
        and not find_days(line, language)[:1]
        and not _is_credit(line)
        and not ADDRESS_RE.match(line)
        and not any(expression.search(line) for _, expression in LINE_REASONS)
    ]
    if fit:
        best = max(fit, key=len)
        sureness = Sureness.LIKELY if len(fit) == 1 else Sureness.GUESS
        basis = (
            "a line above the text" if len(fit) == 1 else f"the longest of {len(fit)} lines above the text"
        )
        yield "headline", Evidence(best, basis, sureness)


def _outlet(lines: Sequence[str], tail: Sequence[str]) -> Iterator[tuple[Kind, Evidence]]:
    for line in lines[:HEAD_LINES]:
        for expression in DATELINE_RES:
            match = expression.search(line)
            if match:
                yield (
                    "outlet",
                    Evidence(match["outlet"].strip(), f"the dateline '{match[0].strip()}'", Sureness.LIKELY),
                )
                break
    for line in tail:
        end, owner = END_CREDIT_RE.search(line), COPYRIGHT_RE.search(line)
        if end:
            yield (
                "outlet",
                Evidence(end["outlet"], f"the credit '{end[0].strip()}' at the end", Sureness.LIKELY),
            )
        if owner:
            yield "outlet", Evidence(owner["outlet"].strip(), "the line of copyright", Sureness.LIKELY)


def _authors(lines: Sequence[str]) -> Iterator[tuple[Kind, Evidence]]:
    for line in lines:
        match = BYLINE_RE.search(line) if len(line) <= BYLINE_LENGTH else None
        if match and _is_name(match["author"]):
            yield "author", Evidence(match["author"].strip(), f"the by-line '{line}'", Sureness.LIKELY)
        end = END_CREDIT_RE.search(line)
        if end and end["author"]:
            yield "author", Evidence(end["author"].strip(), f"the credit '{end[0].strip()}'", Sureness.GUESS)


def _is_name(words: str) -> bool:
    return all(word[:1].isupper() or len(word) <= 3 for word in words.split()) and len(words.split()) <= 6


def _dates(lines: Sequence[str], language: str) -> Iterator[tuple[Kind, Evidence]]:
    for line in lines:
        for day in find_days(line, language)[:1]:
            if PUBLISHED_RE.search(line, 0, day.span.start):
                yield "published", Evidence(day.day.isoformat(), f"the line '{line[:80]}'", Sureness.LIKELY)
            elif is_date(line, language):
                yield (
                    "page-date",
                    Evidence(day.day.isoformat(), f"the line '{line}' above the text", Sureness.LIKELY),
                )


def _addresses(lines: Sequence[str]) -> Iterator[tuple[Kind, Evidence]]:
    for line in lines:
        match = ADDRESS_RE.match(line)
        if match:
            yield "url", Evidence(match["url"], "an address that stands in the text", Sureness.LIKELY)


def _datelines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:HEAD_LINES]:
        matches = (expression.search(line) for expression in DATELINE_RES)
        yield from (match[0].strip() for match in matches if match)


def _credits(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if _is_credit(line):
            yield line
        for expression in (END_CREDIT_RE, INITIALS_RE, DESK_RE):
            match = expression.search(line)
            if match and line is lines[-1]:
                yield match[0].strip()


def _is_credit(line: str) -> bool:
    byline = BYLINE_RE.search(line) if len(line) <= BYLINE_LENGTH else None
    return bool(CREDIT_RE.search(line)) or bool(byline and _is_name(byline["author"]))
