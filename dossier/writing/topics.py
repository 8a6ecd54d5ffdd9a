"""The pages of topics, and their list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model.page import MarkdownPage
from dossier.text.locale import format_day
from dossier.writing.environment import markdown, render
from dossier.writing.evidence import (
    difference,
    event_view,
    lone_passage,
    opened_differences,
    ordered_events,
    point_view,
)
from dossier.writing.items import draft_id
from dossier.writing.matrix import make_matrix
from dossier.writing.notes import PageNotes
from dossier.writing.prose import plain_text, split_page, write_blocks

if TYPE_CHECKING:
    from dossier.model.page import PageKey
    from dossier.writing.edition import Chip, Edition, Quotation

POINTS_OF_A_TOPIC = 20
"""The most points of a topic that it shows whole; of more, it names those that are at home in another topic."""


FURTHER_PASSAGES = 20
"""The most passages with words of a topic that its page shows beside those it cites."""


@dataclass(frozen=True, slots=True)
class Card:
    """A topic on a list of topics."""

    title: str
    url: str
    summary: str
    count: str


def write_topic(edition: Edition, topic_id: str) -> MarkdownPage:
    """Return the page of the topic; without prose in this language it says so and shows the evidence."""
    topic = edition.corpus.topics[topic_id]
    links = edition.links.topics[topic_id]
    page = edition.key("topic", topic_id)
    notes = PageNotes(edition, page)
    prose = edition.links.prose.get(f"topics/{topic_id}", {}).get(edition.language)
    deck, facts, blocks = split_page(prose) if prose else ((), (), ())
    points = edition.ordered_points(links.points)
    shown = _points_of_matrix(edition, topic_id, points)
    values = {
        # In reading order, because each of these numbers its markers.
        "deck": markdown(write_blocks(deck, notes)),
        "key_facts": markdown(write_blocks(facts, notes)),
        "prose": markdown(write_blocks(blocks, notes)),
        "matrix": make_matrix(edition, notes, shown),
        "differences": [difference(edition, notes, key) for key in opened_differences(edition, topic_id)],
        "singles": [lone_passage(edition, notes, address) for address in links.singles],
        "events": [event_view(edition, notes, key) for key in ordered_events(edition, links.events)],
        "further": [_further(edition, page, address) for address in links.further[:FURTHER_PASSAGES]],
    }
    body = render(
        "topic.md.j2",
        words=edition.words,
        topic=topic,
        title=topic.title.get(edition.language),
        facts=_facts(edition, topic_id),
        missing_language="" if prose else edition.language,
        other_points=[
            (point_view(edition, key), _home_url(edition, page, key)) for key in points if key not in shown
        ],
        more_further=_more_further(edition, len(links.further) - FURTHER_PASSAGES),
        search_url=edition.addresses.url(page, edition.key("search")),
        related=_related(edition, page, topic_id),
        drafts=_drafts(edition, page, topic_id),
        groups=notes.groups(),
        entries=notes.entries(),
        **values,
    )
    description = plain_text(deck) or topic.summary.get(edition.language)
    edit = prose.path if prose else ""
    source_uri = edition.addresses.source_uri(page)
    return MarkdownPage(page, source_uri, topic.title.get(edition.language), description, body, edit)


def _points_of_matrix(edition: Edition, topic_id: str, points: tuple[str, ...]) -> tuple[str, ...]:
    """Return the points whose answers the topic shows: all, or where these are many, those at home in it."""
    if len(points) <= POINTS_OF_A_TOPIC:
        return points
    opened = opened_differences(edition, topic_id)
    return tuple(key for key in points if key in opened or edition.corpus.points[key].topics[0] == topic_id)


def _home_url(edition: Edition, page: PageKey, point_id: str) -> str:
    """Return the row of the point on the page of the topic that it is at home in."""
    home = edition.key("topic", edition.corpus.points[point_id].topics[0])
    return edition.addresses.url(page, home, f"point-{point_id}")


def _further(edition: Edition, page: PageKey, address: str) -> tuple[Chip, Quotation, str]:
    """Return a passage with its source and where it stands there."""
    source_id, _, passage_id = address.partition("#")
    url = edition.addresses.url(page, edition.key("source", source_id), f"passage-{passage_id}")
    return edition.chip(page, source_id), edition.quotation(address), url


def _more_further(edition: Edition, count: int) -> str:
    """Say how many passages with words of the topic are not shown; empty for none."""
    return (
        edition.words.count(
            "{n} more passage holds words of this topic; search finds it.",
            "{n} more passages hold words of this topic; search finds them.",
            count,
        )
        if count > 0
        else ""
    )


def _facts(edition: Edition, topic_id: str) -> list[tuple[str, str]]:
    """Return the evidence line as pairs of CSS class and words."""
    links = edition.links.topics[topic_id]
    words = edition.words
    conflicts = sum(edition.corpus.points[key].relation == "conflict" for key in links.points)
    sources = words.count(
        "{n} of {total} sources reports on it",
        "{n} of {total} sources report on it",
        len(links.sources),
        total=len(edition.corpus.sources),
    )
    return [
        ("ok", quotations_words(edition, len(links.cited))),
        ("", sources),
        *([("", words.count("{n} contradiction", "{n} contradictions", conflicts))] if conflicts else []),
        ("", revised_words(edition)),
    ]


def quotations_words(edition: Edition, count: int) -> str:
    """Return what the check of quotations has shown, in words."""
    return edition.words.count(
        "{n} quotation matches its article word for word",
        "{n} quotations match the articles word for word",
        count,
    )


def revised_words(edition: Edition) -> str:
    """Return how old the dossier is."""
    return edition.words(
        "Revised {date}", date=format_day(edition.settings.file.revised_day, edition.language)
    )


def _related(edition: Edition, page: PageKey, topic_id: str) -> list[Card]:
    words = edition.words
    found = []
    for other, shared in edition.links.topics[topic_id].related[:6]:
        title = edition.corpus.topics[other].title.get(edition.language)
        count = words.count("{n} shared quotation", "{n} shared quotations", shared) if shared else ""
        found.append(Card(title, edition.addresses.url(page, edition.key("topic", other)), "", count))
    return found


def _drafts(edition: Edition, page: PageKey, topic_id: str) -> list[tuple[str, str, str]]:
    """Return sentences of drafts, each with the name of the article and the address of its page."""
    found = []
    for draft in edition.links.topics[topic_id].drafts:
        key = edition.key("source", draft.source or draft_id(draft.article))
        name = edition.corpus.sources[draft.source].name if draft.source else draft.article.file
        words = draft.sentence.span.of(draft.article.text)
        found.append((name, edition.addresses.url(page, key), words))
    return found


def topic_cards(edition: Edition, page: PageKey) -> list[Card]:
    """Return one card a topic, in the order of the dossier."""
    cards = []
    for topic_id, topic in edition.corpus.topics.items():
        links = edition.links.topics[topic_id]
        words = edition.words
        sources = words.count("{n} source", "{n} sources", len(links.sources))
        quotations = words.count("{n} quotation", "{n} quotations", len(links.cited))
        url = edition.addresses.url(page, edition.key("topic", topic_id))
        title = topic.title.get(edition.language)
        cards.append(Card(title, url, topic.summary.get(edition.language), f"{sources} · {quotations}"))
    return cards


def write_topics(edition: Edition) -> MarkdownPage:
    """Return the list of all topics."""
    page = edition.key("topics")
    title = edition.words("Topics")
    description = edition.words(
        "All topics of the dossier, with how many sources and quotations each rests on."
    )
    body = render(
        "topics.md.j2",
        words=edition.words,
        title=title,
        description=description,
        cards=topic_cards(edition, page),
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)
