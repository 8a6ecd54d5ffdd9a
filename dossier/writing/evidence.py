"""Ready-made values for what several kinds of page show: matrix rows, differences, events, lone passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model.date import parse_edtf
from dossier.model.links import CellState, Comparison
from dossier.text.locale import format_edtf

if TYPE_CHECKING:
    from dossier.model.event import Event
    from dossier.model.links import Cell
    from dossier.model.page import PageKey
    from dossier.model.point import Point
    from dossier.text.locale import Words
    from dossier.writing.edition import Chip, Edition, Quotation
    from dossier.writing.notes import Marker, PageNotes


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One source under one question."""

    state: str
    """CSS class: says, differs, silent or elsewhere."""
    source: str
    colour: str
    """CSS class of the source."""
    text: str
    marker: Marker | None


@dataclass(frozen=True, slots=True)
class PointView:
    """A question, with what filters ask of it."""

    id: str
    ask: str
    relation: str
    relation_words: str
    voices_words: str
    topics: str
    """Ids of its topics, separated by spaces."""
    sources: str
    """Ids of the sources that speak, separated by spaces."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One question across the sources."""

    point: PointView
    answer: str
    """What the only version says; empty where there are several."""
    url: str
    """Where its versions stand side by side; empty for a question with one version."""
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One answer, with those who give it."""

    chips: tuple[Chip, ...]
    say: str
    marker: Marker | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A question with several answers, opened side by side."""

    id: str
    ask: str
    relation: str
    relation_words: str
    voices_words: str
    versions: tuple[VersionView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as the time line shows it."""

    id: str
    css: str
    machine_date: str
    """What a `datetime` attribute can hold; empty where HTML has no form for it."""
    date: str
    status_words: str
    label: str
    marker: Marker | None
    derived: str
    reported: str
    topics: str
    names: str


@dataclass(frozen=True, slots=True)
class Lone:
    """A passage that one source alone reports."""

    chip: Chip
    quotation: Quotation
    marker: Marker | None


def relation_words(relation: str | None, words: Words) -> str:
    """Return what the relation of several versions is called."""
    found = {
        "conflict": words("Contradiction"),
        "add": words("Added detail"),
        "wording": words("Different wording"),
    }
    return found.get(relation or "", "")


def ordered_points(edition: Edition, points: tuple[str, ...]) -> tuple[str, ...]:
    """Return the points with contradictions first, then other differences, then the rest, else in their order."""
    rank = {"conflict": 0, "add": 1, "wording": 2}
    return tuple(sorted(points, key=lambda key: rank.get(edition.corpus.points[key].relation or "", 3)))


def opened_differences(edition: Edition, topic_id: str) -> tuple[str, ...]:
    """Return the points whose versions the topic shows side by side: contradictions, and others at home in it."""
    points = edition.corpus.points
    return tuple(
        key
        for key in ordered_points(edition, edition.links.topics[topic_id].points)
        if points[key].relation == "conflict" or (points[key].relation and points[key].topics[0] == topic_id)
    )


def point_view(edition: Edition, point_id: str) -> PointView:
    """Return the question of a point."""
    point = edition.corpus.points[point_id]
    comparison = edition.links.comparisons[point_id]
    return PointView(
        id=f"point-{point_id}",
        ask=point.ask.get(edition.language),
        relation=point.relation or "",
        relation_words=relation_words(point.relation, edition.words),
        voices_words=_voices_words(edition, comparison),
        topics=" ".join(point.topics),
        sources=" ".join(comparison.speaking),
    )


def matrix_row(edition: Edition, notes: PageNotes, point_id: str) -> MatrixRow:
    """Return the row of a point; its cells point at the notes of the page."""
    point = edition.corpus.points[point_id]
    comparison = edition.links.comparisons[point_id]
    return MatrixRow(
        point=point_view(edition, point_id),
        answer=point.versions[0].say.get(edition.language) if len(point.versions) == 1 else "",
        url=_difference_url(edition, notes.page, point_id) if point.relation else "",
        cells=tuple(_matrix_cell(edition, notes, point, cell) for cell in comparison.cells),
    )


def _difference_url(edition: Edition, page: PageKey, point_id: str) -> str:
    """Return where the versions of the point stand side by side: on this page, or at home in another topic."""
    is_here = page.kind == "topic" and point_id in opened_differences(edition, page.id)
    home = page if is_here else edition.key("topic", edition.corpus.points[point_id].topics[0])
    return edition.addresses.url(page, home, f"difference-{point_id}")


def _matrix_cell(edition: Edition, notes: PageNotes, point: Point, cell: Cell) -> MatrixCell:
    words = edition.words
    texts = {
        CellState.STATES: words("states this"),
        CellState.SILENT: words("silent"),
        CellState.ELSEWHERE: words("not about this"),
    }
    shorts = [point.versions[number].short.get(edition.language) for number in cell.versions]
    text = texts.get(cell.state) or "; ".join(short for short in shorts if short) or words("states this")
    chip = edition.chip(notes.page, cell.source)
    return MatrixCell(cell.state.value, chip.name, chip.colour, text, notes.point_at(cell.addresses))


def _voices_words(edition: Edition, comparison: Comparison) -> str:
    if not comparison.is_one_voice:
        return ""
    count = len(comparison.speaking)
    name = edition.corpus.names.get(comparison.voices[0])
    voice = name.label.get(edition.language) if name else comparison.voices[0]
    return edition.words.count(
        "{n} source, one voice: {voice}", "{n} sources, one voice: {voice}", count, voice=voice
    )


def difference(edition: Edition, notes: PageNotes, point_id: str) -> Difference:
    """Return the point with its versions side by side."""
    point = edition.corpus.points[point_id]
    versions = []
    for version in point.versions:
        proved = edition.proved(version.passages)
        sources = dict.fromkeys(address.partition("#")[0] for address in proved)
        chips = tuple(edition.chip(notes.page, source) for source in sources)
        versions.append(VersionView(chips, version.say.get(edition.language), notes.mark(proved)))
    return Difference(
        id=f"difference-{point_id}",
        ask=point.ask.get(edition.language),
        relation=point.relation or "",
        relation_words=relation_words(point.relation, edition.words),
        voices_words=_voices_words(edition, edition.links.comparisons[point_id]),
        versions=tuple(versions),
        note=point.note.get(edition.language),
    )


def ordered_events(edition: Edition, events: tuple[str, ...]) -> tuple[str, ...]:
    """Return the events from the earliest to the latest day that they can mean."""
    return tuple(sorted(events, key=lambda key: (*event_bounds(edition.corpus.events[key]), key)))


def event_bounds(event: Event) -> tuple[str, str]:
    """Return the earliest and the latest day of the event as ISO dates, whichever is open taken from the other."""
    first, last = parse_edtf(event.edtf).bounds(event.part_of_month)
    known = first or last
    assert known is not None, event.edtf
    return (first or known).isoformat(), (last or known).isoformat()


def event_view(edition: Edition, notes: PageNotes, event_id: str) -> EventView:
    """Return the event with a marker."""
    event = edition.corpus.events[event_id]
    words = edition.words
    edtf = parse_edtf(event.edtf)
    statuses = {"happened": "", "planned": words("planned"), "said": words("said")}
    is_exact = edtf.is_day and not event.derived.root
    reported = format_edtf(parse_edtf(event.reported), edition.language) if event.reported else ""
    simple = event.edtf.rstrip("~") if edtf.kind == "date" else ""
    return EventView(
        id=f"event-{event_id}",
        css=event.status if is_exact else f"{event.status} approximate",
        machine_date=simple,
        date=edition.event_date(event),
        status_words=statuses[event.status],
        label=event.label.get(edition.language),
        marker=notes.mark(event.passages),
        derived=event.derived.get(edition.language),
        reported=words("reported on {date}", date=reported) if reported else "",
        topics=" ".join(event.topics),
        names=" ".join(event.names),
    )


def lone_passage(edition: Edition, notes: PageNotes, address: str) -> Lone:
    """Return a passage that one source alone reports, with a marker."""
    chip = edition.chip(notes.page, address.partition("#")[0])
    return Lone(chip, edition.quotation(address), notes.mark((address,)))
