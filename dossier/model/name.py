"""Persons, organisations, places and unnamed officials, with every spelling that occurs."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from dossier.model.language import Language, Localized
from dossier.model.record import Record

NameKind: TypeAlias = Literal["person", "organisation", "place", "unnamed"]


class Name(Record):
    """A person, organisation or place as the articles name and describe it."""

    kind: NameKind
    label: Localized
    spellings: dict[Language, tuple[str, ...]] = Field(
        {}, description="Every spelling that occurs, by language."
    )
    role: Localized = Localized({})
    wikidata: str = Field(
        "", pattern="^(Q[1-9][0-9]*)?$", description="The item on Wikidata that is the same, such as Q7747."
    )
