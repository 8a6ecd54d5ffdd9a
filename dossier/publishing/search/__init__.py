"""The index of search: Editions in, script files out. Word forms lead to families, families to the places that hold them.

Everything a reader's browser loads is a plain script that calls one function, so that search works under a strict policy
and from a disk. Its size for one query does not grow with the dossier; `docs/search.md` describes the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.publishing.search.files import index_files
from dossier.publishing.search.index import index_units, join_languages
from dossier.publishing.search.rules import rules_of
from dossier.publishing.search.units import collect_units
from dossier.text.lemmas import forget_dictionaries

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from dossier.writing.edition import Edition


def search_files(
    editions: Sequence[Edition],
    remembered: MutableMapping[str, str] | None = None,
    *,
    asks_again: bool = True,
) -> Mapping[str, str]:
    """Return the files of the index by path below the site; nothing without an edition.

    Arguments:
        editions: the dossier in each of its languages.
        remembered: what units and dictionaries said in earlier builds of the same program; what is new is added.
        asks_again: keep the dictionaries, which take much memory, for a later run of this process.

    """
    if not editions:
        return {}
    known = {} if remembered is None else remembered
    units = collect_units(editions)
    languages = tuple(edition.language for edition in editions)
    indexes = {}
    # Those that ask for irregular forms take most memory, so they come while least is kept.
    for language in sorted(languages, key=lambda language: bool(rules_of(language).prefixes)):
        indexes[language] = index_units(units, language, editions[0].corpus, known)
        if not asks_again:
            forget_dictionaries()
    in_order = {language: indexes[language] for language in languages}
    return index_files(units, join_languages(in_order, known))
