"""Prove the quotations inside our own texts: words between double quotation marks stand in a passage that is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.checking.matching import is_cut
from dossier.checking.wording import short
from dossier.model.finding import Finding
from dossier.text.normalize import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.checking.claims import Claim
    from dossier.model.corpus import Corpus

# matches a quotation in folded text, without its marks
QUOTED_RE = re.compile(r'"(?P<words>[^"]*)"')
# matches a quotation between single marks: 'tidak akan lama', but no apostrophe as in Jum'at or the voters' will
SINGLE_RE = re.compile(r"(?<![\w'])'(?P<words>[^'\"]*)'(?![\w'])")
MANY_WORDS = 8
"""Of a source that may not be shown; fewer are a name or a turn of phrase."""
# matches what may differ at the ends of a quotation within a sentence
ENDS = " .,;:!?…"
# matches quotation marks that are no part of a word, as the apostrophe of Jum'at is
INNER_MARKS_RE = re.compile(r"(?<!\w)[\"']+|[\"']+(?!\w)")


def check_quotations(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Report quotations in our texts that no cited passage carries, and quotation marks without their partner."""
    return tuple(finding for claim in claims for finding in _check_claim(claim, corpus))


def _check_claim(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    text = fold_words(claim.text)
    if '"' not in text and "'" not in text:
        return
    if text.count('"') % 2:
        message = f"A double quotation mark has no partner: '{short(claim.text)}'"
        yield Finding(
            "quotation-marks-unbalanced",
            message,
            claim.location,
            hint="Open and close each quotation in one sentence.",
        )
        return
    quoted = tuple(_quoted(text))
    if not quoted or any(corpus.is_unread(address) for address in claim.addresses):
        # Reading has reported the broken passage; what it would prove cannot be told.
        return
    for words in quoted:
        carriers = [address for address in claim.addresses if _carries(address, words, corpus)]
        if not carriers:
            message = f"The quoted words '{short(words)}' stand in no passage that is cited here."
            hint = "Quote a cited passage or its translation word for word, cite the right one, or drop the quotation marks."
            yield Finding("prose-quote-unproved", message, claim.location, hint=hint)
        elif len(words.split()) >= MANY_WORDS and all(_is_withheld(address, corpus) for address in carriers):
            message = f"The quoted words '{short(words)}' are those of a source whose rights are 'none'."
            hint = f"Say it in words of your own; fewer than {MANY_WORDS} words may be quoted."
            yield Finding("quote-withheld", message, claim.location, hint=hint)


def _quoted(text: str) -> Iterator[str]:
    """Yield the words between quotation marks of a folded text, double ones first."""
    if '"' in text:
        yield from (match["words"] for match in QUOTED_RE.finditer(text))
        text = QUOTED_RE.sub(" ", text)
    if "'" in text:
        yield from (match["words"] for match in SINGLE_RE.finditer(text))


def _carries(address: str, words: str, corpus: Corpus) -> bool:
    """Tell whether the words stand in the passage, its attribution or one of its translations."""
    passage = corpus.passage(address)
    if passage is None:
        return False
    translations = (passage.translation[code] for code in passage.translation)
    return any(stands_in(words, text) for text in (passage.exact, passage.attribution, *translations))


def _is_withheld(address: str, corpus: Corpus) -> bool:
    return corpus.sources[address.partition("#")[0]].rights == "none"


def stands_in(words: str, text: str) -> bool:
    """Tell whether the words stand in the text, apart from outer punctuation, inner marks and the case of the first letter."""
    wanted = INNER_MARKS_RE.sub("", fold_words(words)).strip(ENDS)
    there = INNER_MARKS_RE.sub("", fold_words(text))
    if not wanted:
        return False
    return any(_stands_whole(first + wanted[1:], there) for first in {wanted[0].lower(), wanted[0].upper()})


def _stands_whole(words: str, text: str) -> bool:
    start = text.find(words)
    while start >= 0:
        if not is_cut(text, start) and not is_cut(text, start + len(words)):
            return True
        start = text.find(words, start + 1)
    return False
