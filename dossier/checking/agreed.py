"""Tell where one language of a page was changed and the other was left behind, against the last agreed state.

`paragraph_digests` gives what a release keeps of our prose, `check_agreed` compares it with what stands there now. Only
words and citations count: a paragraph that was wrapped or typeset anew is the same paragraph.
"""

from __future__ import annotations

import hashlib
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dossier.checking.wording import short
from dossier.model.finding import Finding
from dossier.model.prose import Heading, leaves, words_of
from dossier.text.normalize import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.corpus import Corpus
    from dossier.model.prose import Prose, ProseParagraph

Digests: TypeAlias = "Mapping[str, Mapping[str, Mapping[str, str]]]"
"""By page of prose (or `names/ID` for the role of a name), by paragraph, by language."""
Paragraph: TypeAlias = "Heading | ProseParagraph"
Paragraphs: TypeAlias = "dict[str, Paragraph]"
"""By section and number in it: `what-was-paused/2`."""

DIGEST_LENGTH = 16
"""Hexadecimal digits; enough to tell apart the versions of one paragraph."""


class Fate(NamedTuple):
    """What became of an agreed paragraph in one language."""

    key: str
    """Where it stands now."""
    is_changed: bool


def paragraph_digests(corpus: Corpus) -> Digests:
    """Return a digest of each heading and paragraph of our prose and of the roles, in every language."""
    digests: dict[str, dict[str, dict[str, str]]] = {}
    for page, texts in _pages(corpus):
        for language, prose in texts.items():
            for key, paragraph in _paragraphs(prose).items():
                digests.setdefault(page, {}).setdefault(key, {})[language] = _digest(paragraph)
    return digests


def check_agreed(corpus: Corpus) -> tuple[Finding, ...]:
    """Report paragraphs that changed in some of their languages only since the agreed state.

    A paragraph that is new, or gone, is no matter of this check: the languages are compared with each other anyway.
    """
    if not corpus.agreed:
        return ()
    return tuple(
        finding
        for page, texts in _pages(corpus)
        for finding in _check_page(
            corpus.agreed.get(page, {}), {code: _paragraphs(texts[code]) for code in texts}
        )
    )


def _check_page(before: Mapping[str, Mapping[str, str]], now: Mapping[str, Paragraphs]) -> Iterator[Finding]:
    fates = {language: _fates(before, paragraphs, language) for language, paragraphs in now.items()}
    for key in before:
        known = {language: own[key] for language, own in fates.items() if key in own}
        changed = {language: now[language][fate.key] for language, fate in known.items() if fate.is_changed}
        for language, fate in known.items() if changed else ():
            if not fate.is_changed:
                yield _left_behind(language, now[language][fate.key], changed)


def _left_behind(language: str, kept: Paragraph, changed: Mapping[str, Paragraph]) -> Finding:
    places = " and ".join(f"'{other}' ({paragraph.location})" for other, paragraph in changed.items())
    message = f"This paragraph changed in {places} since it was agreed, but not in '{language}'."
    context = (
        *((f"{other} now", short(_words(paragraph), 200)) for other, paragraph in changed.items()),
        (f"{language} still", short(_words(kept), 200)),
    )
    hint = (
        f"Bring '{language}' into step; where nothing of its meaning changed, `dossier check --agree` says so"
    )
    return Finding("language-changed-alone", message, kept.location, hint=hint, context=context)


def _fates(before: Mapping[str, Mapping[str, str]], now: Paragraphs, language: str) -> Mapping[str, Fate]:
    """Return what became of the agreed paragraphs of one language, section by section; nothing of those that are gone."""
    fates: dict[str, Fate] = {}
    for section in dict.fromkeys(key.rpartition("/")[0] for key in before):
        old = [key for key in before if key.rpartition("/")[0] == section and language in before[key]]
        old.sort(key=_number)
        new = [key for key in now if key.rpartition("/")[0] == section]
        one, other = [before[key][language] for key in old], [_digest(now[key]) for key in new]
        for tag, start, end, first, last in SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
            if end - start == last - first:
                pairs = zip(old[start:end], new[first:last], strict=True)
                fates |= {key: Fate(target, tag != "equal") for key, target in pairs}
    return fates


def _number(key: str) -> int:
    number = key.rpartition("/")[2]
    return int(number) if number.isdecimal() else 0


def _pages(corpus: Corpus) -> Iterator[tuple[str, Mapping[str, Prose]]]:
    yield from corpus.prose.items()
    for name, texts in corpus.roles.items():
        yield f"names/{name}", texts


def _paragraphs(prose: Prose) -> Paragraphs:
    """Return headings and paragraphs by section and number, so that a new section moves no other."""
    found: Paragraphs = {}
    section, number = "", 0
    for item in leaves(prose.blocks):
        if isinstance(item, Heading):
            section, number = item.id, 0
        found.setdefault(f"{section}/{number}", item)
        number += 1
    return found


def _digest(paragraph: Paragraph) -> str:
    cited = (
        ()
        if isinstance(paragraph, Heading)
        else (citation.address for sentence in paragraph.sentences for citation in sentence.citations)
    )
    content = "\n".join((fold_words(_words(paragraph)).strip(), *cited))
    return hashlib.sha256(content.encode()).hexdigest()[:DIGEST_LENGTH]


def _words(paragraph: Paragraph) -> str:
    if isinstance(paragraph, Heading):
        return words_of(paragraph.pieces)
    return " ".join(sentence.text for sentence in paragraph.sentences)
