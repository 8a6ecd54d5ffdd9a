"""The rows of the tables of the database, in the order of the dossier."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from dossier.model.date import parse_edtf
from dossier.publishing.exports.tables import texts_of
from dossier.writing.items import source_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.model.prose import ProseSentence
    from dossier.writing.edition import Edition

Row: TypeAlias = tuple[object, ...]
PlacedSentence: TypeAlias = "tuple[str, str, int, ProseSentence]"
"""A sentence after its page, its language and its place on the page."""


def per_language(edition: Edition, name: str) -> list[str]:
    """Return the columns of a text in each language: 'label_id', 'label_en'."""
    return [f"{name}_{language.replace('-', '_')}" for language in edition.settings.languages]


def texts(*names: str) -> list[str]:
    """Return columns that hold text."""
    return [f'"{name}" TEXT' for name in names]


def dossier(edition: Edition) -> Iterator[Row]:
    """Yield what is known of the dossier as a whole."""
    file = edition.settings.file
    for language in edition.settings.languages:
        yield f"title_{language}", file.title.get(language)
    yield "revised", file.revised
    yield "address", edition.settings.site_url
    yield "licence", file.licence


def sources(edition: Edition) -> Iterator[Row]:
    """Yield the articles."""
    for key, source in edition.corpus.sources.items():
        coverage = edition.proofs.coverage.get(key)
        yield (
            key, source.name, source.csl.get("container-title"), source.csl.get("title"), source.language,
            source.article, source.sha256, source.rights, len(coverage.sentences) if coverage else 0,
            round(coverage.quoted_share, 4) if coverage else 0.0,
            json.dumps(source_item(edition, key), ensure_ascii=False),
        )  # fmt: skip


def names(edition: Edition) -> Iterator[Row]:
    """Yield persons, organisations, places and unnamed officials."""
    for key, name in edition.corpus.names.items():
        yield key, name.kind, *texts_of(edition, name.label)


def spellings(edition: Edition) -> Iterator[Row]:
    """Yield every spelling of every name."""
    for key, name in edition.corpus.names.items():
        for language, found in name.spellings.items():
            yield from ((key, language, spelling) for spelling in found)


def terms(edition: Edition) -> Iterator[Row]:
    """Yield the glossary."""
    for key, term in edition.corpus.terms.items():
        definition, note = texts_of(edition, term.definition), texts_of(edition, term.note)
        yield key, *texts_of(edition, term.term), term.part_of_speech, *definition, *note


def topics(edition: Edition) -> Iterator[Row]:
    """Yield the topics."""
    for key, topic in edition.corpus.topics.items():
        yield key, *texts_of(edition, topic.title), *texts_of(edition, topic.summary)


def passages(edition: Edition) -> Iterator[Row]:
    """Yield the passages, their words only as far as rights allow."""
    sources, languages = edition.corpus.sources, edition.settings.languages
    for address, proof in edition.proofs.passages.items():
        source_id, _, passage_id = address.partition("#")
        source, article, span = sources[source_id], edition.corpus.article_of(source_id), proof.span
        assert article is not None, address
        passage = source.passages[passage_id]
        translations = [passage.translation.get(language) for language in languages]
        words = [span.of(article.text), passage.attribution, *translations]
        if source.rights == "none":
            words = [""] * len(words)
        yield address, source_id, passage.part, proof.paragraph, span.start, span.end, passage.voice, *words


def points(edition: Edition) -> Iterator[Row]:
    """Yield the points."""
    for key, point in edition.corpus.points.items():
        comparison = edition.links.comparisons[key]
        one_voice = comparison.voices[0] if comparison.is_one_voice else None
        yield key, *texts_of(edition, point.ask), point.relation, one_voice, *texts_of(edition, point.note)


def versions(edition: Edition) -> Iterator[Row]:
    """Yield the versions of the points, counted from 1."""
    for key, point in edition.corpus.points.items():
        for number, version in enumerate(point.versions, start=1):
            yield key, number, *texts_of(edition, version.say)


def version_passages(edition: Edition) -> Iterator[Row]:
    """Yield which passages carry which version."""
    for key, point in edition.corpus.points.items():
        for number, version in enumerate(point.versions, start=1):
            yield from ((key, number, address) for address in edition.proved(version.passages))


def cells(edition: Edition) -> Iterator[Row]:
    """Yield what each source says to each point that it is about."""
    for key, comparison in edition.links.comparisons.items():
        for cell in comparison.cells:
            yield key, cell.source, cell.state.value, " ".join(str(number + 1) for number in cell.versions)


def point_topics(edition: Edition) -> Iterator[Row]:
    """Yield which points belong to which topics."""
    for key, point in edition.corpus.points.items():
        yield from ((key, topic) for topic in point.topics)


def events(edition: Edition) -> Iterator[Row]:
    """Yield the events."""
    for key, event in edition.corpus.events.items():
        first, last = parse_edtf(event.edtf).bounds(event.part_of_month)
        days = (first.isoformat() if first else None, last.isoformat() if last else None)
        label = texts_of(edition, event.label)
        yield key, *label, event.edtf, event.part_of_month, *days, event.status, event.reported


def event_passages(edition: Edition) -> Iterator[Row]:
    """Yield which passages carry which event."""
    for key, event in edition.corpus.events.items():
        yield from ((key, address) for address in edition.proved(event.passages))


def event_topics(edition: Edition) -> Iterator[Row]:
    """Yield which events belong to which topics."""
    for key, event in edition.corpus.events.items():
        yield from ((key, topic) for topic in event.topics)


def sentences(prose: Iterable[PlacedSentence]) -> Iterator[Row]:
    """Yield the sentences of all prose."""
    for number, (page, language, place, sentence) in enumerate(prose, start=1):
        yield number, page, language, place, sentence.text


def sentence_passages(edition: Edition, prose: Iterable[PlacedSentence]) -> Iterator[Row]:
    """Yield which sentence cites which passages."""
    proofs = edition.proofs.passages
    for number, (_, _, _, sentence) in enumerate(prose, start=1):
        yield from ((number, address) for address in sentence.addresses if address in proofs)


def placed_sentences(edition: Edition) -> list[PlacedSentence]:
    """Return the sentences of all prose with page, language and place on the page."""
    return [
        (page, language, place, sentence)
        for page, found in edition.links.prose.items()
        for language, prose in found.items()
        for place, sentence in enumerate(prose.sentences(), start=1)
    ]
