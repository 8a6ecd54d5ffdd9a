"""The index as files: small ranges of words and postings, small groups of texts, and one file that says where each begins.

Every file is a call `dossierSearch(name, value)`. `docs/search.md` explains the values.
"""

from __future__ import annotations

import functools
import hashlib
from bisect import bisect_left
from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from dossier.publishing.search.rules import LAYERS, SHORTEST_ROOT, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossier.publishing.search.index import Index
    from dossier.publishing.search.units import Unit

FOLDER = "assets/search"
WORDS_SIZE = 4_000
POSTINGS_SIZE = 4_000
UNITS_A_FILE = 8
LONGEST_TEXT = 2_000
"""Of a unit, in characters; excerpts are taken from it."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WEIGHTS = "ABCDE"
FIRST_UNITS = 256
"""Of a family in more units, as many of the best stand in its line; all stand in blocks of their own."""
UNITS_A_BLOCK = 2_048
"""A block holds the units of a family whose numbers begin alike, so that families can be joined block by block."""


def index_files(units: tuple[Unit, ...], indexes: Mapping[str, Index]) -> Mapping[str, str]:
    """Return the files by path; the same units give the same files."""
    files: dict[str, str] = {}
    languages = {}
    for language, index in indexes.items():
        words, postings, blocks = _lines(index)
        files.update((name, _call(name, held)) for name, held in blocks.items())
        word_ranges = list(_ranges(words, WORDS_SIZE))
        posting_ranges = list(_ranges(postings, POSTINGS_SIZE))
        for kind, ranges in (("w", word_ranges), ("p", posting_ranges)):
            files.update((f"{language}/{kind}{number}", _call(f"{language}/{kind}{number}", "\n".join(lines)))
                         for number, lines in enumerate(ranges))  # fmt: skip
        for number in range(0, len(units), UNITS_A_FILE):
            name = f"{language}/t{number // UNITS_A_FILE}"
            entries = [_entry(unit, language) for unit in units[number : number + UNITS_A_FILE]]
            files[name] = _call(name, entries)
        rules = rules_of(language)
        languages[language] = {
            "words": [lines[0].rpartition(" ")[0] for lines in word_ranges],
            "postings": _starts(posting_ranges),
            "stop": sorted(rules.stop_words),
            "prefixes": rules.prefixes,
            "suffixes": rules.suffixes,
        }
    content = {
        "version": _digest(files),
        "group": UNITS_A_FILE,
        "block": UNITS_A_BLOCK,
        "layers": LAYERS,
        "root": SHORTEST_ROOT,
        "languages": languages,
    }
    files["index"] = _call("index", content)
    return {f"{FOLDER}/{name}.js": text for name, text in files.items()}


def _lines(index: Index) -> tuple[list[str], list[str], dict[str, str]]:
    """Return the lines of words, by form, those of postings, by number of the family, and blocks by name."""
    first: dict[str, str] = {}
    for form in sorted(index.forms):
        for family in index.forms[form].families:
            first.setdefault(family, form)
    ordered = sorted(index.postings, key=lambda family: (first[family], family))
    numbers = {family: number for number, family in enumerate(ordered)}
    words = []
    for form, typed in sorted(index.forms.items()):
        sign = "*" if typed.is_foreign else "+" if typed.is_borrowed else ""
        words.append(f"{form} {sign}" + ",".join(_base36(numbers[family]) for family in typed.families))
    blocks: dict[str, str] = {}
    postings = []
    for number, family in enumerate(ordered):
        held = index.postings[family]
        line = f"{','.join(index.shown[family])}|{_postings(_best(held), held)}"
        if len(held) > FIRST_UNITS:
            own = _blocks(held)
            line += f"|{_base36(len(held))},{','.join(_base36(block) for block in own)}"
            blocks.update({f"{index.language}/b{number}-{block}": text for block, text in own.items()})
        postings.append(line)
    return words, postings, blocks


def _best(held: Mapping[int, int]) -> list[int]:
    """Return the units of the greatest weight, the first among equals, in their order."""
    numbers = sorted(held)
    if len(numbers) <= FIRST_UNITS:
        return numbers
    return sorted(sorted(numbers, key=held.__getitem__, reverse=True)[:FIRST_UNITS])


def _blocks(held: Mapping[int, int]) -> dict[int, str]:
    numbers = sorted(held)
    starts = range(0, numbers[-1] + 1, UNITS_A_BLOCK)
    places = [bisect_left(numbers, start) for start in (*starts, starts.stop)]
    return {
        block: _postings(numbers[first:end], held)
        for block, (first, end) in enumerate(pairwise(places))
        if first < end
    }


def _postings(numbers: Sequence[int], held: Mapping[int, int]) -> str:
    """Write the units as distances from one to the next, each closed by a letter for its weight."""
    distances = map(sub, numbers, (0, *numbers))
    return "".join(map(_posting, distances, map(held.__getitem__, numbers)))


@functools.cache
def _posting(distance: int, weight: int) -> str:
    return _base36(distance) + WEIGHTS[weight]


def _ranges(lines: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield the lines in stretches of about the size; no line is divided."""
    stretch: list[str] = []
    length = 0
    for line in lines:
        line_length = len(line.encode())
        if stretch and length + line_length > size:
            yield stretch
            stretch, length = [], 0
        stretch.append(line)
        length += line_length + 1
    if stretch:
        yield stretch


def _starts(ranges: list[list[str]]) -> list[int]:
    starts = [0]
    for lines in ranges[:-1]:
        starts.append(starts[-1] + len(lines))
    return starts


def _entry(unit: Unit, language: str) -> list[str] | None:
    """Return the unit as the script shows it, in another language where this one lacks it."""
    shown_in = language if language in unit.entries else next(iter(unit.entries))
    entry = unit.entries[shown_in]
    values = [entry.kind, entry.url, entry.title, entry.context, _cut(entry.text)]
    if entry.original:
        return [*values, _cut(entry.original), entry.original_language]
    return values if shown_in == language else [*values, "", shown_in]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rpartition(" ")[0] + " …"


def _base36(number: int) -> str:
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


def _call(name: str, value: Any) -> str:
    text = to_json(value).decode()
    # Both end a line in older scripts, and U+2028 may stand in an article.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'dossierSearch("{name}",{text})\n'


def _digest(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name, text in sorted(files.items()):
        digest.update(f"{name}\n{text}".encode())
    return digest.hexdigest()[:12]
