"""Something wrong or doubtful in the content: what, where, how bad, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model.location import Location


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """Unproved, broken, unknown or changed: stops a build."""
    WARNING = "warning"
    """Uncovered, uncited, untranslated or out of step: stops a strict build."""
    NOTE = "note"
    """Worth knowing; never stops anything."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem; its code has a severity and a text in `dossier.explanations`."""

    code: str
    """Kebab-case and stable."""
    message: str
    location: Location
    hint: str = ""
    context: tuple[tuple[str, str], ...] = field(default=())
    """Pairs of label and text, such as what was written and the nearest real words."""
