"""Change a YAML text at one place and leave every other character as it is: comments, order, quoting, line ends.

Places come from the marks of the nodes; what is written goes in as text. Nothing is written anew from values, because a
round trip through values would lay out what nobody asked to change.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml

from dossier.model.location import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Value: TypeAlias = "str | Mapping[str, Value]"
Keys: TypeAlias = "tuple[str | int, ...]"
"""What leads to a value: keys of maps, numbers of list items from 0."""

# matches values that YAML reads as other than the plain text: "a: b", "a #b", "'x", "- x", "x:", "~", and the empty one
NOT_PLAIN_RE = re.compile(r"^$|:(?:\s|$)|\s#|^[\s!&*\[\]{}|>@`\"'%,#?~-]|^\s|\s$|^(?:<<|=|\.\.\.)|[^ -~\u00a1-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")  # fmt: skip
# matches what a quoted scalar must not hold as it is: controls, line ends, odd spaces, byte order mark
NOT_PRINTED_RE = re.compile("[\x00-\x1f\x7f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]")
# matches a line end
LINE_END_RE = re.compile(r"\r\n|\n|\r")
# matches a comment on a line of its own, or a blank line, with its end
COMMENT_RE = re.compile(r"(?P<indent>[ ]*)(?P<sign>#[^\r\n]*)?(?:\r\n|\n|\r|\Z)")
# matches that the last line is a comment
ABOVE_RE = re.compile(r"(?:\A|\n)[ ]*#[^\n]*\Z")


class NotEditableError(ValueError):
    """The text cannot be changed safely at the place; the message says why."""


class Entry(NamedTuple):
    """One key of a map with its value, as whole lines."""

    key: str
    span: Span
    """From the beginning of the line of its key to the end of its last line, with the comments that belong to it."""


def write_scalar(text: str) -> str:
    """Write a value in one line so that YAML reads the same text: plain, or between single quotation marks.

    What cannot be seen is written out between double ones; the JSON form of a string is YAML, too.
    """
    if not NOT_PLAIN_RE.search(text):
        return text
    if not NOT_PRINTED_RE.search(text):
        return "'" + text.replace("'", "''") + "'"
    written = json.dumps(text, ensure_ascii=False)
    return NOT_PRINTED_RE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def write_entry(key: str, value: Value, *, indent: int, step: int = 2) -> list[str]:
    """Write a key with its value as lines."""
    head = f"{' ' * indent}{key}:"
    if isinstance(value, str):
        return [f"{head} {write_scalar(value)}"]
    lines = [head]
    for inner_key, inner in value.items():
        lines += write_entry(inner_key, inner, indent=indent + step, step=step)
    return lines


def add_entry(
    text: str, parents: Sequence[str], key: str, value: Value, *, after: str | None, before_key: str = ""
) -> str:
    """Return the text with one more entry in a map.

    Arguments:
        text: the file.
        parents: keys that lead to the map; the last of them is added where it is missing.
        key: of the new entry.
        value: text, or a map of texts.
        after: the entry that it follows, None to become the first.
        before_key: where the map itself is missing, it goes before this key, or else to the end.

    Raises:
        NotEditableError: the file is no YAML, the key is there already, or the map is written in braces.

    """
    top = _root(text)
    node: yaml.Node | None = top
    for number, parent in enumerate(parents):
        assert isinstance(node, yaml.MappingNode)
        key_node, node = _find(node, parent)
        if key_node is None:
            if number < len(parents) - 1:
                raise NotEditableError(f"There is no '{parent}' in the file.")
            return _add_map(text, top, parent, {key: value}, before_key)
        if isinstance(node, yaml.ScalarNode) and not node.value and not node.style:
            at = _line_end(text, key_node.end_mark.index)
            return _insert(text, at, write_entry(key, value, indent=key_node.start_mark.column + 2))
        if not isinstance(node, yaml.MappingNode):
            raise NotEditableError(f"'{parent}' is not a map.")
        if node.flow_style:
            if node.value:
                raise NotEditableError(
                    f"'{parent}' is written in braces; write it with one key a line first."
                )
            lines = write_entry(key, value, indent=key_node.start_mark.column + 2)
            start = key_node.end_mark.index + 1
            newline = _newline(text)
            return f"{text[:start]}{newline}{newline.join(lines)}{text[node.end_mark.index :]}"
    assert isinstance(node, yaml.MappingNode)
    entries = {entry.key: entry for entry in _entries(text, node)}
    if key in entries:
        raise NotEditableError(f"The key '{key}' is there already.")
    lines = write_entry(key, value, indent=node.start_mark.column, step=_step(node))
    at = entries[after].span.end if after is not None else next(iter(entries.values())).span.start
    return _insert(text, at, lines)


def replace_values(text: str, values: Mapping[Keys, str]) -> str:
    """Return the text with other scalars at the places that keys and numbers lead to.

    Raises:
        NotEditableError: there is no scalar at a place.

    """
    root = _root(text)
    changes: list[tuple[Span, str]] = []
    for keys, value in values.items():
        node = _node_at(root, keys)
        if not isinstance(node, yaml.ScalarNode):
            raise NotEditableError(f"{' > '.join(map(str, keys))} is not a text.")
        changes.append((_scalar_span(text, node), write_scalar(value)))
    return _replaced(text, changes)


def drop_needless_quotes(text: str) -> str:
    """Return the text with values plain that YAML reads as the same text with and without quotation marks.

    Raises:
        NotEditableError: the file is no YAML.

    """
    changes = [
        (_scalar_span(text, node), node.value)
        for node in _block_scalars(_root(text))
        if node.style in {"'", '"'}
        and node.start_mark.line == node.end_mark.line
        and write_scalar(node.value) == node.value
        and isinstance(yaml.safe_load(node.value), str)
    ]
    return _replaced(text, changes)


def order_entries(text: str, parents: Sequence[str], order: Sequence[str]) -> str:
    """Return the text with the entries of a map in the order; each takes its lines and comments with it.

    Raises:
        NotEditableError: the map is written in braces, or the order names other keys than it has.

    """
    node = _node_at(_root(text), parents)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise NotEditableError(f"'{' > '.join(parents)}' is not a map with one key a line.")
    entries = {entry.key: entry for entry in _entries(text, node)}
    if sorted(entries) != sorted(order) or len(entries) != len(node.value):
        raise NotEditableError("The order names other keys than the map has.")
    spans = [entry.span for entry in entries.values()]
    newline = _newline(text)
    pieces = [entries[key].span.of(text) for key in order]
    pieces = [piece if piece.endswith(("\n", "\r")) else piece + newline for piece in pieces]
    joined = "".join(pieces)
    if not text[: spans[-1].end].endswith(("\n", "\r")):
        joined = joined.removesuffix(newline)
    return text[: spans[0].start] + joined + text[spans[-1].end :]


def _root(text: str) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NotEditableError("The file is not YAML that can be read.") from error
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise NotEditableError("The file is not a map with one key a line.")
    return node


def _find(node: yaml.MappingNode, key: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    return next((pair for pair in node.value if pair[0].value == key), (None, None))


def _node_at(root: yaml.Node, keys: Sequence[str | int]) -> yaml.Node | None:
    node: yaml.Node | None = root
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            node = _find(node, str(key))[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
        else:
            return None
    return node


def _block_scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Return the values that stand outside of braces and brackets."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        for _, value in node.value:
            yield from _block_scalars(value)
    elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
        for item in node.value:
            yield from _block_scalars(item)


def _scalar_span(text: str, node: yaml.ScalarNode) -> Span:
    start, end = node.start_mark.index, node.end_mark.index
    return Span(start, start + len(text[start:end].rstrip()) if node.style in {"|", ">"} else end)


def _replaced(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    for span, written in sorted(changes, reverse=True):
        text = text[: span.start] + written + text[span.end :]
    return text


def _entries(text: str, node: yaml.MappingNode) -> list[Entry]:
    """Return the entries of a block map as whole lines.

    Comments between two entries belong to the one below, but those that are indented deeper than the keys to the one
    above, and so do blank lines before them.
    """
    column = node.start_mark.column
    ends = [_end_of_entry(text, _last_index(value, key), column) for key, value in node.value]
    starts = [_above(text, node.value[0][0].start_mark.index - column), *ends[:-1]]
    return [
        Entry(key.value, Span(start, end))
        for (key, _), start, end in zip(node.value, starts, ends, strict=True)
    ]


def _above(text: str, start: int) -> int:
    """Return where the comments that stand directly above a line begin."""
    while (before := text[:start].rpartition("\n")[0]) and ABOVE_RE.search(before):
        start = len(before) - len(before.rpartition("\n")[2])
    return start


def _last_index(value: yaml.Node, key: yaml.Node) -> int:
    """Return where the last character of the value stands."""
    if isinstance(value, yaml.ScalarNode):
        return int(value.end_mark.index if value.value or value.style else key.end_mark.index + 1)
    assert isinstance(value, yaml.CollectionNode)
    if value.flow_style or not value.value:
        return int(value.end_mark.index)
    last = value.value[-1]
    return _last_index(last[1], last[0]) if isinstance(last, tuple) else _last_index(last, last)


def _end_of_entry(text: str, index: int, column: int) -> int:
    """Return the end of the last line of an entry, with the deeper comments that follow it."""
    end = index if text[:index].endswith(("\n", "\r")) else _line_end(text, index)
    reached = end
    while (match := COMMENT_RE.match(text, end)) and match.end() > end:
        end = match.end()
        if match["sign"] is not None:
            if len(match["indent"]) <= column:
                break
            reached = end
    return reached


def _line_end(text: str, index: int) -> int:
    """Return the offset behind the line end that follows the index."""
    match = LINE_END_RE.search(text, index)
    return match.end() if match else len(text)


def _newline(text: str) -> str:
    match = LINE_END_RE.search(text)
    return match[0] if match else "\n"


def _step(node: yaml.MappingNode) -> int:
    """Return by how much the map indents its values."""
    inner = next(
        (value for _, value in node.value if isinstance(value, yaml.MappingNode) and not value.flow_style),
        None,
    )
    return int(inner.start_mark.column - node.start_mark.column) if inner else 2


def _insert(text: str, at: int, lines: Sequence[str]) -> str:
    newline = _newline(text)
    head = "" if at == 0 or text[:at].endswith(("\n", "\r")) else newline
    return f"{text[:at]}{head}{newline.join(lines)}{newline}{text[at:]}"


def _add_map(text: str, top: yaml.MappingNode, key: str, value: Value, before_key: str) -> str:
    lines = write_entry(key, value, indent=0)
    entries = _entries(text, top)
    at = next((entry.span.start for entry in entries if entry.key == before_key), entries[-1].span.end)
    return _insert(text, at, lines)
