"""Suggestions about words of the articles: near-miss spellings of names, and words that recur and have no entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from dossier.curating.plain_words import is_plain
from dossier.curating.suggestion import Suggested, all_subjects
from dossier.text.find import PhraseFinder
from dossier.text.forms import name_forms
from dossier.text.lemmas import lemma, without_clitic
from dossier.text.nearest import near_spelling
from dossier.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.location import Location, Span

# matches a word: "Ushakov", "Ushakov's", "al-Assad", "F-16"
WORD_RE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# matches a space and the word after it: " muka"
NEXT_RE = re.compile(r" (?P<word>[^\W\d_]+)(?!\w)")
# matches an acronym: "IAEA", "G7", "F-16"
ACRONYM_RE = re.compile(r"[A-Z](?:-?[A-Z0-9])+")
LEAST_SOURCES = 2
LEAST_PAIR, LEAST_WORD = 2, 4
"""How often a pair of words, and a single word, must stand in the articles."""

Place: TypeAlias = "tuple[Article, str, int]"
"""A word with its article and offset."""


@dataclass(slots=True)
class Seen:
    """Where a word or phrase stands in the articles."""

    places: list[Location] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    then: set[str] = field(default_factory=set)
    """The words that follow; one that always does belongs to the phrase."""

    def add(self, article: Article, offset: int, then: str = "") -> None:
        """Note one place, and the word that follows."""
        self.then.add(then)
        self.places.append(article.location_at(offset))
        self.articles.add(article.file)


def near_misses(corpus: Corpus, proofs: Proofs, language: str) -> Iterator[Suggested]:
    """Return capitalised words of the articles that are nearly a known spelling of a name, and are none."""
    spelled = {
        part: (key, spelling)
        for key, name in corpus.names.items()
        for code in {*name.spellings, *name.label}
        for spelling in name_forms(name, code)
        for part in WORD_RE.findall(fold(spelling).text)
        if part[:1].isupper() and not part.isupper()
    }
    known = _Known(corpus)
    small = {word for _, word, _ in _words(corpus, proofs) if word[:1].islower()}
    seen: dict[str, Seen] = {}
    for article, word, offset in _words(corpus, proofs):
        bare = without_clitic(word, language)
        if not word[:1].isupper() or word.isupper() or known.has_word(word) or known.has_word(bare):
            continue
        if word.casefold() not in small:
            seen.setdefault(word, Seen()).add(article, offset)
    for word, found in seen.items():
        near = near_spelling(word, spelled)
        if near is None:
            continue
        key, spelling = spelled[near]
        times = f"{len(found.places)} times" if len(found.places) > 1 else "once"
        yield Suggested(
            "spelling",
            found.places[0],
            word,
            f"stands {times} and is nearly '{spelling}' of name {key}",
            f"add it to the spellings of {key} in content/names.yml, if the same is meant",
            1 / len(found.places),
            (key,),
        )


def missing_terms(corpus: Corpus, proofs: Proofs, language: str) -> Iterator[Suggested]:
    """Return acronyms, pairs of words and words that recur in the articles and that no topic, name or term has.

    A word that is common in the articles themselves is left out; so is one that grows out of a pair that is suggested.
    """
    known = _Known(corpus)
    languages = {source.article: source.language for source in corpus.sources.values()}
    words = [
        place
        for place in _words(corpus, proofs)
        if not known.covers(place, languages.get(place[0].file, language))
    ]
    seen: dict[str, Seen] = {}
    for this, following in pairwise((*words, None)):
        assert this is not None
        article, word, offset = this
        own = languages.get(article.file, language)
        if ACRONYM_RE.fullmatch(word):
            if not known.has_word(word):
                seen.setdefault(word, Seen()).add(article, offset)
        elif _may_name(word, own):
            if not known.has_family(word, own):
                seen.setdefault(word, Seen()).add(article, offset)
            if following and _stand_together(this, following) and _may_name(following[1], own):
                seen.setdefault(f"{word} {following[1]}", Seen()).add(
                    article, offset, _third(following, own, known)
                )
    yield from _recurring(seen)


def _recurring(seen: Mapping[str, Seen]) -> Iterator[Suggested]:
    """Return what stands in several articles, or several times as an acronym; pairs and acronyms count most."""
    often = {text: found for text, found in seen.items() if _is_recurring(text, found)}
    said: set[str] = set()
    for text in sorted(often, key=lambda text: (-_worth(text, often[text]), often[text].places[0])):
        found = often[text]
        if said & {*text.split()}:
            continue
        always = next(iter(found.then)) if len(found.then) == 1 else ""
        said |= {*text.split(), always}
        yield Suggested(
            "term",
            found.places[0],
            f"{text} {always}".rstrip(),
            f"stands {len(found.places)} times, in {len(found.articles)} article{'s' * (len(found.articles) > 1)}",
            "an entry in content/glossary.yml, or one of the words of a topic",
            _worth(text, found),
        )


def _worth(text: str, found: Seen) -> float:
    is_word = text.islower() and " " not in text
    return len(found.articles) * len(found.places) * (1 if is_word else 3)


def _is_recurring(text: str, found: Seen) -> bool:
    count, articles = len(found.places), len(found.articles)
    if not text.islower():
        return count > 1
    return articles >= LEAST_SOURCES and count >= (LEAST_PAIR if " " in text else LEAST_WORD)


def _may_name(word: str, language: str) -> bool:
    """Tell whether the word may name a thing: in small letters, and none that stands in any text."""
    if not (word.islower() and word.isalpha()):
        return False
    return not is_plain(word, language) and not is_plain(without_clitic(word, language), language)


class _Known:
    """The words that entries have."""

    def __init__(self, corpus: Corpus) -> None:
        self._forms = _known_forms(corpus)
        self._words = {word for form in self._forms for word in WORD_RE.findall(fold(form).text.casefold())}
        self._families: dict[str, set[str]] = {}
        self._finders: dict[str, PhraseFinder] = {}
        self._covered: dict[str, set[int]] = {}

    def has_word(self, word: str) -> bool:
        """Tell whether any entry has the word, alone or among others."""
        return word.casefold() in self._words

    def has_family(self, word: str, language: str) -> bool:
        """Tell whether an entry has the word or another of its family."""
        if language not in self._families:
            self._families[language] = {lemma(known, language) for known in self._words}
        return word in self._words or lemma(word, language) in self._families[language]

    def covers(self, place: Place, language: str) -> bool:
        """Tell whether the word is part of a form that an entry has, where it stands."""
        article, _, offset = place
        if article.file not in self._covered:
            if language not in self._finders:
                self._finders[language] = PhraseFinder(dict.fromkeys(self._forms, ()), language)
            hits = self._finders[language].find(article.text)
            self._covered[article.file] = {n for hit in hits for n in range(hit.span.start, hit.span.end)}
        return offset in self._covered[article.file]


def _third(place: Place, language: str, known: _Known) -> str:
    """Return the word behind this one, if it may belong to the same phrase and to no entry."""
    article, word, offset = place
    match = NEXT_RE.match(article.text, offset + len(word))
    if not match or known.covers((article, match["word"], match.start("word")), language):
        return ""
    return match["word"] if _may_name(match["word"], language) else ""


def _stand_together(one: Place, other: Place) -> bool:
    return one[0] is other[0] and one[0].text[one[2] + len(one[1]) : other[2]] == " "


def _words(corpus: Corpus, proofs: Proofs) -> Iterator[Place]:
    """Return the words of all articles that are not set aside, with their places."""
    aside: Mapping[str, tuple[Span, ...]] = {
        source.article: proofs.set_aside.get(key, ()) for key, source in corpus.sources.items()
    }
    for article in corpus.articles.values():
        spans = aside.get(article.file, ())
        for match in WORD_RE.finditer(article.text):
            if not any(span.start <= match.start() < span.end for span in spans):
                yield article, fold(match[0]).text, match.start()


def _known_forms(corpus: Corpus) -> set[str]:
    """Return every form of topics, names and terms in any language, and the names of sources."""
    languages = {
        *(source.language for source in corpus.sources.values()),
        *(code for name in corpus.names.values() for code in name.spellings),
        *(code for term in corpus.terms.values() for code in term.term),
    }
    forms = {
        form for subject in all_subjects(corpus) for code in languages for form in subject.forms(corpus, code)
    }
    return forms | {source.name for source in corpus.sources.values()}
