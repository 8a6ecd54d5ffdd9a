"""Units to an index in one language: which family each form belongs to, and which units hold a family, with what weight."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dossier.publishing.search.dictionary import Dictionary
from dossier.publishing.search.pairs import translations
from dossier.publishing.search.rows import row_of, rows_reader
from dossier.publishing.search.rules import rules_of
from dossier.publishing.search.tokens import words_of_text
from dossier.publishing.search.vocabulary import Vocabulary, entry_forms, make_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView, Mapping, MutableMapping

    from dossier.model.corpus import Corpus
    from dossier.publishing.search.units import Unit


class Form(NamedTuple):
    """A form that a reader may type."""

    families: tuple[str, ...]
    is_foreign: bool = False
    """Whether it is a form of the entry in another language."""
    is_borrowed: bool = False
    """Whether it is a word of another language that stands in a text of this one."""


class Index(NamedTuple):
    """The index of one language."""

    language: str
    forms: Mapping[str, Form]
    postings: Mapping[str, Mapping[int, int]]
    """By family: numbers of units with their weight."""
    shown: Mapping[str, tuple[str, ...]]
    """By family: its forms as they stand in the units; acronyms in capitals."""


def index_units(
    units: tuple[Unit, ...], language: str, corpus: Corpus, remembered: MutableMapping[str, str]
) -> Index:
    """Return the index of what the units say in the language.

    Arguments:
        units: what can be found.
        language: whose words are read.
        corpus: where names and terms stand.
        remembered: what units and dictionaries said in earlier builds; what is new is added.

    """
    vocabulary = make_vocabulary(corpus, Dictionary(language, remembered))
    read_lines = rows_reader(vocabulary, remembered)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if entry := unit.entries.get(language):
            for line in read_lines(entry):
                places[line].append(number)
    postings: dict[str, dict[int, int]] = {}
    forms: dict[str, set[str]] = {}
    # Lines begin with their weight, so the highest of a unit is written last.
    for line, numbers in sorted(places.items()):
        weight, family, form = row_of(line)
        postings.setdefault(family, {}).update(dict.fromkeys(numbers, weight))
        forms.setdefault(form, set()).add(family)
        if family.startswith("="):
            # Asked for where the line was remembered, too: only what is asked for stays in memory for a changed unit.
            vocabulary.dictionary.base(form)
    shown: dict[str, list[str]] = {}
    for form, families in sorted(forms.items()):
        for family in families:
            is_acronym = family in vocabulary.acronyms.get(form, ())
            shown.setdefault(family, []).append(form.upper() if is_acronym else form)
    found = {form: Form(tuple(sorted(families))) for form, families in forms.items()}
    for form, typed in _further_forms(vocabulary, corpus, postings.keys()):
        found.setdefault(form, typed)
    for form in found:
        # `join_languages` wants to know, when the dictionary may have been forgotten.
        vocabulary.dictionary.holds(form)
    return Index(language, found, postings, {family: tuple(items) for family, items in shown.items()})


def join_languages(indexes: Mapping[str, Index], remembered: MutableMapping[str, str]) -> dict[str, Index]:
    """Return the indexes with what they owe each other: which forms are borrowed, and words that translate words."""
    return {
        language: index._replace(
            forms={
                **_translated(index, [other for other in indexes.values() if other is not index]),
                **{
                    form: typed._replace(is_borrowed=True)
                    if any(_holds(other, form) for other in indexes.values() if other is not index)
                    and not Dictionary(language, remembered).holds(form)
                    else typed
                    for form, typed in index.forms.items()
                },
            },
        )
        for language, index in indexes.items()
    }


def _translated(index: Index, others: list[Index]) -> dict[str, Form]:
    """Return the forms of words of other languages with the family that translates each."""
    return {
        form.lower(): Form((family,), is_foreign=True)
        for other in others
        for foreign, family in sorted(translations(index, other).items())
        for form in (foreign.removeprefix("="), *other.shown[foreign])
    }


def _holds(index: Index, form: str) -> bool:
    return form in index.forms and not index.forms[form].is_foreign


def _further_forms(
    vocabulary: Vocabulary, corpus: Corpus, families: KeysView[str]
) -> Iterator[tuple[str, Form]]:
    """Yield forms that stand nowhere, but that a reader may type: of entries, roots, and what no rule leads to a root."""
    named = {" ".join(key): found for key, found in vocabulary.phrases.items()} | dict(vocabulary.acronyms)
    for form, found in named.items():
        if known := tuple(sorted(family for family in found if family in families)):
            yield form, Form(known)
    bases = [family.removeprefix("=") for family in sorted(families) if family.startswith("=")]
    irregular = vocabulary.dictionary.irregular_forms(bases)
    for base in bases:
        of_family = Form((f"={base}",))
        yield base, of_family
        yield from ((form, of_family) for form in irregular.get(base, ()))
    yield from _foreign_forms(vocabulary, corpus, families)


def _foreign_forms(
    vocabulary: Vocabulary, corpus: Corpus, families: KeysView[str]
) -> Iterator[tuple[str, Form]]:
    """Yield the forms of names and terms in the other languages of the dossier."""
    stop_words = rules_of(vocabulary.language).stop_words
    texts = [name.label for name in corpus.names.values()] + [term.term for term in corpus.terms.values()]
    others = sorted({language for text in texts for language in text if language != vocabulary.language})
    found: dict[str, set[str]] = {}
    for language in others:
        for family, forms in entry_forms(corpus, language):
            for form in forms:
                key = " ".join(word.text for word in words_of_text(form))
                if key and key not in stop_words and family in families:
                    found.setdefault(key, set()).add(family)
    yield from ((key, Form(tuple(sorted(names)), is_foreign=True)) for key, names in sorted(found.items()))
