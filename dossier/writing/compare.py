"""The comparison of all points across all sources, on as many pages as its points need.

Each page shows its own points as a table with their quotations, and names those of the other pages, so that filters
find every point wherever they are used and the address of a point on the first page holds for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dossier.model.page import MarkdownPage
from dossier.writing.environment import render
from dossier.writing.evidence import lone_passage, matrix_row, ordered_points, point_view
from dossier.writing.notes import PageNotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.model.page import PageKey
    from dossier.writing.edition import Edition

POINTS_A_PAGE = 30
"""The most points of one page: with their quotations in two languages they weigh what a line can carry at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the comparison."""

    key: PageKey
    points: tuple[str, ...]
    first: int
    """Number of its first point, counted from 1 over all pages."""

    @property
    def last(self) -> int:
        """Number of its last point."""
        return self.first + len(self.points) - 1


def comparison_parts(edition: Edition) -> tuple[Part, ...]:
    """Return the pages of the comparison, about equally long; one page even where there are no points."""
    points = ordered_points(edition, tuple(edition.corpus.points))
    count = max(1, -(-len(points) // POINTS_A_PAGE))
    starts = [round(len(points) * number / count) for number in range(count + 1)]
    return tuple(
        Part(edition.key("compare", str(number + 1) if number else ""), points[start:end], start + 1)
        for number, (start, end) in enumerate(pairwise(starts))
    )


def comparison_page(edition: Edition, point_id: str) -> PageKey:
    """Return the page of the comparison whose table holds the point."""
    return next(part.key for part in comparison_parts(edition) if point_id in part.points)


def write_compare(edition: Edition) -> Iterator[MarkdownPage]:
    """Yield the comparison: contradictions first, then other differences, then what is told alike.

    What one source alone reports stands on its first page.
    """
    parts = comparison_parts(edition)
    for number, part in enumerate(parts, start=1):
        yield _write_part(edition, parts, part, number)


def _write_part(edition: Edition, parts: tuple[Part, ...], part: Part, number: int) -> MarkdownPage:
    page = part.key
    notes = PageNotes(edition, page)
    words = edition.words
    rows = [matrix_row(edition, notes, key) for key in part.points]
    singles = edition.links.singles if number == 1 else ()
    title = words("Compare") if number == 1 else words("Compare, part {number}", number=number)
    description = words(
        "Every question of fact on which sources can be compared, and what each of them says to it."
    )
    body = render(
        "compare.md.j2",
        edition=edition,
        words=words,
        title=title,
        description=description,
        facts=_facts(edition),
        parts=[
            (each.first, each.last, "" if each == part else edition.addresses.url(page, each.key))
            for each in parts
        ],
        rows=rows,
        others=[
            (point_view(edition, key), edition.addresses.url(page, each.key, f"point-{key}"))
            for each in parts
            if each != part
            for key in each.points
        ],
        is_first=number == 1,
        singles=[lone_passage(edition, notes, address) for address in singles],
        chips=[edition.chip(page, source) for source in edition.corpus.sources],
        topics=[(key, topic.title.get(edition.language)) for key, topic in edition.corpus.topics.items()],
        sources=[(key, source.name) for key, source in edition.corpus.sources.items()],
        groups=notes.groups(),
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)


def _facts(edition: Edition) -> list[tuple[str, str]]:
    words = edition.words
    points = edition.corpus.points.values()
    conflicts = sum(point.relation == "conflict" for point in points)
    one_voice = sum(comparison.is_one_voice for comparison in edition.links.comparisons.values())
    return [
        ("", words.count("{n} point", "{n} points", len(points))),
        ("", words.count("{n} contradiction", "{n} contradictions", conflicts)),
        ("", words.count("{n} resting on one voice", "{n} resting on one voice", one_voice)),
    ]
