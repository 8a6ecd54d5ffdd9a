"""A page of prose on one subject, and the words by which its passages are found."""

from __future__ import annotations

from pydantic import Field

from dossier.model.language import Language, Localized
from dossier.model.record import Address, Id, Record


class Topic(Record):
    """What a topic is called, where it stands, and how its passages are recognised."""

    title: Localized
    slug: dict[Language, Id]
    summary: Localized
    summary_passages: tuple[Address, ...] = Field((), description="Passages that carry the summary.")
    words: dict[Language, tuple[str, ...]] = Field(
        {}, description="Words by which passages are found in articles."
    )
    terms: tuple[Id, ...] = Field((), description="Glossary entries whose forms count as words.")
    names: tuple[Id, ...] = Field((), description="Names whose spellings count as words.")
    related: tuple[Id, ...] = ()
