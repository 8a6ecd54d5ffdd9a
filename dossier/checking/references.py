"""Check that whatever is named by id exists, and that no id can mean two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.checking.uses import list_citings
from dossier.checking.wording import did_you_mean
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.prose import BulletList, Heading, ProseParagraph, Quote, Reference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from dossier.model.corpus import Corpus
    from dossier.model.prose import Block
    from dossier.model.record import Record


def check_references(corpus: Corpus, cited: Collection[str]) -> tuple[Finding, ...]:
    """Report passages and ids that do not exist, and ids and letters that are taken.

    Arguments:
        corpus: what was read.
        cited: the addresses of all passages that are cited anywhere.

    """
    return (
        *_unknown_passages(corpus, cited),
        *_unknown_ids(corpus),
        *_taken_ids(corpus),
        *_taken_letters(corpus),
    )


def _unknown_passages(corpus: Corpus, cited: Collection[str]) -> Iterator[Finding]:
    unknown = {
        address for address in cited if corpus.passage(address) is None and not corpus.is_unread(address)
    }
    citings = list_citings(corpus) if unknown else ()
    for citing in dict.fromkeys(citing for citing in citings if citing.address in unknown):
        source_id = citing.address.partition("#")[0]
        source = corpus.sources.get(source_id)
        if source is None:
            message = f"There is no source '{source_id}', so '{citing.address}' cites nothing."
            known: Iterable[str] = corpus.addresses()
        else:
            message = f"The source '{source_id}' has no passage '{citing.address.partition('#')[2]}'."
            known = [f"{source_id}#{key}" for key in source.passages]
        hint = did_you_mean(citing.address, known, "Add the passage to the source's record, or cite another.")
        yield Finding("unknown-passage", message, citing.location, hint=hint)


def _unknown_ids(corpus: Corpus) -> Iterator[Finding]:
    for kind, known, ids, record, key in _named_ids(corpus):
        for wanted in ids:
            if wanted not in known:
                yield _unknown(kind, wanted, known, record.place(key))
    linkable = {**corpus.topics, **corpus.names, **corpus.terms}
    for texts in (*corpus.prose.values(), *corpus.roles.values()):
        for reference in (found for prose in texts.values() for found in _references(prose.blocks)):
            if reference.id not in linkable:
                yield _unknown("topic, name or term", reference.id, linkable, reference.location)
    yield from _unknown_topics(corpus)


def _unknown_topics(corpus: Corpus) -> Iterator[Finding]:
    """Report pages of topics that are not there."""
    for page, by_language in corpus.prose.items():
        folder, _, topic_id = page.rpartition("/")
        if folder == "topics" and topic_id not in corpus.topics:
            for prose in by_language.values():
                message = f"This page belongs to the topic '{topic_id}', which is not among the topics."
                hint = did_you_mean(topic_id, corpus.topics, "Add the topic, or rename the file.")
                yield Finding("unknown-id", message, Location(prose.path), hint=hint)


def _named_ids(corpus: Corpus) -> Iterator[tuple[str, Mapping[str, object], Iterable[str], Record, str]]:
    """Return all ids that records name: kind, what is known of it, the ids, their record, and the key that holds them."""
    sources = {**corpus.sources, **dict.fromkeys(corpus.unread)}
    for source in corpus.sources.values():
        for passage in source.passages.values():
            if passage.voice:
                yield "name", corpus.names, (passage.voice,), passage, "voice"
    for topic in corpus.topics.values():
        yield "term", corpus.terms, topic.terms, topic, "terms"
        yield "name", corpus.names, topic.names, topic, "names"
        yield "topic", corpus.topics, topic.related, topic, "related"
    for event in corpus.events.values():
        yield "topic", corpus.topics, event.topics, event, "topics"
        yield "name", corpus.names, event.names, event, "names"
    for term in corpus.terms.values():
        yield "term", corpus.terms, term.see, term, "see"
    for point in corpus.points.values():
        yield "topic", corpus.topics, point.topics, point, "topics"
        yield "source", sources, point.concerns, point, "concerns"


def _unknown(kind: str, wanted: str, known: Mapping[str, object], place: Location) -> Finding:
    hint = did_you_mean(wanted, known, f"Add the {kind}, or name another.")
    return Finding("unknown-id", f"There is no {kind} '{wanted}'.", place, hint=hint)


def _references(blocks: Iterable[Block]) -> Iterator[Reference]:
    for block in blocks:
        match block:
            case Heading(pieces=pieces):
                yield from (piece for piece in pieces if isinstance(piece, Reference))
            case ProseParagraph(sentences=sentences):
                yield from (
                    piece for item in sentences for piece in item.pieces if isinstance(piece, Reference)
                )
            case BulletList(items=items):
                for item in items:
                    yield from _references(item)
            case Quote(blocks=inner):
                yield from _references(inner)


def _taken_ids(corpus: Corpus) -> Iterator[Finding]:
    """Report ids that two of topic, name and term share; `[[id]]` could mean either."""
    first: dict[str, str] = {}
    kinds: tuple[tuple[str, Mapping[str, Record]], ...] = (
        ("topic", corpus.topics),
        ("name", corpus.names),
        ("term", corpus.terms),
    )
    for kind, records in kinds:
        for key, record in records.items():
            if key in first:
                message = f"The id '{key}' of this {kind} is that of a {first[key]}, too."
                hint = "Rename one of them: [[id]] must mean one thing among topics, names and terms."
                yield Finding("id-taken", message, record.place(), hint=hint)
            first.setdefault(key, kind)


def _taken_letters(corpus: Corpus) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for source_id, source in corpus.sources.items():
        letters = source.letters.upper()
        if letters in first:
            message = f"The letters '{source.letters}' stand for the source '{first[letters]}' already."
            hint = "Choose other letters; they tell sources apart where colours cannot."
            yield Finding("letters-taken", message, source.place("letters"), hint=hint)
        first.setdefault(letters, source_id)
