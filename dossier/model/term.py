"""Glossary entries."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from dossier.model.language import Language, Localized
from dossier.model.record import Address, Id, Record

PartOfSpeech: TypeAlias = Literal["noun", "verb", "adjective", "phrase"]


class Term(Record):
    """A term in each language, with its forms and a definition in our own words."""

    term: Localized
    definition: Localized
    part_of_speech: PartOfSpeech = "noun"
    root: Localized = Field(
        Localized({}), description="The root that the patterns among the forms are filled from."
    )
    forms: dict[Language, tuple[str, ...]] = Field({}, description="Further forms; with a hyphen, a pattern.")
    example: Address | None = None
    link: bool = Field(default=False, description="Link the first mention in running text.")
    see: tuple[Id, ...] = ()
    note: Localized = Localized({})
