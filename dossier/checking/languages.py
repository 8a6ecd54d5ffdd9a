"""Check that each page exists in each language, and that its versions are built alike and cite the same passages.

Blocks are compared one by one. From the first block that differs in kind, the rest cannot be compared and one finding
is enough; where all kinds agree, each block that cites other passages gets its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.prose import BulletList, CodeBlock, Heading, ProseParagraph, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.model.corpus import Corpus
    from dossier.model.prose import Block, Prose
    from dossier.settings import Settings

FIXED_PAGES = ("index", "method")


class Unit(NamedTuple):
    """One block as far as two languages can share it."""

    shape: str
    """In words, such as `a list of 3 items`."""
    location: Location
    cited: frozenset[str] = frozenset()


def check_languages(corpus: Corpus, settings: Settings) -> tuple[Finding, ...]:
    """Report pages that lack a language, and pages and roles whose languages are out of step."""
    findings = list(_missing_pages(corpus, settings))
    pages = ((f"The page '{page}'", texts) for page, texts in corpus.prose.items())
    roles = ((f"The role of name '{name}'", texts) for name, texts in corpus.roles.items())
    for what, texts in (*pages, *roles):
        present = [texts[language] for language in settings.languages if language in texts]
        for other in present[1:]:
            findings.extend(compare(what, present[0], other))
    return tuple(findings)


def _missing_pages(corpus: Corpus, settings: Settings) -> Iterator[Finding]:
    pages = dict.fromkeys((*FIXED_PAGES, *(f"topics/{key}" for key in corpus.topics), *corpus.prose))
    for page in pages:
        for language in settings.languages:
            if language not in corpus.prose.get(page, {}):
                path = f"{settings.content.as_posix()}/{page}.{language}.md"
                message = f"The page '{page}' is missing in '{language}'."
                yield Finding(
                    "page-missing",
                    message,
                    Location(path),
                    hint="Write the file; the site says that it lacks this language.",
                )


def compare(what: str, first: Prose, other: Prose) -> tuple[Finding, ...]:
    """Return the first difference in structure, or else every block that cites other passages."""
    left, right = list(_units(first.blocks)), list(_units(other.blocks))
    pairs = list(zip(left, right, strict=False))
    languages = (first.language, other.language)
    for unit, counterpart in pairs:
        if unit.shape != counterpart.shape:
            return (_out_of_step(what, "is built differently", languages, unit, counterpart),)
    if len(left) != len(right):
        return (_too_long(what, first, other, left, right),)
    return tuple(
        _out_of_step(what, "cites different passages", languages, unit, counterpart)
        for unit, counterpart in pairs
        if unit.cited != counterpart.cited
    )


def _out_of_step(what: str, how: str, languages: tuple[str, str], unit: Unit, counterpart: Unit) -> Finding:
    message = (
        f"{what} {how} in '{languages[0]}' ({unit.location}) and '{languages[1]}' ({counterpart.location})."
    )
    if unit.shape == counterpart.shape:
        only = (unit.cited - counterpart.cited, counterpart.cited - unit.cited)
        context = tuple(
            (f"only {code}", ", ".join(sorted(found)))
            for code, found in zip(languages, only, strict=True)
            if found
        )
        hint = "Cite the same passages in this paragraph of both languages."
    else:
        context = ((languages[0], unit.shape), (languages[1], counterpart.shape))
        hint = "Give both languages the same headings, paragraphs, lists and items, in the same order."
    return Finding("languages-out-of-step", message, counterpart.location, hint=hint, context=context)


def _too_long(what: str, first: Prose, other: Prose, left: list[Unit], right: list[Unit]) -> Finding:
    longer, units, shorter = (first, left, other) if len(left) > len(right) else (other, right, first)
    extra = units[min(len(left), len(right))]
    message = f"{what} goes on in '{longer.language}' ({extra.location}) after '{shorter.language}' ends."
    hint = f"Add to '{shorter.path}' what is missing: {extra.shape}."
    return Finding("languages-out-of-step", message, extra.location, hint=hint)


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    for block in blocks:
        match block:
            case Heading():
                yield Unit(f"a heading of level {block.level} with the id '{block.id}'", block.location)
            case ProseParagraph():
                cited = frozenset(item.address for sentence in block.sentences for item in sentence.citations)
                yield Unit("a paragraph", block.location, cited)
            case BulletList():
                kind = "a numbered list" if block.is_ordered else "a list"
                yield Unit(f"{kind} of {len(block.items)} items", block.location)
                for item in block.items:
                    yield from _units(item)
            case Quote():
                yield Unit("a quotation", block.location)
                yield from _units(block.blocks)
            case CodeBlock():
                yield Unit("a block of code", block.location)
