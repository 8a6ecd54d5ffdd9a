"""Why something that a release had published was changed, in the words of the dossier."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from dossier.model.date import check_day
from dossier.model.language import Localized
from dossier.model.record import ID_RE, Record

# matches "kabar#two-planks", "point:planks", "event:closure", "source:kabar"
CHANGED_RE = re.compile(rf"{ID_RE.pattern}#{ID_RE.pattern}|(?:point|event|source):{ID_RE.pattern}")


def check_changed(text: str) -> str:
    """Return the text if it is the address of something that a release keeps."""
    if not CHANGED_RE.fullmatch(text):
        raise ValueError(f"'{text}' is no address: write source#passage, point:ID, event:ID or source:ID")
    return text


ChangedAddress: TypeAlias = Annotated[str, AfterValidator(check_changed)]
"""A passage (`source#passage`), or a point, event or source after the word for what it is (`point:ID`)."""


class Correction(Record):
    """One change of what was published, and its reason."""

    day: Annotated[str, AfterValidator(check_day)] = Field(
        description="When it was made, such as 2026-12-01."
    )
    about: tuple[ChangedAddress, ...] = Field(
        min_length=1, description="What was changed: source#passage, point:ID, event:ID or source:ID."
    )
    reason: Localized = Field(description="Why, in one sentence.")
