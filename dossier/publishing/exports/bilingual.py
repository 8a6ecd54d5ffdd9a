"""Chapters in two languages side by side: block beside block, as the pages of both languages are built alike.

Elements that carry the same id belong together, others by their order among their kind. The words of an article stand
once, on the side of its language or on the first, and the translation beside them. What is too wide stands below.
"""

from __future__ import annotations

import copy
import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dossier.publishing.exports.chapters import Chapter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pair = tuple[ET.Element | None, ET.Element | None]

CONTAINERS = {"div", "section", "ol", "ul", "dl"}
"""What is taken apart where both languages have it."""
WIDE = "table"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
WHOLE = {"facts", "version", "term"}
"""Classes of what is read in one piece: a line, who says something and what, a term with its meaning."""
QUOTED = {"blockquote", "q"}
"""What holds words of an article."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def pair_chapters(first: Chapter, second: Chapter, languages: tuple[str, str]) -> Chapter:
    """Return the chapter of both languages; ids of places in it end with a dot and the language."""
    pairing = _Pairing(languages)
    pairing.add(*(list(_parsed(chapter.xhtml)) for chapter in (first, second)))
    title = " · ".join(dict.fromkeys((first.title, second.title)))
    return Chapter(first.id, first.kind, title, "".join(pairing.rows))


def _parsed(xhtml: str) -> ET.Element:
    return ET.fromstring(f"<div>{xhtml}</div>")  # noqa: S314  # written by us a moment ago


@dataclass(slots=True)
class _Pairing:
    """Writes row after row; what a row was taken out of is put around it again, its id around the first only."""

    languages: tuple[str, str]
    rows: list[str] = field(default_factory=list)
    _around: list[Pair] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)

    def add(self, first: Sequence[ET.Element], second: Sequence[ET.Element]) -> None:
        """Write the rows of the elements of both languages."""
        for left, right in align(first, second, self.languages):
            if left is not None and right is not None and _is_taken_apart(left, right):
                self._around.append((left, right))
                self.add(list(left), list(right))
                self._around.pop()
            else:
                self._add_row(left, right)

    def _add_row(self, left: ET.Element | None, right: ET.Element | None) -> None:
        own, other = (copy.deepcopy(item) if item is not None else None for item in (left, right))
        if own is not None and other is not None:
            _say_once(own, other, self.languages)
        is_wide = any(
            item is not None and (item.tag == WIDE or item.find(f".//{WIDE}") is not None)
            for item in (own, other)
        )
        is_head = own is not None and (own.tag in HEADINGS or "relation" in own.get("class", "").split())
        row = ET.Element("div", {"class": f"{'both' if is_wide else 'pair'}{' head' if is_head else ''}"})
        for side, (language, item, original) in enumerate(
            zip(self.languages, (own, other), (left, right), strict=True)
        ):
            cell = ET.SubElement(row, "div", {"lang": language, LANGUAGE: language})
            if item is not None and original is not None:
                item.tail = None
                cell.append(self._wrapped(item, original, side))
        self.rows.append(ET.tostring(row, encoding="unicode", short_empty_elements=True) + "\n")

    def _wrapped(self, item: ET.Element, original: ET.Element, side: int) -> ET.Element:
        inner = original
        for pair in reversed(self._around):
            outer = pair[side]
            assert outer is not None
            shell = ET.Element(outer.tag, {key: value for key, value in outer.attrib.items() if key != "id"})
            name = outer.get("id")
            if name and name not in self._used:
                self._used.add(name)
                shell.set("id", name)
            if outer.tag == "ol":
                shell.set("start", str(list(outer).index(inner) + 1))
            shell.append(item)
            item, inner = shell, outer
        return item


def align(
    first: Sequence[ET.Element], second: Sequence[ET.Element], languages: tuple[str, str]
) -> Iterator[Pair]:
    """Yield each element with its counterpart; None stands for one that is missing."""
    left, right = (
        [_key(item, language) for item in items]
        for items, language in ((first, languages[0]), (second, languages[1]))
    )
    if sorted(left) == sorted(right) and len(set(left)) == len(left):
        # the same things, perhaps each in the order of its alphabet
        yield from ((item, second[right.index(key)]) for item, key in zip(first, left, strict=True))
        return
    for _, start, end, other_start, other_end in difflib.SequenceMatcher(
        None, left, right, autojunk=False
    ).get_opcodes():
        items: list[ET.Element | None] = list(first[start:end])
        others: list[ET.Element | None] = list(second[other_start:other_end])
        length = max(len(items), len(others))
        yield from zip(
            items + [None] * (length - len(items)), others + [None] * (length - len(others)), strict=True
        )


def _key(item: ET.Element, language: str) -> str:
    """Return by what the element is known in both languages."""
    name = item.get("id", "").removesuffix(f".{language}")
    if not name:
        inner = next((each.get("id", "") for each in item.iter() if each.get("id") and each.tag != "sup"), "")
        name = inner.removesuffix(f".{language}")
    return f"{item.tag} {item.get('class', '')} {name}"


def _is_taken_apart(left: ET.Element, right: ET.Element) -> bool:
    return (
        left.tag == right.tag
        and left.tag in CONTAINERS
        and all(
            len(item)
            and not (item.text or "").strip()
            and not any((each.tail or "").strip() for each in item)
            for item in (left, right)
        )
        and not WHOLE & set(left.get("class", "").split())
        and not (left.tag == "div" and left[0].tag in ("dt", "table"))
    )


def _say_once(left: ET.Element, right: ET.Element, languages: tuple[str, str]) -> None:
    """Take the words of an article off one side where both show them; they stay on the side of their language."""
    for side, other in ((right, left), (left, right)):
        shown = {_text(item) for item in other.iter() if item.tag in QUOTED}
        for parent, item in list(_removable(side)):
            stays_right = item.get("lang") == languages[1]
            if _text(item) in shown and stays_right == (side is left):
                _take_out(parent, item)


def _removable(root: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield words of an article with what they stand in: blocks, and what has its translation beside it in the line."""
    for parent in root.iter():
        is_translated = any(each.get("class") == "translation" for each in parent)
        yield from (
            (parent, each)
            for each in parent
            if each.tag == "blockquote" or (each.tag in QUOTED and is_translated)
        )


def _take_out(parent: ET.Element, item: ET.Element) -> None:
    """Take the element out and keep what follows it in the line."""
    place = list(parent).index(item)
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + (item.tail or "")
    else:
        parent.text = (parent.text or "") + (item.tail or "")
    parent.remove(item)


def _text(item: ET.Element) -> str:
    return "".join(item.itertext())
