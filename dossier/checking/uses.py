"""List every place of the dossier that cites a passage, and group those places by passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.corpus import Use
from dossier.model.prose import DOSSIER_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.corpus import Corpus, PlaceKind
    from dossier.model.location import Location
    from dossier.model.prose import Prose


class Citing(NamedTuple):
    """One citation of one passage."""

    address: str
    use: Use
    location: Location


def collect_uses(corpus: Corpus) -> Mapping[str, tuple[Use, ...]]:
    """Return the places that use each passage, by address, each place once."""
    uses: dict[str, dict[Use, None]] = {}
    for citing in list_citings(corpus):
        uses.setdefault(citing.address, {})[citing.use] = None
    return {address: tuple(places) for address, places in uses.items()}


def list_citings(corpus: Corpus) -> Iterator[Citing]:
    """Return every citation of the corpus, in prose and in records."""
    yield from _in_prose("prose", corpus.prose)
    yield from _in_prose("role", corpus.roles)
    for topic_id, topic in corpus.topics.items():
        use, place = Use("summary", topic_id), topic.place("summary-passages")
        yield from (Citing(address, use, place) for address in topic.summary_passages)
    for point_id, point in corpus.points.items():
        for number, version in enumerate(point.versions):
            use, place = Use("point", point_id, version=number), version.place("passages")
            yield from (Citing(address, use, place) for address in version.passages)
    for event_id, event in corpus.events.items():
        use, place = Use("event", event_id), event.place("passages")
        yield from (Citing(address, use, place) for address in event.passages)
    for term_id, term in corpus.terms.items():
        if term.example:
            yield Citing(term.example, Use("example", term_id), term.place("example"))


def _in_prose(kind: PlaceKind, texts: Mapping[str, Mapping[str, Prose]]) -> Iterator[Citing]:
    for key, by_language in texts.items():
        for language, prose in by_language.items():
            for number, sentence in enumerate(prose.sentences()):
                use = Use(kind, key, language, number)
                for citation in sentence.citations:
                    if citation.address != DOSSIER_ADDRESS:
                        yield Citing(citation.address, use, citation.location)
