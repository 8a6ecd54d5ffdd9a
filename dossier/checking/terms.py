"""Check the glossary against our texts: forms that can be filled, and acronyms that nothing explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.model.finding import Finding
from dossier.text.forms import form_problems, name_forms, term_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.checking.claims import Claim
    from dossier.model.corpus import Corpus
    from dossier.model.location import Location

# matches an acronym: "IAEA", "G7", "F-16", but not the "A" of a list; it begins with a letter, which is fast
ACRONYM_RE = re.compile(r"[A-Z](?<![\w-][A-Z])(?:-?[A-Z0-9])+(?![\w-])")
# matches a word in capitals or not, to compare with what entries hold
WORD_RE = re.compile(r"[\w-]+")


def check_terms(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Report forms that give no word, and acronyms of our texts that no entry has."""
    return (*_unknown_forms(corpus), *_undefined_acronyms(corpus, claims))


def _unknown_forms(corpus: Corpus) -> Iterator[Finding]:
    hint = "Write the form out, or as affixes around a hyphen (meN-kan, di-kan, peN-an) with a 'root' in the same language."
    return (
        Finding("form-unknown", f"Glossary entry '{key}': {problem}", term.place("forms"), hint=hint)
        for key, term in corpus.terms.items()
        for language in term.forms
        for problem in form_problems(term, language)
    )


def _undefined_acronyms(corpus: Corpus, claims: Iterable[Claim]) -> Iterator[Finding]:
    """Report each acronym once a language, where it first stands in a text that cites passages."""
    defined: dict[str, set[str]] = {}
    found: dict[tuple[str, str], list[Location]] = {}
    for claim in claims:
        acronyms = ACRONYM_RE.findall(claim.text) if claim.addresses else ()
        if acronyms and claim.language not in defined:
            defined[claim.language] = _defined(corpus, claim.language)
        for acronym in acronyms:
            if acronym not in defined[claim.language] and not _is_spelled_out(acronym, claim, corpus):
                found.setdefault((acronym, claim.language), []).append(claim.location)
    for (acronym, language), places in found.items():
        count = f"; it stands {len(places)} times, here first" if len(places) > 1 else ""
        message = f"No name, term or topic explains '{acronym}' to readers in '{language}'{count}."
        hint = "Write a glossary entry or a name that has it among its forms, or write the words out."
        yield Finding("term-undefined", message, places[0], hint=hint)


def _is_spelled_out(acronym: str, claim: Claim, corpus: Corpus) -> bool:
    """Tell whether a cited passage has the acronym in brackets, behind the words that it stands for."""
    passages = (corpus.passage(address) for address in claim.addresses)
    return any(passage is not None and f"({acronym})" in passage.exact for passage in passages)


def _defined(corpus: Corpus, language: str) -> set[str]:
    """Return every word of the names, terms, topics and sources in the language."""
    forms = (
        *(form for name in corpus.names.values() for form in name_forms(name, language)),
        *(form for term in corpus.terms.values() for form in term_forms(term, language)),
        *(topic.title.get(language) for topic in corpus.topics.values()),
        *(source.name for source in corpus.sources.values()),
    )
    return {word for form in forms for word in WORD_RE.findall(form)}
