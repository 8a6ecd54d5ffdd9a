"""Which pages a finding belongs to in the preview, and beside what on them.

A finding knows a place in a curator's file; records and blocks of prose know where they begin in it. What begins last
before the finding is what it is about. Files are outlined only when something was found in them.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.prose import Heading, ProseParagraph, leaves
from dossier.writing.items import draft_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus
    from dossier.model.location import Location
    from dossier.model.page import PageKind
    from dossier.model.prose import Prose
    from dossier.model.record import Record
    from dossier.settings import Settings

PAGE_OF_FILE: Mapping[str, PageKind] = {
    "corrections.yml": "corrections",
    "dossier.yml": "home",
    "events.yml": "timeline",
    "glossary.yml": "glossary",
    "names.yml": "names",
    "topics.yml": "topics",
}
"""The page that shows a whole file."""


class Place(NamedTuple):
    """A page, and what on it is meant."""

    kind: PageKind
    id: str = ""
    language: str = ""
    """Empty for the page in every language."""
    anchors: tuple[str, ...] = ()
    """Ids of elements, or marks of paragraphs; the first that the page has. Its beginning, if it has none of them."""


class Begin(NamedTuple):
    """Where something begins in a file."""

    line: int
    column: int
    places: tuple[Place, ...]


def mark_of(location: Location) -> str:
    """Return the mark of the paragraph that begins there."""
    return f"at {location}"


@dataclass(frozen=True)
class Outlines:
    """What begins where in the files of a dossier."""

    corpus: Corpus
    settings: Settings

    def places_of(self, location: Location) -> tuple[Place, ...]:
        """Return the places that the location belongs to; none for a file that no page is made from."""
        begins = self._outline(location.path)
        index = bisect_right(begins, (location.line, location.column or 1_000_000), key=lambda item: item[:2])
        return begins[index - 1].places if index else ()

    @functools.cached_property
    def _proses(self) -> Mapping[str, tuple[Place, Prose]]:
        """The files of prose by path, each with its page."""
        fixed: Mapping[str, PageKind] = {"index": "home", "method": "method"}
        return {
            prose.path: (Place(fixed.get(page, "topic"), page.partition("/")[2], language), prose)
            for page, texts in self.corpus.prose.items()
            for language, prose in texts.items()
        }

    @functools.cached_property
    def _citing(self) -> Mapping[str, tuple[Place, ...]]:
        """The paragraphs of prose that cite a passage, by its address."""
        found: dict[str, dict[Place, None]] = {}
        for page, prose in self._proses.values():
            for block in leaves(prose.blocks):
                for sentence in block.sentences if isinstance(block, ProseParagraph) else ():
                    for address in sentence.addresses:
                        found.setdefault(address, {})[_at(page, block)] = None
        return {address: tuple(places) for address, places in found.items()}

    @functools.cached_property
    def _outlines(self) -> dict[str, list[Begin]]:
        return {}

    def _outline(self, path: str) -> list[Begin]:
        if path not in self._outlines:
            self._outlines[path] = sorted(self._begins(path), key=lambda item: item[:2])
        return self._outlines[path]

    def _begins(self, path: str) -> Iterator[Begin]:
        if path in self._proses:
            page, prose = self._proses[path]
            yield Begin(0, 0, (page,))
            for block in leaves(prose.blocks):
                yield Begin(block.location.line, block.location.column, (_at(page, block),))
        yield from self._in_content(path)
        yield from self._in_sources(path)
        yield from self._in_articles(path)

    def _in_content(self, path: str) -> Iterator[Begin]:
        """Yield a file of many records as a whole, then its records."""
        file = path.removeprefix(f"{self.settings.content.as_posix()}/")
        if file in PAGE_OF_FILE:
            yield Begin(0, 0, (Place(PAGE_OF_FILE[file]),))
        elif file.startswith("points/"):
            yield Begin(0, 0, (Place("compare"),))
        elif file.startswith("topics/"):
            topic_id, _, language = file.removeprefix("topics/").removesuffix(".md").rpartition(".")
            yield Begin(0, 0, (Place("topic", topic_id, language),))
        for record, places in self._records():
            place = record.place()
            if place.path == path:
                # A record begins at its key, the line before its own first one.
                yield Begin(place.line - 1, 1, places)

    def _records(self) -> Iterator[tuple[Record, tuple[Place, ...]]]:
        corpus = self.corpus
        for key, point in corpus.points.items():
            yield point, _with_topics("compare", f"point-{key}", point.topics, f"difference-{key}")
        for key, event in corpus.events.items():
            yield event, _with_topics("timeline", f"event-{key}", event.topics)
        for key, name in corpus.names.items():
            yield name, _with_topics("names", f"name-{key}")
        for key, term in corpus.terms.items():
            yield term, _with_topics("glossary", f"term-{key}")
        for key, correction in corpus.corrections.items():
            yield correction, _with_topics("corrections", f"correction-{key}")
        for key, topic in corpus.topics.items():
            yield topic, (Place("topic", key),)

    def _in_sources(self, path: str) -> Iterator[Begin]:
        """Yield the keys and passages of the record of a source; a passage also where prose cites it."""
        folder = f"{self.settings.content.as_posix()}/sources/"
        if not path.startswith(folder):
            return
        source_id = path.removeprefix(folder).rpartition(".")[0]
        yield Begin(0, 0, (Place("source", source_id),))
        source = self.corpus.sources.get(source_id)
        if source is None:
            return
        for key in (
            "article",
            "csl",
            "unknown",
            "credits",
            "dates",
            "rights",
            "note",
            "passages",
            "set-aside",
        ):
            place = source.place(key)
            section = {"passages": "passages", "set-aside": "coverage"}.get(key, "record")
            if place != source.place():
                yield Begin(place.line, 1, (Place("source", source_id, "", (section,)),))
        for passage_id, passage in source.passages.items():
            own = Place("source", source_id, "", (f"passage-{passage_id}", "passages"))
            cited = self._citing.get(f"{source_id}#{passage_id}", ())
            yield Begin(passage.place().line - 1, 1, (own, *cited))

    def _in_articles(self, path: str) -> Iterator[Begin]:
        """Yield the sentences of an article, which stand on the page of its coverage."""
        file = path.removeprefix(f"{self.settings.seeds.as_posix()}/")
        source_id = next((key for key, item in self.corpus.sources.items() if item.article == file), "")
        article = self.corpus.articles.get(file)
        if source_id or article:
            yield Begin(0, 0, (Place("source", source_id or (draft_id(article) if article else "")),))
        if source_id and article:
            yield from _sentences(article, source_id)


def _sentences(article: Article, source_id: str) -> Iterator[Begin]:
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            column = sentence.span.start - paragraph.span.start + 1
            anchor = f"sentence-{sentence.number}"
            yield Begin(paragraph.line, column, (Place("coverage", source_id, "", (anchor,)),))


def _with_topics(
    kind: PageKind, anchor: str, topics: Iterable[str] = (), opened: str = ""
) -> tuple[Place, ...]:
    """Return the place of a record on the page of its kind, and those on its topics, where it may stand opened."""
    anchors = (opened, anchor) if opened else (anchor,)
    return (Place(kind, "", "", (anchor,)), *(Place("topic", topic, "", anchors) for topic in topics))


def _at(page: Place, block: Heading | ProseParagraph) -> Place:
    anchor = block.id if isinstance(block, Heading) else mark_of(block.location)
    return page._replace(anchors=(anchor,))
