"""Points and events as tables: every row leads back to the dossier."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from dossier.writing.files import EVENTS_CSV_URI, EVENTS_JSON_URI, POINTS_CSV_URI, POINTS_JSON_URI
from tests.publishing.exports.conftest import ROOT

SCHEMA = json.loads((ROOT / "dossier" / "schemas" / "data.schema.json").read_text(encoding="utf-8"))


def rows_of(exported, uri):
    text = exported.text(uri).removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [{key: value.removeprefix("'") for key, value in row.items()} for row in rows]


def test_the_points_table_has_a_row_for_each_source_and_version(exported):
    links, corpus = exported.edition.links, exported.edition.corpus
    wanted = [
        (key, cell.source, cell.state.value, number)
        for key, comparison in links.comparisons.items()
        for cell in comparison.cells
        for number in ([str(n + 1) for n in cell.versions] or [""])
    ]
    rows = rows_of(exported, POINTS_CSV_URI)
    assert [(row["point"], row["source"], row["state"], row["version"]) for row in rows] == wanted
    for row in rows:
        point = corpus.points[row["point"]]
        assert row["ask-id"] == point.ask["id"]
        assert row["relation"] == (point.relation or "")
        if row["version"]:
            version = point.versions[int(row["version"]) - 1]
            assert row["say-en"] == version.say["en"]
            assert set(row["passages"].split()) <= set(version.passages)
            assert {address.partition("#")[0] for address in row["passages"].split()} == {row["source"]}


def test_the_events_table_is_the_time_line(exported):
    events = exported.edition.corpus.events
    rows = rows_of(exported, EVENTS_CSV_URI)
    assert [row["event"] for row in rows] == list(events)
    for row in rows:
        event = events[row["event"]]
        assert (row["edtf"], row["status"]) == (event.edtf, event.status)
        assert row["passages"].split() == list(event.passages)
        assert row["label-en"] == event.label["en"]
        assert not (row["first-day"] and row["last-day"]) or row["first-day"] <= row["last-day"]


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        ("flood", "2019-01-01", "2019-12-31"),
        ("meeting", "2025-02-01", "2025-02-02"),
        ("fruit", "2025-04-11", "2025-04-20"),
        ("water-falls", "", "2025-05-31"),
        ("inspection", "2025-06-01", ""),
    ],
)
def test_an_uncertain_date_gives_the_days_that_it_can_mean(sample, event, first, last):
    row = next(row for row in rows_of(sample, EVENTS_CSV_URI) if row["event"] == event)
    assert (row["first-day"], row["last-day"]) == (first, last)


@pytest.mark.parametrize(
    ("uri", "kind", "record"), [(POINTS_JSON_URI, "points", "point"), (EVENTS_JSON_URI, "events", "event")]
)
def test_the_json_has_the_records_of_the_whole_data(exported, uri, kind, record):
    found = json.loads(exported.text(uri))[kind]
    validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{record}", "$defs": SCHEMA["$defs"]})
    assert [error.message for item in found for error in validator.iter_errors(item)] == []
    whole = json.loads(exported.text("data/dossier.json"))[kind]
    assert [item["id"] for item in found] == [item["id"] for item in whole]
    assert all(
        own.items() <= more.items()
        for own, more in zip([_flat(i) for i in whole], [_flat(i) for i in found], strict=True)
    )


def _flat(item):
    return {key: json.dumps(value, sort_keys=True) for key, value in item.items()}
