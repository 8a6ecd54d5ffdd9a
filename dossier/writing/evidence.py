"""Ready-made values for what several kinds of page show: points, differences, events, lone passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.date import parse_edtf
from dossier.text.locale import format_edtf

if TYPE_CHECKING:
    from dossier.model.event import Event
    from dossier.model.links import Comparison
    from dossier.model.point import Point
    from dossier.text.locale import Words
    from dossier.writing.edition import Chip, Edition, Quotation
    from dossier.writing.notes import Marker, PageNotes


class PointView(NamedTuple):
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


class VersionView(NamedTuple):
    """One answer, with those who give it."""

    chips: tuple[Chip, ...]
    say: str
    marker: Marker | None


class Difference(NamedTuple):
    """A question with several answers, opened side by side."""

    id: str
    ask: str
    relation: str
    relation_words: str
    voices_words: str
    versions: tuple[VersionView, ...]
    note: str


class EventView(NamedTuple):
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


class Lone(NamedTuple):
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


def opened_differences(edition: Edition, topic_id: str) -> tuple[str, ...]:
    """Return the points whose versions the topic shows side by side."""
    points = edition.links.topics[topic_id].points
    return edition.ordered_points(key for key in points if is_opened(edition.corpus.points[key], topic_id))


def is_opened(point: Point, topic_id: str) -> bool:
    """Tell whether the topic shows the versions side by side: of contradictions, and others at home in it."""
    return topic_id in point.topics and (
        point.relation == "conflict" or (point.relation is not None and point.topics[0] == topic_id)
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
