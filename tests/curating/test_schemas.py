from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from dossier.curating.schemas import make_schemas, write_schemas

FOLDER = Path(__file__).parents[2] / "dossier" / "schemas"
SCHEMAS = make_schemas()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_in_the_repository_is_up_to_date(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == SCHEMAS[name], (
        "run: dossier schemas dossier/schemas"
    )


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_is_valid(name):
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))


def problems(name: str, value: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMAS[f"{name}.schema.json"]))
    return sorted(error.message for error in validator.iter_errors(value))


EVENT = {"label": {"en": "A call"}, "edtf": "2025-07-03", "status": "happened", "passages": ["bbn#call"]}


@pytest.mark.parametrize("edtf", ["2025-07-03", "[2025-07-03..]", 2025])
def test_dates_are_accepted_as_an_editor_reads_them(edtf):
    assert problems("events", {"call": {**EVENT, "edtf": edtf}}) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("events", {"Call": EVENT}),  # not an id
        ("events", {"call": {**EVENT, "voice": "x"}}),  # unknown key
        ("events", {"call": {**EVENT, "status": "hoped"}}),
        ("points", {"concerns": ["bbn"], "points": {"Too Long": {}}}),
        (
            "dossier",
            {"title": {}, "languages": ["id"], "revised": "2026-01-01", "severities": {"no-code": "error"}},
        ),
    ],
)
def test_mistakes_are_seen(name, value):
    assert problems(name, value)


def test_writing_twice_gives_the_same_files(tmp_path):
    first = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    assert first == {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    assert set(first) == set(SCHEMAS)
