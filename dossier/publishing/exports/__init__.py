"""Everything to take away, one module a format; this is the list of all that every build makes.

Each takes the dossier and gives files by path below the site. The same dossier gives the same bytes. What only a complete
build makes is in `editions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.publishing.exports.annotations import annotation_files
from dossier.publishing.exports.data import data_files
from dossier.publishing.exports.database import make_database
from dossier.publishing.exports.feeds import feed_files
from dossier.publishing.exports.glossary_csv import glossary_table_files
from dossier.publishing.exports.llms import llms_files
from dossier.publishing.exports.omegat import omegat_files
from dossier.publishing.exports.references import reference_files
from dossier.publishing.exports.sitemap import sitemap_files
from dossier.publishing.exports.skos import skos_files
from dossier.publishing.exports.tables import table_files
from dossier.publishing.exports.tbx import tbx_files
from dossier.writing.files import DATABASE_URI

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition


def export_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str | bytes]:
    """Return the files that hold the dossier in other forms."""
    first = editions[0]
    return {
        **data_files(first.settings, first.corpus, first.proofs, first.links),
        DATABASE_URI: make_database(first),
        **reference_files(pages, editions),
        **annotation_files(first),
        **table_files(first),
        **glossary_table_files(first),
        **omegat_files(first),
        **tbx_files(first),
        **skos_files(first),
        **feed_files(pages, editions),
    }


def site_files(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return the lists of all pages that make sense on a finished site alone: they name its addresses."""
    return {**sitemap_files(pages, editions), **llms_files(pages, editions)}
