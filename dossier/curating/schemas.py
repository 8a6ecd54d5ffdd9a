"""JSON Schemas of the record files, made from the models that read them, so that editors complete and check as they do.

Every key comes with a description and an example; fields of `csl` come with the kind of value that CSL gives them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from dossier.checking.csl import csl_schema, kinds_of_fields
from dossier.curating.schema_words import DESCRIPTIONS, EXAMPLES
from dossier.explanations import EXPLANATIONS
from dossier.model.correction import Correction
from dossier.model.event import Event
from dossier.model.name import Name
from dossier.model.point import PointFile
from dossier.model.record import ID_RE, Id
from dossier.model.source import Source
from dossier.model.term import Term
from dossier.model.topic import Topic
from dossier.saving import save
from dossier.settings import DossierFile

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.model.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE_KEYS = ("edtf", "reported")

FILES: Mapping[str, tuple[type[Record], str]] = {
    "dossier": (DossierFile, "content/dossier.yml: the settings of the dossier"),
    "sources": (Source, "content/sources/NAME.yml: the record of one article"),
    "points": (PointFile, "content/points/SUBJECT.yml: questions of fact, compared"),
}
"""Kinds of files that hold one record."""

MAPS: Mapping[str, tuple[type[Record], str]] = {
    "corrections": (Correction, "content/corrections.yml: what was changed after it was published, and why"),
    "events": (Event, "content/events.yml: what has a date"),
    "names": (Name, "content/names.yml: persons, organisations, places and unnamed officials"),
    "glossary": (Term, "content/glossary.yml: terms"),
    "topics": (Topic, "content/topics.yml: order, addresses and words of the topics"),
}
"""Kinds of files that are a map from id to record."""


def make_schemas() -> dict[str, str]:
    """Return the JSON Schema of each file kind as text, by file name."""
    adapters: dict[str, tuple[TypeAdapter[Any], str]] = {}
    for kind, (model, title) in FILES.items():
        adapters[kind] = TypeAdapter(model), title
    for kind, (model, title) in MAPS.items():
        adapters[kind] = TypeAdapter(Mapping[Id, model]), title  # type: ignore[valid-type]  # a type made at run time
    return {
        f"{kind}.schema.json": _write(adapter, title) for kind, (adapter, title) in sorted(adapters.items())
    }


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas into the folder and return their paths."""
    paths: list[Path] = []
    for name, text in make_schemas().items():
        paths.append(folder / name)
        save(paths[-1], text.encode())
    return tuple(paths)


def _write(adapter: TypeAdapter[Any], title: str) -> str:
    schema = {
        "$schema": DIALECT,
        **_for_editors(_explained(adapter.json_schema(by_alias=True))),
        "title": title,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _explained(schema: dict[str, Any]) -> dict[str, Any]:
    """Add to each key of each model what it means and how it looks."""
    for model, definition in ((schema.get("title", ""), schema), *schema.get("$defs", {}).items()):
        for key, value in definition.get("properties", {}).items():
            value.setdefault("description", DESCRIPTIONS.get(model, {}).get(key, ""))
            if key in EXAMPLES.get(model, {}):
                value["examples"] = [EXAMPLES[model][key]]
            if (model, key) == ("Source", "csl"):
                value.update(_csl_item())
        if model == "Localized":
            definition["description"] = (
                "One text per language, such as id: for Indonesian and en: for English."
            )
    return schema


def _csl_item() -> dict[str, Any]:
    """Return what a CSL item may hold, for completion; `dossier check` says more of what is wrong in one."""
    fields: dict[str, Any] = {
        field: {"description": f"CSL: {kind}."} for field, kind in sorted(kinds_of_fields().items())
    }
    fields["type"]["enum"] = csl_schema()["$defs"]["type"]["enum"]
    return {"properties": fields, "additionalProperties": False, "required": ["type", "language"]}


def _for_editors(schema: Any) -> Any:
    """Adapt a schema to what stands in the YAML files.

    Keys of maps of records are ids, and those of severities are codes. The dossier reads each value as text, an editor
    does not: to it a date such as 2025 is a number.
    """
    if isinstance(schema, list):
        return [_for_editors(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    adapted = {key: _for_editors(value) for key, value in schema.items()}
    for name, value in adapted.get("properties", {}).items():
        if name in DATE_KEYS:
            adapted["properties"][name] = {**value, "type": ["string", "integer", "null"]}
            adapted["properties"][name].pop("anyOf", None)
        if name == "severities":
            value["propertyNames"] = {"enum": sorted(EXPLANATIONS)}
    if adapted.get("type") == "object" and "$ref" in str(adapted.get("additionalProperties", "")):
        adapted.setdefault("propertyNames", {"pattern": f"^{ID_RE.pattern}$"})
    return adapted
