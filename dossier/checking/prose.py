"""Check the shape of our prose: each sentence cites, headings have ids, and topics open with a deck and key facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.checking.claims import plain_words
from dossier.checking.wording import short
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.prose import BulletList, Heading, ProseParagraph, words_of
from dossier.model.record import ID_RE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.model.corpus import Corpus
    from dossier.model.prose import Block, Prose

OWN_BEGINNINGS = (
    "citation-", "cite-", "correction-", "difference-", "dossier-", "entry-", "event-", "finding-", "name-", "note-",
    "passage-", "point-", "search-", "sentence-", "set-aside-", "term-",
)  # fmt: skip
"""How the ids begin that pages give to their own parts; scripts and notes find these parts by them."""
OWN_IDS = {
    "cite-this", "contradictions", "corrected", "corrections", "figures", "further-passages", "names-and-terms", "notes",
    "other-points", "related-topics", "releases", "timeline", "topics", "what-each-source-says",
    "what-only-one-source-reports", "when-it-happened", "where-the-sources-differ",
}  # fmt: skip
"""Ids of the headings that pages of prose have by themselves."""
FEWEST_FACTS, MOST_FACTS = 3, 5


def check_prose(corpus: Corpus) -> tuple[Finding, ...]:
    """Report sentences without a citation, headings without an id, and pages without their opening."""
    findings: list[Finding] = []
    for page, texts in corpus.prose.items():
        for prose in texts.values():
            findings.extend(_check_sentences(prose))
            findings.extend(_check_headings(prose))
            findings.extend(_check_opening(page, prose))
    for texts in corpus.roles.values():
        for prose in texts.values():
            findings.extend(_check_sentences(prose))
    return tuple(findings)


def _check_sentences(prose: Prose) -> Iterator[Finding]:
    for sentence in prose.sentences():
        about_dossier = [citation for citation in sentence.citations if citation.is_dossier]
        if sentence.citations and not about_dossier:
            continue
        words = short(plain_words(sentence))
        if not sentence.citations and any(char.isalnum() for char in words):
            message = f"The sentence '{words}' cites nothing."
            hint = "End it with [@source#passage], or with [@dossier] if it speaks of the dossier itself."
            yield Finding("prose-uncited", message, sentence.location, hint=hint)
        elif about_dossier and sentence.addresses:
            message = f"The sentence '{words}' cites the dossier together with passages."
            hint = "Split it: what the passages carry in one sentence, what is about the dossier in another."
            yield Finding("dossier-not-alone", message, about_dossier[0].location, hint=hint)
        elif about_dossier:
            message = f"The sentence '{words}' rests on the dossier itself."
            hint = "See that it states no fact from outside the dossier."
            yield Finding("prose-about-dossier", message, sentence.location, hint=hint)


def _check_headings(prose: Prose) -> Iterator[Finding]:
    taken: set[str] = set()
    for block in prose.blocks:
        if not isinstance(block, Heading):
            continue
        if block.level not in (2, 3):
            hint = "Use ## for sections and ### inside them; the title of the page is made from its record."
            message = f"The heading '{_short_words(block)}' has level {block.level}."
            yield Finding("heading-level", message, block.location, hint=hint)
        if not block.id:
            hint = "End it with an id such as {#what-was-paused}, the same in each language."
            message = f"The heading '{_short_words(block)}' has no id."
            yield Finding("heading-id-missing", message, block.location, hint=hint)
        elif not ID_RE.fullmatch(block.id):
            hint = "Use small letters a-z, digits and hyphens, at most 64."
            yield Finding(
                "heading-id-shape",
                f"The id '{block.id}' of a heading is not an id.",
                block.location,
                hint=hint,
            )
        elif block.id in OWN_IDS or block.id.startswith(OWN_BEGINNINGS):
            hint = f"Choose another, such as '{block.id.partition('-')[2] or block.id}-more'."
            message = f"The id '{block.id}' of a heading is one that pages use for something else."
            yield Finding("heading-id-taken", message, block.location, hint=hint)
        elif block.id in taken:
            hint = "Give each heading of a page an id of its own."
            yield Finding(
                "heading-id-taken", f"Two headings have the id '{block.id}'.", block.location, hint=hint
            )
        taken.add(block.id)


def _short_words(heading: Heading) -> str:
    return short(words_of(heading.pieces).strip())


def _check_opening(page: str, prose: Prose) -> Iterator[Finding]:
    """Check what stands before the first heading: the deck, then on topics the key facts, and nothing else."""
    end = next((n for n, block in enumerate(prose.blocks) if isinstance(block, Heading)), len(prose.blocks))
    opening = prose.blocks[:end]
    is_topic = page.startswith("topics/")
    if not opening or not isinstance(opening[0], ProseParagraph):
        message = f"The page '{page}' does not begin with a deck."
        hint = "Begin with one paragraph that says what this is about, before any heading."
        yield Finding("deck-missing", message, Location(prose.path, 1), hint=hint)
        return
    if len(opening) > 1 and isinstance(opening[1], BulletList):
        yield from _check_facts(page, opening[1], is_topic=is_topic)
    elif is_topic:
        message = f"The page '{page}' has no key facts."
        hint = "Put a list of three to five key facts between the deck and the first heading."
        yield Finding("facts-missing", message, opening[0].location, hint=hint)
    if is_topic:
        yield from _check_rest(page, opening)


def _check_facts(page: str, facts: BulletList, *, is_topic: bool) -> Iterator[Finding]:
    if is_topic and not FEWEST_FACTS <= len(facts.items) <= MOST_FACTS:
        message = f"The page '{page}' has {len(facts.items)} key facts."
        yield Finding("facts-count", message, facts.location, hint="Three to five are read; more are prose.")


def _check_rest(page: str, opening: tuple[Block, ...]) -> Iterator[Finding]:
    expected = 2 if len(opening) > 1 and isinstance(opening[1], BulletList) else 1
    for block in opening[expected : expected + 1]:
        message = f"More than the deck and the key facts stands before the first heading of '{page}'."
        hint = "Put a heading before it; the deck is one paragraph, the key facts are one list."
        yield Finding("opening-shape", message, block.location, hint=hint)
