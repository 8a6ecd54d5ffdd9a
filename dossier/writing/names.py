"""The page of persons, organisations, places and unnamed officials."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.page import MarkdownPage
from dossier.text.locale import format_list
from dossier.writing.environment import markdown, render
from dossier.writing.notes import PageNotes
from dossier.writing.prose import write_blocks

if TYPE_CHECKING:
    from markupsafe import Markup

    from dossier.model.page import PageKey
    from dossier.writing.edition import Chip, Edition


class Spelling(NamedTuple):
    """A spelling, and where an article has it."""

    words: str
    chip: Chip
    paragraphs: str


class NameView(NamedTuple):
    """A name with everything the page shows."""

    id: str
    label: str
    counterparts: tuple[tuple[str, str], ...]
    role: Markup
    spellings: tuple[Spelling, ...]
    passages: str
    """How many passages it is the voice of."""
    pages: tuple[tuple[str, str], ...]
    """Pairs of title and address of the topics that mention it."""
    wikidata: str
    """The item that a curator named as the same; empty for none."""


def write_names(edition: Edition) -> MarkdownPage:
    """Return all names by kind, each with its role, spellings, passages and topics."""
    page = edition.key("names")
    notes = PageNotes(edition, page)
    words = edition.words
    kinds = {
        "person": words("Persons"),
        "organisation": words("Organisations"),
        "place": words("Places"),
        "unnamed": words("Voices without a name"),
    }
    groups = []
    for kind, heading in kinds.items():
        of_kind = [key for key, name in edition.corpus.names.items() if name.kind == kind]
        of_kind.sort(key=lambda key: edition.corpus.names[key].label.get(edition.language).casefold())
        if of_kind:
            groups.append((kind, heading, [_name_view(edition, notes, key) for key in of_kind]))
    title = words("Names")
    description = words(
        "Persons, organisations and places as the articles name and describe them, with every spelling."
    )
    body = render(
        "names.md.j2",
        words=words,
        title=title,
        description=description,
        groups=groups,
        note_groups=notes.groups(),
        entries=(),
    )
    edit_path = (edition.settings.content / "names.yml").as_posix()
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body, edit_path)


def _name_view(edition: Edition, notes: PageNotes, name_id: str) -> NameView:
    name = edition.corpus.names[name_id]
    role = edition.links.roles.get(name_id, {}).get(edition.language)
    label = name.label.get(edition.language)
    voiced = edition.voices.get(name_id, 0)
    return NameView(
        id=f"name-{name_id}",
        label=label,
        counterparts=tuple(
            (other, name.label.get(other))
            for other in edition.other_languages
            if name.label.get(other) not in ("", label)
        ),
        role=markdown(write_blocks(role.blocks, notes) if role else ""),
        spellings=spellings(edition, notes.page, name_id),
        passages=edition.words.count("voice of {n} passage", "voice of {n} passages", voiced)
        if voiced
        else "",
        pages=mentioning_topics(edition, notes.page, name_id),
        wikidata=name.wikidata,
    )


def spellings(edition: Edition, page: PageKey, target: str) -> tuple[Spelling, ...]:
    """Return every spelling or form of a name or term that the articles have, with its paragraphs."""
    return tuple(
        Spelling(
            item.words,
            edition.chip(page, item.source),
            edition.words.count(
                "paragraph {list}",
                "paragraphs {list}",
                len(item.paragraphs),
                list=format_list([str(number) for number in item.paragraphs], edition.language),
            ),
        )
        for item in edition.links.occurrences.get(target, ())
    )


def mentioning_topics(edition: Edition, page: PageKey, target: str) -> tuple[tuple[str, str], ...]:
    """Return title and address of the topics whose prose mentions a name or term."""
    found = []
    for prose_page in edition.links.mentioned_on.get(target, ()):
        topic_id = prose_page.removeprefix("topics/")
        topic = edition.corpus.topics.get(topic_id)
        if topic is not None and prose_page.startswith("topics/"):
            url = edition.addresses.url(page, edition.key("topic", topic_id))
            found.append((topic.title.get(edition.language), url))
    return tuple(found)
