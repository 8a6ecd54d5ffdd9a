"""The few situations in which a run cannot go on; everything wrong in content is a finding instead."""

from __future__ import annotations


class DossierError(Exception):
    """Say why the run ends, in words for the person who started it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
