"""What can be found: each section, point, event, name, term, source and passage, in every language, with its address.

A unit stands once, where it is at home; pages that repeat a passage or a point do not bring it again. Its number is the
same in all languages, so that words of one language lead to it in the other.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from dossier.model.date import parse_edtf
from dossier.model.prose import Heading, Prose, words_of
from dossier.text.locale import format_edtf
from dossier.writing.prose import split_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossier.model.page import PageKey
    from dossier.model.prose import Block
    from dossier.model.source import Source
    from dossier.writing.edition import Edition

UnitKind: TypeAlias = Literal["topic", "page", "point", "term", "name", "event", "source", "passage"]


class Entry(NamedTuple):
    """A unit as one edition shows it."""

    kind: UnitKind
    url: str
    """Path below the site, with the anchor."""
    title: str
    text: str = ""
    context: str = ""
    """Where it stands or what it is, in a few words."""
    original: str = ""
    """The words of the article, where the text is a translation."""
    original_language: str = ""
    labels: tuple[str, ...] = ()
    """Further words by which it is found, as good as the title."""
    notes: tuple[str, ...] = ()
    """Further words by which it is found, as good as the text."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be found."""

    key: str
    """Unique, such as `passage:bbn#review`."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By language of the edition."""


def collect_units(editions: Sequence[Edition]) -> tuple[Unit, ...]:
    """Return all units, those first that should stand first among equals."""
    found: dict[str, dict[str, Entry]] = {}
    for collect in (_topics, _pages, _points, _terms, _names, _events, _sources, _passages):
        for edition in editions:
            for key, entry in collect(edition):
                found.setdefault(key, {})[edition.language] = entry
    return tuple(Unit(key, entries) for key, entries in found.items())


def _topics(edition: Edition) -> Iterator[tuple[str, Entry]]:
    for topic_id, topic in edition.corpus.topics.items():
        prose = edition.links.prose.get(f"topics/{topic_id}", {}).get(edition.language)
        page, title = edition.key("topic", topic_id), topic.title.get(edition.language)
        if prose:
            yield from _sections(edition, page, "topic", title, prose)
        else:
            yield f"topic:{topic_id}:", Entry("topic", edition.addresses.published(page), title)


def _pages(edition: Edition) -> Iterator[tuple[str, Entry]]:
    titles = {"home": ("index", edition.title), "method": ("method", edition.words("Method"))}
    for kind, (name, title) in titles.items():
        prose = edition.links.prose.get(name, {}).get(edition.language)
        if prose:
            yield from _sections(edition, edition.key(kind), "page", title, prose)


def _sections(
    edition: Edition, page: PageKey, kind: UnitKind, title: str, prose: Prose
) -> Iterator[tuple[str, Entry]]:
    """Yield what stands above the first heading under the title of the page, then each section under its heading."""
    deck, facts, blocks = split_page(prose)
    url, name = edition.addresses.published(page), f"{kind}:{page.id or page.kind}"
    yield f"{name}:", Entry(kind, url, title, _text(prose, (*deck, *facts)))
    starts = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, end in pairwise((*starts, len(blocks))):
        heading = blocks[start]
        assert isinstance(heading, Heading), heading
        text = _text(prose, blocks[start + 1 : end])
        entry = Entry(kind, _with_anchor(url, heading.id), words_of(heading.pieces), text, title)
        yield f"{name}:{heading.id or start}", entry


def _text(prose: Prose, blocks: tuple[Block, ...]) -> str:
    return " ".join(sentence.text for sentence in Prose(prose.path, prose.language, blocks).sentences())


def _with_anchor(url: str, anchor: str) -> str:
    return f"{url}#{anchor}" if anchor else url


def _url(edition: Edition, kind: str, anchor: str, target: str = "") -> str:
    return _with_anchor(edition.addresses.published(edition.key(kind, target)), anchor)


def _points(edition: Edition) -> Iterator[tuple[str, Entry]]:
    language = edition.language
    for key, point in edition.corpus.points.items():
        says = [version.say.get(language) for version in point.versions]
        shorts = tuple(version.short.get(language) for version in point.versions)
        text = " · ".join(say for say in says if say)
        context = edition.words.count(
            "{n} source", "{n} sources", len(edition.links.comparisons[key].speaking)
        )
        notes = (*shorts, point.note.get(language))
        url = _with_anchor(edition.addresses.published(edition.point_pages[key]), f"point-{key}")
        yield f"point:{key}", Entry("point", url, point.ask.get(language), text, context, notes=notes)


def _terms(edition: Edition) -> Iterator[tuple[str, Entry]]:
    language = edition.language
    for key, term in edition.corpus.terms.items():
        counterparts = tuple(term.term.get(other) for other in edition.other_languages)
        forms = (
            item.words
            for item in edition.links.occurrences.get(key, ())
            if edition.corpus.sources[item.source].language == language
        )
        yield (
            f"term:{key}",
            Entry(
                "term",
                _url(edition, "glossary", f"term-{key}"),
                term.term.get(language),
                term.definition.get(language),
                " · ".join(counterparts),
                notes=(term.note.get(language), *dict.fromkeys(forms)),
            ),
        )


def _names(edition: Edition) -> Iterator[tuple[str, Entry]]:
    for key, name in edition.corpus.names.items():
        role = edition.links.roles.get(key, {}).get(edition.language)
        spellings = tuple(dict.fromkeys(item.words for item in edition.links.occurrences.get(key, ())))
        label = name.label.get(edition.language)
        others = tuple(spelling for spelling in spellings if spelling != label)
        yield (
            f"name:{key}",
            Entry(
                "name",
                _url(edition, "names", f"name-{key}"),
                label,
                _text(role, role.blocks) if role else "",
                ", ".join(others),
                labels=others,
            ),
        )


def _events(edition: Edition) -> Iterator[tuple[str, Entry]]:
    for key, event in edition.corpus.events.items():
        reported = format_edtf(parse_edtf(event.reported), edition.language) if event.reported else ""
        yield (
            f"event:{key}",
            Entry(
                "event",
                _url(edition, "timeline", f"event-{key}"),
                event.label.get(edition.language),
                event.derived.get(edition.language),
                edition.event_date(event),
                notes=(edition.event_date(event), reported),
            ),
        )


def _sources(edition: Edition) -> Iterator[tuple[str, Entry]]:
    for key, source in edition.corpus.sources.items():
        if source.draft:
            continue
        yield (
            f"source:{key}",
            Entry(
                "source",
                _url(edition, "source", "", key),
                source.name,
                source.note.get(edition.language),
                str(source.csl.get("container-title", "")),
                labels=(str(source.csl.get("title", "")),),
                notes=tuple(_record(edition, source)),
            ),
        )


def _record(edition: Edition, source: Source) -> Iterator[str]:
    yield str(source.csl.get("container-title", ""))
    for author in source.csl.get("author", ()):
        yield " ".join(str(part) for part in author.values())
    for date in source.dates.values():
        yield format_edtf(parse_edtf(date.edtf), edition.language)
        yield date.basis.get(edition.language)
    for credit in source.credits:
        yield credit.exact
        yield credit.note.get(edition.language)
    yield source.quoted_share_reason.get(edition.language)


def _passages(edition: Edition) -> Iterator[tuple[str, Entry]]:
    url_of = functools.cache(functools.partial(_url, edition, "source", ""))
    paragraph = functools.cache(lambda number: edition.words("paragraph {n}", n=number))
    for address in edition.proofs.passages:
        source_id, _, passage_id = address.partition("#")
        source, quotation = edition.corpus.sources[source_id], edition.quotation(address)
        if not quotation.exact or source.draft:
            continue
        where = (quotation.voice, quotation.part, paragraph(quotation.paragraph))
        yield (
            f"passage:{address}",
            Entry(
                "passage",
                _with_anchor(url_of(source_id), f"passage-{passage_id}"),
                source.name,
                quotation.translation or quotation.exact,
                " · ".join(part for part in where if part),
                original=quotation.exact if quotation.translation else "",
                original_language=quotation.language,
                notes=(quotation.voice, *(() if quotation.translation else (quotation.attribution,))),
            ),
        )
