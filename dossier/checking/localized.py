"""Check that the texts of all records exist in each language of the dossier."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from dossier.model.finding import Finding
from dossier.model.language import Localized
from dossier.model.record import Record, to_kebab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.corpus import Corpus
    from dossier.model.location import Location
    from dossier.model.source import Source

TRANSLATION = "translation"
NOT_SHOWN = (TRANSLATION, "root")
"""Translations are checked by the language of their article; a root is for patterns and has no counterpart."""


def check_localized(corpus: Corpus, languages: tuple[str, ...]) -> tuple[Finding, ...]:
    """Report texts of records that lack a language or have one too many, and passages without a translation."""
    finished = {key: source for key, source in corpus.sources.items() if not source.draft}
    kinds: tuple[tuple[str, Mapping[str, Record]], ...] = (
        ("source", finished),
        ("point", corpus.points),
        ("event", corpus.events),
        ("topic", corpus.topics),
        ("name", corpus.names),
        ("term", corpus.terms),
    )
    findings = [
        finding
        for kind, records in kinds
        for key, record in records.items()
        for holder, name, text, is_required in _texts(record)
        if _is_out_of_step(text, languages, is_required=is_required)
        for finding in check_text(f"{kind} '{key}'", name, text, languages, holder.place(name))
    ]
    return (*findings, *_check_translations(finished, languages))


def check_text(
    owner: str, name: str, text: Localized, languages: tuple[str, ...], place: Location
) -> Iterator[Finding]:
    """Report the languages that a required text, or one that is given, lacks or has too many."""
    for language in text.missing(languages):
        message = f"The '{name}' of {owner} is missing in '{language}'."
        yield Finding("text-missing", message, place, hint=f"Add '{language}:' below '{name}:'.")
    for language in text:
        if language in text and language not in languages:
            message = (
                f"The '{name}' of {owner} has a text in '{language}', which is no language of this dossier."
            )
            hint = f"The languages are {', '.join(languages)}; mend the key or remove the text."
            yield Finding("language-unknown", message, place, hint=hint)


def _is_out_of_step(text: Localized, languages: tuple[str, ...], *, is_required: bool) -> bool:
    """Tell whether there is anything to report of the text; of most there is not."""
    given = [language for language, words in text.root.items() if words]
    return bool(given or is_required) and (len(given) != len(languages) or not {*given}.issuperset(languages))


def _texts(record: Record) -> Iterator[tuple[Record, str, Localized, bool]]:
    """Return the localized texts of the record and of those in it: record, key, text, whether it must be given."""
    for name, key, is_required in _fields_with_texts(type(record)):
        value = getattr(record, name)
        if isinstance(value, Localized):
            yield record, key, value, is_required
        else:
            for inner in _records_in(value):
                yield from _texts(inner)


@cache
def _fields_with_texts(model: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """Return the fields of the model that are localized texts, or hold records with such; most records have none.

    Each with its key, and whether it must be given.
    """
    return tuple(
        (name, to_kebab(name), field.is_required())
        for name, field in model.model_fields.items()
        if name not in NOT_SHOWN
        and any(
            issubclass(kind, Localized) or (issubclass(kind, Record) and _fields_with_texts(kind))
            for kind in _kinds_in(field.annotation)
        )
    )


def _kinds_in(annotation: Any) -> Iterator[type]:
    """Return the classes that the annotation names, at any depth."""
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _kinds_in(inner)


def _records_in(value: Any) -> Iterator[Record]:
    values = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
    return (inner for inner in values if isinstance(inner, Record))


def _check_translations(sources: Mapping[str, Source], languages: tuple[str, ...]) -> Iterator[Finding]:
    for source_id, source in sources.items():
        wanted = tuple(language for language in languages if language.partition("-")[0] != source.language)
        for passage_id, passage in source.passages.items():
            if all(map(passage.translation.root.get, wanted)):  # as of most
                continue
            for language in passage.translation.missing(wanted):
                message = (
                    f"Passage '{passage_id}' of source '{source_id}' has no translation into '{language}'."
                )
                hint = f"Add '{language}:' below 'translation:', complete and with nothing added."
                yield Finding("translation-missing", message, passage.place(TRANSLATION), hint=hint)
