"""Points and events as tables and as JSON of their own, for those who need nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.date import parse_edtf
from dossier.publishing.exports.data import point_line
from dossier.publishing.exports.json import record_line, to_json
from dossier.publishing.exports.spreadsheet import to_csv
from dossier.writing.files import EVENTS_CSV_URI, EVENTS_JSON_URI, POINTS_CSV_URI, POINTS_JSON_URI

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.event import Event
    from dossier.model.language import Localized
    from dossier.model.links import Cell
    from dossier.writing.edition import Edition


def table_files(edition: Edition) -> Mapping[str, str]:
    """Return the tables and their JSON by path below the site."""
    corpus, links = edition.corpus, edition.links
    points = [point_line(key, corpus, links) for key in corpus.points]
    events = [record_line(key, event, _bounds(event)) for key, event in corpus.events.items()]
    return {
        POINTS_CSV_URI: to_csv(_point_header(edition), _point_rows(edition)),
        POINTS_JSON_URI: to_json({"points": points}),
        EVENTS_CSV_URI: to_csv(_event_header(edition), _event_rows(edition)),
        EVENTS_JSON_URI: to_json({"events": events}),
    }


def in_languages(edition: Edition, name: str) -> list[str]:
    """Return the header of a text in each language: 'ask-id', 'ask-en'."""
    return [f"{name}-{language}" for language in edition.settings.languages]


def texts_of(edition: Edition, text: Localized) -> list[str]:
    """Return the text in each language of the dossier, empty where there is none."""
    return [text.get(language) for language in edition.settings.languages]


def _point_header(edition: Edition) -> list[str]:
    ask, say = in_languages(edition, "ask"), in_languages(edition, "say")
    return [
        "point",
        *ask,
        "topics",
        "relation",
        "source",
        "state",
        "version",
        *say,
        "passages",
        "voices",
        "one-voice",
    ]


def _point_rows(edition: Edition) -> Iterator[list[object]]:
    for key, comparison in edition.links.comparisons.items():
        point = edition.corpus.points[key]
        start = [key, *texts_of(edition, point.ask), " ".join(point.topics), point.relation]
        one_voice = comparison.voices[0] if comparison.is_one_voice else ""
        for cell in comparison.cells:
            for version in _version_cells(edition, key, cell):
                yield [*start, cell.source, cell.state.value, *version, one_voice]


def _version_cells(edition: Edition, point_id: str, cell: Cell) -> Iterator[list[object]]:
    """Yield number, words, passages and voices of each version that the source gives; one empty row for silence."""
    versions = edition.corpus.points[point_id].versions
    for number in cell.versions:
        passages = [
            address
            for address in edition.proved(versions[number].passages)
            if address.partition("#")[0] == cell.source
        ]
        voices = dict.fromkeys(_voice(edition, address) for address in passages)
        yield [
            number + 1,
            *texts_of(edition, versions[number].say),
            " ".join(passages),
            " ".join(voice for voice in voices if voice),
        ]
    if not cell.versions:
        yield ["", *("" for _ in edition.settings.languages), "", ""]


def _voice(edition: Edition, address: str) -> str:
    passage = edition.corpus.passage(address)
    return (passage.voice or "") if passage else ""


def _event_header(edition: Edition) -> list[str]:
    label, derived = in_languages(edition, "label"), in_languages(edition, "derived")
    return ["event", *label, "edtf", "part-of-month", "first-day", "last-day", "status",
            "reported", *derived, "topics", "names", "passages"]  # fmt: skip


def _event_rows(edition: Edition) -> Iterator[list[object]]:
    for key, event in edition.corpus.events.items():
        bounds = _bounds(event)
        yield [
            key,
            *texts_of(edition, event.label),
            event.edtf,
            event.part_of_month,
            bounds["first-day"],
            bounds["last-day"],
            event.status,
            event.reported,
            *texts_of(edition, event.derived),
            " ".join(event.topics),
            " ".join(event.names),
            " ".join(event.passages),
        ]


def _bounds(event: Event) -> dict[str, str | None]:
    """Return the first and the last day that the date can mean, None where it is open."""
    first, last = parse_edtf(event.edtf).bounds(event.part_of_month)
    return {"first-day": first.isoformat() if first else None, "last-day": last.isoformat() if last else None}
