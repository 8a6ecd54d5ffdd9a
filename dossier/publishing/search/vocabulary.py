"""Which words belong together: the same forms and spellings that link terms and names in text, then dictionary forms.

A family is named `term:halt`, `name:ushakov` or, for what no entry names, by its dictionary form, `=kirim`.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from dossier.publishing.search.rules import rules_of
from dossier.publishing.search.tokens import Word, compounds_of_text, words_of_text
from dossier.text.forms import name_forms, term_forms
from dossier.text.lemmas import without_clitic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dossier.model.corpus import Corpus
    from dossier.publishing.search.dictionary import Dictionary

Pair: TypeAlias = tuple[str, str]
"""Family and form."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language: those that entries of the dossier name, and those of its dictionary."""

    dictionary: Dictionary
    phrases: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Families by the words of a form or spelling."""
    acronyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Families of what counts only in capitals, by its small letters."""
    names: frozenset[str] = frozenset()
    """Single words that are names; they have no dictionary form."""
    longest: Mapping[str, int] = field(default_factory=dict)
    """By first word of phrases of several words: the number of words of the longest."""

    @property
    def language(self) -> str:
        """Return the language of the words."""
        return self.dictionary.language

    @property
    def fingerprint(self) -> str:
        """Return what changes when any of it changes."""
        values = (
            self.language,
            sorted(self.phrases.items()),
            sorted(self.acronyms.items()),
            sorted(self.names),
        )
        return hashlib.sha256(repr(values).encode()).hexdigest()

    def families(self, text: str) -> tuple[str, ...]:
        """Return the families of a single word that is no acronym."""
        bare = without_clitic(text, self.language)
        named = self.phrases.get((text,)) or self.phrases.get((bare,), ())
        if text in self.names or bare in self.names:
            return named
        return (*named, f"={self.dictionary.base(text)}")

    def of_word(self, word: Word) -> tuple[Pair, ...]:
        """Return the pairs of a word; none where it stands nearly everywhere."""
        if self._is_acronym(word):
            families = self.acronyms[word.text]
        elif word.text in rules_of(self.language).stop_words:
            families = ()
        else:
            families = self.families(word.text)
        return tuple((family, word.text) for family in families)

    def of_phrases(self, words: tuple[Word, ...]) -> Iterator[Pair]:
        """Yield the pairs of phrases of several words."""
        texts = tuple(word.text for word in words)
        for start, word in enumerate(words):
            if word.text not in self.longest or self._is_acronym(word):
                continue
            for end in range(start + 2, min(start + self.longest[word.text], len(words)) + 1):
                key = texts[start:end]
                bare = (*key[:-1], without_clitic(key[-1], self.language))
                for family in self.phrases.get(key) or self.phrases.get(bare, ()):
                    yield family, " ".join(key)

    def _is_acronym(self, word: Word) -> bool:
        return word.is_acronym and word.text in self.acronyms


def pairs_reader(vocabulary: Vocabulary) -> Callable[[str], tuple[Pair, ...]]:
    """Return a function that gives family and form of every word, phrase and compound of a text."""
    of_word = functools.cache(vocabulary.of_word)

    @functools.cache
    def read(text: str) -> tuple[Pair, ...]:
        words = words_of_text(text)
        compounds = compounds_of_text(text)
        return (
            *chain.from_iterable(map(of_word, words)),
            *vocabulary.of_phrases(words),
            *((family, compound) for compound in compounds for family in vocabulary.families(compound)),
        )

    return read


def make_vocabulary(corpus: Corpus, dictionary: Dictionary) -> Vocabulary:
    """Return the words of the dictionary's language, with those that names and terms of the corpus bring."""
    phrases: dict[tuple[str, ...], dict[str, None]] = {}
    acronyms: dict[str, dict[str, None]] = {}
    names: set[str] = set()
    for family, forms in (*spellings(corpus), *entry_forms(corpus, dictionary.language)):
        for words in map(words_of_text, forms):
            key = tuple(word.text for word in words)
            if len(words) == 1 and words[0].is_acronym:
                acronyms.setdefault(key[0], {})[family] = None
            elif words:
                phrases.setdefault(key, {})[family] = None
            if len(words) == 1 and family.startswith("name:"):
                names.add(key[0])
    return Vocabulary(
        dictionary,
        {key: tuple(found) for key, found in phrases.items()},
        {key: tuple(found) for key, found in acronyms.items()},
        frozenset(names),
        {key[0]: len(key) for key in sorted(phrases, key=len) if len(key) > 1},
    )


def spellings(corpus: Corpus) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Return the family of each name with its spellings in all languages, because texts quote each other."""
    for key, name in corpus.names.items():
        for language in sorted({*name.label, *name.spellings}):
            yield f"name:{key}", name_forms(name, language)


def entry_forms(corpus: Corpus, language: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Return the family of each name and term with its forms in the language."""
    yield from ((f"name:{key}", name_forms(name, language)) for key, name in corpus.names.items())
    yield from ((f"term:{key}", term_forms(term, language)) for key, term in corpus.terms.items())
