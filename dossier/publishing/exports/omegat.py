"""The glossary for OmegaT and other tools that read tab-separated text: term, translation, comment, without a header.

One file for each direction. The ending `.utf8` is the one of which OmegaT does not have to guess the encoding.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from dossier.publishing.exports.fields import plain_line
from dossier.writing.files import glossary_omegat_uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.writing.edition import Edition


def omegat_files(edition: Edition) -> Mapping[str, str]:
    """Return one file a direction by path below the site."""
    return {
        glossary_omegat_uri(first, second): "".join(_lines(edition, first, second))
        for first, second in permutations(edition.settings.languages, 2)
    }


def _lines(edition: Edition, first: str, second: str) -> Iterator[str]:
    for term in edition.corpus.terms.values():
        if first in term.term and second in term.term:
            comment = " ".join(text for text in (term.definition.get(first), term.note.get(first)) if text)
            yield (
                "\t".join(plain_line(cell) for cell in (term.term[first], term.term[second], comment)) + "\n"
            )
