"""Which words belong together: the same forms and spellings that link terms and names in text, then dictionary forms.

A family is named `term:halt`, `name:ushakov` or, for what no entry names, by its dictionary form, `=kirim`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.publishing.search.rules import rules_of
from dossier.publishing.search.tokens import Word, words_of_text
from dossier.text.forms import name_forms, term_forms
from dossier.text.lemmas import lemma, without_clitic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dossier.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language that entries of the dossier name."""

    language: str
    phrases: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Families by the words of a form or spelling."""
    acronyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Families of what counts only in capitals, by its small letters."""
    names: frozenset[str] = frozenset()
    """Single words that are names; they have no dictionary form."""
    longest: Mapping[str, int] = field(default_factory=dict)
    """By first word of phrases of several words: the number of words of the longest."""

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

    def families(self, words: tuple[Word, ...]) -> Iterator[tuple[str, str]]:
        """Yield pairs of family and form for every word and phrase."""
        stop_words = rules_of(self.language).stop_words
        for start, word in enumerate(words):
            if word.is_acronym and word.text in self.acronyms:
                yield from ((family, word.text) for family in self.acronyms[word.text])
                continue
            if word.text in self.longest:
                yield from self._phrases(words, start)
            if word.text not in stop_words:
                yield from ((family, word.text) for family in self.of_word(word.text))

    def of_word(self, word: str) -> tuple[str, ...]:
        """Return the families of a single word that is no acronym."""
        bare = without_clitic(word, self.language)
        named = self.phrases.get((word,)) or self.phrases.get((bare,), ())
        if word in self.names or bare in self.names:
            return named
        return (*named, f"={lemma(word, self.language)}")

    def _phrases(self, words: tuple[Word, ...], start: int) -> Iterator[tuple[str, str]]:
        longest = self.longest[words[start].text]
        for end in range(start + 2, min(start + longest, len(words)) + 1):
            key = tuple(word.text for word in words[start:end])
            bare = (*key[:-1], without_clitic(key[-1], self.language))
            for family in self.phrases.get(key) or self.phrases.get(bare, ()):
                yield family, " ".join(key)


def make_vocabulary(corpus: Corpus, language: str) -> Vocabulary:
    """Return the words of the language that names and terms of the corpus bring."""
    phrases: dict[tuple[str, ...], dict[str, None]] = {}
    acronyms: dict[str, dict[str, None]] = {}
    names: set[str] = set()
    for family, forms in (*spellings(corpus), *entry_forms(corpus, language)):
        for words in map(words_of_text, forms):
            key = tuple(word.text for word in words)
            if len(words) == 1 and words[0].is_acronym:
                acronyms.setdefault(key[0], {})[family] = None
            elif words:
                phrases.setdefault(key, {})[family] = None
            if len(words) == 1 and family.startswith("name:"):
                names.add(key[0])
    return Vocabulary(
        language,
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
