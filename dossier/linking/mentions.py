"""Where names, terms and topics are mentioned, in prose and in articles, and which of the mentions become links.

A string that fits several goes to the topic, then the name, then the term. A page never links to itself; a target is
linked at its first mention on a page, and a sentence gets at most one such link. Headings, code, links, quotations and
what stands above the first heading (deck and key facts) are left alone. Terms link only where their entry says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dossier.model.links import Occurrence
from dossier.model.prose import (
    Block,
    BulletList,
    Close,
    Heading,
    Mention,
    Open,
    Piece,
    Prose,
    ProseParagraph,
    ProseSentence,
    Quote,
    Reference,
    Text,
)
from dossier.model.shelf import Answers, Results, digest_of_given
from dossier.text.find import PhraseFinder
from dossier.text.forms import name_forms, term_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.location import Span
    from dossier.model.shelf import Shelf

# matches words between double quotation marks: “tidak akan mundur”
QUOTED_RE = re.compile(r"[“\"][^”\"]*[”\"]")

Found: TypeAlias = tuple[int, int, tuple[str, ...]]
"""Where something begins and ends in a text, and the ids that it may stand for."""


class Vocabulary(NamedTuple):
    """What can be mentioned in prose of one language."""

    found: Answers[str, tuple[Found, ...]]
    """What of it a text holds; most texts are asked twice, for links and for the pages that mention something."""
    kinds: Mapping[str, str]
    """`topic`, `name` or `term` by id."""
    labels: Mapping[str, str]
    """What an id is called in the language."""
    linked: frozenset[str]
    """Ids that link by themselves."""
    digest: bytes
    """Of all this; empty without a shelf."""


def make_vocabularies(
    corpus: Corpus, languages: tuple[str, ...], shelf: Shelf | None = None
) -> Mapping[str, Vocabulary]:
    """Return the vocabulary of each language; what was found of it in texts is on the shelf."""
    return {language: _vocabulary(corpus, language, shelf) for language in languages}


def _vocabulary(corpus: Corpus, language: str, shelf: Shelf | None) -> Vocabulary:
    phrases: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    labels: dict[str, str] = {}
    for topic_id, topic in corpus.topics.items():
        _add(phrases, [topic.title.get(language)], topic_id)
        kinds[topic_id], labels[topic_id] = "topic", topic.title.get(language)
    for name_id, name in corpus.names.items():
        if name.kind != "unnamed":
            _add(phrases, name_forms(name, language), name_id)
        kinds.setdefault(name_id, "name")
        labels.setdefault(name_id, name.label.get(language))
    for term_id, term in corpus.terms.items():
        _add(phrases, term_forms(term, language), term_id)
        kinds.setdefault(term_id, "term")
        labels.setdefault(term_id, term.term.get(language))
    known = {form: tuple(ids) for form, ids in phrases.items()}
    find = partial(_find_in_prose, PhraseFinder(known, language), known)
    found = Answers(shelf, f"mentions {language}", find, language, known)
    unlinked = {term_id for term_id, term in corpus.terms.items() if not term.link}
    linked = frozenset(kinds) - unlinked
    digest = b"" if shelf is None else digest_of_given(language, known, kinds, labels, sorted(linked))
    return Vocabulary(found, kinds, labels, linked, digest)


def _find_in_prose(
    finder: PhraseFinder, phrases: Mapping[str, tuple[str, ...]], text: str
) -> tuple[Found, ...]:
    return tuple((start, end, phrases[form]) for start, end, form in finder.spots(text))


def _add(phrases: dict[str, list[str]], forms: Iterable[str], target: str) -> None:
    for form in forms:
        if form:
            phrases.setdefault(form, []).append(target)


def link_prose(corpus: Corpus, vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, Mapping[str, Prose]]:
    """Return all prose with first mentions and references turned into mentions."""
    return {
        page: {
            language: link_mentions(prose, vocabularies[language], page.removeprefix("topics/"))
            for language, prose in texts.items()
        }
        for page, texts in corpus.prose.items()
    }


def link_roles(corpus: Corpus, vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, Mapping[str, Prose]]:
    """Return the roles of names with references resolved; roles are too short for other links."""
    return {
        name_id: {
            language: _with_blocks(
                prose, [_Linker(vocabularies[language], name_id).resolve(b) for b in prose.blocks]
            )
            for language, prose in texts.items()
            if language in vocabularies
        }
        for name_id, texts in corpus.roles.items()
    }


def prose_made_from(corpus: Corpus, vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, bytes]:
    """Return by page a digest of all that its linked prose is made from; nothing without a shelf."""
    known = b"".join(vocabulary.digest for vocabulary in vocabularies.values())
    return {page: files + known for page, files in corpus.made_from.get("prose", {}).items() if files}


def link_mentions(prose: Prose, vocabulary: Vocabulary, own_id: str) -> Prose:
    """Return the prose of a page with mentions linked."""
    linker = _Linker(vocabulary, own_id)
    blocks: list[Block] = []
    is_body = False
    for block in prose.blocks:
        is_body = is_body or isinstance(block, Heading)
        blocks.append(linker.link(block) if is_body else linker.resolve(block))
    return _with_blocks(prose, blocks)


def _with_blocks(prose: Prose, blocks: Iterable[Block]) -> Prose:
    return Prose(prose.path, prose.language, tuple(blocks))


class _Linker:
    """Link the mentions of one page from top to bottom, each target once."""

    def __init__(self, vocabulary: Vocabulary, own_id: str) -> None:
        self._vocabulary = vocabulary
        self._done = {own_id}

    def link(self, block: Block) -> Block:
        """Return the block with references resolved and first mentions linked."""
        return self._map(block, automatic=True)

    def resolve(self, block: Block) -> Block:
        """Return the block with references resolved alone."""
        return self._map(block, automatic=False)

    def _map(self, block: Block, *, automatic: bool) -> Block:
        if isinstance(block, ProseParagraph):
            sentences = tuple([self._sentence(s, automatic=automatic) for s in block.sentences])
            return ProseParagraph(sentences, block.location)
        if isinstance(block, BulletList):
            items = tuple(
                tuple(self._map(inner, automatic=automatic) for inner in item) for item in block.items
            )
            return replace(block, items=items)
        if isinstance(block, Quote):
            return replace(block, blocks=tuple(self._map(inner, automatic=False) for inner in block.blocks))
        return block

    def _sentence(self, sentence: ProseSentence, *, automatic: bool) -> ProseSentence:
        pieces = sentence.pieces
        if Reference in map(type, pieces):
            pieces = tuple(self._resolved(piece) for piece in pieces)
        if automatic and Mention not in map(type, pieces):
            pieces = self._with_first_mention(pieces)
        if pieces is sentence.pieces:
            return sentence
        return ProseSentence(pieces, sentence.citations, sentence.location)

    def _resolved(self, piece: Piece) -> Piece:
        if not isinstance(piece, Reference):
            return piece
        kind = self._vocabulary.kinds.get(piece.id)
        words = piece.words or self._vocabulary.labels.get(piece.id) or piece.id
        if kind is None or (piece.id in self._done and kind == "topic"):
            return Text(words)
        self._done.add(piece.id)
        return Mention(kind, piece.id, words)  # type: ignore[arg-type]  # kinds holds nothing else

    def _with_first_mention(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        is_in_link = False
        for number, piece in enumerate(pieces):
            if isinstance(piece, Open | Close) and piece.kind == "link":
                is_in_link = isinstance(piece, Open)
            if isinstance(piece, Text) and not is_in_link:
                parts = self._split_at_mention(piece.text)
                if parts:
                    return (*pieces[:number], *parts, *pieces[number + 1 :])
        return pieces

    def _split_at_mention(self, text: str) -> tuple[Piece, ...]:
        found = self._vocabulary.found[text]
        quoted = [match.span() for match in QUOTED_RE.finditer(text)] if found else []
        for start, end, keys in found:
            target = next((key for key in keys if key in self._vocabulary.linked), None)
            if target is None or target in self._done or any(a < end and start < b for a, b in quoted):
                continue
            self._done.add(target)
            kind = self._vocabulary.kinds[target]
            mention = Mention(kind, target, text[start:end])  # type: ignore[arg-type]  # kinds holds nothing else
            return tuple(p for p in (Text(text[:start]), mention, Text(text[end:])) if p != Text(""))
        return ()


def find_mentioning_pages(
    corpus: Corpus, vocabularies: Mapping[str, Vocabulary]
) -> Mapping[str, tuple[str, ...]]:
    """Return, by name and term, the pages whose prose mentions it in any language and form."""
    pages: dict[str, dict[str, None]] = {}
    for page, texts in corpus.prose.items():
        for language, prose in texts.items():
            vocabulary = vocabularies[language]
            for sentence in prose.sentences():
                referred = [piece.id for piece in sentence.pieces if isinstance(piece, Reference)]
                found = (key for _, _, keys in vocabulary.found[sentence.text] for key in keys)
                for key in (*referred, *found):
                    pages.setdefault(key, {})[page] = None
    return {key: tuple(found) for key, found in pages.items()}


def find_occurrences(
    corpus: Corpus, proofs: Proofs, shelf: Shelf | None = None
) -> Mapping[str, tuple[Occurrence, ...]]:
    """Return, by name and term, each form that occurs in an article with its paragraphs; set-aside spans do not count."""
    languages = {source.language for source in corpus.sources.values()}
    forms = {language: _article_forms(corpus, language) for language in languages}
    finders = {language: PhraseFinder(forms[language], language) for language in languages}
    known = {language: digest_of_given(language, forms[language]) for language in languages}
    results = Results(shelf, "occurrences")
    found: dict[str, list[Occurrence]] = {}
    for source_id, source in corpus.sources.items():
        article = corpus.article_of(source_id)
        if article is None:
            continue
        text = _blank_out(article.text, proofs.set_aside.get(source_id, ()))
        language = source.language
        find = partial(_find_in_article, article, text, finders[language], forms[language])
        for key, words, paragraphs in results.of(find, article.sha256, text, known[language]):
            found.setdefault(key, []).append(Occurrence(words, source_id, paragraphs))
    results.put()
    return {key: tuple(items) for key, items in found.items()}


def _find_in_article(
    article: Article, text: str, finder: PhraseFinder, phrases: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, str, tuple[int, ...]]]:
    """Return the name or term, the form and the paragraphs of all that occur in the text of the article."""
    paragraphs: dict[tuple[str, str], dict[int, None]] = {}
    for paragraph in article.paragraphs:
        words = paragraph.span.of(text)
        for start, end, form in finder.spots(words):
            for key in phrases[form]:
                paragraphs.setdefault((key, words[start:end]), {})[paragraph.number] = None
    return [(key, words, tuple(numbers)) for (key, words), numbers in paragraphs.items()]


def _blank_out(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with signs in place of what the spans hold; a word that was glued to one begins there."""
    for span in spans:
        text = text[: span.start] + "." * len(span) + text[span.end :]
    return text


def _article_forms(corpus: Corpus, language: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of names and terms in the language, each with those that it stands for."""
    phrases: dict[str, list[str]] = {}
    for name_id, name in corpus.names.items():
        _add(phrases, name_forms(name, language), name_id)
    for term_id, term in corpus.terms.items():
        _add(phrases, term_forms(term, language), term_id)
    return {form: tuple(keys) for form, keys in phrases.items()}
