"""The fourth step: everything known to Markdown pages, in every language of the dossier."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias

from dossier.model.page import MarkdownPage, NavItem
from dossier.writing.addresses import Addresses
from dossier.writing.citations import with_citations
from dossier.writing.compare import write_compare
from dossier.writing.corrections import with_corrections, write_corrections
from dossier.writing.downloads import write_downloads
from dossier.writing.edition import Edition
from dossier.writing.glossary import write_glossary
from dossier.writing.home import write_home, write_method, write_root
from dossier.writing.kept import Kept
from dossier.writing.names import write_names
from dossier.writing.preview_coverage import write_coverage
from dossier.writing.reads import DossierDigests
from dossier.writing.search import write_search
from dossier.writing.sources import write_draft, write_source, write_sources
from dossier.writing.timeline import write_timeline
from dossier.writing.topics import write_topic, write_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping

    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.links import Links
    from dossier.model.shelf import Shelf
    from dossier.settings import Settings

Writer: TypeAlias = "Callable[[Edition], tuple[MarkdownPage, ...]]"
Head: TypeAlias = "Callable[[MarkdownPage, Edition], str]"


def make_editions(settings: Settings, corpus: Corpus, proofs: Proofs, links: Links) -> tuple[Edition, ...]:
    """Return the dossier in each of its languages."""
    addresses = Addresses(corpus, use_directory_urls=settings.use_directory_urls)
    return tuple(
        Edition(settings, corpus, proofs, links, addresses, language) for language in settings.languages
    )


def all_of(page: MarkdownPage) -> MarkdownPage:
    """Return the page as it is."""
    return page


def no_head(_page: MarkdownPage, _edition: Edition) -> str:
    """Return nothing, where no program reads pages."""
    return ""


def write_pages(
    editions: tuple[Edition, ...],
    *,
    with_styles: bool = False,
    remembered: MutableMapping[str, str] | None = None,
    shelf: Shelf | None = None,
    head: Head = no_head,
    take: Callable[[MarkdownPage], MarkdownPage] = all_of,
) -> tuple[MarkdownPage, ...]:
    """Return all pages: the root page, then each language's; for a preview also each article sentence by sentence.

    Arguments:
        editions: the dossier in each of its languages.
        with_styles: cite pages in the styles of others, too, where these are installed.
        remembered: what was set in these styles before; what is new is added.
        shelf: where earlier builds kept their pages; None writes every page anew.
        head: gives what programs read of a page; it is kept with the page.
        take: gives what of a finished page is to stay in memory.

    """
    of_dossier = DossierDigests(editions[0], shelf)
    root = write_root(editions)
    written = [take(dataclasses.replace(root, head=head(root, editions[0])))]
    for edition in editions:
        kept = Kept(edition, shelf, of_dossier)
        cited = _write_edition(kept, head, with_styles=with_styles, remembered=remembered)
        written += map(take, cited)
        del cited  # before the next language is written
    of_dossier.put()
    return tuple(written)


def _write_edition(
    kept: Kept,
    head: Head,
    *,
    with_styles: bool,
    remembered: MutableMapping[str, str] | None,
) -> list[MarkdownPage]:
    """Return the pages of one language; the arguments are those of `write_pages`."""
    writers = _writers(kept.edition)
    pages = [page for name, write in writers for page in kept.made(name, _with_head(write, head))]
    cited = with_citations(pages, kept, with_styles=with_styles, remembered=remembered)
    kept.put()
    return cited


def _with_head(write: Writer, head: Head) -> Writer:
    return lambda edition: tuple(
        dataclasses.replace(page, head=head(page, edition)) for page in write(edition)
    )


def _writers(edition: Edition) -> Iterator[tuple[str, Writer]]:
    """Yield what writes the pages of the edition, in their order, each with a name of its own."""
    yield "home", _one(write_home)
    yield "topics", _one(write_topics)
    for topic_id in edition.corpus.topics:
        yield f"topic {topic_id}", _one(write_topic, topic_id)
    for number, _ in enumerate(edition.comparison_parts, start=1):
        yield f"compare {number}", _one(write_compare, number)
    yield "timeline", _one(write_timeline)
    yield "sources", _one(write_sources)
    for source_id in edition.corpus.sources:
        yield f"source {source_id}", _one(write_source, source_id)
    for article in edition.corpus.drafts() if edition.settings.show_drafts else ():
        yield f"draft {article.file}", _one(write_draft, article.file)
    yield "names", _one(write_names)
    yield (
        "glossary",
        lambda edition: tuple(with_corrections(edition, page) for page in write_glossary(edition)),
    )
    yield "method", _one(write_method)
    yield "search", _one(write_search)
    yield "downloads", _one(write_downloads)
    yield "corrections", _one(write_corrections)
    for source_id in edition.proofs.coverage if edition.settings.is_preview else ():
        yield f"coverage {source_id}", _one(write_coverage, source_id)


def _one(write: Callable[..., MarkdownPage], *what: str | int) -> Writer:
    """Return what writes one page, given the edition and what it is about, with the list of its corrections."""
    return lambda edition: (with_corrections(edition, write(edition, *what)),)


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
