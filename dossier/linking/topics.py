"""Which passages, points and events belong to which topic, and which topics share evidence."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dossier.linking.words import WordIndex
from dossier.model.links import DraftSentence, TopicLinks
from dossier.model.shelf import Results
from dossier.text.forms import topic_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.event import Event
    from dossier.model.point import Point
    from dossier.model.shelf import Shelf

KeyT = TypeVar("KeyT")


def link_topics(
    corpus: Corpus, proofs: Proofs, *, with_drafts: bool, shelf: Shelf | None = None
) -> Mapping[str, TopicLinks]:
    """Return what belongs to each topic; which passages hold its words is on the shelf."""
    return link_topics_and_singles(corpus, proofs, with_drafts=with_drafts, shelf=shelf)[0]


def link_topics_and_singles(
    corpus: Corpus, proofs: Proofs, *, with_drafts: bool, shelf: Shelf | None = None
) -> tuple[Mapping[str, TopicLinks], tuple[str, ...]]:
    """Return what belongs to each topic, and what one source alone reports."""
    order = _article_order(corpus, proofs)
    cited = _cited(corpus, order)
    further = _further(corpus, proofs, shelf)
    all_singles = _find_singles(corpus, proofs, order)
    singles = set(all_singles)
    points, events = _by_topic(corpus.points), _by_topic(corpus.events)
    related = _related(corpus, cited)
    drafts = _draft_sentences(corpus, proofs) if with_drafts else {}
    topics = {
        topic_id: TopicLinks(
            cited=cited[topic_id],
            further=_ordered(further[topic_id].difference(cited[topic_id]), order),
            singles=tuple(address for address in cited[topic_id] if address in singles),
            points=tuple(points.get(topic_id, ())),
            events=tuple(events.get(topic_id, ())),
            sources=tuple(dict.fromkeys(address.partition("#")[0] for address in cited[topic_id])),
            related=related[topic_id],
            drafts=drafts.get(topic_id, ()),
        )
        for topic_id in corpus.topics
    }
    return topics, all_singles


def _find_singles(corpus: Corpus, proofs: Proofs, order: Mapping[str, int]) -> tuple[str, ...]:
    """Return the used passages of the body of an article that stand in no point, in the order of the articles."""
    compared = {
        address
        for point in corpus.points.values()
        for version in point.versions
        for address in version.passages
    }
    return _ordered((address for address in proofs.uses if address not in compared), order)


def _article_order(corpus: Corpus, proofs: Proofs) -> Mapping[str, int]:
    """Return the number of each proved passage in the order of sources and articles."""
    place = {source: number for number, source in enumerate(corpus.sources)}
    found = (
        (place[address.partition("#")[0]], proof.span.start, proof.span.end, number, address)
        for number, (address, proof) in enumerate(proofs.passages.items())
    )
    return {address: number for number, (*_, address) in enumerate(sorted(found))}


def _ordered(addresses: Iterable[str], order: Mapping[str, int]) -> tuple[str, ...]:
    """Return those of the addresses that are proved, each once, in their order."""
    return tuple(sorted({address for address in addresses if address in order}, key=order.__getitem__))


def _by_topic(records: Mapping[str, Point] | Mapping[str, Event]) -> Mapping[str, list[str]]:
    """Return the ids of the records of each topic, each once."""
    found: dict[str, list[str]] = {}
    for key, record in records.items():
        for topic_id in dict.fromkeys(record.topics):
            found.setdefault(topic_id, []).append(key)
    return found


def _cited(corpus: Corpus, order: Mapping[str, int]) -> Mapping[str, tuple[str, ...]]:
    """Return what each topic cites: in its summary and prose, its points and events."""
    found = {topic_id: set(topic.summary_passages) for topic_id, topic in corpus.topics.items()}
    for topic_id, addresses in found.items():
        for prose in corpus.prose.get(f"topics/{topic_id}", {}).values():
            addresses.update(address for sentence in prose.sentences() for address in sentence.addresses)
    for point in corpus.points.values():
        for topic_id in found.keys() & point.topics:
            found[topic_id].update(address for version in point.versions for address in version.passages)
    for event in corpus.events.values():
        for topic_id in found.keys() & event.topics:
            found[topic_id].update(event.passages)
    return {topic_id: _ordered(addresses, order) for topic_id, addresses in found.items()}


def _further(corpus: Corpus, proofs: Proofs, shelf: Shelf | None) -> Mapping[str, set[str]]:
    """Return the used passages that hold words of each topic in the language of their article."""
    texts: dict[str, dict[str, str]] = {}
    for source_id, source in corpus.sources.items():
        for key, passage in source.passages.items():
            if (address := f"{source_id}#{key}") in proofs.uses:
                texts.setdefault(source.language, {})[address] = passage.exact
    forms = _forms(corpus, texts)
    results = Results(shelf, "further")
    found = results.of(partial(_holding, texts, forms), texts, forms)
    results.put()
    return found


def _forms(corpus: Corpus, languages: Iterable[str]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the words of each topic, by language."""
    return {
        topic_id: {
            language: tuple(topic_forms(topic, corpus.terms, corpus.names, language))
            for language in languages
        }
        for topic_id, topic in corpus.topics.items()
    }


def _holding(
    texts: Mapping[str, Mapping[KeyT, str]], forms: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Mapping[str, set[KeyT]]:
    """Return for each topic the keys of the texts with its words, both by language."""
    indexes = {language: WordIndex(found, language) for language, found in texts.items()}
    return {
        topic_id: {
            key
            for language, words in by_language.items()
            for form in words
            for key in indexes[language].holding(form)
        }
        for topic_id, by_language in forms.items()
    }


def _related(
    corpus: Corpus, cited: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return for each topic those that cite the same passages or that a curator chose, those that share most first."""
    citing: dict[str, list[str]] = {}
    for topic_id, addresses in cited.items():
        for address in addresses:
            citing.setdefault(address, []).append(topic_id)
    place = {topic_id: number for number, topic_id in enumerate(corpus.topics)}
    found = {}
    for topic_id, topic in corpus.topics.items():
        shared = Counter(other for address in cited[topic_id] for other in citing[address])
        chosen = (other for other in topic.related if other in place)
        ranks = {other: (-shared[other], place[other]) for other in (*shared, *chosen) if other != topic_id}
        found[topic_id] = tuple((other, shared[other]) for other in sorted(ranks, key=ranks.__getitem__))
    return found


def _draft_sentences(corpus: Corpus, proofs: Proofs) -> Mapping[str, tuple[DraftSentence, ...]]:
    """Return for each topic the sentences of drafts that hold its words in any of its languages, without what is set aside."""
    drafts = [
        DraftSentence(article, sentence, source_id)
        for source_id, article in _drafts(corpus)
        for paragraph in article.paragraphs
        for sentence in paragraph.sentences
        if not any(span.overlaps(sentence.span) for span in proofs.set_aside.get(source_id, ()))
    ]
    texts = {number: draft.sentence.span.of(draft.article.text) for number, draft in enumerate(drafts)}
    languages = {source.language for source in corpus.sources.values()}
    languages.update(language for topic in corpus.topics.values() for language in topic.words)
    by_language = dict.fromkeys(sorted(languages), texts)
    holding = _holding(by_language, _forms(corpus, by_language))
    return {
        topic_id: tuple(drafts[number] for number in sorted(numbers)) for topic_id, numbers in holding.items()
    }


def _drafts(corpus: Corpus) -> Iterator[tuple[str, Article]]:
    """Yield the articles that nobody has curated yet, each with its source, if there is a record."""
    yield from (("", article) for article in corpus.drafts())
    for source_id, source in corpus.sources.items():
        article = corpus.article_of(source_id)
        if source.draft and article is not None:
            yield source_id, article
