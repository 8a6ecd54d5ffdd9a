"""What of the corpus is published: everything but drafts, unless these are asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.links import DraftSentence, TopicLinks
    from dossier.settings import Settings

ValueT = TypeVar("ValueT")


def choose_published(corpus: Corpus, proofs: Proofs, settings: Settings) -> tuple[Corpus, Proofs]:
    """Return the corpus and its proofs as they are published; without drafts, as if these had no record at all."""
    drafts = {key for key, source in corpus.sources.items() if source.draft}
    if settings.show_drafts or not drafts:
        return corpus, proofs

    def kept(values: Mapping[str, ValueT]) -> dict[str, ValueT]:
        return {key: value for key, value in values.items() if key.partition("#")[0] not in drafts}

    proved = replace(
        proofs,
        passages=kept(proofs.passages),
        set_aside=kept(proofs.set_aside),
        uses=kept(proofs.uses),
        coverage=kept(proofs.coverage),
    )
    return replace(corpus, sources=kept(corpus.sources)), proved


def limit_drafts(
    topics: Mapping[str, TopicLinks], corpus: Corpus, settings: Settings
) -> Mapping[str, TopicLinks]:
    """Return the topics with as many sentences of drafts as may be published; the preview has them all.

    Of each article they hold no more than the share of its words that may be quoted, from its beginning on.
    """
    if settings.is_preview:
        return topics
    found = {_key(draft): draft for links in topics.values() for draft in links.drafts}
    kept: set[tuple[str, int]] = set()
    words: dict[str, int] = {}
    for key, draft in sorted(found.items(), key=lambda item: item[0]):
        text = draft.article.text
        words[key[0]] = words.get(key[0], 0) + len(draft.sentence.span.of(text).split())
        is_withheld = draft.source and corpus.sources[draft.source].rights == "none"
        if not is_withheld and words[key[0]] <= settings.file.limits.quoted_share * len(text.split()):
            kept.add(key)
    return {
        key: replace(links, drafts=tuple(draft for draft in links.drafts if _key(draft) in kept))
        for key, links in topics.items()
    }


def _key(draft: DraftSentence) -> tuple[str, int]:
    return draft.article.file, draft.sentence.number
