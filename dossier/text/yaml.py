"""Read YAML into plain values that know their places; every scalar stays the text that was written.

The only module that reads YAML. Duplicate keys, tags, aliases and deep nesting are refused, so that a date stays a
string, `no` stays a language and no file can grow in memory. Values are built in one pass over the parser's events.
"""

from __future__ import annotations

from itertools import islice
from sys import intern
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.record import PlacedList, PlacedMap, Places, Position
from dossier.text.characters import CONTROL_RE, HIDDEN_RE, written_out

MAX_DEPTH = 20
MAX_VALUES = 1_000_000
"""Keys, values, maps and lists of one file; the events of 10,000 articles are 220,000 of them."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """Carry the finding out of the walk when the rest of the file cannot be trusted."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def load_yaml(text: str, path: str) -> tuple[Any, tuple[Finding, ...]]:
    """Return the value that the text writes, with the places of its parts, and what is wrong with it.

    Mappings come as PlacedMap, lists as PlacedList, scalars as str, an empty plain scalar as None. A file that cannot
    be read at all comes as None with one finding.
    """
    try:
        walk = _Walk(text, path)
        value = walk.document()
    except yaml.YAMLError as error:
        return None, (_syntax_finding(error, text, path),)
    except _RefusedError as refusal:
        return None, (refusal.finding,)
    return value, tuple(walk.findings)


class _Walk:
    """Turn the events of the parser into values once, from top to bottom."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.findings: list[Finding] = []
        self._get_event = _Loader(text).get_event
        self._events = islice(iter(self._get_event, None), MAX_VALUES)
        self._depth = 0

    def document(self) -> Any:
        """Return the value of the one document; None where there is none."""
        try:
            return self._document()
        except StopIteration:
            message = f"The file holds more than {MAX_VALUES:,} keys and values."
            place = self._place(self._get_event())
            raise _RefusedError(Finding("yaml-limit", message, place, hint="Divide the file.")) from None

    def _document(self) -> Any:
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), StreamEndEvent):
            return None
        value = self._value_of(next(self._events))
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            message = "The YAML cannot be read: a second document begins here."
            hint = "Write one document; '---' stands in the first line or nowhere."
            raise _RefusedError(Finding("yaml-syntax", message, self._place(after), hint=hint))
        return value

    def _value_of(self, event: Any) -> Any:
        kind = type(event)
        if kind is ScalarEvent and not event.tag:
            if event.style == '"':
                self._look_at_escapes(event)
            return event.value if event.value or event.style else None
        if kind is AliasEvent:
            hint = "Write the value out at each place."
            message = f"The alias '*{event.anchor}' is not read."
            raise _RefusedError(Finding("yaml-limit", message, self._place(event), hint=hint))
        if event.tag:
            hint = "Remove the tag; every value is read as text."
            message = f"The tag '{event.tag}' is not read."
            raise _RefusedError(Finding("yaml-limit", message, self._place(event), hint=hint))
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = f"Values are nested more than {MAX_DEPTH} deep."
            raise _RefusedError(Finding("yaml-limit", message, self._place(event)))
        value = self._map(event) if kind is MappingStartEvent else self._list()
        self._depth -= 1
        return value

    def _map(self, start: Any) -> PlacedMap:
        result = PlacedMap()
        positions: dict[str, Position] = {}
        for key_event in self._events:
            if type(key_event) is MappingEndEvent:
                result.places = Places(self.path, _position(start), positions)
                return result
            key = self._value_of(key_event) or ""
            if not isinstance(key, str):
                message = "A key must be plain text."
                raise _RefusedError(Finding("yaml-syntax", message, self._place(key_event)))
            event = next(self._events)
            value = self._value_of(event)
            if key in result:
                message = f"The key '{key}' stands twice in this map."
                hint = f"It first stands in line {positions[key][0]}; rename or remove one of them."
                self.findings.append(
                    Finding("yaml-duplicate-key", message, self._place(key_event), hint=hint)
                )
                continue
            key = intern(key)  # most keys stand in every record
            result[key] = value
            positions[key] = _position(event if type(event) is ScalarEvent else key_event)
        raise StopIteration

    def _list(self) -> PlacedList:
        result = PlacedList()
        positions: list[Position] = []
        for event in self._events:
            if type(event) is SequenceEndEvent:
                result.path, result.positions = self.path, tuple(positions)
                return result
            result.append(self._value_of(event))
            positions.append(_position(event))
        raise StopIteration

    def _look_at_escapes(self, event: Any) -> None:
        """Refuse control characters that stand in quotation marks as escapes, and report hidden ones."""
        if control := CONTROL_RE.search(event.value):
            message = f"The control character {written_out(control[0])} is written as an escape."
            raise _RefusedError(Finding("control-character", message, self._place(event)))
        written = self.text[event.start_mark.index : event.end_mark.index]
        hidden = next((char for char in HIDDEN_RE.findall(event.value) if char not in written), None)
        if hidden:
            message = f"The invisible character {written_out(hidden)} is written as an escape."
            hint = "It hides or reorders text on screen; make sure that the words are what they seem."
            self.findings.append(Finding("hidden-character", message, self._place(event), hint=hint))

    def _place(self, event: Any) -> Location:
        return Location(self.path, *_position(event))


def _position(event: Any) -> Position:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _syntax_finding(error: yaml.YAMLError, text: str, path: str) -> Finding:
    hint = "Values with ': ' or ' #', or that begin with a quotation mark or bracket, go between quotation marks."
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        problem = getattr(error, "problem", None) or "the structure breaks here"
        location = Location(path, mark.line + 1, mark.column + 1)
        return Finding("yaml-syntax", f"The YAML cannot be read: {problem}.", location, hint=hint)
    position = getattr(error, "position", 0)
    before = text[:position]
    location = Location(path, before.count("\n") + 1, position - before.rfind("\n"))
    hint = "Remove the character; it is not part of any text."
    return Finding("control-character", "A control character stands in the file.", location, hint=hint)
