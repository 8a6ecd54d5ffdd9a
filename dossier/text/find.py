"""Find many phrases in a text in one pass: whole words, the leftmost first, the longest of those that begin there.

A phrase in small letters is found in any case; one with a capital letter (a name, an acronym) only as it is written.
In Indonesian a phrase is also found with the particles and pronouns that are written on to it (*perundingannya*), and
doubled (*negosiator-negosiator*); other doubled words (*disebut-sebut*) are words of their own. Phrases are looked up by
the first word, so their number hardly counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.location import Span
from dossier.text.normalize import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# matches what may be written on to an Indonesian word, and then its end: "nya" of "perundingannya", "-lah" of "NATO-lah"
ENCLITICS_RE = re.compile(r"(?:-?(?:ku|mu|nya))?(?:-?(?:lah|kah|pun))?(?!\w)")
# matches the end of a word, which has no length
END_RE = re.compile(r"(?!\w)")
POSSESSIVES, PARTICLES = ("", "ku", "mu", "nya"), ("", "lah", "kah", "pun")
ATTACHED = tuple(sorted((one + other for one in POSSESSIVES for other in PARTICLES if one + other), key=len))
# matches a word
WORD_RE = re.compile(r"\w+")
# matches the rest of a word behind a hyphen: the "-sebut" of "disebut-sebut"
AFTER_RE = re.compile(r"-(\w+)")
# matches the part of a word before a hyphen: the "tembak-" of "tembak-menembak"
BEFORE_RE = re.compile(r"(\w+)-$")
# how far before a phrase the other half of a doubled word may begin
WORD_LENGTH = 40


class Found(NamedTuple):
    """A phrase where it stands in the text."""

    span: Span
    """With what is written on to the phrase."""
    form: str
    """The phrase as it was given."""
    keys: tuple[str, ...]
    """What the phrase stands for."""


class Match(NamedTuple):
    """A phrase in a folded text."""

    start: int
    end: int
    """With what is written on to it."""
    words: str
    """The phrase, folded."""
    form: str
    """The phrase as it was given."""


@dataclass(slots=True)
class Beginning:
    """The phrases that begin with one word, or one sign."""

    forms: dict[str, str] = field(default_factory=dict)
    """As they were given, by their folded words."""
    lengths: list[int] = field(default_factory=list)
    """Of the folded words, the longest first, each once."""

    def add(self, words: str, form: str) -> None:
        """Take a phrase, unless another one folds to the same words."""
        self.forms.setdefault(words, form)
        if len(words) not in self.lengths:
            self.lengths.append(len(words))
            self.lengths.sort(reverse=True)


class Beginnings(NamedTuple):
    """The phrases that may begin where a word stands."""

    anywhere: tuple[Beginning, ...]
    """To be found in small letters."""
    exactly: tuple[Beginning, ...]


NONE = Beginnings((), ())


class PhraseFinder:
    """Find any of the phrases; building it costs more than using it, so build it once."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]], language: str) -> None:
        """Prepare to find the phrases, each given with the keys it stands for, in texts of the language."""
        self._phrases = phrases
        self._is_indonesian = language.partition("-")[0] == "id"
        self._tail = ENCLITICS_RE if self._is_indonesian else END_RE
        self._anywhere: dict[str, Beginning] = {}
        self._exactly: dict[str, Beginning] = {}
        signs: set[str] = set()
        for form in phrases:
            words = fold(form).text.strip()
            if not words:
                continue
            first = WORD_RE.match(words)
            signs.update(() if first else words[0])
            index = self._anywhere if words == lower(words) else self._exactly
            index.setdefault(first[0] if first else words[0], Beginning()).add(words, form)
        # matches a word, or a sign with which a phrase begins
        self._words = re.compile(
            "|".join((WORD_RE.pattern, *(rf"(?<!\w){re.escape(sign)}" for sign in sorted(signs))))
        )
        self._known: dict[str, Beginnings] = {}

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the phrases in the text, in order, none overlapping another."""
        return tuple(
            Found(Span(start, end), form, self._phrases[form]) for start, end, form in self.spots(text)
        )

    def spots(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Return where the same phrases begin and end, each as it was given."""
        if not self._anywhere and not self._exactly:
            return
        folded = fold(text)
        has_moved = folded.offsets is not None or len(folded.runs.starts) > 1
        for start, end, _, form in self._matches(folded.text):
            yield (folded.offset(start), folded.offset(end), form) if has_moved else (start, end, form)

    def holds(self, text: str) -> bool:
        """Tell whether the one phrase of this finder stands in the folded text, without looking at its other words."""
        small = lower(text)
        indexes = ((self._anywhere, small), (self._exactly, text))
        return any(
            self._match((beginning,), searched, start)
            for index, searched in indexes
            for beginning in index.values()
            for words in beginning.forms
            for start in find_all(searched, words)
            if not (start and WORD_RE.match(searched, start - 1))
        )

    def _matches(self, text: str) -> Iterator[Match]:
        """Return the leftmost matches, of those that begin together the longest, then the one in small letters."""
        small, known, end = lower(text), self._known, 0
        for token in self._words.finditer(text):
            word = token[0]
            begun = known.get(word)
            if begun is None:
                begun = known[word] = self._begun_by(word)
            if begun is NONE or token.start() < end:
                continue
            in_small = self._match(begun.anywhere, small, token.start()) if begun.anywhere else None
            as_written = self._match(begun.exactly, text, token.start()) if begun.exactly else None
            match = in_small or as_written
            if in_small and as_written and as_written.end > in_small.end:
                match = as_written
            if match:
                end = match.end
                yield match

    def _begun_by(self, word: str) -> Beginnings:
        """Return the phrases that begin with the word, or with what something is written on to in it, the longest first."""
        stems = [word, *(_stems(word) if self._is_indonesian else ())]
        anywhere = tuple(self._anywhere[small] for stem in stems if (small := lower(stem)) in self._anywhere)
        exactly = tuple(self._exactly[stem] for stem in stems if stem in self._exactly)
        return Beginnings(anywhere, exactly) if anywhere or exactly else NONE

    def _match(self, beginnings: Iterable[Beginning], text: str, start: int) -> Match | None:
        """Return the longest phrase there, unless it is half of a longer word."""
        for beginning in beginnings:
            if match := self._longest(beginning, text, start):
                return None if self._is_half_of_a_word(match, text) else match
        return None

    def _longest(self, beginning: Beginning, text: str, start: int) -> Match | None:
        for length in beginning.lengths:
            words = text[start : start + length]
            if words in beginning.forms and (end := self._end(words, text, start + length)) is not None:
                return Match(start, end, words, beginning.forms[words])
        return None

    def _end(self, words: str, text: str, end: int) -> int | None:
        """Return where the words end with what is written on to them; None if they are part of a longer word."""
        if self._is_indonesian and text.startswith(f"-{words}", end):
            doubled = self._tail.match(text, end + len(words) + 1)
            if doubled:
                return doubled.end()
        tail = self._tail.match(text, end)
        return tail.end() if tail else None

    def _is_half_of_a_word(self, match: Match, text: str) -> bool:
        """Tell whether the phrase is one part of a doubled word that it does not cover."""
        has_hyphen = text.startswith("-", match.end) or text.endswith("-", 0, match.start)
        if not self._is_indonesian or not has_hyphen:
            return False
        after = AFTER_RE.match(text, match.end)
        before = BEFORE_RE.search(text, max(match.start - WORD_LENGTH, 0), match.start)
        return any(_are_akin(match.words, other[1]) for other in (after, before) if other)


def find_all(text: str, words: str) -> Iterator[int]:
    """Return where the words begin in the text, also where one hit overlaps another; empty words are nowhere."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _stems(word: str) -> list[str]:
    """Return what stays of the word without each of the endings that may be written on to it, the longest first."""
    small = lower(word)
    if not small.endswith(ATTACHED):
        return []
    return [word[: -len(ending)] for ending in ATTACHED if small.endswith(ending)]


def _are_akin(form: str, other: str) -> bool:
    """Tell whether one of the two words ends as the other, as both halves of a doubled word do."""
    word, half = lower(form), lower(other)
    return min(len(word), len(half)) > 2 and (word.endswith(half) or half.endswith(word))
