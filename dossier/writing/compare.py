"""The comparison of all points across all sources, on as many pages as its points need.

Each page shows its own points as a table with their quotations and, as long as these are not too many, names those of
the other pages, so that filters find every point. The first page names them always: the address of a point on it holds for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.model.page import MarkdownPage
from dossier.writing.environment import render
from dossier.writing.evidence import lone_passage, point_view
from dossier.writing.matrix import make_matrix
from dossier.writing.notes import PageNotes

if TYPE_CHECKING:
    from dossier.writing.edition import Edition
    from dossier.writing.evidence import PointView
    from dossier.writing.parts import Part

POINTS_BESIDE = 120
"""The most points of a comparison of which every page names all."""
SINGLES_OF_A_PAGE = 60
"""The most passages that stand in no point and are shown with the comparison; of more, the topics show theirs."""
NO_SINGLES: dict[str, Any] = {"singles": [], "singles_by_topic": [], "singles_beside": ""}


def write_compare(edition: Edition, number: int) -> MarkdownPage:
    """Return a page of the comparison: contradictions first, then other differences, then what is told alike.

    What one source alone reports stands on its first page.

    Arguments:
        edition: the dossier in the language of the page.
        number: of the page among those of the comparison, from 1.

    """
    parts = edition.comparison_parts
    part = parts[number - 1]
    page = part.key
    notes = PageNotes(edition, page)
    words = edition.words
    matrix = make_matrix(edition, notes, part.entries)
    title = words("Compare") if number == 1 else words("Compare, part {number}", number=number)
    description = words(
        "Every question of fact on which sources can be compared, and what each of them says to it."
    )
    is_first = number == 1
    names_others = is_first or len(edition.corpus.points) <= POINTS_BESIDE
    body = render(
        "compare.md.j2",
        words=words,
        title=title,
        description=description,
        facts=_facts(edition),
        parts=[
            (each.first, each.last, "" if each == part else edition.addresses.url(page, each.key))
            for each in parts
        ],
        matrix=matrix,
        others=_others(edition, part) if names_others else [],
        is_first=is_first,
        with_filters=names_others,
        first_url=edition.addresses.url(page, parts[0].key),
        topics=[(key, topic.title.get(edition.language)) for key, topic in edition.corpus.topics.items()],
        sources=[(key, source.name) for key, source in edition.corpus.sources.items()],
        **(_singles(edition, notes) if is_first else NO_SINGLES),
        groups=notes.groups(),
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)


def _others(edition: Edition, part: Part) -> list[tuple[PointView, str]]:
    """Return the points of the other pages, each with the address of its row."""
    return [
        (point_view(edition, key), edition.addresses.url(part.key, each.key, f"point-{key}"))
        for each in edition.comparison_parts
        if each != part
        for key in each.entries
    ]


def _singles(edition: Edition, notes: PageNotes) -> dict[str, Any]:
    """Return what one source alone reports, or where this is much, how much of it each topic shows."""
    singles, page = edition.links.singles, notes.page
    if len(singles) <= SINGLES_OF_A_PAGE:
        return {**NO_SINGLES, "singles": [lone_passage(edition, notes, address) for address in singles]}
    by_topic = {key: links.singles for key, links in edition.links.topics.items() if links.singles}
    beside = set(singles).difference(*by_topic.values())
    words = edition.words
    return {
        "singles": [],
        "singles_by_topic": [
            (
                edition.corpus.topics[key].title.get(edition.language),
                edition.addresses.url(page, edition.key("topic", key), "what-only-one-source-reports"),
                words.count("{n} quotation", "{n} quotations", len(found)),
            )
            for key, found in by_topic.items()
        ],
        "singles_beside": words.count(
            "{n} further quotation stands on the page of its source.",
            "{n} further quotations stand on the pages of their sources.",
            len(beside),
        )
        if beside
        else "",
    }


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
