"""Questions of fact, and the answers that the sources give."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from dossier.model.language import Localized
from dossier.model.record import Address, Id, Record

Relation: TypeAlias = Literal["conflict", "add", "wording"]


class Version(Record):
    """One answer to a point, with the passages that carry it."""

    say: Localized
    passages: tuple[Address, ...] = Field(min_length=1)
    short: Localized = Field(Localized({}), description="A few words for the matrix.")


class Point(Record):
    """A question of fact on which at least two sources speak, or one contradicts itself."""

    ask: Localized
    topics: tuple[Id, ...] = Field(
        min_length=1, description="The topics that it belongs to; the first is its home."
    )
    versions: tuple[Version, ...] = Field(min_length=1)
    relation: Relation | None = Field(None, description="How several versions relate.")
    concerns: tuple[Id, ...] = Field((), description="Sources about this; the others show 'not about this'.")
    note: Localized = Localized({})


class PointFile(Record):
    """A file of points."""

    concerns: tuple[Id, ...] = Field(
        min_length=1, description="Sources about this; a point may name its own."
    )
    points: dict[Id, Point]
