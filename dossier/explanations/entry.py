"""The shape of an explanation."""

from __future__ import annotations

from typing import NamedTuple

from dossier.model.finding import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Explanation(NamedTuple):
    """The text of one finding code."""

    severity: Severity
    """Used unless `content/dossier.yml` names another one."""
    title: str
    text: str
    """What it means, why it matters, how to mend it."""
    example: str
    """What is right, or what is wrong and then right."""
