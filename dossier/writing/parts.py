"""Long lists on several pages: how they are divided, and which page holds which entry."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.page import PageKey

if TYPE_CHECKING:
    from dossier.model.page import PageKind


POINTS_A_PAGE = 30
"""The most points of a page of the comparison: with their quotations in two languages they weigh what a line can carry at once."""


class Part(NamedTuple):
    """One page of a list."""

    key: PageKey
    entries: tuple[str, ...]
    first: int
    """Number of its first entry, counted from 1 over all pages."""

    @property
    def last(self) -> int:
        """Number of its last entry."""
        return self.first + len(self.entries) - 1


def divide(language: str, kind: PageKind, entries: tuple[str, ...], most: int) -> tuple[Part, ...]:
    """Return the pages of a list, about equally long, none with more entries than said; one page even for no entries."""
    count = max(1, -(-len(entries) // most))
    starts = [round(len(entries) * number / count) for number in range(count + 1)]
    return tuple(
        Part(PageKey(language, kind, str(number + 1) if number else ""), entries[start:end], start + 1)
        for number, (start, end) in enumerate(pairwise(starts))
    )
