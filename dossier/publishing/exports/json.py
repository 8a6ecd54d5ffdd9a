"""JSON of which each record stands on a line of its own, for programs, for `grep` and for whoever compares two versions.

The library writes single lines many times faster than indented ones.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

# what we write holds nothing that holds itself
_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


class Line(NamedTuple):
    """An item of a list as it is written, for what stands in several files."""

    text: str


def to_line(value: dict[str, Any]) -> Line:
    """Return the value as an item of a list."""
    return Line(_compact(value))


def with_id(iri: str, line: Line) -> Line:
    """Return the item, which is not empty, with its id before all else."""
    return Line(f'{{"id": {_compact(iri)}, {line.text[1:]}')


def to_json(value: Any) -> str:
    """Return the value as JSON: a member a line outside of lists, and an item a line in a list."""
    return _lines(value) + "\n"


def _lines(value: Any) -> str:
    if isinstance(value, dict) and value:
        members = ",\n".join(f"{_compact(key)}: {_lines(member)}" for key, member in value.items())
        return f"{{\n{members}\n}}"
    if isinstance(value, list) and value:
        items = ",\n".join(item.text if isinstance(item, Line) else _compact(item) for item in value)
        return f"[\n{items}\n]"
    return _compact(value)
