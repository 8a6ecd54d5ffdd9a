"""Check that the `csl` item of each source record is one, and that nothing is both given and unknown.

The schema is our own reading of the Citation Style Language, made for values that come from YAML as text: it names each
field once, and the kinds of value that the messages speak of.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dossier.checking.wording import did_you_mean
from dossier.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import Draft202012Validator

    from dossier.model.corpus import Corpus
    from dossier.model.source import Source

SCHEMA_FILE = "csl-item.json"
# matches the alternatives of a pattern of the schema: "^(accessed|issued)$"
FIELDS_RE = re.compile(r"\^\((?P<fields>[^()]+)\)\$")


def check_csl(corpus: Corpus) -> tuple[Finding, ...]:
    """Report CSL items that citation programs would refuse, and fields that are both given and unknown."""
    return tuple(finding for key, source in corpus.sources.items() for finding in _check_source(key, source))


@cache
def csl_schema() -> dict[str, Any]:
    """Return the JSON Schema of a CSL item."""
    text = files("dossier").joinpath("schemas", SCHEMA_FILE).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def kinds_of_fields() -> dict[str, str]:
    """Return the kind of value that each CSL field takes, in words."""
    schema = csl_schema()
    kinds = {name: _kind(inner) for name, inner in schema["properties"].items()}
    for pattern, inner in schema["patternProperties"].items():
        match = FIELDS_RE.fullmatch(pattern)
        assert match is not None, "the patterns of the schema list names"
        kinds.update(dict.fromkeys(match["fields"].split("|"), _kind(inner)))
    return kinds


def _kind(inner: dict[str, str]) -> str:
    description: str = csl_schema()["$defs"][inner["$ref"].rpartition("/")[2]]["description"]
    return description


def _check_source(source_id: str, source: Source) -> Iterator[Finding]:
    place = source.place("csl")
    kinds = kinds_of_fields()
    for field in source.csl:
        if field not in kinds:
            hint = did_you_mean(field, kinds, "Put what is not of CSL under 'custom'.")
            yield Finding(
                "csl-invalid", f"CSL has no field '{field}' (source '{source_id}').", place, hint=hint
            )
    for field in _wrong_fields(source.csl):
        message = f"The CSL field '{field}' of source '{source_id}' must be {kinds[field]}."
        hint = (
            did_you_mean(str(source.csl[field]), _item_types(), "See the list of item types of CSL.")
            if field == "type"
            else ""
        )
        yield Finding("csl-invalid", message, place, hint=hint)
    if "type" not in source.csl:
        yield Finding(
            "csl-invalid",
            f"The CSL item of source '{source_id}' has no 'type'.",
            place,
            hint="Add 'type: article-newspaper'.",
        )
    if not source.language and not source.draft:
        message = f"The CSL item of source '{source_id}' names no language."
        hint = "Add 'language: id-ID' or another; sentences and titles are treated by it."
        yield Finding("csl-language-missing", message, place, hint=hint)
    yield from _check_unknown(source_id, source)


def _check_unknown(source_id: str, source: Source) -> Iterator[Finding]:
    place = source.place("unknown")
    for field in source.unknown:
        if field not in kinds_of_fields():
            message = f"'unknown' of source '{source_id}' names '{field}', which is no field of CSL."
            hint = did_you_mean(field, kinds_of_fields(), "Name fields such as issued, author, URL.")
            yield Finding("csl-invalid", message, place, hint=hint)
        elif field in source.csl:
            message = f"The CSL field '{field}' of source '{source_id}' is both given and unknown."
            yield Finding("unknown-conflict", message, place, hint="Remove it from 'csl' or from 'unknown'.")


def _wrong_fields(csl: Mapping[str, Any]) -> list[str]:
    """Return the fields that hold another kind of value than they should; most are plain texts and need no validator."""
    others = {field: value for field, value in csl.items() if not _is_right_text(field, value)}
    errors = _validator().iter_errors(others) if others else ()
    return sorted({str(error.absolute_path[0]) for error in errors if error.absolute_path})


def _is_right_text(field: str, value: object) -> bool:
    if field == "type":
        return value in _item_types()
    return field in _text_fields() and isinstance(value, str) and bool(value)


@cache
def _text_fields() -> frozenset[str]:
    """Return the fields that take any text but an empty one."""
    kinds = {csl_schema()["$defs"][name]["description"] for name in ("text", "number")}
    return frozenset(field for field, kind in kinds_of_fields().items() if kind in kinds)


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415  # takes a tenth of a second, and many records need none

    return Draft202012Validator(csl_schema())


def _item_types() -> list[str]:
    types: list[str] = csl_schema()["$defs"]["type"]["enum"]
    return types
