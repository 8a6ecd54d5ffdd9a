"""Links: what linking found out, beside Corpus and Proofs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.article import Article, Sentence
    from dossier.model.corpus import MadeFrom
    from dossier.model.prose import Prose


class CellState(StrEnum):
    """What a source does with a point."""

    STATES = "says"
    """It gives the only version there is."""
    DIFFERS = "differs"
    """It gives one or more of several versions."""
    SILENT = "silent"
    """It is about this, and says nothing."""
    ELSEWHERE = "elsewhere"
    """It is not about this."""


class Cell(NamedTuple):
    """One source under one point."""

    source: str
    state: CellState
    versions: tuple[int, ...] = ()
    """Numbers of the versions that it gives, from 0."""
    addresses: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """One point across all sources."""

    point: str
    cells: tuple[Cell, ...]
    """One for each source that is about this, in the order of the corpus."""
    voices: tuple[str, ...]
    """Names whose words carry the versions; the narration is no voice."""
    is_one_voice: bool
    """Whether several sources rest on the words of one and the same name alone."""

    @property
    def speaking(self) -> tuple[str, ...]:
        """The sources that give a version."""
        return tuple(cell.source for cell in self.cells if cell.addresses)


class DraftSentence(NamedTuple):
    """A sentence of an article that nobody has curated yet, with words of a topic in it."""

    article: Article
    sentence: Sentence
    source: str = ""
    """Id of the source, if there is a record and it is a draft."""


@dataclass(frozen=True, slots=True)
class TopicLinks:
    """What belongs to a topic."""

    cited: tuple[str, ...]
    """Addresses that its summary, prose, points and events cite, in the order of sources and articles."""
    further: tuple[str, ...]
    """Addresses of other passages in which its words were found."""
    singles: tuple[str, ...]
    """Of the cited ones, those that stand in no point: what one source alone reports."""
    points: tuple[str, ...]
    events: tuple[str, ...]
    sources: tuple[str, ...]
    """Sources of the cited passages."""
    related: tuple[tuple[str, int], ...]
    """Other topics, with the number of passages that both cite; most first."""
    drafts: tuple[DraftSentence, ...] = ()


MentionKind: TypeAlias = Literal["topic", "name", "term"]


class Occurrence(NamedTuple):
    """Where a spelling or form stands in an article."""

    words: str
    source: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What belongs together across the dossier."""

    prose: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    """As in the corpus, with names, terms and topics linked."""
    roles: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    """By point."""
    topics: Mapping[str, TopicLinks] = field(default_factory=dict)
    occurrences: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    """By id of a name or term: where the articles have it, set-aside spans left out."""
    mentioned_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By id of a name or term: pages of prose that mention it in any language."""
    singles: tuple[str, ...] = ()
    """Addresses of all used passages that stand in no point."""
    made_from: MadeFrom = field(default_factory=dict, repr=False, compare=False)
    """The texts of linked prose, and what can be mentioned in them."""
