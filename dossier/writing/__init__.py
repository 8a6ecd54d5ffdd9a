"""The fourth step: everything known to Markdown pages, in every language of the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.page import MarkdownPage, NavItem
from dossier.writing.addresses import Addresses
from dossier.writing.citations import with_citations
from dossier.writing.compare import write_compare
from dossier.writing.corrections import with_corrections, write_corrections
from dossier.writing.downloads import write_downloads
from dossier.writing.edition import Edition
from dossier.writing.glossary import write_glossary
from dossier.writing.home import write_home, write_method, write_root
from dossier.writing.names import write_names
from dossier.writing.search import write_search
from dossier.writing.sources import write_draft, write_source, write_sources
from dossier.writing.timeline import write_timeline
from dossier.writing.topics import write_topic, write_topics

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.links import Links
    from dossier.settings import Settings


def make_editions(settings: Settings, corpus: Corpus, proofs: Proofs, links: Links) -> tuple[Edition, ...]:
    """Return the dossier in each of its languages."""
    addresses = Addresses(corpus, use_directory_urls=settings.use_directory_urls)
    return tuple(
        Edition(settings, corpus, proofs, links, addresses, language) for language in settings.languages
    )


def write_pages(
    editions: tuple[Edition, ...],
    *,
    with_styles: bool = False,
    remembered: MutableMapping[str, str] | None = None,
) -> tuple[MarkdownPage, ...]:
    """Return all pages: the root page, then each language's.

    Arguments:
        editions: the dossier in each of its languages.
        with_styles: cite pages in the styles of others, too, where these are installed.
        remembered: what was set in these styles before; what is new is added.

    """
    written = (
        with_citations(_corrected(edition), edition, with_styles=with_styles, remembered=remembered)
        for edition in editions
    )
    return (write_root(editions), *(page for pages in written for page in pages))


def _corrected(edition: Edition) -> tuple[MarkdownPage, ...]:
    return tuple(with_corrections(edition, page) for page in _pages(edition))


def _pages(edition: Edition) -> Iterator[MarkdownPage]:
    yield write_home(edition)
    yield write_topics(edition)
    for topic_id in edition.corpus.topics:
        yield write_topic(edition, topic_id)
    yield from write_compare(edition)
    yield write_timeline(edition)
    yield write_sources(edition)
    for source_id in edition.corpus.sources:
        yield write_source(edition, source_id)
    for article in edition.corpus.drafts() if edition.settings.show_drafts else ():
        yield write_draft(edition, article)
    yield write_names(edition)
    yield from write_glossary(edition)
    yield write_method(edition)
    yield write_search(edition)
    yield write_downloads(edition)
    yield write_corrections(edition)


def navigation(edition: Edition) -> tuple[NavItem, ...]:
    """Return the sections of one language, short by construction: other pages are reached from these."""
    words = edition.words
    titles = {
        "topics": words("Topics"),
        "timeline": words("Timeline"),
        "compare": words("Compare"),
        "sources": words("Sources"),
        "names": words("Names"),
        "glossary": words("Glossary"),
        "method": words("Method"),
    }
    return tuple(NavItem(edition.key(kind), title) for kind, title in titles.items())
