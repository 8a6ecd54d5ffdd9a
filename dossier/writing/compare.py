"""The page that compares all points across all sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.page import MarkdownPage
from dossier.writing.environment import render
from dossier.writing.evidence import lone_passage, matrix_row, ordered_points
from dossier.writing.notes import PageNotes

if TYPE_CHECKING:
    from dossier.writing.edition import Edition


def write_compare(edition: Edition) -> MarkdownPage:
    """Return the comparison: contradictions first, then other differences, then what is told alike, then lone passages."""
    page = edition.key("compare")
    notes = PageNotes(edition, page)
    words = edition.words
    points = ordered_points(edition, tuple(edition.corpus.points))
    rows = [matrix_row(edition, notes, key) for key in points]
    singles = [lone_passage(edition, notes, address) for address in edition.links.singles]
    relations = [edition.corpus.points[key].relation for key in points]
    one_voice = sum(comparison.is_one_voice for comparison in edition.links.comparisons.values())
    facts = [
        ("", words.count("{n} point", "{n} points", len(points))),
        ("", words.count("{n} contradiction", "{n} contradictions", relations.count("conflict"))),
        ("", words.count("{n} resting on one voice", "{n} resting on one voice", one_voice)),
    ]
    title = words("Compare")
    description = words(
        "Every question of fact on which sources can be compared, and what each of them says to it."
    )
    body = render(
        "compare.md.j2",
        edition=edition,
        words=words,
        title=title,
        description=description,
        facts=facts,
        rows=rows,
        singles=singles,
        chips=[edition.chip(page, source) for source in edition.corpus.sources],
        topics=[(key, topic.title.get(edition.language)) for key, topic in edition.corpus.topics.items()],
        sources=[(key, source.name) for key, source in edition.corpus.sources.items()],
        groups=notes.groups(),
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)
