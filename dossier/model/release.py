"""The state of a dossier that `dossier release` wrote: what was published, so that later changes can be told.

Every part is a map from the address of a thing to its fields, each as text, so that two states compare by equality and
their files by lines. `paragraphs` holds digests instead of words: it serves to tell that one language was left behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Fields: TypeAlias = "Mapping[str, str]"
"""Name of a field to its text: `exact`, `translation.en`, `say.id`, `edtf`, `csl.title`."""

PAGES = "pages"
"""The field that names the pages which show a thing (`compare topic/crossing`); where it stands is no part of it."""


@dataclass(frozen=True, slots=True)
class Release:
    """A named state of the dossier."""

    name: str
    day: str
    """The day of revision of the content, such as 2026-11-22; never taken from a clock."""
    passages: Mapping[str, Fields] = field(default_factory=dict)
    """By address, `source#passage`; the published ones, that is those that the dossier uses."""
    versions: Mapping[str, Fields] = field(default_factory=dict)
    """By point and number of the version from 1, `point#1`."""
    dates: Mapping[str, Fields] = field(default_factory=dict)
    """By event."""
    sources: Mapping[str, Fields] = field(default_factory=dict)
    """By source: its record without passages."""
    paragraphs: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """By page of prose, by paragraph, by language: a digest of the text."""
    number: int = 1
    """Place in the order of releases, from 1."""
    corrections: tuple[str, ...] = ()
    """Ids of the corrections that had been made by then."""


ChangeKind: TypeAlias = Literal["passage", "version", "date", "source"]


class Difference(NamedTuple):
    """A field that is not what it was; empty where it was not there, or is gone."""

    field: str
    before: str
    after: str


class Change(NamedTuple):
    """Something published that is not what it was in a release."""

    address: str
    """As corrections name it: `source#passage`, `point:ID`, `event:ID` or `source:ID`."""
    kind: ChangeKind
    key: str
    """As the release names it; `point#2` for a version."""
    differences: tuple[Difference, ...]
    is_removed: bool
    pages: tuple[str, ...]
    """Pages that show it now or showed it then, such as `topic/crossing`."""
