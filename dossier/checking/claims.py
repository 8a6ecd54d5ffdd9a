"""List every text of ours that states something on the strength of passages: prose, roles, points, events, summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.prose import ProseSentence, Reference, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.model.corpus import Corpus
    from dossier.model.language import Localized
    from dossier.model.location import Location
    from dossier.model.record import Record


class Claim(NamedTuple):
    """A text of the dossier in one language, with the passages that carry it."""

    text: str
    language: str
    addresses: tuple[str, ...]
    owner: ProseSentence | Record
    key: str = ""
    """Of the text in its record."""

    @property
    def location(self) -> Location:
        """Where the text stands; only findings ask."""
        return self.owner.location if isinstance(self.owner, ProseSentence) else self.owner.place(self.key)


def list_claims(corpus: Corpus) -> Iterator[Claim]:
    """Return the claims of the corpus, in prose and in records."""
    for texts in (*corpus.prose.values(), *corpus.roles.values()):
        for language, prose in texts.items():
            for sentence in prose.sentences():
                yield Claim(plain_words(sentence), language, sentence.addresses, sentence)
    yield from _of_points(corpus)
    for event in corpus.events.values():
        yield from _of_text(event, "label", event.label, event.passages)
        yield from _of_text(event, "derived", event.derived, event.passages)
    for topic in corpus.topics.values():
        yield from _of_text(topic, "summary", topic.summary, topic.summary_passages)


def plain_words(sentence: ProseSentence) -> str:
    """Return the words of the sentence without code, which quotes nobody."""
    return "".join(
        piece.text if isinstance(piece, Text) else piece.words or piece.id
        for piece in sentence.pieces
        if isinstance(piece, Text | Reference)
    )


def _of_points(corpus: Corpus) -> Iterator[Claim]:
    for point in corpus.points.values():
        everything = tuple(
            dict.fromkeys(address for version in point.versions for address in version.passages)
        )
        yield from _of_text(point, "ask", point.ask, everything)
        yield from _of_text(point, "note", point.note, everything)
        for version in point.versions:
            yield from _of_text(version, "say", version.say, version.passages)
            yield from _of_text(version, "short", version.short, version.passages)


def _of_text(record: Record, key: str, text: Localized, addresses: tuple[str, ...]) -> Iterator[Claim]:
    for language, words in text.root.items():
        if words:
            yield Claim(words, language, addresses, record, key)
