"""Which passages, points and events belong to which topic, and which topics share evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.links import DraftSentence, TopicLinks
from dossier.text.find import PhraseFinder
from dossier.text.forms import topic_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus, Proofs


def link_topics(corpus: Corpus, proofs: Proofs, *, with_drafts: bool) -> Mapping[str, TopicLinks]:
    """Return what belongs to each topic."""
    finders = {topic_id: _finders(corpus, topic_id) for topic_id in corpus.topics}
    cited = {topic_id: _cited(corpus, proofs, topic_id) for topic_id in corpus.topics}
    singles = set(find_singles(corpus, proofs))
    return {
        topic_id: TopicLinks(
            cited=cited[topic_id],
            further=_further(corpus, proofs, finders[topic_id], set(cited[topic_id])),
            singles=tuple(address for address in cited[topic_id] if address in singles),
            points=tuple(key for key, point in corpus.points.items() if topic_id in point.topics),
            events=tuple(key for key, event in corpus.events.items() if topic_id in event.topics),
            sources=tuple(dict.fromkeys(address.partition("#")[0] for address in cited[topic_id])),
            related=_related(corpus, cited, topic_id),
            drafts=_draft_sentences(corpus, proofs, finders[topic_id]) if with_drafts else (),
        )
        for topic_id in corpus.topics
    }


def find_singles(corpus: Corpus, proofs: Proofs) -> tuple[str, ...]:
    """Return the used passages of the body of an article that stand in no point, in the order of the articles."""
    compared = {
        address
        for point in corpus.points.values()
        for version in point.versions
        for address in version.passages
    }
    used = (address for address in proofs.uses if address in proofs.passages and address not in compared)
    return _in_article_order(used, corpus, proofs)


def _in_article_order(addresses: Iterable[str], corpus: Corpus, proofs: Proofs) -> tuple[str, ...]:
    order = {source: number for number, source in enumerate(corpus.sources)}
    key = {
        address: (order[address.partition("#")[0]], proofs.passages[address].span)
        for address in set(addresses)
    }
    return tuple(sorted(key, key=lambda address: key[address]))


def _cited(corpus: Corpus, proofs: Proofs, topic_id: str) -> tuple[str, ...]:
    topic = corpus.topics[topic_id]
    found = set(topic.summary_passages)
    for prose in corpus.prose.get(f"topics/{topic_id}", {}).values():
        found.update(address for sentence in prose.sentences() for address in sentence.addresses)
    for point in corpus.points.values():
        if topic_id in point.topics:
            found.update(address for version in point.versions for address in version.passages)
    for event in corpus.events.values():
        if topic_id in event.topics:
            found.update(event.passages)
    return _in_article_order((address for address in found if address in proofs.passages), corpus, proofs)


def _finders(corpus: Corpus, topic_id: str) -> Mapping[str, PhraseFinder]:
    """Return a finder of the topic's words for each language that it has words in."""
    topic = corpus.topics[topic_id]
    languages = {source.language for source in corpus.sources.values()} | set(topic.words)
    found = {}
    for language in sorted(languages):
        forms = topic_forms(topic, corpus.terms, corpus.names, language)
        if forms:
            found[language] = PhraseFinder(dict.fromkeys(forms, (topic_id,)), language)
    return found


def _further(
    corpus: Corpus, proofs: Proofs, finders: Mapping[str, PhraseFinder], cited: set[str]
) -> tuple[str, ...]:
    found = []
    for address in proofs.uses:
        passage = corpus.passage(address)
        if passage is None or address in cited or address not in proofs.passages:
            continue
        finder = finders.get(corpus.sources[address.partition("#")[0]].language)
        if finder and finder.find(passage.exact):
            found.append(address)
    return _in_article_order(found, corpus, proofs)


def _related(
    corpus: Corpus, cited: Mapping[str, tuple[str, ...]], topic_id: str
) -> tuple[tuple[str, int], ...]:
    own = set(cited[topic_id])
    chosen = corpus.topics[topic_id].related
    shared = {other: len(own.intersection(cited[other])) for other in corpus.topics if other != topic_id}
    kept = [other for other, count in shared.items() if count or other in chosen]
    return tuple((other, shared[other]) for other in sorted(kept, key=lambda other: -shared[other]))


def _draft_sentences(
    corpus: Corpus, proofs: Proofs, finders: Mapping[str, PhraseFinder]
) -> tuple[DraftSentence, ...]:
    """Return the sentences of drafts that hold words of the topic, in any of its languages, without what is set aside."""
    return tuple(
        DraftSentence(article, sentence, source_id)
        for source_id, article in _drafts(corpus)
        for paragraph in article.paragraphs
        for sentence in paragraph.sentences
        if not any(span.overlaps(sentence.span) for span in proofs.set_aside.get(source_id, ()))
        and any(finder.find(sentence.span.of(article.text)) for finder in finders.values())
    )


def _drafts(corpus: Corpus) -> Iterator[tuple[str, Article]]:
    """Yield the articles that nobody has curated yet, each with its source, if there is a record."""
    yield from (("", article) for article in corpus.drafts())
    for source_id, source in corpus.sources.items():
        article = corpus.article_of(source_id)
        if source.draft and article is not None:
            yield source_id, article
