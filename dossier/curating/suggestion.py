"""The shape of what `dossier suggest` says, and the words of a subject by which it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from dossier.errors import DossierError
from dossier.text.forms import name_forms, term_forms, topic_forms
from dossier.text.nearest import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.corpus import Corpus
    from dossier.model.location import Location

Kind: TypeAlias = Literal["unused", "equal", "spelling", "term", "voice"]

HEADINGS: Mapping[Kind, str] = {
    "unused": "Sentences that nothing uses yet",
    "equal": "Statements of two sources that may be the same, and share no point",
    "spelling": "Words that are nearly the spelling of a name",
    "term": "Words that recur and have no entry",
    "voice": "Points that rest on one voice alone",
}
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One thing to look at."""

    kind: Kind
    location: Location
    text: str
    """The words in question."""
    why: str
    todo: str
    """What to do next: a command, or what to write where."""
    score: float
    """How much it is worth a look, among those of its kind."""
    ids: tuple[str, ...] = ()
    """Topics, names, terms, passages or points that it is about."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the curator asks about."""

    id: str
    kind: Literal["topic", "name", "term"]

    def forms(self, corpus: Corpus, language: str) -> tuple[str, ...]:
        """Return the words by which the subject is recognised in texts of the language."""
        match self.kind:
            case "topic":
                return topic_forms(corpus.topics[self.id], corpus.terms, corpus.names, language)
            case "name":
                return name_forms(corpus.names[self.id], language)
            case "term":
                return term_forms(corpus.terms[self.id], language)


def find_subject(asked: str, corpus: Corpus) -> Subject:
    """Return the topic, name or term that has the id, or one of whose words are asked for.

    Raises:
        DossierError: there is none.

    """
    subjects = all_subjects(corpus)
    for subject in subjects:
        if subject.id == asked:
            return subject
    words: dict[str, Subject] = {}
    for subject in subjects:
        for title in _titles(subject, corpus):
            words.setdefault(title.casefold(), subject)
    if asked.casefold() in words:
        return words[asked.casefold()]
    offered = closest(asked, [subject.id for subject in subjects] + list(words))
    raise DossierError(
        f"There is no topic, name or term '{asked}'.",
        hint=f"Did you mean '{offered}'?" if offered else "Name one by its id or its words.",
    )


def all_subjects(corpus: Corpus) -> tuple[Subject, ...]:
    """Return all topics, names and terms."""
    return (
        *(Subject(key, "topic") for key in corpus.topics),
        *(Subject(key, "name") for key in corpus.names),
        *(Subject(key, "term") for key in corpus.terms),
    )


def _titles(subject: Subject, corpus: Corpus) -> tuple[str, ...]:
    if subject.kind == "topic":
        title = corpus.topics[subject.id].title
        return tuple(title.get(language) for language in title)
    languages = corpus.names[subject.id].label if subject.kind == "name" else corpus.terms[subject.id].term
    return tuple(form for language in languages for form in subject.forms(corpus, language))
