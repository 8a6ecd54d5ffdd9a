"""What the steps hand on: Corpus (reading) and Proofs (checking). Each step adds a value and alters none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.article import Article, Sentence
    from dossier.model.correction import Correction
    from dossier.model.event import Event
    from dossier.model.location import Span
    from dossier.model.name import Name
    from dossier.model.point import Point
    from dossier.model.prose import Prose
    from dossier.model.release import Change, Release
    from dossier.model.source import Passage, Source
    from dossier.model.term import Term
    from dossier.model.topic import Topic

MadeFrom: TypeAlias = "Mapping[str, Mapping[str, bytes]]"
"""By field and key a digest of all that a value was made from: with the same one it is the same. Empty without a shelf."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that was read, by id, in the order of the files."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    """By file name; all of `seeds/`, with a record or without."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    points: Mapping[str, Point] = field(default_factory=dict)
    """Each with its `concerns` filled in from its file."""
    events: Mapping[str, Event] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    names: Mapping[str, Name] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    prose: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    """By page (`index`, `method`, `topics/arms-pause`), then by language."""
    roles: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    """The roles of names as parsed prose, by name, then by language."""
    unread: frozenset[str] = frozenset()
    """What is there and was reported as broken: ids of sources, addresses of passages, file names of articles, and the
    words `points/`, `events/` and `others/` (whatever else cites passages) where any of those was."""
    releases: tuple[Release, ...] = ()
    """In their order; the last is the newest."""
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each kept original that a record names, by its file name below `seeds/originals/`."""
    agreed: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """Digests of our paragraphs as all languages last agreed, by page, paragraph and language; empty before that."""
    made_from: MadeFrom = field(default_factory=dict, repr=False, compare=False)
    """The files of sources, points and prose."""

    def article_of(self, source_id: str) -> Article | None:
        """Return the article of the source, None if its file is not there."""
        source = self.sources.get(source_id)
        return self.articles.get(source.article) if source else None

    def is_unread(self, address: str) -> bool:
        """Tell whether the passage, or its source, is there but was too broken to be read."""
        return address in self.unread or address.partition("#")[0] in self.unread

    def passage(self, address: str) -> Passage | None:
        """Return the passage at `source#passage`, None if there is none."""
        source_id, _, passage_id = address.partition("#")
        source = self.sources.get(source_id)
        return source.passages.get(passage_id) if source else None

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of all passages, source by source."""
        return tuple(
            f"{source_id}#{key}" for source_id, source in self.sources.items() for key in source.passages
        )

    def drafts(self) -> tuple[Article, ...]:
        """Return the articles that no record names."""
        recorded = {source.article for source in self.sources.values()}
        return tuple(self.articles[file] for file in self.articles if file not in recorded)


class Proof(NamedTuple):
    """Where a passage stands in its article."""

    address: str
    span: Span
    paragraph: int
    """Number of the paragraph, from 1."""
    attribution: Span | None = None


class SentenceState(StrEnum):
    """How the dossier accounts for a sentence of an article."""

    CITED = "cited"
    """Used passages (and set-aside spans) cover all its words."""
    SET_ASIDE = "set-aside"
    """Set-aside spans cover all its words."""
    PARTLY = "partly"
    """A used passage lies in it, and words are left over."""
    MISSING = "missing"
    """No used passage and no set-aside span lies in it."""


class SentenceCoverage(NamedTuple):
    """One sentence of an article and what accounts for it."""

    sentence: Sentence
    state: SentenceState
    passages: tuple[str, ...]
    """Addresses of the used passages that touch it."""
    leftover: tuple[Span, ...] = ()
    """Stretches of words that nothing accounts for."""


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """How the sentences of one article are accounted for."""

    source: str
    sentences: tuple[SentenceCoverage, ...]
    words: int
    """Words of the article without those set aside."""
    quoted_words: int

    def count(self, *states: SentenceState) -> int:
        """Count the sentences in any of the states."""
        return sum(item.state in states for item in self.sentences)

    @property
    def quoted_share(self) -> float:
        """The share of the words that passages quote, from 0 to 1."""
        return self.quoted_words / self.words if self.words else 0.0

    @property
    def accounted_share(self) -> float:
        """The share of the sentences that are cited or set aside, from 0 to 1; partly covered ones count as cited."""
        return 1 - self.count(SentenceState.MISSING) / len(self.sentences) if self.sentences else 1.0


PlaceKind: TypeAlias = Literal["prose", "summary", "point", "event", "role", "example"]


class Use(NamedTuple):
    """One place of the dossier that uses a passage."""

    kind: PlaceKind
    id: str
    """Page of the prose, or id of the topic (summary), point, event, name (role) or term (example)."""
    language: str = ""
    """Language of the prose or role; empty for the rest, which serves all languages."""
    sentence: int = -1
    """Number of the sentence in the prose or role, from 0."""
    version: int = -1
    """Number of the version in the point, from 0."""


@dataclass(frozen=True, slots=True)
class Proofs:
    """What checking found out about the corpus."""

    passages: Mapping[str, Proof] = field(default_factory=dict)
    """By address; only passages that were found in their article."""
    set_aside: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """By source: the spans set aside and those of credits."""
    uses: Mapping[str, tuple[Use, ...]] = field(default_factory=dict)
    """By address of a passage."""
    coverage: Mapping[str, SourceCoverage] = field(default_factory=dict)
    """By source."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    """By correction: what it is about, as it was before and is after it."""
    made_from: MadeFrom = field(default_factory=dict, repr=False, compare=False)
    """What passages and coverage were found out of."""
