"""A page as a book holds it: without what serves a screen alone, and without what another chapter says already.

A marker names its notes, 'IP a', so that a reader with paper in hand finds them without a link; tables of terms become
entries, which fit a column. What stands open only after a click stands open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.text.page_html import VOID, End, Part, Start, Words, read_page
from dossier.writing.notes import letter_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossier.model.page import PageKind

DROPPED: Mapping[str, frozenset[str]] = {
    "home": frozenset({"topics", "timeline", "names-and-terms"}),
    "topic": frozenset({"names-and-terms", "related-topics", "further-passages"}),
    "compare": frozenset({"other-points", "what-only-one-source-reports", "notes"}),
    "method": frozenset({"names-and-terms"}),
}
"""Sections that other chapters hold, by kind of page and id of the heading."""
DROPPED_CLASSES = {"used", "address", "more", "parts"}
"""Links to what a book has elsewhere."""
TERM_TAGS = {"table": "div", "tbody": "div"}
"""What a table of terms is made of, as entries."""


def on_paper(body: str, kind: PageKind) -> tuple[Part, ...]:
    """Return the body of a page, part by part, as a book holds it."""
    parts = list(_without_sections(read_page(body), DROPPED.get(kind, frozenset())))
    parts = list(_without_classes(parts))
    return tuple(_opened(_with_entries(_with_labels(parts))))


def _without_sections(parts: Iterable[Part], ids: frozenset[str]) -> Iterator[Part]:
    """Leave out a heading of level 2 with one of the ids, and what follows it to the next one."""
    depth, is_left_out = 0, False
    for part in parts:
        if isinstance(part, Start):
            if depth == 0 and part.tag in ("h1", "h2"):
                is_left_out = part.attributes.get("id") in ids
            depth += part.tag not in VOID
        elif isinstance(part, End):
            depth -= 1
        if not is_left_out:
            yield part


def _without_classes(parts: Iterable[Part]) -> Iterator[Part]:
    """Leave out elements of the classes."""
    depth = 0
    for part in parts:
        if isinstance(part, Start) and part.tag not in VOID and (depth or _classes(part) & DROPPED_CLASSES):
            depth += 1
        elif isinstance(part, End) and depth:
            depth -= 1
        elif not depth:
            yield part


def note_labels(parts: Sequence[Part]) -> dict[str, str]:
    """Return what the notes of a page are called, by their ids: letters of the source, letter of the note."""
    labels: dict[str, str] = {}
    source, count, is_letters = "", 0, False
    for part in parts:
        match part:
            case Start("div", values) if "note-source" in values.get("class", "").split():
                source, count = "", 0
            case Start("b"):
                is_letters = not source
            case Words(text) if is_letters:
                source, is_letters = text, False
            case Start("li", values) if "note" in values.get("class", "").split():
                labels[values["id"]] = f"{source} {letter_of(count)}"
                count += 1
            case _:
                pass
    return labels


def _with_labels(parts: Sequence[Part]) -> Iterator[Part]:
    """Let markers and cells name their notes, and shorten the ways back to an arrow."""
    labels = note_labels(parts)
    rest = iter(parts)
    for part in rest:
        if isinstance(part, Start) and part.tag == "sup" and "cite" in _classes(part):
            link = next(item for item in _inside(rest) if isinstance(item, Start))
            yield from _marker(part, link.attributes.get("data-card", "").split(), labels)
        elif isinstance(part, Start) and part.tag == "span" and "backlinks" in _classes(part):
            yield from _ways_back(part, _inside(rest))
        elif isinstance(part, Start) and part.attributes.get("data-card", "").startswith("note-"):
            yield part
            yield from _inside(rest)
            yield End(part.tag)
            yield from _marker(Start("sup", {"class": "cite"}), part.attributes["data-card"].split(), labels)
        else:
            yield part


def _inside(rest: Iterator[Part]) -> list[Part]:
    """Take what is left of an open element, its end included; return it without that end."""
    found: list[Part] = []
    depth = 1
    for part in rest:
        depth += isinstance(part, Start) and part.tag not in VOID
        depth -= isinstance(part, End)
        if depth == 0:
            break
        found.append(part)
    return found


def _marker(sup: Start, notes: list[str], labels: Mapping[str, str]) -> Iterator[Part]:
    """Yield the marker with one link a note; the letters of a source stand before the first of its notes only."""
    known = [note for note in notes if note in labels]
    if not known and "id" not in sup.attributes:
        return
    yield sup
    before = ""
    for number, note in enumerate(known):
        source, _, letter = labels[note].partition(" ")
        if number:
            yield Words(", ")
        yield from (
            Start("a", {"href": f"#{note}"}),
            Words(letter if source == before else labels[note]),
            End("a"),
        )
        before = source
    yield End("sup")


def _ways_back(span: Start, inside: Iterable[Part]) -> Iterator[Part]:
    yield span
    for part in inside:
        if isinstance(part, Start) and part.tag == "a":
            yield from (
                Start("a", {"href": part.attributes.get("href", "")}),
                Words("↑"),
                End("a"),
                Words(" "),
            )
    yield End("span")


def _with_entries(parts: Iterable[Part]) -> Iterator[Part]:
    """Turn tables of terms into entries."""
    names: list[str] = []
    is_terms, is_head = False, False
    for part in parts:
        match part:
            case Start("table", values) if "glossary" in values.get("class", "").split():
                is_terms = True
            case Start("thead") if is_terms:
                is_head = True
            case _:
                pass
        if is_terms and not is_head and isinstance(part, Start) and part.tag not in VOID:
            part = _entry_part(part)  # noqa: PLW2901
            names.append(part.tag)
        elif is_terms and not is_head and isinstance(part, End):
            is_terms = part.tag != "table"
            part = End(names.pop())  # noqa: PLW2901
        if not is_head:
            yield part
        is_head = is_head and part != End("thead")


def _entry_part(part: Start) -> Start:
    if part.tag == "th":
        return Start("p", {"class": "term-line"})
    if part.tag == "td":
        return Start("p" if "lang" in part.attributes else "div", part.attributes)
    if part.tag == "tr":
        return Start("div", {**part.attributes, "class": "term"})
    return Start(TERM_TAGS.get(part.tag, part.tag), part.attributes)


def _opened(parts: Iterable[Part]) -> Iterator[Part]:
    """Turn what folds out into what is open."""
    tags = {"details": "section", "summary": "div"}
    for part in parts:
        match part:
            case Start(tag, values) if tag in tags:
                yield Start(tags[tag], values)
            case End(tag) if tag in tags:
                yield End(tags[tag])
            case _:
                yield part


def _classes(part: Start) -> set[str]:
    return set(part.attributes.get("class", "").split())
