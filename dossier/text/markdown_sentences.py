"""Divide the pieces of a paragraph into sentences, and tell which of them a citation belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.prose import Close, Text, words_of
from dossier.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.model.prose import Piece

ENDS, CLOSERS = (".", "!", "?", "…"), "\"'”’)]"
"""What ends a sentence, and what may close behind it: "disinggung.", "Anda.”"."""


def sentence_ends(plain: str, citation_offsets: Sequence[int], language: str) -> list[int]:
    """Return where sentences end; a citation after a full stop always ends one."""
    spans = sentence_spans(plain, language)
    ends = {span.start for span in spans[1:]} | {len(plain)}
    for offset in citation_offsets:
        if plain[:offset].rstrip().rstrip(CLOSERS).endswith(ENDS) and plain[offset:].strip():
            ends.add(offset)
    kept: list[int] = []
    for end in sorted(ends):
        if plain[kept[-1] if kept else 0 : end].strip() or end == len(plain):
            kept.append(end)
    if len(kept) > 1 and not plain[kept[-2] : kept[-1]].strip():
        del kept[-2]
    return kept


def find_first_word(words: str, written: str, start: int) -> int:
    """Return where a sentence begins in what was written, at the start of the search where its first word is not found."""
    first = words.split(maxsplit=1)[:1]
    found = written.find(first[0], start) if first else -1
    return found if found >= 0 else min(start, len(written))


def sentence_before(plain: str, offset: int, ends: Sequence[int]) -> int:
    """Return the number of the sentence that a citation at the offset follows."""
    last_character = max(len(plain[:offset].rstrip()) - 1, 0)
    return next(number for number, end in enumerate(ends) if last_character < end or end == ends[-1])


def cut_pieces(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """Return the pieces between two offsets of their words, without white space at either end."""
    found: list[Piece] = []
    offset = 0
    for piece in pieces:
        length = len(words_of((piece,)))
        inside = start <= offset < end if not isinstance(piece, Close) else start < offset <= end
        if isinstance(piece, Text):
            words = piece.text[max(start - offset, 0) : max(end - offset, 0)]
            if words:
                found.append(Text(words))
        elif inside:
            found.append(piece)
        offset += length
    return _trimmed(found)


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + piece.text)
        else:
            merged.append(piece)
    if merged and isinstance(merged[0], Text):
        merged[0] = Text(merged[0].text.lstrip())
    if merged and isinstance(merged[-1], Text):
        merged[-1] = Text(merged[-1].text.rstrip())
    return tuple(piece for piece in merged if piece != Text(""))
