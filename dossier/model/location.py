"""Places in files and stretches of text, as every message and every proof names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that a curator can open; line and column count from 1, 0 means the file as a whole."""

    path: str
    """Path from the project root, with forward slashes."""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = (str(number) for number in (self.line, self.column) if number)
        return ":".join((self.path, *numbers))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, as offsets in code points from 0; the end is exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words that the span covers in the text."""
        return text[self.start : self.end]
