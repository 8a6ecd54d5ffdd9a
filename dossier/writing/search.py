"""The page of search: a box, room for what a script finds, and the ways that need no script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.page import MarkdownPage
from dossier.writing.environment import render

if TYPE_CHECKING:
    from dossier.writing.edition import Edition


class Way(NamedTuple):
    """A page by which everything of a kind is reached without search."""

    title: str
    url: str
    line: str


def write_search(edition: Edition) -> MarkdownPage:
    """Return the page whose address holds what was looked for, as `?q=`."""
    page = edition.key("search")
    words = edition.words
    ways = {
        "topics": (words("Topics"), words("all subjects, each on a page")),
        "timeline": (words("Timeline"), words("what has a date, in order")),
        "compare": (words("Compare"), words("what each source says on each question")),
        "sources": (words("Sources"), words("every passage in the order of its article")),
        "names": (words("Names"), words("persons, organisations and places")),
        "glossary": (words("Glossary"), words("terms in each language")),
    }
    title = words("Search")
    body = render(
        "search.md.j2",
        words=words,
        title=title,
        address=edition.addresses.url(page, page) or "./",
        ways=[
            Way(name, edition.addresses.url(page, edition.key(kind)), line)
            for kind, (name, line) in ways.items()
        ],
    )
    description = words(
        "Search topics, points, passages, names, terms and events of the dossier, in each of its languages."
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body)
