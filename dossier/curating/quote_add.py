"""Write a passage that was found into the record of its source, and only if it proves there.

The new record is read and checked in memory first; the file is written when the passage stands in its article and
nothing else of the record has changed.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.checking import check_corpus
from dossier.curating.editing import Edit, read_text
from dossier.errors import DossierError
from dossier.model.record import check_id
from dossier.model.source import Source
from dossier.reading.records import read_record
from dossier.text.nearest import closest
from dossier.text.yaml_edit import NotEditableError, Value, add_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossier.curating.quote import Suggestion
    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.finding import Finding
    from dossier.settings import Settings

NEXT_KEY = "set-aside"
"""A map of passages that is missing goes before this key of the record."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the curator says about the passage."""

    id: str = ""
    """Empty for the one proposed."""
    part: str = ""
    voice: str = ""
    attribution: str = ""
    translation: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Added:
    """A passage that may be written."""

    address: str
    edit: Edit
    findings: tuple[Finding, ...]
    """What is now to be done or doubtful, and was not before."""


def add_passage(
    suggestion: Suggestion, wishes: Wishes, settings: Settings, corpus: Corpus, proofs: Proofs
) -> Added:
    """Return the record with the passage; nothing is written yet.

    Raises:
        DossierError: the article has no record, the words are a passage already, the id or the voice or a language
            does not fit, or the passage would not prove.

    """
    source_id, passage_id = suggestion.source, wishes.id or suggestion.id
    _refuse(suggestion, passage_id, wishes, settings, corpus)
    source = corpus.sources[source_id]
    path = source.place().path
    before = read_text(settings.project, path)
    previous = _previous(suggestion, proofs)
    try:
        after = add_entry(
            before, ("passages",), passage_id, _value(suggestion, wishes), after=previous, before_key=NEXT_KEY
        )
    except NotEditableError as error:
        raise DossierError(
            f"'{path}' cannot be changed: {error}", hint="Paste the lines of `dossier quote` by hand."
        ) from error
    address = f"{source_id}#{passage_id}"
    findings = _recheck(after, path, address, suggestion, settings, corpus)
    return Added(address, Edit(path, before, after), findings)


def _refuse(
    suggestion: Suggestion, passage_id: str, wishes: Wishes, settings: Settings, corpus: Corpus
) -> None:
    """Raise for what can be told without writing."""
    if not suggestion.source:
        raise DossierError(
            f"The article '{suggestion.article}' has no record yet.",
            hint=f"`dossier add {suggestion.location.path}` drafts one.",
        )
    if same := next((item for item in suggestion.overlaps if item.relation == "same"), None):
        raise DossierError(f"These words are the passage '{same.address}' already.", hint="Cite it as it is.")
    try:
        check_id(passage_id)
    except ValueError as error:
        raise DossierError(f"{error}.", hint="Name another with --id.") from error
    source = corpus.sources[suggestion.source]
    if passage_id in source.passages:
        raise DossierError(
            f"The source '{suggestion.source}' has a passage '{passage_id}' already.",
            hint=f"Name another id with --id, such as '{suggestion.id}'.",
        )
    if wishes.voice and wishes.voice not in corpus.names:
        raise DossierError(
            f"There is no name '{wishes.voice}'.",
            hint=_did_you_mean(wishes.voice, corpus.names, "Add it to names.yml."),
        )
    for language in wishes.translation:
        _refuse_language(language, source.language, settings.languages)


def _refuse_language(language: str, own: str, languages: tuple[str, ...]) -> None:
    if language not in languages:
        raise DossierError(
            f"'{language}' is no language of this dossier.", hint=f"Its languages are {', '.join(languages)}."
        )
    if language.partition("-")[0] == own:
        raise DossierError(f"The article is in '{own}'; its own words need no translation into it.")


def _did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    offered = closest(word, known)
    return f"Did you mean '{offered}'?" if offered else otherwise


def _value(suggestion: Suggestion, wishes: Wishes) -> Mapping[str, Value]:
    pairs: tuple[tuple[str, Value], ...] = (
        ("part", wishes.part),
        ("exact", suggestion.exact),
        ("prefix", suggestion.prefix),
        ("suffix", suggestion.suffix),
        ("voice", wishes.voice),
        ("attribution", wishes.attribution),
        ("translation", wishes.translation),
    )
    return {key: value for key, value in pairs if value}


def _previous(suggestion: Suggestion, proofs: Proofs) -> str | None:
    """Return the passage after which the new one stands in the article."""
    earlier = [
        (proof.span, number, address.partition("#")[2])
        for number, (address, proof) in enumerate(proofs.passages.items())
        if address.partition("#")[0] == suggestion.source and proof.span.start <= suggestion.span.start
    ]
    return max(earlier)[2] if earlier else None


def _recheck(
    text: str, path: str, address: str, suggestion: Suggestion, settings: Settings, corpus: Corpus
) -> tuple[Finding, ...]:
    """Return what is newly found with the passage in place; raise where it does not prove."""
    source_id, _, passage_id = address.partition("#")
    source, _ = read_record(Source, text.removeprefix("\ufeff"), path)
    if source is None or _without(source, passage_id) != _without(corpus.sources[source_id], passage_id):
        raise DossierError(
            f"'{path}' would not read as before.", hint="Paste the lines of `dossier quote` by hand."
        )
    _, known = check_corpus(corpus, settings)
    changed = dataclasses.replace(corpus, sources={**corpus.sources, source_id: source})
    proofs, findings = check_corpus(changed, settings)
    seen = Counter((item.code, item.message) for item in known)
    new = tuple(item for item in findings if (item.code, item.message) not in seen)
    proof = proofs.passages.get(address)
    if proof is None or proof.span != suggestion.span:
        why = next((item for item in new if f"'{passage_id}'" in item.message), None)
        raise DossierError(
            f"The passage would not prove: {why.message}" if why else "The passage would not prove.",
            hint=why.hint if why else "Ask with more of the words beside it.",
        )
    return new


def _without(source: Source, passage_id: str) -> dict[str, Any]:
    """Return what the record says without the passage."""
    said = source.model_dump()
    said["passages"].pop(passage_id, None)
    return said
