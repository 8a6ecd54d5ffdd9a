"""The home page of each language, the page on method, and the root page that offers the languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.corpus import SentenceState
from dossier.model.page import MarkdownPage, PageKey
from dossier.text.locale import format_share, own_name
from dossier.writing.corrections import release_words
from dossier.writing.environment import markdown, render
from dossier.writing.evidence import event_view, ordered_events
from dossier.writing.notes import PageNotes
from dossier.writing.prose import plain_text, split_page, write_blocks
from dossier.writing.topics import quotations_words, revised_words, topic_cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.writing.edition import Edition

MAIN_CONFLICTS = 6


class Conflict(NamedTuple):
    """A contradiction in short."""

    ask: str
    url: str
    versions: tuple[str, ...]


def write_home(edition: Edition) -> MarkdownPage:
    """Return the home page: what the dossier is, its topics, the main contradictions, the time line in short."""
    page = edition.key("home")
    notes = PageNotes(edition, page)
    prose = edition.links.prose.get("index", {}).get(edition.language)
    deck, facts, blocks = split_page(prose) if prose else ((), (), ())
    conflicts = [key for key, point in edition.corpus.points.items() if point.relation == "conflict"]
    shown = edition.ordered_points(conflicts)[:MAIN_CONFLICTS]
    values = {
        "deck": markdown(write_blocks(deck, notes)),
        "key_facts": markdown(write_blocks(facts, notes)),
        "prose": markdown(write_blocks(blocks, notes)),
        "conflicts": [_conflict(edition, page, key) for key in shown],
        "events": [event_view(edition, notes, key) for key in ordered_events(edition, _main_events(edition))],
    }
    body = render(
        "home.md.j2",
        words=edition.words,
        title=edition.title,
        facts=_facts(edition),
        cards=topic_cards(edition, page),
        conflict_count=len(conflicts),
        urls=_section_urls(edition, page),
        groups=notes.groups(),
        entries=notes.entries(),
        **values,
    )
    description = plain_text(deck) or edition.title
    edit = prose.path if prose else ""
    return MarkdownPage(page, edition.addresses.source_uri(page), edition.title, description, body, edit)


def _conflict(edition: Edition, page: PageKey, point_id: str) -> Conflict:
    point = edition.corpus.points[point_id]
    topic = edition.key("topic", point.topics[0])
    shorts = (version.short.get(edition.language) for version in point.versions)
    return Conflict(
        ask=point.ask.get(edition.language),
        url=edition.addresses.url(page, topic, f"difference-{point_id}"),
        versions=tuple(short for short in shorts if short),
    )


def _main_events(edition: Edition) -> tuple[str, ...]:
    """Return the events that are marked as main; those that happened, if none is."""
    events = edition.corpus.events
    main = tuple(key for key, event in events.items() if event.main)
    return main or tuple(key for key, event in events.items() if event.status == "happened")


def _facts(edition: Edition) -> list[tuple[str, str]]:
    words = edition.words
    return [
        ("ok", quotations_words(edition, len(edition.used_passages()))),
        ("", words.count("{n} source", "{n} sources", len(edition.corpus.sources))),
        ("", words.count("{n} topic", "{n} topics", len(edition.corpus.topics))),
        ("", revised_words(edition)),
    ]


def _section_urls(edition: Edition, page: PageKey) -> dict[str, str]:
    kinds = ("topics", "compare", "timeline", "sources", "method")
    return {kind: edition.addresses.url(page, edition.key(kind)) for kind in kinds}


def write_method(edition: Edition) -> MarkdownPage:
    """Return the page on method: the curator's text, and the figures of this build."""
    page = edition.key("method")
    notes = PageNotes(edition, page)
    prose = edition.links.prose.get("method", {}).get(edition.language)
    deck, facts, blocks = split_page(prose) if prose else ((), (), ())
    title = edition.words("Method")
    values = {
        "deck": markdown(write_blocks(deck, notes)),
        "key_facts": markdown(write_blocks(facts, notes)),
        "prose": markdown(write_blocks(blocks, notes)),
    }
    body = render(
        "method.md.j2",
        words=edition.words,
        title=title,
        figures=_figures(edition),
        release=release_words(edition),
        corrections_url=edition.addresses.url(page, edition.key("corrections")),
        coverage=_coverage(edition, page),
        groups=notes.groups(),
        entries=notes.entries(),
        **values,
    )
    description = plain_text(deck) or edition.words("How this dossier is made and what it does not prove.")
    return MarkdownPage(
        page, edition.addresses.source_uri(page), title, description, body, prose.path if prose else ""
    )


def _figures(edition: Edition) -> list[tuple[str, int]]:
    words = edition.words
    one_voice = sum(comparison.is_one_voice for comparison in edition.links.comparisons.values())
    return [
        (words("Quotations that match their article word for word"), len(edition.used_passages())),
        (
            words("Sentences of the articles cited"),
            edition.count_sentences(SentenceState.CITED, SentenceState.PARTLY),
        ),
        (words("Sentences of the articles set aside"), edition.count_sentences(SentenceState.SET_ASIDE)),
        (
            words("Sentences of the articles not accounted for"),
            edition.count_sentences(SentenceState.MISSING),
        ),
        (words("Points compared"), len(edition.corpus.points)),
        (words("Points resting on one voice"), one_voice),
        (words("Passages that stand in no comparison"), len(edition.links.singles)),
        (words("Glossary entries"), len(edition.corpus.terms)),
        (words("Names"), len(edition.corpus.names)),
    ]


def _coverage(edition: Edition, page: PageKey) -> list[dict[str, object]]:
    return [
        {
            "chip": edition.chip(page, source),
            "sentences": len(coverage.sentences),
            "cited": coverage.count(SentenceState.CITED, SentenceState.PARTLY),
            "aside": coverage.count(SentenceState.SET_ASIDE),
            "missing": coverage.count(SentenceState.MISSING),
            "share": format_share(coverage.quoted_share, edition.language),
        }
        for source, coverage in edition.proofs.coverage.items()
    ]


def write_root(editions: Sequence[Edition]) -> MarkdownPage:
    """Return the root page, which offers each language in its own words."""
    first = editions[0]
    page = PageKey("", "root")
    offers = [
        {
            "language": edition.language,
            "name": own_name(edition.language),
            "title": edition.title,
            "url": edition.addresses.url(page, edition.key("home")),
            "line": edition.words("Read the dossier in English"),
        }
        for edition in editions
    ]
    body = render("root.md.j2", offers=offers)
    return MarkdownPage(page, first.addresses.source_uri(page), first.title, first.title, body)
