from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from dossier.curating.schemas import make_schemas, write_schemas
from dossier.text.yaml import load_yaml

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


def keys_of(name: str) -> list[tuple[str, str, dict]]:
    """Return every key of every model in the schema: model, key, what the schema says of it."""
    schema = json.loads(SCHEMAS[name])
    definitions = {name.removesuffix(".schema.json"): schema, **schema.get("$defs", {})}
    return [
        (model, key, value)
        for model, definition in definitions.items()
        for key, value in definition.get("properties", {}).items()
    ]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_key_is_explained_with_an_example(name):
    unexplained = [
        f"{model}: {key}"
        for model, key, value in keys_of(name)
        if not value.get("description") or not value.get("examples")
    ]
    assert unexplained == [], "say what it means in the model or in curating/schema_words.py"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_examples_are_right(name):
    schema = json.loads(SCHEMAS[name])
    for model, key, value in keys_of(name):
        if key in {"versions", "points"}:
            continue  # shortened for reading
        part = {**value, "$schema": schema["$schema"], "$defs": schema.get("$defs", {})}
        for example in value["examples"]:
            errors = [error.message for error in jsonschema.Draft202012Validator(part).iter_errors(example)]
            assert errors == [], f"{model}: {key}"


CONTENTS = [Path(__file__).parents[2] / "content", Path(__file__).parents[1] / "sample" / "content"]
FILES = [
    (path, kind)
    for content in CONTENTS
    for kind in ("dossier", "events", "names", "glossary", "topics", "sources", "points", "corrections")
    for path in (
        [content / f"{kind}.yml"]
        if (content / f"{kind}.yml").is_file()
        else sorted((content / kind).glob("*.yml"))
    )
]


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda value: getattr(value, "name", value))
def test_files_that_are_right_please_the_editor(path, kind):
    value, findings = load_yaml(path.read_text(encoding="utf-8"), path.name)
    assert findings == ()
    as_read_by_editors = yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506  # a safe loader with fewer types
    assert problems(kind, as_read_by_editors) == []
    assert value


class EditorLoader(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2 core schema): dates are text, numbers and true are not."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_editor_settings_know_every_kind_of_file():
    settings = json.loads((FOLDER.parents[1] / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    mapped = {Path(schema).name: glob for schema, glob in settings["yaml.schemas"].items()}
    assert set(mapped) == set(SCHEMAS)
    for name, glob in mapped.items():
        kind = name.removesuffix(".schema.json")
        assert glob in {f"content/{kind}.yml", f"content/{kind}/*.yml"}
