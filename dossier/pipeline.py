"""The steps in their order: reading, checking, linking, writing. Nothing else happens here."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from dossier.checking import check_corpus
from dossier.linking import choose_published, link_corpus
from dossier.model.corpus import Corpus, Proofs
from dossier.model.links import Links
from dossier.model.progress import nobody
from dossier.reading import read_corpus
from dossier.reading.settings import read_settings
from dossier.writing import all_of, make_editions, no_head, write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping
    from pathlib import Path

    from dossier.model.finding import Finding
    from dossier.model.page import MarkdownPage
    from dossier.model.progress import Tell
    from dossier.model.shelf import Shelf
    from dossier.settings import Settings
    from dossier.writing import Head
    from dossier.writing.edition import Edition

COLLECTION_OBJECTS = 500_000
"""So many new objects go by before Python looks for garbage among them; 700 are its own measure."""
COLLECTIONS = 1_000
"""So many such looks go by before it looks at older objects, too, which took a tenth of a second at the first look."""


class Checked(NamedTuple):
    """What reading and checking gave; without settings nothing could be read."""

    settings: Settings | None
    corpus: Corpus
    proofs: Proofs
    findings: tuple[Finding, ...]


class Written(NamedTuple):
    """What the four steps gave; without settings there are no pages."""

    settings: Settings | None
    corpus: Corpus
    proofs: Proofs
    links: Links
    editions: tuple[Edition, ...]
    pages: tuple[MarkdownPage, ...]
    coverage: tuple[MarkdownPage, ...]
    """Pages of the preview alone: each article, sentence by sentence."""
    findings: tuple[Finding, ...]


def check(
    project: Path,
    *,
    show_drafts: bool = False,
    is_preview: bool = False,
    use_directory_urls: bool = True,
    site_url: str = "",
    tell: Tell = nobody,
    keeps_sentences: bool = True,
    shelf: Shelf | None = None,
) -> Checked:
    """Read and check the dossier in the folder, and tell how far it is.

    The coverage holds each sentence only where they are to be kept, because they take much memory.

    Raises:
        DossierError: there is no dossier in the folder.

    """
    settings, findings = read_settings(
        project,
        show_drafts=show_drafts,
        is_preview=is_preview,
        use_directory_urls=use_directory_urls,
        site_url=site_url,
    )
    if settings is None:
        return Checked(None, Corpus(), Proofs(), findings)
    with few_collections():
        corpus, reading_findings = read_corpus(settings, tell, shelf)
        proofs, checking_findings = check_corpus(
            corpus, settings, tell, keeps_sentences=keeps_sentences, shelf=shelf
        )
    return Checked(settings, corpus, proofs, findings + reading_findings + checking_findings)


@contextmanager
def few_collections() -> Iterator[None]:
    """Look for garbage in circles more rarely: records and pages make none, and a seventh of the time goes into it."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECTION_OBJECTS, COLLECTIONS, COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def write(  # noqa: PLR0913  # each is a wish of its own, and most callers have one or two
    project: Path,
    *,
    show_drafts: bool = False,
    is_preview: bool = False,
    use_directory_urls: bool = True,
    site_url: str = "",
    with_styles: bool = False,
    remembered: MutableMapping[str, str] | None = None,
    shelf: Shelf | None = None,
    head: Head = no_head,
    take: Callable[[MarkdownPage], MarkdownPage] = all_of,
) -> Written:
    """Read, check, link and write the dossier in the folder.

    Arguments:
        project: the folder of the dossier.
        show_drafts: publish articles that nobody has curated yet, too.
        is_preview: write for curators alone; shows drafts, too.
        use_directory_urls: addresses end in `/` instead of `.html`.
        site_url: address of the published site; empty where it is not known.
        with_styles: cite pages in the styles of others, too, where these are installed.
        remembered: what was set in these styles before; what is new is added.
        shelf: where earlier builds kept pages, and what they found out on the way; None does everything anew.
        head: gives what programs read of a page.
        take: gives what of a finished page is to stay in memory.

    Raises:
        DossierError: there is no dossier in the folder.

    """
    checked = check(
        project,
        show_drafts=show_drafts,
        is_preview=is_preview,
        use_directory_urls=use_directory_urls,
        site_url=site_url,
        shelf=shelf,
    )
    if checked.settings is None:
        return nothing_written(checked.findings)
    with few_collections():
        corpus, proofs = choose_published(checked.corpus, checked.proofs, checked.settings)
        links = link_corpus(corpus, proofs, checked.settings, shelf)
        editions = make_editions(checked.settings, corpus, proofs, links)
        pages = write_pages(
            editions, with_styles=with_styles, remembered=remembered, shelf=shelf, head=head, take=take
        )
    own = tuple(page for page in pages if page.key.kind != "coverage")
    coverage = tuple(page for page in pages if page.key.kind == "coverage")
    return Written(checked.settings, corpus, proofs, links, editions, own, coverage, checked.findings)


def nothing_written(findings: tuple[Finding, ...]) -> Written:
    """Return what there is where no settings can be read: only what was found."""
    return Written(None, Corpus(), Proofs(), Links(), (), (), (), findings)
