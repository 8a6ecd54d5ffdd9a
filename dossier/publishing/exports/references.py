"""References for reference managers: each source, each page, and the dossier with all its sources, in each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.publishing.exports.bibtex import to_bibtex
from dossier.publishing.exports.csl import to_csl
from dossier.publishing.exports.ris import to_ris
from dossier.writing.citations import is_cited
from dossier.writing.files import dossier_citation_uri, page_citation_uri, source_citation_uri
from dossier.writing.items import dossier_item, page_item, source_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

FORMATS = {"csl.json": to_csl, "ris": to_ris, "bib": to_bibtex}


def reference_files(pages: Iterable[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return all references by path below the site."""
    first, by_language = editions[0], {edition.language: edition for edition in editions}
    sources = {key: source_item(first, key) for key in first.corpus.sources}
    cited = [
        (page, edition)
        for page in pages
        if (edition := by_language.get(page.key.language))
        and page.key.kind != "source"
        and is_cited(page, edition)
    ]
    files: dict[str, str] = {}
    for ending, write in FORMATS.items():
        whole = [*(dossier_item(edition) for edition in editions), *sources.values()]
        files[dossier_citation_uri(ending)] = write(whole)
        for key, item in sources.items():
            files[source_citation_uri(key, ending)] = write([item])
        for page, edition in cited:
            item = page_item(edition, page)
            files[page_citation_uri(page.source_uri, ending)] = write([item])
    return files
