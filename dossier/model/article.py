"""One archived text, with paragraphs and sentences as spans of its untouched characters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from dossier.model.location import Location, Span


class Sentence(NamedTuple):
    """A sentence of an article."""

    number: int
    """Counted from 1 through the article."""
    span: Span


Split: TypeAlias = Callable[[], tuple[tuple[Sentence, ...], ...]]
"""Gives the sentences of an article, paragraph by paragraph; it looks for them once."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of an article that is not blank."""

    number: int
    """Counted from 1 through the article."""
    line: int
    span: Span
    split: Split = field(compare=False, repr=False)
    """Shared by all paragraphs of the article; most checks need no sentences."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the paragraph."""
        return self.split()[self.number - 1]


@dataclass(frozen=True, slots=True)
class Article:
    """An archived text as it came; `text[start:end]` of any span are its own characters."""

    file: str
    """File name below `seeds/`, with forward slashes."""
    path: str
    """Path from the project root."""
    text: str
    sha256: str
    """Hexadecimal digest of the bytes of the file."""
    language: str
    """Language tag that its sentences are found by."""
    paragraphs: tuple[Paragraph, ...]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Return the paragraph that holds the character at the offset."""
        return next((item for item in self.paragraphs if item.span.start <= offset < item.span.end), None)

    def location_at(self, offset: int) -> Location:
        """Return file, line and column of the character at the offset."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return Location(self.path, self.text.count("\n", 0, offset) + 1, offset - line_start + 1)
