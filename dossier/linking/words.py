"""Which of many short texts hold a phrase: an index of their words, so that a phrase is looked for in few of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Generic, TypeVar

from dossier.text.find import PhraseFinder
from dossier.text.normalize import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KeyT = TypeVar("KeyT")

# matches a run of letters and digits
WORD_RE = re.compile(r"\w+")


class WordIndex(Generic[KeyT]):
    """Texts by the words in them; each phrase is looked for once, however many ask for it."""

    def __init__(self, texts: Mapping[KeyT, str], language: str) -> None:
        """Prepare to look for phrases of the language in the texts."""
        self._texts = {key: fold(text).text for key, text in texts.items()}
        self._language = language
        self._keys: dict[str, list[KeyT]] = {}
        for key, text in self._texts.items():
            for word in set(_words(text)):
                self._keys.setdefault(word, []).append(key)
        self._words = sorted(self._keys)
        self._holding: dict[str, frozenset[KeyT]] = {}

    def holding(self, phrase: str) -> frozenset[KeyT]:
        """Return the keys of the texts that hold the phrase, as `PhraseFinder` finds it."""
        if phrase not in self._holding:
            finder = PhraseFinder({phrase: ()}, self._language)
            found = (key for key in self._candidates(phrase) if finder.holds(self._texts[key]))
            self._holding[phrase] = frozenset(found)
        return self._holding[phrase]

    def _candidates(self, phrase: str) -> Iterable[KeyT]:
        """Return the texts with all words of the phrase, the last of which may go on; no others can hold it."""
        words = _words(fold(phrase).text)
        if not words:
            return self._texts
        *whole, last = words
        following = islice(self._words, bisect_left(self._words, last), None)
        alike = takewhile(lambda word: word.startswith(last), following)
        found = {key for word in alike for key in self._keys[word]}
        return found.intersection(*(self._keys.get(word, ()) for word in whole))


def _words(text: str) -> list[str]:
    return WORD_RE.findall(lower(text))
