"""What is known of an article while its record is drafted: each value with what it rests on and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["headline", "outlet", "author", "published", "page-date", "url", "language"]


Origin: TypeAlias = Literal["text", "page", "file", "record", "curator"]


class Sureness(StrEnum):
    """How far a value can be relied on, the surest first."""

    CERTAIN = "certain"
    """The file says so in a field that is meant for it."""
    LIKELY = "likely"
    """The text has it where articles usually do."""
    GUESS = "a guess"
    """Something else would fit as well."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value that was found."""

    value: str
    basis: str
    """What it rests on, as the end of a sentence: 'the page's og:site_name'."""
    sureness: Sureness
    origin: Origin = "text"
    """What kind of thing says it; readers are told so where a date rests on it."""


Clues: TypeAlias = Mapping[Kind, tuple[Evidence, ...]]
"""What was found of each kind, in no order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave."""

    text: str
    """One paragraph a line."""
    clues: Clues = field(default_factory=dict)
    captions: tuple[str, ...] = ()
    """Lines of the text that the file marks as captions."""
    remarks: tuple[str, ...] = ()
    """What a curator should know of how the text was taken out."""


class RefusedError(Exception):
    """Say why a file is not taken, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def as_text(lines: Iterable[str]) -> str:
    """Return the lines as the text of a file."""
    return "".join(f"{line}\n" for line in lines)


def merge(*many: Clues) -> Clues:
    """Return all clues together; the same value of a kind stands once, on its surest basis."""
    merged: dict[Kind, tuple[Evidence, ...]] = {}
    for clues in many:
        for kind, found in clues.items():
            merged[kind] = (*merged.get(kind, ()), *found)
    return {kind: _distinct(found) for kind, found in merged.items()}


def _distinct(found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    order = list(Sureness)
    ranked = sorted(found, key=lambda item: order.index(item.sureness))
    first = {item.value.casefold(): item for item in reversed(ranked)}
    return tuple(item for item in ranked if first[item.value.casefold()] is item)
