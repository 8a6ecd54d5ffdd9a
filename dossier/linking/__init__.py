"""The third step: Corpus and Proofs to Links. Gathers everything before any page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.linking.comparison import compare_points
from dossier.linking.mentions import (
    find_mentioning_pages,
    find_occurrences,
    link_prose,
    link_roles,
    make_vocabularies,
    prose_made_from,
)
from dossier.linking.published import choose_published, limit_drafts
from dossier.linking.topics import link_topics_and_singles
from dossier.model.links import Links

if TYPE_CHECKING:
    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.shelf import Shelf
    from dossier.settings import Settings


__all__ = ["choose_published", "link_corpus"]


def link_corpus(corpus: Corpus, proofs: Proofs, settings: Settings, shelf: Shelf | None = None) -> Links:
    """Return what belongs together in the corpus; what was found in texts is on the shelf."""
    vocabularies = make_vocabularies(corpus, settings.languages, shelf)
    topics, singles = link_topics_and_singles(corpus, proofs, with_drafts=settings.show_drafts, shelf=shelf)
    links = Links(
        prose=link_prose(corpus, vocabularies),
        roles=link_roles(corpus, vocabularies),
        comparisons=compare_points(corpus, proofs),
        topics=limit_drafts(topics, corpus, settings),
        occurrences=find_occurrences(corpus, proofs, shelf),
        mentioned_on=find_mentioning_pages(corpus, vocabularies),
        singles=singles,
        made_from={"prose": prose_made_from(corpus, vocabularies)},
    )
    for vocabulary in vocabularies.values():
        vocabulary.found.put()
    return links
