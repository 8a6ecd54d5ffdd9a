"""The dossier in one language, as the writers of pages see it: everything known, and ready-made values for templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model.date import parse_edtf
from dossier.model.location import Span
from dossier.model.page import PageKey
from dossier.text.locale import Words, format_edtf, words_in

if TYPE_CHECKING:
    from dossier.model.article import Article
    from dossier.model.corpus import Corpus, Proofs, SentenceState
    from dossier.model.event import Event
    from dossier.model.links import Links
    from dossier.model.source import Passage
    from dossier.settings import Settings
    from dossier.writing.addresses import Addresses

CHIP_COLOURS = 8


@dataclass(frozen=True, slots=True)
class Chip:
    """A source as it is recognised: letters, colour and name."""

    letters: str
    name: str
    colour: str
    """CSS class `s1` to `s8`, by the order of the sources."""
    url: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage ready to be shown."""

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


def sentences_around(article: Article, span: Span) -> Span:
    """Return the span widened to the whole sentences that it touches."""
    paragraph = article.paragraph_at(span.start)
    touched = [item.span for item in paragraph.sentences if item.span.overlaps(span)] if paragraph else []
    return Span(min([span, *touched]).start, max(item.end for item in (span, *touched)))


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that is known, in one language."""

    settings: Settings
    corpus: Corpus
    proofs: Proofs
    links: Links
    addresses: Addresses
    language: str

    @property
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
        source = self.corpus.sources[source_id]
        number = list(self.corpus.sources).index(source_id) % CHIP_COLOURS + 1
        url = self.addresses.url(origin, self.key("source", source_id))
        return Chip(source.letters, source.name, f"s{number}", url)

    def quotation(self, address: str) -> Quotation:
        """Return the passage ready to be shown; it must have a proof."""
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
        parts = {
            "headline": self.words("headline"),
            "subheading": self.words("subheading"),
            "caption": self.words("caption"),
        }
        return Quotation(
            address=address,
            exact=proof.span.of(article.text) if is_shown else "",
            language=source.language,
            translation=self._translation(passage, source.language) if is_shown else "",
            voice=voice.label.get(self.language) if voice else "",
            voice_id=passage.voice or "",
            attribution=passage.attribution if is_shown else "",
            part=parts.get(passage.part, ""),
            paragraph=proof.paragraph,
            before=Span(around.start, proof.span.start).of(article.text),
            after=Span(proof.span.end, around.end).of(article.text),
        )

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
