"""The dossier in one language, as the writers of pages see it: everything known, and ready-made values for templates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.model.date import parse_edtf
from dossier.model.location import Span
from dossier.model.page import PageKey
from dossier.text.locale import Words, format_edtf, words_in
from dossier.writing.environment import component
from dossier.writing.parts import POINTS_A_PAGE, Part, divide
from dossier.writing.reads import Reads, watched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus, Proofs, SentenceState
    from dossier.model.event import Event
    from dossier.model.links import Links
    from dossier.model.source import Passage
    from dossier.settings import Settings
    from dossier.writing.addresses import Addresses

CHIP_COLOURS = 8
RELATIONS = ("conflict", "add", "wording")
"""How versions relate, in the order in which their points are shown."""


@dataclass(frozen=True)
class Chip:
    """A source as it is recognised: letters, colour and name."""

    letters: str
    name: str
    colour: str
    """CSS class `s1` to `s8`, by the order of the sources."""
    url: str

    @cached_property
    def html(self) -> Markup:
        """The chip as pages show it."""
        return component("chip", self)


@dataclass(frozen=True)
class Quotation:
    """A passage ready to be shown."""

    words: Words
    """The interface words of the language of the page."""
    address: str
    exact: str
    """Empty where rights forbid to show it."""
    language: str
    """Language of the article."""
    translation: str
    """Empty in the edition of the article's own language."""
    voice: str
    """Who says it; empty for the narration."""
    voice_id: str
    attribution: str
    part: str
    """'headline', 'caption' and the like in the language of the page; empty for the body."""
    paragraph: int
    before: str = ""
    """The words of its sentence before it, where rights allow to show more than quotations."""
    after: str = ""

    @cached_property
    def html(self) -> Markup:
        """The passage as source pages and notes show it."""
        return component("quotation", self)

    @cached_property
    def where(self) -> Markup:
        """Who says it, and where in the article."""
        return component("where", self)


def sentences_around(article: Article, span: Span) -> Span:
    """Return the span widened to the whole sentences that it touches."""
    paragraph = article.paragraph_at(span.start)
    touched = [item.span for item in paragraph.sentences if item.span.overlaps(span)] if paragraph else []
    return Span(min([span, *touched]).start, max(item.end for item in (span, *touched)))


@dataclass(frozen=True)
class Edition:
    """Everything that is known, in one language."""

    settings: Settings
    corpus: Corpus
    proofs: Proofs
    links: Links
    addresses: Addresses
    language: str
    reads: Reads = field(default_factory=Reads, repr=False, compare=False)
    """What is looked at while pages are written."""

    def watched(self) -> Edition:
        """Return the same, noting which of its records each page looks at."""
        reads = Reads(is_noting=True)
        corpus = watched(self.corpus, "corpus", reads)
        proofs, links = watched(self.proofs, "proofs", reads), watched(self.links, "links", reads)
        addresses = replace(self.addresses, corpus=corpus)
        return replace(self, corpus=corpus, proofs=proofs, links=links, addresses=addresses, reads=reads)

    @cached_property
    def words(self) -> Words:
        """The interface words of the language."""
        return words_in(self.language)

    @property
    def title(self) -> str:
        """The title of the dossier."""
        return self.settings.file.title.get(self.language)

    @property
    def other_languages(self) -> tuple[str, ...]:
        """The languages of the dossier without this one."""
        return tuple(language for language in self.settings.languages if language != self.language)

    def key(self, kind: str, target: str = "") -> PageKey:
        """Return the key of a page of this edition."""
        return PageKey(self.language, kind, target)  # type: ignore[arg-type]  # callers name kinds of PageKind

    def chip(self, origin: PageKey, source_id: str) -> Chip:
        """Return how the source is recognised on the page."""
        url = self.addresses.url(origin, self.key("source", source_id))
        return self.reads.shared(("chip", source_id, url), lambda: self._chip(source_id, url))

    def _chip(self, source_id: str, url: str) -> Chip:
        source, number = self.corpus.sources[source_id], self.source_numbers[source_id]
        return Chip(source.letters, source.name, f"s{number % CHIP_COLOURS + 1}", url)

    @cached_property
    def source_numbers(self) -> Mapping[str, int]:
        """The number of each source in the order of all, from 0."""
        return self.reads.of_all(
            "source_numbers",
            lambda: {source_id: number for number, source_id in enumerate(self.corpus.sources)},
        )

    @cached_property
    def passages_of(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses of the proved passages of each source, in the order of its article."""
        return self.reads.of_all("passages_of", self._find_passages)

    def _find_passages(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {source_id: [] for source_id in self.corpus.sources}
        places = {}
        for address, proof in self.proofs.passages.items():
            found[address.partition("#")[0]].append(address)
            places[address] = proof.span.start, proof.span.end
        return {
            source_id: tuple(sorted(addresses, key=places.__getitem__))
            for source_id, addresses in found.items()
        }

    @cached_property
    def voices(self) -> Mapping[str, int]:
        """How many passages each name is the voice of, if it is of any."""
        return self.reads.of_all("voices", self._count_voices)

    def _count_voices(self) -> Mapping[str, int]:
        passages = (item for source in self.corpus.sources.values() for item in source.passages.values())
        return Counter(passage.voice for passage in passages if passage.voice)

    @property
    def comparison_parts(self) -> tuple[Part, ...]:
        """The pages of the comparison: contradictions first, then other differences, then what is told alike."""
        return self.parts["compare"]

    @cached_property
    def parts(self) -> Mapping[str, tuple[Part, ...]]:
        """The pages of what takes several, by their kind."""
        return self.reads.of_all("parts", self._divide)

    def _divide(self) -> Mapping[str, tuple[Part, ...]]:
        points = self.ordered_points(self.corpus.points)
        return {"compare": divide(self.language, "compare", points, POINTS_A_PAGE)}

    @cached_property
    def point_pages(self) -> Mapping[str, PageKey]:
        """The page of the comparison whose table holds each point."""
        return self.reads.of_all(
            "point_pages",
            lambda: {point_id: part.key for part in self.comparison_parts for point_id in part.entries},
        )

    def ordered_points(self, points: Iterable[str]) -> tuple[str, ...]:
        """Return the points with contradictions first, then other differences, then the rest, else in their order."""
        rank = {relation: number for number, relation in enumerate(RELATIONS)}
        return tuple(
            sorted(points, key=lambda key: rank.get(self.corpus.points[key].relation or "", len(rank)))
        )

    def quotation(self, address: str) -> Quotation:
        """Return the passage ready to be shown; it must have a proof."""
        return self.reads.shared(("quotation", address), lambda: self._quotation(address))

    def _quotation(self, address: str) -> Quotation:
        source_id = address.partition("#")[0]
        source = self.corpus.sources[source_id]
        passage = self.corpus.passage(address)
        assert passage is not None, address
        article = self.corpus.article_of(source_id)
        assert article is not None, address
        proof = self.proofs.passages[address]
        voice = self.corpus.names.get(passage.voice) if passage.voice else None
        is_shown = source.rights != "none"
        around = sentences_around(article, proof.span) if source.rights == "full" else proof.span
        return Quotation(
            words=self.words,
            address=address,
            exact=proof.span.of(article.text) if is_shown else "",
            language=source.language,
            translation=self._translation(passage, source.language) if is_shown else "",
            voice=voice.label.get(self.language) if voice else "",
            voice_id=passage.voice or "",
            attribution=passage.attribution if is_shown else "",
            part=self._part_names.get(passage.part, ""),
            paragraph=proof.paragraph,
            before=Span(around.start, proof.span.start).of(article.text),
            after=Span(proof.span.end, around.end).of(article.text),
        )

    @cached_property
    def _part_names(self) -> Mapping[str, str]:
        words = self.words
        return {
            "headline": words("headline"),
            "subheading": words("subheading"),
            "caption": words("caption"),
        }

    def _translation(self, passage: Passage, article_language: str) -> str:
        """Return the translation with single marks for what is quoted inside it; empty in the article's language."""
        if article_language == self.language:
            return ""
        return self.words.unquoted(passage.translation.get(self.language))

    def event_date(self, event: Event) -> str:
        """Return the date of the event in words, with the weekday where one day is meant."""
        edtf = parse_edtf(event.edtf)
        part = event.part_of_month
        return format_edtf(edtf, self.language, part_of_month=part, with_weekday=edtf.is_day)

    def proved(self, addresses: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the addresses that have a proof, each once."""
        return tuple(dict.fromkeys(address for address in addresses if address in self.proofs.passages))

    def used_passages(self) -> tuple[str, ...]:
        """Return the addresses of all proved passages that the dossier uses."""
        return tuple(address for address in self.proofs.passages if address in self.proofs.uses)

    def count_sentences(self, *states: SentenceState) -> int:
        """Count the sentences of all articles in any of the states."""
        return sum(coverage.count(*states) for coverage in self.proofs.coverage.values())
