"""Find many phrases in a text in one pass: whole words, the leftmost first, the longest of those that begin there.

A phrase in small letters is found in any case; one with a capital letter (a name, an acronym) only as it is written.
In Indonesian a phrase is also found with the particles and pronouns that are written on to it (*perundingannya*), and
doubled (*negosiator-negosiator*); other doubled words (*disebut-sebut*) are words of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dossier.text.normalize import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dossier.model.location import Span

Trie: TypeAlias = "dict[str, Trie]"

END = ""
"""Key in a trie where a phrase may end."""

# what may be written on to an Indonesian word: "perundingannya", "NATO-lah"
ENCLITICS = r"(?:-?(?:ku|mu|nya))?(?:-?(?:lah|kah|pun))?"
# matches the rest of a word behind a hyphen: the "-sebut" of "disebut-sebut"
AFTER_RE = re.compile(r"-(\w+)")
# matches the part of a word before a hyphen: the "tembak-" of "tembak-menembak"
BEFORE_RE = re.compile(r"(\w+)-$")
# how far before a phrase the other half of a doubled word may begin
WORD_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase where it stands in the text."""

    span: Span
    """With what is written on to the phrase."""
    form: str
    """The phrase as it was given."""
    keys: tuple[str, ...]
    """What the phrase stands for."""


class PhraseFinder:
    """Find any of the phrases; building it costs more than using it, so build it once."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]], language: str) -> None:
        """Prepare to find the phrases, each given with the keys it stands for, in texts of the language."""
        self._phrases = phrases
        self._is_indonesian = language.partition("-")[0] == "id"
        anywhere: dict[str, str] = {}
        exactly: dict[str, str] = {}
        for form in phrases:
            folded = fold(form).text.strip()
            if folded:
                (anywhere if folded == lower(folded) else exactly).setdefault(folded, form)
        self._searches = [
            (expression, forms, is_small)
            for forms, is_small in ((anywhere, True), (exactly, False))
            if (expression := self._expression(forms)) is not None
        ]

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the phrases in the text, in order, none overlapping another."""
        if not self._searches:
            return ()
        folded = fold(text)
        found = []
        for match, forms in self._matches(folded.text):
            form = forms[match["form"]]
            found.append(Found(folded.original(match.start(), match.end()), form, self._phrases[form]))
        return tuple(found)

    def _expression(self, forms: Mapping[str, str]) -> re.Pattern[str] | None:
        if not forms:
            return None
        tail = rf"(?:-(?P=form))?{ENCLITICS}" if self._is_indonesian else ""
        return re.compile(rf"(?<!\w)(?P<form>{_trie_pattern(_trie(forms))}){tail}(?!\w)")

    def _matches(self, text: str) -> Iterator[tuple[re.Match[str], Mapping[str, str]]]:
        """Merge the matches of both searches: the leftmost, then the longest."""
        small = lower(text)
        streams = [
            (expression, small if is_small else text, forms) for expression, forms, is_small in self._searches
        ]
        following = [self._next(expression, where, 0) for expression, where, _ in streams]
        while any(following):
            first = min(
                (match for match in following if match), key=lambda match: (match.start(), -match.end())
            )
            yield first, streams[following.index(first)][2]
            for number, (expression, where, _) in enumerate(streams):
                pending = following[number]
                if pending is not None and pending.start() < first.end():
                    following[number] = self._next(expression, where, first.end())

    def _next(self, expression: re.Pattern[str], text: str, position: int) -> re.Match[str] | None:
        while (match := expression.search(text, position)) and self._is_half_of_a_word(match, text):
            position = match.start() + 1
        return match

    def _is_half_of_a_word(self, match: re.Match[str], text: str) -> bool:
        """Tell whether the phrase is one part of a doubled word that it does not cover."""
        if not self._is_indonesian:
            return False
        after = AFTER_RE.match(text, match.end())
        before = BEFORE_RE.search(text, max(match.start() - WORD_LENGTH, 0), match.start())
        return any(_are_akin(match["form"], other[1]) for other in (after, before) if other)


def _are_akin(form: str, other: str) -> bool:
    """Tell whether one of the two words ends as the other, as both halves of a doubled word do."""
    word, half = lower(form), lower(other)
    return min(len(word), len(half)) > 2 and (word.endswith(half) or half.endswith(word))


def _trie(forms: Iterable[str]) -> Trie:
    root: Trie = {}
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, {})
        node[END] = {}
    return root


def _trie_pattern(trie: Trie) -> str:
    """Return the expression that matches the longest way through the trie."""
    branches = []
    for char, node in sorted(trie.items()):
        if char == END:
            continue
        stem, rest = _stem(char, node)
        branches.append(re.escape(stem) + _trie_pattern(rest))
    if not branches:
        return ""
    if END in trie:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _stem(char: str, node: Trie) -> tuple[str, Trie]:
    """Follow the trie while there is one way to go."""
    while len(node) == 1 and END not in node:
        ((following, node),) = node.items()
        char += following
    return char, node
