"""Read YAML into plain values that know their places; every scalar stays the text that was written.

The only module that reads YAML. Duplicate keys, tags, aliases and deep nesting are refused, so that a date stays a
string, `no` stays a language and no file can grow in memory. Positions come from the composer's marks.
"""

from __future__ import annotations

from typing import Any

import yaml

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.record import PlacedList, PlacedMap, Places
from dossier.text.characters import CONTROL_RE, HIDDEN_RE, written_out

MAX_DEPTH = 20
MAX_VALUES = 200_000
"""Keys, values, maps and lists of one file."""

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
    walk = _Walk(text, path)
    try:
        walk.refuse_what_grows()
        node = yaml.compose(text, Loader=_Loader)
        value = walk.value_of(node) if node is not None else None
    except yaml.YAMLError as error:
        return None, (_syntax_finding(error, text, path),)
    except _RefusedError as refusal:
        return None, (refusal.finding,)
    return value, tuple(walk.findings)


class _Walk:
    """Turn nodes into values once, from top to bottom."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.findings: list[Finding] = []

    def refuse_what_grows(self) -> None:
        """Refuse aliases, tags and deep nesting before anything is built from them."""
        depth = 0
        for number, event in enumerate(yaml.parse(self.text, Loader=_Loader)):
            if number > MAX_VALUES:
                message = f"The file holds more than {MAX_VALUES:,} keys and values."
                raise _RefusedError(
                    Finding("yaml-limit", message, self._place(event), hint="Divide the file.")
                )
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                message = f"Values are nested more than {MAX_DEPTH} deep."
                raise _RefusedError(Finding("yaml-limit", message, self._place(event)))
            if isinstance(event, yaml.AliasEvent):
                hint = "Write the value out at each place."
                message = f"The alias '*{event.anchor}' is not read."
                raise _RefusedError(Finding("yaml-limit", message, self._place(event), hint=hint))
            if tag := getattr(event, "tag", None):
                hint = "Remove the tag; every value is read as text."
                raise _RefusedError(
                    Finding("yaml-limit", f"The tag '{tag}' is not read.", self._place(event), hint=hint)
                )

    def value_of(self, node: Any) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._map(node)
        if isinstance(node, yaml.SequenceNode):
            return self._list(node)
        if node.style == '"':
            self._look_at_escapes(node)
        is_empty = node.value == "" and not node.style
        return None if is_empty else node.value

    def _map(self, node: yaml.MappingNode) -> PlacedMap:
        result = PlacedMap()
        places: dict[str, Location] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                message = "A key must be plain text."
                raise _RefusedError(Finding("yaml-syntax", message, self._place(key_node)))
            key = self.value_of(key_node) or ""
            if key in result:
                message = f"The key '{key}' stands twice in this map."
                hint = f"It first stands in line {places[key].line}; rename or remove one of them."
                self.findings.append(Finding("yaml-duplicate-key", message, self._place(key_node), hint=hint))
                continue
            result[key] = self.value_of(value_node)
            is_nested = isinstance(value_node, yaml.CollectionNode)
            places[key] = self._place(key_node if is_nested else value_node)
        own = self._place(node)
        result.places = Places(own, places)
        return result

    def _list(self, node: yaml.SequenceNode) -> PlacedList:
        result = PlacedList(self.value_of(item) for item in node.value)
        result.items_places = tuple(self._place(item) for item in node.value)
        return result

    def _look_at_escapes(self, node: yaml.ScalarNode) -> None:
        """Refuse control characters that stand in quotation marks as escapes, and report hidden ones."""
        if control := CONTROL_RE.search(node.value):
            message = f"The control character {written_out(control[0])} is written as an escape."
            raise _RefusedError(Finding("control-character", message, self._place(node)))
        written = self.text[node.start_mark.index : node.end_mark.index]
        hidden = next((char for char in HIDDEN_RE.findall(node.value) if char not in written), None)
        if hidden:
            message = f"The invisible character {written_out(hidden)} is written as an escape."
            hint = "It hides or reorders text on screen; make sure that the words are what they seem."
            self.findings.append(Finding("hidden-character", message, self._place(node), hint=hint))

    def _place(self, node: Any) -> Location:
        return Location(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


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
