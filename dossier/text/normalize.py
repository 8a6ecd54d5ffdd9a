"""Fold away what typesetting changes and writers do not: kinds of quotation mark, dash and space, invisible characters.

Two texts that read the same fold to the same characters, and each folded character knows where it stood. Letters,
digits and case are never changed, so that look-alikes of another alphabet stay different.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.location import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOUBLE_QUOTES = "“”„‟«»″‶❝❞〝〞"
SINGLE_QUOTES = "‘’‚‛‹›′‵❛❜"
DASHES = "‐‑‒–—―−﹘﹣－"
# soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# matches one invisible character
INVISIBLE_RE = re.compile(f"[{INVISIBLE}]")
# matches white space that is not a single plain space: "\n", a no-break space, "  "; it begins with one class, which is fast
SPACE_RE = re.compile(r"\s(?:(?<! )\s*|\s+)")
RARE_SPACES = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""All white space but the plain space and the end of a line."""
# matches white space that begins with another sign than the plain space; passing over those takes a third of the time
BREAK_RE = re.compile(rf"[\n{RARE_SPACES}]\s*")
# matches white space that begins with the end of a line, a seventh of the time again
LINE_END_RE = re.compile(r"\n\s*")

_PLAIN = str.maketrans(
    dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DASHES, "-")
)


class Runs(NamedTuple):
    """Offsets of a text of which stretches were left out: one number for each stretch that stayed, not for each character."""

    starts: Sequence[int]
    """Where the stretches begin in the folded text; the first at 0."""
    shifts: Sequence[int]
    """How much further on each of them stood."""

    def at(self, place: int) -> int:
        """Return where the folded character stood."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]


class Folded(NamedTuple):
    """A folded text, and where each of its characters stood."""

    text: str
    runs: Runs
    offsets: Sequence[int] | None = None
    """Offset of each character, and of the end, before spaces were joined; none where it is the character's number."""

    def offset(self, place: int) -> int:
        """Return where the folded character stood in the original; at the end of the text, the original's length."""
        before = self.runs.at(place)
        return before if self.offsets is None else self.offsets[before]

    def original(self, start: int, end: int) -> Span:
        """Return the stretch of the original that the folded characters stand for."""
        return Span(self.offset(start), self.offset(end))


def fold(text: str) -> Folded:
    """Return the text with plain quotation marks, hyphens and single spaces, composed, without invisible characters."""
    if text.isascii():
        return Folded(*_join_spaces(text))
    folded, offsets = _compose(*_drop_invisible(text))
    return Folded(*_join_spaces(folded.translate(_PLAIN)), offsets)


def fold_words(words: str) -> str:
    """Return the folded text alone; most words are as plain as that before."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words
    return fold(words).text


def straighten(text: str) -> str:
    """Return the text with plain quotation marks and spaces, each character at its old offset."""
    if text.isascii():
        return text
    plain = text.translate(_STRAIGHT)
    return plain if plain.isascii() else "".join(" " if char.isspace() else char for char in plain)


def lower(text: str) -> str:
    """Return the text in small letters, each character at its old offset."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def is_word_character(char: str) -> bool:
    """Tell whether the character is part of a word: a letter, a digit, or a mark on one."""
    return char.isalnum() or (not char.isascii() and unicodedata.category(char).startswith("M"))


_STRAIGHT = str.maketrans(dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(SINGLE_QUOTES, "'"))


def _drop_invisible(text: str) -> tuple[str, Sequence[int] | None]:
    """Leave out invisible characters; each belongs to the character before it."""
    if not INVISIBLE_RE.search(text):
        return text, None
    offsets = [offset for offset, char in enumerate(text) if char not in INVISIBLE]
    return INVISIBLE_RE.sub("", text), [*offsets, len(text)]


def _compose(text: str, offsets: Sequence[int] | None) -> tuple[str, Sequence[int] | None]:
    """Compose letters and their marks (NFC), one group of characters that belong together at a time."""
    if unicodedata.is_normalized("NFC", text):
        return text, offsets
    before = offsets or range(len(text) + 1)
    composed: list[str] = []
    kept: list[int] = []
    for start, end in _groups(text):
        group = unicodedata.normalize("NFC", text[start:end])
        composed.append(group)
        # A group that stays as long keeps each offset; where it shrinks, all its characters begin where it does.
        kept.extend(
            before[start + number] if len(group) == end - start else before[start]
            for number in range(len(group))
        )
    return "".join(composed), [*kept, before[len(text)]]


def _groups(text: str) -> Sequence[tuple[int, int]]:
    """Return the stretches of the text that compose independently of each other."""
    seconds = _seconds()
    starts = [
        n for n, char in enumerate(text) if n == 0 or not (unicodedata.combining(char) or char in seconds)
    ]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


@cache
def _seconds() -> frozenset[str]:
    """Return the characters that compose with the one before although they are no combining marks."""
    hangul = [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]
    parts = (unicodedata.decomposition(chr(code)).split() for code in range(0x20000))
    others = (int(part[1], 16) for part in parts if len(part) == 2 and not part[0].startswith("<"))
    return frozenset(map(chr, (*hangul, *others)))


def _join_spaces(text: str) -> tuple[str, Runs]:
    """Make one plain space of each run of white space."""
    if text.isprintable() and "  " not in text:  # of all white space, only the plain space is printable
        return text, _WHOLE
    pieces: list[str] = []
    starts, shifts = [0], [0]
    done = 0
    for start, end in _wide_spaces(text):
        pieces += (text[done:start], " ")
        # What follows the space goes on further behind where the run was longer.
        starts.append(start - shifts[-1] + 1)
        shifts.append(end - starts[-1])
        done = end
    if not pieces:
        return text, _WHOLE
    return "".join((*pieces, text[done:])), Runs(starts, shifts)


def _wide_spaces(text: str) -> Iterator[tuple[int, int]]:
    """Return where there is white space that is not a single plain space."""
    if "  " in text:
        return (match.span() for match in SPACE_RE.finditer(text))
    breaks = BREAK_RE if any(char in text for char in RARE_SPACES) else LINE_END_RE
    spans = (match.span() for match in breaks.finditer(text))
    return ((start - (text[start - 1 : start] == " "), end) for start, end in spans)


_WHOLE = Runs((0,), (0,))
