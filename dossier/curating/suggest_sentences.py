"""Suggestions about sentences: those that nothing uses yet, equal ones that share no point, and points of one voice."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.curating.suggestion import Subject, Suggested, all_subjects
from dossier.linking.comparison import compare_points
from dossier.linking.topics import link_topics
from dossier.model.corpus import SentenceState
from dossier.text.alike import alike_pairs
from dossier.text.find import PhraseFinder
from dossier.text.forms import name_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.location import Location, Span

LEAST_ALIKE = 42.0
"""Statements less alike than this are about different things."""
MOST_OF_ONE = 2
"""In how many suggestions one passage may stand."""
FIRST_WORDS = 8
"""Of a sentence, by which `dossier quote` finds it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or the part of one that is left over, or a passage."""

    source: str
    """Empty for an article without a record."""
    language: str
    text: str
    location: Location
    address: str = ""
    """Of a passage."""
    span: Span | None = None
    """In its article, of a sentence or part of one."""


def unused_sentences(
    corpus: Corpus, proofs: Proofs, languages: Sequence[str], subject: Subject | None
) -> Iterator[Suggested]:
    """Return sentences that nothing uses yet and that touch the subject, or any topic, name or term."""
    subjects = (subject,) if subject else all_subjects(corpus)
    finders: dict[str, PhraseFinder] = {}
    for statement in open_statements(corpus, proofs, languages[0]):
        finder = finders.setdefault(statement.language, _finder(subjects, corpus, statement.language))
        hits = finder.find(statement.text)
        if not hits:
            continue
        ids = tuple(dict.fromkeys(key for hit in hits for key in hit.keys))
        words = dict.fromkeys(hit.span.of(statement.text) for hit in hits)
        is_draft = not statement.source
        begin = shlex.quote(" ".join(statement.text.split()[:FIRST_WORDS]))
        yield Suggested(
            "unused",
            statement.location,
            statement.text,
            f"touches {', '.join(ids[:4])}{' …' if len(ids) > 4 else ''} ({', '.join(list(words)[:4])})",
            f"dossier add {statement.location.path}" if is_draft else f"dossier quote --add {begin}",
            len(words) + len(ids) - is_draft / 2,
            ids,
        )
    if subject and subject.kind == "topic":
        yield from _further(corpus, proofs, subject.id)


def _further(corpus: Corpus, proofs: Proofs, topic: str) -> Iterator[Suggested]:
    """Return passages with words of the topic that its page does not cite."""
    for address in link_topics(corpus, proofs, with_drafts=False)[topic].further:
        passage = corpus.passage(address)
        assert passage is not None
        yield Suggested(
            "unused",
            passage.place("exact"),
            passage.exact,
            f"has words of {topic}, and its page does not cite it",
            f"[@{address}] in content/topics/{topic}",
            0.0,
            (address,),
        )


def open_statements(corpus: Corpus, proofs: Proofs, language: str) -> Iterator[Statement]:
    """Return the sentences without a use, and what is left over of others; articles without a record are read in the language."""
    for source_id, covered in proofs.coverage.items():
        article = corpus.article_of(source_id)
        assert article is not None
        own = corpus.sources[source_id].language
        for item in covered.sentences:
            if item.state is SentenceState.MISSING:
                spans = [item.sentence.span]
            else:
                spans = [*item.leftover] if item.state is SentenceState.PARTLY else []
            for span in spans:
                place = article.location_at(span.start)
                yield Statement(source_id, own, span.of(article.text), place, span=span)
    for article in corpus.drafts():
        for paragraph in article.paragraphs:
            for sentence in paragraph.sentences:
                place = article.location_at(sentence.span.start)
                yield Statement("", language, sentence.span.of(article.text), place)


def _finder(subjects: Iterable[Subject], corpus: Corpus, language: str) -> PhraseFinder:
    phrases: dict[str, dict[str, None]] = {}
    for subject in subjects:
        for form in subject.forms(corpus, language):
            phrases.setdefault(form, {})[subject.id] = None
    return PhraseFinder({form: tuple(ids) for form, ids in phrases.items()}, language)


def equal_statements(
    corpus: Corpus, proofs: Proofs, languages: Sequence[str], subject: Subject | None
) -> Iterator[Suggested]:
    """Return pairs of statements of two sources that are much alike and stand in no point together.

    They are compared in the first language of the dossier, or as they are, and without the names in them: two sentences
    about the same people are not yet the same statement.
    """
    statements = [*_passages(corpus, proofs, languages[0])]
    statements += [
        item
        for item in open_statements(corpus, proofs, languages[0])
        if item.source and not _holds_passage(item, proofs)
    ]
    finders = {
        language: _names_finder(corpus, language) for language in {item.language for item in statements}
    }
    plain = [_without_names(item.text, finders[item.language]) for item in statements]
    asked = {} if subject is None else {code: _finder((subject,), corpus, code) for code in finders}
    points = _points_of(corpus)
    seen: dict[str, int] = {}
    pairs = sorted(alike_pairs(plain, LEAST_ALIKE), key=lambda pair: -pair[2])
    for first, second, score in pairs:
        one, other = statements[first], statements[second]
        shared = points.get(one.address, set()) & points.get(other.address, set())
        if one.source == other.source or one.language != other.language or shared:
            continue
        if asked and not any(asked[item.language].find(item.text) for item in (one, other)):
            continue
        names = [_name(one), _name(other)]
        if any(seen.get(name, 0) >= MOST_OF_ONE for name in names):
            continue
        seen.update({name: seen.get(name, 0) + 1 for name in names})
        yield _equal(one, other, score, points)


def _holds_passage(statement: Statement, proofs: Proofs) -> bool:
    """Tell whether a passage, used or not, already stands for the sentence."""
    own, span = f"{statement.source}#", statement.span
    return span is not None and any(
        proof.span.overlaps(span) for address, proof in proofs.passages.items() if address.startswith(own)
    )


def _equal(one: Statement, other: Statement, score: float, points: Mapping[str, set[str]]) -> Suggested:
    known = sorted({*points.get(one.address, ()), *points.get(other.address, ())})
    if not (one.address and other.address):
        todo = "quote both, then compare them in content/points/"
    elif known:
        todo = f"add what is missing to point {' or '.join(known)}, if both answer it"
    else:
        todo = f"a new point in content/points/ with passages: [{one.address}, {other.address}]"
    why = f"{score:.0f} of 100 alike with {_name(other)}: {other.text}"
    return Suggested("equal", one.location, one.text, why, todo, score, (_name(one), _name(other)))


def _name(statement: Statement) -> str:
    return statement.address or str(statement.location)


def _passages(corpus: Corpus, proofs: Proofs, language: str) -> Iterator[Statement]:
    """Return the passages of the bodies in the language of comparison where they have it."""
    for address in corpus.addresses():
        passage = corpus.passage(address)
        if passage is None or passage.part != "body" or address not in proofs.passages:
            continue
        source_id = address.partition("#")[0]
        own = corpus.sources[source_id].language
        is_translated = own != language.partition("-")[0] and language in passage.translation
        text = passage.translation[language] if is_translated else passage.exact
        code = language.partition("-")[0] if is_translated else own
        yield Statement(source_id, code, text, passage.place("exact"), address)


def _names_finder(corpus: Corpus, language: str) -> PhraseFinder:
    forms = (form for name in corpus.names.values() for form in name_forms(name, language))
    return PhraseFinder(dict.fromkeys(forms, ()), language)


def _without_names(text: str, finder: PhraseFinder) -> str:
    for hit in reversed(finder.find(text)):
        text = f"{text[: hit.span.start]} {text[hit.span.end :]}"
    return text


def _points_of(corpus: Corpus) -> Mapping[str, set[str]]:
    """Return the points in which each passage stands."""
    found: dict[str, set[str]] = {}
    for key, point in corpus.points.items():
        for version in point.versions:
            for address in version.passages:
                found.setdefault(address, set()).add(key)
    return found


def single_voices(
    corpus: Corpus, proofs: Proofs, languages: Sequence[str], subject: Subject | None
) -> Iterator[Suggested]:
    """Return points on which several sources speak and all rest on the words of one name, unless their note says so."""
    for key, comparison in compare_points(corpus, proofs).items():
        point = corpus.points[key]
        if not comparison.is_one_voice:
            continue
        (voice,) = comparison.voices
        name = corpus.names.get(voice)
        forms = name_forms(name, languages[0]) if name else ()
        is_noted = any(form in point.note.get(languages[0]) for form in forms)
        if is_noted or (subject and subject.id not in {voice, *point.topics}):
            continue
        label = name.label.get(languages[0], voice) if name else voice
        yield Suggested(
            "voice",
            point.place("versions"),
            point.ask.get(languages[0], key),
            f"{len(comparison.speaking)} sources speak, and every passage is said by {label}",
            f"look for another account; if there is none, the note of point {key} could say so",
            len(comparison.speaking),
            (key, voice),
        )
