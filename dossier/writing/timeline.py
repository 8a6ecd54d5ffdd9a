"""The page of events in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.page import MarkdownPage
from dossier.writing.drawing import draw_timeline
from dossier.writing.environment import markdown, render
from dossier.writing.evidence import event_view, ordered_events
from dossier.writing.notes import PageNotes

if TYPE_CHECKING:
    from dossier.writing.edition import Edition


def write_timeline(edition: Edition) -> MarkdownPage:
    """Return the time line: what happened apart from what was planned or said, uncertain dates shown as such."""
    page = edition.key("timeline")
    notes = PageNotes(edition, page)
    words = edition.words
    ordered = ordered_events(edition, tuple(edition.corpus.events))
    events = [event_view(edition, notes, key) for key in ordered]
    title = words("Timeline")
    description = words("What has a date in the articles: what happened, what was planned and what was said.")
    used_topics = {topic for event in edition.corpus.events.values() for topic in event.topics}
    used_names = {name for event in edition.corpus.events.values() for name in event.names}
    body = render(
        "timeline.md.j2",
        words=words,
        title=title,
        description=description,
        events=events,
        drawing=markdown(draw_timeline(edition, ordered)),
        topics=[
            (key, t.title.get(edition.language))
            for key, t in edition.corpus.topics.items()
            if key in used_topics
        ],
        names=[
            (key, n.label.get(edition.language))
            for key, n in edition.corpus.names.items()
            if key in used_names
        ],
        groups=notes.groups(),
    )
    return MarkdownPage(
        page, edition.addresses.source_uri(page), title, description, body, _edit_path(edition)
    )


def _edit_path(edition: Edition) -> str:
    return (edition.settings.content / "events.yml").as_posix()
