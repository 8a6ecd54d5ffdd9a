"""YAML files to records: validation at the border, with file, line and column for every problem.

A broken record is left out and reported; the others of its file are read.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from dossier.model.event import Event
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.record import PlacedList, PlacedMap, Record, check_id, to_kebab
from dossier.text.yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

RecordT = TypeVar("RecordT", bound=Record)

# What a value should be, by what validation calls its mistake; for the other mistakes the words of pydantic do.
EXPECTED = {
    "dict_type": "be a map",
    "float_parsing": "be a number",
    "int_parsing": "be a whole number",
    "model_type": "be a map",
    "string_too_short": "not be empty",
    "string_type": "be text",
    "too_short": "not be empty",
    "tuple_type": "be a list",
}

NOTHING = ("missing", "too_short", "tuple_type")
"""What validation calls passages that are not there, are an empty list, or are an empty key."""


def read_record(model: type[RecordT], text: str, path: str) -> tuple[RecordT | None, tuple[Finding, ...]]:
    """Return the one record that the file writes, without those of its parts that are broken."""
    value, findings = load_yaml(text, path)
    record, problems = validate(model, value, Location(path, 1, 1))
    return record, findings + problems if value is not None or not findings else findings


def read_map(model: type[RecordT], text: str, path: str) -> tuple[Mapping[str, RecordT], tuple[Finding, ...]]:
    """Return the records of a file that is a map from id to record, without the broken ones."""
    value, syntax_findings = load_yaml(text, path)
    findings = list(syntax_findings)
    if value is None:
        return {}, tuple(findings)
    if not isinstance(value, PlacedMap):
        message = "The file must be a map from id to record."
        return {}, (*findings, Finding("record-shape", message, Location(path, 1, 1)))
    records: dict[str, RecordT] = {}
    for key, raw in value.items():
        place = value.places.at(key)
        try:
            check_id(key)
        except ValueError as error:
            findings.append(Finding("record-shape", f"{str(error)[:1].upper()}{str(error)[1:]}.", place))
            continue
        record, problems = validate(model, raw, place)
        findings.extend(problems)
        if record is not None:
            records[key] = record
    return records, tuple(findings)


def validate(model: type[RecordT], raw: Any, place: Location) -> tuple[RecordT | None, tuple[Finding, ...]]:
    """Return the record, and one finding for each thing wrong with it.

    Entries of maps and lists inside the record (a passage, a set-aside) that are broken are left out; the record
    itself is given up only where its own keys are wrong.
    """
    findings: list[Finding] = []
    while True:
        try:
            return model.model_validate(raw), tuple(findings)
        except ValidationError as error:
            details = _without_echoes(error.errors(include_url=False))
        findings.extend(_finding(model, raw, detail, place) for detail in details)
        if not all(_is_entry(raw, detail["loc"]) for detail in details):
            return None, tuple(findings)
        entries = {tuple(map(str, detail["loc"][:2])): detail["loc"] for detail in details}
        # From the last to the first, so that the numbers of list entries still hold.
        for where in reversed(entries.values()):
            raw = _without(raw, where)


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out that a list is too short where this is so because its items are wrong."""
    places = [detail["loc"] for detail in details]
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(
            len(place) > len(detail["loc"]) and place[: len(detail["loc"])] == detail["loc"]
            for place in places
        )
    ]


def _is_entry(raw: Any, where: tuple[int | str, ...]) -> bool:
    """Tell whether the place lies in an entry of a map or list that is a value of the record."""
    if len(where) < 3 or not isinstance(raw, PlacedMap):
        return False
    return isinstance(raw.get(str(where[0])), PlacedMap | PlacedList)


def _without(raw: Any, where: tuple[int | str, ...]) -> Any:
    """Return a copy of the raw record without the entry that the place lies in."""
    key, entry = str(where[0]), where[1]
    collection = raw[key]
    smaller = PlacedMap(raw)
    smaller.places = raw.places
    if isinstance(collection, PlacedMap):
        kept = PlacedMap({name: value for name, value in collection.items() if name != entry})
        kept.places = collection.places
        smaller[key] = kept
    else:
        shorter = PlacedList(item for number, item in enumerate(collection) if number != entry)
        shorter.path = collection.path
        shorter.positions = tuple(spot for number, spot in enumerate(collection.positions) if number != entry)
        smaller[key] = shorter
    return smaller


def _finding(model: type[Record], raw: Any, detail: ErrorDetails, place: Location) -> Finding:
    location = locate(raw, detail["loc"], place)
    *parents, last = detail["loc"] or ("",)
    key = str(last)
    if detail["type"] in NOTHING and _is_evidence(model, detail["loc"]):
        hint = "Name the passages that carry it: passages: [source#passage]. `dossier quote` finds them."
        named = " > ".join(str(part) for part in parents if isinstance(part, str))
        what = f"'{named}'" if named else f"This {model.__name__.lower()}"
        return Finding("evidence-missing", f"{what} rests on no passage.", location, hint=hint)
    match detail["type"]:
        case "extra_forbidden":
            known = _known_keys(model, parents)
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean '{close[0]}'?" if close else f"Known here: {', '.join(known)}."
            return Finding("record-shape", f"The key '{key}' is not known here.", location, hint=hint)
        case "missing":
            return Finding("record-shape", f"The key '{key}' is missing.", location)
    expected = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "value_error":
        message = f"{expected[:1].upper()}{expected[1:]}."
    else:
        expected = EXPECTED.get(detail["type"]) or expected.removeprefix("Input should ").removeprefix(
            "String should "
        )
        message = f"{_path_words(detail['loc'])} is {_shown(detail['input'])}; it should {expected}."
    return Finding("record-shape", message, location)


def _is_evidence(model: type[Record], where: tuple[int | str, ...]) -> bool:
    """Tell whether the place is that of the passages which carry an event or a version, or of all versions of a point."""
    match where:
        case ("passages",):
            return model is Event
        case (*_, "versions") | (*_, "versions", _, "passages"):
            return True
    return False


def _shown(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case dict():
            return "a map" if value else "an empty map"
        case list() | tuple():
            return "a list" if value else "an empty list"
    return f"'{value}'"


def _path_words(where: tuple[int | str, ...]) -> str:
    names = [str(part) for part in where if isinstance(part, str) and part != "[key]"]
    return f"'{' > '.join(names)}'" if names else "The record"


def _known_keys(model: type[Record], parents: list[int | str]) -> list[str]:
    """Return the keys that the schema of the model knows at the place."""
    schema: Any = model.model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    here: Any = schema
    for part in parents:
        here = _resolve(here, definitions)
        if isinstance(part, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(part) or here.get("additionalProperties") or {}
    here = _resolve(here, definitions)
    return sorted(here.get("properties", {})) if isinstance(here, dict) else []


def _resolve(schema: Any, definitions: Any) -> Any:
    if isinstance(schema, dict) and "$ref" in schema:
        return definitions.get(schema["$ref"].rpartition("/")[2], {})
    return schema if isinstance(schema, dict) else {}


def locate(raw: Any, where: tuple[int | str, ...], place: Location) -> Location:
    """Return the place in the file of the part of a raw value that the keys and numbers lead to."""
    for part in where:
        if isinstance(raw, PlacedMap):
            key = part if part in raw else to_kebab(str(part))
            place = raw.places.at(str(key))
            raw = raw.get(str(key))
        elif isinstance(raw, PlacedList) and isinstance(part, int) and part < len(raw):
            place = Location(raw.path, *raw.positions[part])
            raw = raw[part]
        else:
            break
    return place
