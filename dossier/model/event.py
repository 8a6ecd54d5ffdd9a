"""What has a date."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from dossier.model.date import PartOfMonth
from dossier.model.language import Localized
from dossier.model.record import Address, Id, Record
from dossier.model.source import EdtfText

Status: TypeAlias = Literal["happened", "planned", "said"]


class Event(Record):
    """Something with a date, as precise as the articles are."""

    label: Localized
    edtf: EdtfText
    status: Status
    passages: tuple[Address, ...] = Field(min_length=1)
    topics: tuple[Id, ...] = ()
    names: tuple[Id, ...] = ()
    main: bool = Field(default=False, description="Stands in the short time line of the home page.")
    part_of_month: PartOfMonth | None = None
    reported: EdtfText | None = Field(None, description="When an article says that it was reported.")
    derived: Localized = Field(
        Localized({}), description="The reasoning, where the date is derived from another."
    )
